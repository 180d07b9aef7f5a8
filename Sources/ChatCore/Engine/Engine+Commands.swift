/// Commands: what each does, and its one answer.
extension Engine {
  mutating func perform(_ command: CommandNumber, _ action: Action, at now: Moment) {
    if session.isEnded || leavingUntil != nil { return answer(command, .failed(.ended)) }
    do throws(CommandFailure) {
      if try defers(action) { return deferred.append((command, action)) }
      try carryOut(command, action, at: now)
    } catch {
      answer(command, .failed(error))
    }
  }

  /// Whether to wait for retained state; a command that needs the broker fails where none is in sight.
  private func defers(_ action: Action) throws(CommandFailure) -> Bool {
    if session.isReady { return false }
    switch need(action) {
    case .nothing: return false
    case .state: return session.isArriving
    case .broker:
      if session.isArriving { return true }
      throw .notConnected
    }
  }

  private enum Need { case nothing, state, broker }

  private func need(_ action: Action) -> Need {
    switch action {
    case .request, .accept, .reject, .createGroup, .join, .part, .approve, .deny, .kick,
      .deleteGroup, .transferGroup, .invite:
      .broker
    case .topic(let text): text == nil ? .state : .broker
    case .close(_, let end): end ? .broker : .nothing
    case .message(let reference, _): isKnown(reference) ? .nothing : .state
    case .open(let reference): reference.map(isKnown) ?? true ? .nothing : .state
    case .users, .whois, .groups, .names, .requests, .trustOwner: .state
    case .expect(let text, _), .refute(let text, _):
      if case .bare? = text.target { .state } else { .nothing }
    case .say, .act, .history, .search, .pending, .status, .wait, .away, .back, .cancel: .nothing
    case .unread, .mentions, .ignore, .unignore: .nothing
    }
  }

  private mutating func carryOut(
    _ command: CommandNumber, _ action: Action, at now: Moment
  ) throws(CommandFailure) {
    switch action {
    case .users(let pattern):
      answer(command, .list(.users(roster.list(matching: pattern, me: me))))
    case .whois(let user): answer(command, .list(.whois(try whois(user))))
    case .away(let words): try setAway(command, ShortText.checked(words ?? ""), at: now)
    case .back: setAway(command, nil, at: now)
    case .request(let user, let greeting):
      let steps = try conversations.request(user, greeting: greeting, at: now)
      confirm(command, .requested(user), steps, at: now)
    case .requests(let filter):
      answer(command, .list(.requests(conversations.requests(filter))))
    case .accept(let user): try accept(command, user, at: now)
    case .reject(let user):
      confirm(command, .rejected(user), try conversations.reject(user, at: now), at: now)
    case .message(let reference, let text):
      try write(command, .text, text, to: resolve(reference), at: now)
    case .say(let text): try write(command, .text, text, to: currentTarget(), at: now)
    case .act(let text): try write(command, .action, text, to: currentTarget(), at: now)
    case .open(let reference): try open(command, reference)
    case .close(let reference, let end): try close(command, reference, end: end, at: now)
    case .groups(let pattern): answer(command, .list(.groups(groups.list(matching: pattern))))
    case .createGroup(let group):
      let steps = try groups.create(group, at: now)
      confirm(command, .groupCreated(group), steps, and: [me], in: group, at: now)
    case .join(let group): try join(command, group, at: now)
    case .part(let group): try part(command, groupOrCurrent(group), at: now)
    case .names(let group):
      let group = try groupOrCurrent(group)
      answer(command, .list(.members(group, groups.memberEntries(group))))
    case .approve(let user, let group):
      try decide(command, .approved, user, group, at: now) { .approved($0, $1) }
    case .deny(let user, let group):
      try decide(command, .denied, user, group, at: now) { .denied($0, $1) }
    case .kick(let user, let group):
      let group = if let group { group } else { try groupToKick(user) }
      try decide(command, .removed, user, group, at: now) { .kicked($0, $1) }
    case .invite(let user, let group): try invite(command, user, group, at: now)
    case .deleteGroup(let group):
      let steps = try groups.delete(group)
      let members = groups.counted(in: group)
      confirm(command, .groupDeleted(group), steps, and: members, in: group, at: now)
    case .transferGroup(let group, let user):
      let steps = try groups.transfer(group, to: user)
      let remark = Remark.groupTransferred(group, to: user)
      let members = groups.counted(in: group)
      confirm(command, remark, steps, and: members, in: group, at: now)
    case .topic(let text): try topic(command, text, at: now)
    case .trustOwner(let group):
      let (owner, steps) = try groups.trustOwner(of: group)
      confirm(command, .ownerTrusted(group, owner: owner), steps, at: now)
    case .history(let reference, let count, let before):
      let target = try reference.map { reference throws(CommandFailure) in try resolve(reference) }
      let query = StoredQuery(target: target ?? reading.current, count: count, before: before)
      emit(.look(command, query))
    case .search(let terms, let reference, let sender, let count, let before):
      let target = try reference.map { reference throws(CommandFailure) in try resolve(reference) }
      let query = StoredQuery(
        target: target, sender: sender, terms: terms, count: count, before: before)
      emit(.look(command, query))
    case .unread: answer(command, .list(.unread(unreadTargets)))
    case .mentions(let count): recallMentions(command, count: count)
    case .ignore(let user): try ignore(command, user, at: now)
    case .unignore(let user): try unignore(command, user)
    case .pending: answer(command, .list(.pending(outbox.all)))
    case .status: answer(command, .list(.status(statusReport)))
    case .wait(let condition, let atMost):
      waits.add(command, condition, patience: atMost ?? settings.timeout, at: now.uptime)
    case .expect(let text, let atMost):
      try expect(command, text, until: now.uptime + (atMost ?? settings.timeout), refutes: false)
    case .refute(let text, let time):
      try expect(command, text, until: now.uptime + time, refutes: true)
    case .cancel(let id): try cancel(command, id)
    }
  }

