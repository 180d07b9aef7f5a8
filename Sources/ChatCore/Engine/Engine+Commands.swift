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
    case .open(let reference), .history(let reference, _, _), .search(_, let reference, _, _, _):
      reference.map(isKnown) ?? true ? .nothing : .state
    case .users, .whois, .groups, .names, .requests, .trustOwner: .state
    case .expect(let text, _), .refute(let text, _):
      if case .bare? = text.target { .state } else { .nothing }
    case .say, .act, .pending, .status, .wait, .away, .back, .cancel: .nothing
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
      let query = StoredQuery(
        target: target ?? reading.current, count: count, before: before,
        orElse: failure(for: reference))
      emit(.look(command, query))
    case .search(let terms, let reference, let sender, let count, let before):
      let target = try reference.map { reference throws(CommandFailure) in try resolve(reference) }
      let query = StoredQuery(
        target: target, sender: sender, terms: terms, count: count, before: before,
        orElse: failure(for: reference))
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
}
