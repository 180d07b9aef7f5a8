/// Own texts: accepted into the store first, then published.
extension Engine {
  /// Payloads may be this large, in bytes, so that a repair of one, with every byte escaped once more, stays below the
  /// 128 KiB that a strict reader takes.
  static let largestPayload = 60 * 1024

  mutating func write(
    _ command: CommandNumber, _ kind: MessageKind, _ text: String, to target: Target,
    at now: Moment
  ) throws(CommandFailure) {
    if text.isEmpty { throw .emptyText }
    switch target {
    case .group(let group):
      try checkMember(group)
      try queue(command, kind, text, to: target, on: .messages(of: group), at: now)
    case .user(let user): try write(command, kind, text, toUser: user, at: now)
    }
  }

  func checkMember(_ group: GroupName) throws(CommandFailure) {
    guard groups.exists(group) else { throw groups.unknown(group) }
    if groups.membership(in: group) == .approved { return }
    guard groups.membership(in: group) == .pending, let state = groups.states[group],
      let owner = state.record?.owner
    else { throw .notMember(group) }
    throw .unanswered(group, owner: owner, asked: state.asked)
  }

  /// Without a conversation the text is held, and the user asked for one; whoever asked himself is accepted.
  private mutating func write(
    _ command: CommandNumber, _ kind: MessageKind, _ text: String, toUser user: UserName,
    at now: Moment
  ) throws(CommandFailure) {
    if user == me { throw .oneself }
    guard isThere(user) else { throw .unknownUser(user) }
    try checkSize(text, kind, to: .user(user), at: now)
    switch conversations.status(of: user) {
    case .active: break
    case .requested: break
    case .asked: carryOut(try conversations.accept(user, at: now), at: now)
    case .none, .rejected, .refused, .ended, .unasked:
      let isAgreed = conversations.isAgreed(user)
      carryOut(
        try conversations.request(user, greeting: nil, takesUp: isAgreed, at: now), at: now)
    }
    if let topic = conversations.topic(to: user), releasing[user] == nil {
      return try queue(command, kind, text, to: .user(user), on: topic, at: now)
    }
    let held = message(kind, text, to: .user(user), at: now)
    outbox.add(held)
    emit(.store(.insert(held)))
    emit(.notify(.message(held, stored: false)))
    let isAccepted = conversations.topic(to: user) != nil
    answer(command, isAccepted ? .done : .remark(.heldUntilAccepted(user)))
  }

  private mutating func queue(
    _ command: CommandNumber, _ kind: MessageKind, _ text: String, to target: Target,
    on topic: TopicName, at now: Moment
  ) throws(CommandFailure) {
    try checkSize(text, kind, to: target, at: now)
    let message = identified(message(kind, text, to: target, at: now), on: topic)
    outbox.add(message)
    emit(.store(.insert(message)))
    emit(.notify(.message(message, stored: false)))
    let remark: Remark? = session.link == nil ? .queuedOffline : nil
    answer(command, .done(Outcome.Result(id: message.id, remark: remark)))
  }

  private mutating func message(
    _ kind: MessageKind, _ text: String, to target: Target, at now: Moment
  ) -> StoredMessage {
    StoredMessage(
      row: reading.nextRow(), target: target, topic: nil, sender: me, id: nil, kind: kind,
      text: text, sent: now.localText, at: now.wall, own: true, state: .held, payload: [])
  }

  /// Gives a text its identity, its topic and with them its payload: it can be published now.
  private mutating func identified(_ message: StoredMessage, on topic: TopicName) -> StoredMessage {
    let (id, step) = sending.next(message.target, &random)
    emitStep(step)
    var message = message
    message.id = id
    message.topic = topic
    message.state = .queued
    message.payload = TextRecord(message).encoded()
    return message
  }

  private func checkSize(
    _ text: String, _ kind: MessageKind, to target: Target, at now: Moment
  ) throws(CommandFailure) {
    let largestIdentity = MessageID(epoch: .max, number: 1 << 53)
    let sample = TextRecord(
      user: me, message: text, createdAt: now.localText, id: largestIdentity,
      at: now.wall.rfc3339, kind: kind)
    let bytes = sample.encoded().count
    let limit = largestPayloadNow
    if bytes > limit { throw .tooLarge(bytes: bytes, limit: limit) }
  }

  /// What the broker takes, less the largest header, topic and properties that we send.
  private var largestPayloadNow: Int {
    let broker = session.connack.maximumPacketSize.map { Int($0) - 600 } ?? .max
    return max(0, min(Self.largestPayload, broker))
  }

  /// An original subscribes to the topic of a conversation only after it has seen or sent the acceptance, and what is
  /// published before is lost to it: it is given this long.
  static let originalListens = Duration.seconds(1)

  /// The conversation is accepted: what was held for it can go, as soon as the other side listens.
  mutating func prepareRelease(_ user: UserName, _ topic: TopicName, at now: Moment) {
    if isChat(user) == true {
      release(user, topic)
    } else {
      releasing[user] = now.uptime + Self.originalListens
    }
  }

  mutating func releaseDue(at now: Moment) {
    for (user, due) in releasing where due <= now.uptime {
      releasing[user] = nil
      if let topic = conversations.topic(to: user) { release(user, topic) }
    }
  }

  private mutating func release(_ user: UserName, _ topic: TopicName) {
    for held in outbox.takeHeld(for: user) {
      let message = identified(held, on: topic)
      outbox.add(message)
      emit(.store(.update(message)))
    }
  }

  /// `/cancel`: drops what has certainly not gone out.
  mutating func cancel(
    _ command: CommandNumber, _ id: PendingID
  ) throws(CommandFailure) {
    guard let message = outbox.all.first(where: { $0.pendingID == id }) else {
      throw .unknownText(id)
    }
    guard outbox.takeBack(message.row) else { throw .sentAlready(id) }
    emit(.store(.state(row: message.row, .failed)))
    answer(command, .remark(.cancelled(message.target, text: message.text)))
  }

  /// What waits for a target that is no more is not sent, and its sender told.
  mutating func abandon(_ target: Target, _ reason: SendFailure) {
    if case .group = target { gaps.forget(target) }
    for message in outbox.takeAll(to: target) {
      if message.state == .awaiting {
        emit(.store(.state(row: message.row, .sent)))
        continue
      }
      emit(.store(.state(row: message.row, .failed)))
      emit(.notify(.failed(message.id, target, text: message.text, reason)))
    }
  }
}

extension TextRecord {
  init(_ message: StoredMessage) {
    self.init(
      user: message.sender, message: message.text, createdAt: message.sent, id: message.id,
      at: message.at.rfc3339, kind: message.kind)
  }
}
