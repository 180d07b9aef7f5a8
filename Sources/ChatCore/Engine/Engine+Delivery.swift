/// What makes sure that a text is there: receipts and repeated texts in conversations, heads and requests for what is
/// missing in groups.
extension Engine {
  /// When something of this is due; nothing is while there is no broker.
  var deliveryDeadline: Duration? {
    guard session.isReady else { return nil }
    return [
      receipts.deadline, heads.deadline, gaps.deadline, following.values.min(), outbox.deadline,
    ]
    .compactMap { $0 }.min()
  }

  mutating func deliver(at now: Moment) {
    guard session.isReady else { return }
    let isLeaving = leavingUntil != nil
    for (user, epoch) in receipts.takeDue(at: now.uptime, all: isLeaving) {
      sendReceipt(to: user, epoch: epoch)
    }
    for group in heads.takeDue(at: now.uptime, all: isLeaving) { sendHead(group) }
    for user in receipts.overdue(at: now.uptime) { sendAgain(to: user) }
    for key in gaps.due(at: now.uptime) { fill(key, at: now) }
    for (group, due) in following where due <= now.uptime { follow(group) }
    outbox.retry(at: now.uptime)
  }

  /// A new connection is ready: what happened on the one before may have got lost with it.
  mutating func beginDelivery(at now: Moment) {
    gaps.linked(at: now.uptime)
    for target in outbox.awaitedTargets {
      switch target {
      case .user(let user): receipts.progressed(user, at: now.uptime)
      case .group(let group): heads.changed(group, at: now.uptime)
      }
    }
    for peer in conversations.peers where conversations.topic(to: peer) != nil {
      for epoch in received.epochs(of: peer, in: .user(peer)) {
        receipts.owe(peer, epoch: epoch, at: now.uptime + Receipts.pause)
      }
    }
    for user in outbox.holdingUsers where conversations.topic(to: user) != nil {
      releasing[user] = now.uptime
    }
    for group in joinedGroups {
      let last = sending.last(in: .group(group))
      if last > ownHeads[group] ?? 0 { heads.changed(group, at: now.uptime) }
    }
  }

  mutating func deliveryLinkLost() {
    outbox.linkLost()
    receipts.linkLost()
    heads.linkLost()
    inboxes.linkLost()
    ownHeads = [:]
    following = [:]
    headsHere = []
  }

  /// The heads of a group have come within this time after it was subscribed to …
  static let headsArrive = Duration.seconds(3)
  /// … or after the broker has confirmed that.
  static let headsQuiet = Duration.milliseconds(500)

  /// A group that was just entered: what its members have written before is not missed.
  mutating func followSoon(_ group: GroupName, at now: Moment) {
    guard session.isReady, groups.membership(in: group) == .approved,
      groups.record(group)?.isFollowed == false, following[group] == nil
    else { return }
    let isHere = headsHere.contains(group)
    following[group] = now.uptime + (isHere ? Self.headsQuiet : Self.headsArrive)
  }

  /// Whether this user has become a member on this connection, and just now. Who was interrupted then misses nothing the
  /// next time: rather some texts too many.
  func isEntering(_ group: GroupName) -> Bool {
    following[group] != nil && groups.record(group)?.isFollowed == false
  }

  /// The broker sends the heads right behind its confirmation.
  mutating func headsCome(_ confirmed: [Subscription], at now: Moment) {
    let filters = Set(confirmed.map(\.filter))
    for group in groups.listened where filters.contains(.heads(in: group)) {
      headsHere.insert(group)
      if let due = following[group] { following[group] = min(due, now.uptime + Self.headsQuiet) }
    }
  }

  // MARK: Conversations