  private mutating func expect(
    _ command: CommandNumber, _ text: ExpectedText, until: Duration, refutes: Bool
  ) throws(CommandFailure) {
    let target = try text.target.map { reference throws(CommandFailure) in try resolve(reference) }
    expectations.add(
      Expectations.Waiting(
        command: command, target: target, sender: text.sender, expression: text.expression,
        refutes: refutes, until: until))
  }

  private mutating func cancel(
    _ command: CommandNumber, _ id: PendingID
  ) throws(CommandFailure) {
    guard let message = outbox.all.first(where: { $0.pendingID == id }) else {
      throw .unknownText(id)
    }
    guard outbox.takeBack(message.row) else { throw .sentAlready(id) }
    emit(.store(.state(row: message.row, .failed)))
    answer(command, .remark(.cancelled(message.target, text: message.text)))
  }

  /// Answers when the broker has brought back what the steps publish, at once when they publish nothing.
  mutating func confirm(
    _ command: CommandNumber, _ remark: Remark, _ steps: [Step], at now: Moment
  ) {
    let asserted = carryOut(steps, at: now)
    if asserted.isEmpty {
      answer(command, .remark(remark))
    } else {
      assertions.wait(command, .remark(remark), for: asserted, at: now.uptime)
    }
  }

  // MARK: Conversations

  private mutating func accept(
    _ command: CommandNumber, _ user: UserName, at now: Moment
  ) throws(CommandFailure) {
    let steps = try conversations.accept(user, at: now)
    guard let topic = conversations.topic(to: user) else { throw .noConversation(user) }
    confirm(command, .accepted(user, topic: topic), steps, at: now)
  }

  private func whois(_ user: UserName) throws(CommandFailure) -> WhoisEntry {
    let record = conversations.records[user]
    let isKnown = record != nil || reading.lastText[user] != nil
    guard let entry = roster.entry(user, me: me) ?? (isKnown ? offline(user) : nil) else {
      throw .unknownUser(user)
    }
    return WhoisEntry(
      user: entry, conversation: conversations.status(of: user),
      topic: conversations.topic(to: user), sharedGroups: groups.shared(with: user),
      lastText: reading.lastText[user])
  }

  private func offline(_ user: UserName) -> UserEntry {
    UserEntry(user: user, status: .offline, since: nil, isMe: user == me)
  }

  private mutating func open(
    _ command: CommandNumber, _ reference: TargetReference?
  ) throws(CommandFailure) {
    guard let reference else {
      return answer(command, .list(.targets(openTargets)))
    }
    let target = try resolve(reference)
    if case .group(let group) = target {
      try checkMember(group)
      tellTopic(of: group)
    }
    emitStep(reading.open(target))
    emit(.recall(command, target, count: 10, withIgnored: false))
  }

  private mutating func close(
    _ command: CommandNumber, _ reference: TargetReference?, end: Bool, at now: Moment
  ) throws(CommandFailure) {
    let target = try resolve(reference ?? .current)
    if end {
      guard case .user(let user) = target else { throw .needsUser(target) }
      let steps = try conversations.end(user, at: now)
      emitStep(reading.close(target))
      return confirm(command, .ended(user), steps, at: now)
    }
    emitStep(reading.close(target))
    answer(command, .remark(.closed(target)))
  }

  /// Everything that can be written to, conversations first.
  var openTargets: [TargetEntry] {
    let users = conversations.peers.filter { conversations.topic(to: $0) != nil }
      .map { Target.user($0) }
    let joined = groups.listened.filter { groups.membership(in: $0) == .approved }
      .map { Target.group($0) }
    return (users + joined).map(entry)
  }