  private mutating func sendReceipt(to user: UserName, epoch: UInt64) {
    guard let topic = conversations.topic(to: user) else { return }
    let key = ReceivedTexts.Key(target: .user(user), sender: user, epoch: epoch)
    let numbers = received.stream(key).numbers
    let missing = numbers.missing(from: 1).joined().prefix(Receipt.mostMissing)
    let receipt = Receipt(
      topic: topic, epoch: epoch, upTo: numbers.contiguous, missing: Array(missing))
    publishToInbox(of: user, .receipt(receipt))
  }

  /// Receipts have not come: the texts go out again while he is there to take them.
  private mutating func sendAgain(to user: UserName) {
    guard outbox.isAwaiting(.user(user)), isChat(user) == true, roster.isOnline(user) else {
      return receipts.rest(user)
    }
    outbox.resend(.user(user), most: Receipts.mostResent)
  }

  /// Whether a user's client answers with receipts; nil: nothing is known of him.
  func isChat(_ user: UserName) -> Bool? { roster.entries[user]?.isChat }

  mutating func publishToInbox(of user: UserName, _ record: InboxRecord) {
    write(InboxWriting.Note(topic: .inbox(of: user, from: me), payload: record.encoded()))
  }

  mutating func write(_ note: InboxWriting.Note) {
    let token = publish(note.topic, note.payload, .atLeastOnce, retain: false)
    if let token { inboxes.sent(note, token: token) }
  }

  // MARK: Groups

  private mutating func sendHead(_ group: GroupName) {
    guard let stream = sending.stream(in: .group(group)) else { return }
    let head = HeadRecord(epoch: stream.epoch, last: stream.last)
    let token = publish(.head(of: me, in: group), head.encoded(), .atLeastOnce, retain: true)
    if let token { heads.sent(group, last: stream.last, token: token) }
  }

  /// The members know of the texts: each finds out for himself what he lacks.
  mutating func headLanded(_ group: GroupName, last: UInt64) {
    guard let epoch = sending.stream(in: .group(group))?.epoch else { return }
    for message in outbox.confirm(.group(group), epoch: epoch, where: { $0 <= last }) {
      emit(.store(.state(row: message.row, .sent)))
    }
  }

  /// From now on, each text that is missing in this group is asked for.
  mutating func follow(_ group: GroupName) {
    following[group] = nil
    guard var record = groups.record(group), !record.isFollowed else { return }
    record.isFollowed = true
    emitStep(groups.save(record))
  }

  /// What is missing is asked for: of its author while he is there, else of any member.
  private mutating func fill(_ key: ReceivedTexts.Key, at now: Moment) {
    guard let gap = gaps.open[key], case .group(let group) = key.target else { return }
    let missing = received.missing(key, upTo: gap.last)
    if missing.isEmpty || groups.membership(in: group) != .approved { return gaps.close(key) }
    // A stranger's head is nothing; but a broker that crashed may have forgotten a member until the owner is back.
    if groups.status(of: key.sender, in: group) == nil {
      return gaps.postpone(key, at: now.uptime)
    }
    if let helper = helper(for: key, in: group, asked: gap.asked) {
      for range in missing.prefix(Gaps.mostRanges) {
        let request = ResendRequest(topic: .messages(of: group), epoch: key.epoch, range: range)
        publishToInbox(of: helper, .resend(request))
      }
    }
    if gaps.asked(key, at: now.uptime) {
      let count = missing.reduce(0) { $0 + Int(clamping: $1.count) }
      emit(.notify(.gap(key.target, from: key.sender, missing: count)))
    }
  }

  private mutating func helper(
    for key: ReceivedTexts.Key, in group: GroupName, asked: Int
  ) -> UserName? {
    let others = groups.users(in: group, .approved).filter {
      $0 != me && $0 != key.sender && roster.isOnline($0) && isChat($0) == true
        && !groups.isInvited($0, to: group)
    }
    let author = roster.isOnline(key.sender) && key.sender != me ? key.sender : nil
    if let author, asked % 2 == 0 || others.isEmpty { return author }
    return others.randomElement(using: &random)
  }
}