  // MARK: Groups

  private mutating func join(
    _ command: CommandNumber, _ group: GroupName, at now: Moment
  ) throws(CommandFailure) {
    let steps = try groups.join(group)
    guard groups.membership(in: group) != .approved else {
      tellTopic(of: group)
      carryOut(steps, at: now)
      if groups.record(group)?.isFollowed == false {
        following[group] = now.uptime + Self.headsArrive
      }
      emitStep(reading.open(.group(group)))
      return emit(.recall(command, .group(group), count: 10, withIgnored: false))
    }
    let owner = groups.record(group)?.owner ?? me
    confirm(command, .askedToJoin(group, owner: owner), steps, at: now)
  }

  private mutating func part(
    _ command: CommandNumber, _ group: GroupName, at now: Moment
  ) throws(CommandFailure) {
    let steps = try groups.part(group)
    emitStep(reading.close(.group(group)))
    confirm(command, .left(group), steps, at: now)
  }

  private mutating func decide(
    _ command: CommandNumber, _ status: MembershipStatus, _ user: UserName, _ group: GroupName?,
    at now: Moment, remark: (UserName, GroupName) -> Remark
  ) throws(CommandFailure) {
    let group = if let group { group } else { try groupWaiting(for: user) }
    let steps = try groups.decide(status, on: user, in: group)
    confirm(command, remark(user, group), steps, at: now)
  }

  /// The current group, else the only own one in which this user waits.
  private func groupWaiting(for user: UserName) throws(CommandFailure) -> GroupName {
    let waiting = groups.owned(withPending: user)
    if case .group(let current)? = reading.current, waiting.contains(current) { return current }
    guard let only = waiting.first else { throw .noGroupWithPending(user) }
    if waiting.count > 1 { throw .ambiguousGroup(user, waiting) }
    return only
  }

  func groupOrCurrent(_ group: GroupName?) throws(CommandFailure) -> GroupName {
    if let group {
      guard groups.exists(group) else { throw groups.unknown(group) }
      return group
    }
    let target = try currentTarget()
    guard case .group(let group) = target else { throw .needsGroup(target) }
    return group
  }

  // MARK: Targets

  func currentTarget() throws(CommandFailure) -> Target {
    guard let current = reading.current else { throw .noCurrentTarget }
    return current
  }

  private func isKnown(_ reference: TargetReference) -> Bool {
    switch reference {
    case .user(let user): conversations.records[user] != nil
    case .group(let group): groups.exists(group)
    case .bare: false
    case .current: true
    }
  }

  private func resolve(_ reference: TargetReference) throws(CommandFailure) -> Target {
    switch reference {
    case .user(let user): return .user(user)
    case .group(let group): return .group(group)
    case .current: return try currentTarget()
    case .bare(let name): return try resolve(bare: name)
    }
  }

  private func resolve(bare name: String) throws(CommandFailure) -> Target {
    let user = validName(name, as: UserName.self).flatMap { isThere($0) ? $0 : nil }
    let group = validName(name, as: GroupName.self).flatMap { groups.exists($0) ? $0 : nil }
    switch (user, group) {
    case (let user?, nil): return .user(user)
    case (nil, let group?): return .group(group)
    case (nil, nil): throw .unknownTarget(name)
    default: throw .ambiguousTarget(name)
    }
  }

  func isThere(_ user: UserName) -> Bool {
    roster.entries[user] != nil || conversations.records[user] != nil
  }

  private func validName<N: Name>(_ name: String, as type: N.Type) -> N? {
    do throws(NameError) { return try N(received: name) } catch { return nil }
  }

  // MARK: Conditions and status

  /// Everything accepted is on the broker, and what tells the others of it too.
  var isAllSent: Bool {
    outbox.unsentCount == 0 && assertions.isEmpty && heads.isIdle && releasing.isEmpty
  }

  func holds(_ condition: WaitCondition) -> Bool {
    switch condition {
    case .elapsed: false
    case .ready: session.isReady
    case .sent: isAllSent
    case .online(let user): roster.isOnline(user)
    case .accepted(let user): conversations.topic(to: user) != nil
    case .member(let group): groups.membership(in: group) == .approved
    }
  }

  private var statusReport: StatusReport {
    StatusReport(
      user: me, link: session.status, sessionResumed: session.kind.map { $0 == .resumed },
      roundTrip: outbox.roundTrip, held: outbox.heldCount, queued: outbox.queuedCount,
      inFlight: outbox.inFlightCount, refusedPayloads: refusedPayloads)
  }

  /// A step that concerns the store alone.
  mutating func emitStep(_ step: Step) {
    if case .store(let change) = step { emit(.store(change)) }
  }
}
