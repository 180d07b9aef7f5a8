/// What others' `chat`s write into our inbox, and their heads.
extension Engine {
  mutating func inbox(_ packet: ReceivedPacket, from user: UserName, at now: Moment)
    throws(WireError)
  {
    switch try InboxRecord(decoding: packet.payload) {
    case .receipt(let receipt): take(receipt, from: user, at: now)
    case .resend(let request): take(request, from: user, at: now)
    case .repair(let repair): try take(repair, from: user, at: now)
    }
  }

  // MARK: Receipts

  private mutating func take(_ receipt: Receipt, from user: UserName, at now: Moment) {
    guard conversations.peer(on: receipt.topic) == user,
      let stream = sending.stream(in: .user(user)), stream.epoch == receipt.epoch,
      receipt.upTo <= stream.last
    else { return }
    let missing = Set(receipt.missing)
    let lastMissing = missing.max() ?? 0
    confirmed[user] = max(confirmed[user] ?? 0, receipt.upTo)
    let done = outbox.confirm(.user(user), epoch: receipt.epoch) { number in
      number <= receipt.upTo || (number < lastMissing && !missing.contains(number))
    }
    for message in done { delivered(message, by: user) }
    if !missing.isEmpty {
      outbox.resend(
        .user(user), epoch: receipt.epoch, numbers: missing, most: Receipts.mostResent)
    }
    if !outbox.isAwaiting(.user(user)) {
      receipts.rest(user)
    } else if !done.isEmpty {
      receipts.progressed(user, at: now.uptime)
    }
  }

  mutating func delivered(_ message: StoredMessage, by user: UserName) {
    emit(.store(.state(row: message.row, .delivered)))
    if let id = message.id { emit(.notify(.delivered(id, message.target, by: user))) }
  }

  // MARK: Repairs

  /// Somebody lacks texts; whoever may read them gets those that are stored here.
  private mutating func take(_ request: ResendRequest, from user: UserName, at now: Moment) {
    // In a conversation the author sends again by himself, on its own topic.
    guard case .group? = target(of: request.topic), let target = target(of: request.topic),
      mayRead(user, target),
      answers.mayAnswer(user, at: now.uptime)
    else { return }
    emit(.fetch(StoredRange(target: target, asker: user, request: request)))
  }

  mutating func found(_ range: StoredRange, _ payloads: [[UInt8]], at now: Moment) {
    if range.asker == me {
      return compared(range.request, with: payloads, in: range.target, at: now)
    }
    guard session.link != nil, mayRead(range.asker, range.target) else { return }
    let repairs = Repair.splitting(
      payloads, topic: range.request.topic, epoch: range.request.epoch)
    for repair in repairs { publishToInbox(of: range.asker, .repair(repair)) }
  }

  /// Only what was missed is taken, of somebody who may have it, and only as the author wrote it in that epoch.
  private mutating func take(
    _ repair: Repair, from user: UserName, at now: Moment
  ) throws(WireError) {
    guard let target = target(of: repair.topic), mayRead(user, target) else { return }
    for payload in repair.payloads {
      let text = try TextRecord(decoding: payload)
      guard let id = text.id, id.epoch == repair.epoch else { continue }
      let key = ReceivedTexts.Key(target: target, sender: text.user, epoch: id.epoch)
      guard let gap = gaps.open[key], id.number <= gap.last else { continue }
      if !received.contains(id.number, of: key) { gaps.progressed(key, at: now.uptime) }
      let packet = ReceivedPacket(
        topic: Array(repair.topic.text.utf8), payload: payload, qos: .atLeastOnce, retain: false,
        packetIdentifier: 0)
      take(text, packet, target, repair.topic, at: now)
    }
  }

  /// The group or conversation of a topic that we read.
  private func target(of topic: TopicName) -> Target? {
    if let peer = conversations.peer(on: topic) { return .user(peer) }
    return joinedGroups.first { TopicName.messages(of: $0) == topic }.map { .group($0) }
  }

  private func mayRead(_ user: UserName, _ target: Target) -> Bool {
    switch target {
    case .user(let peer): peer == user
    case .group(let group): groups.status(of: user, in: group) == .approved
    }
  }

  // MARK: Heads

  mutating func head(
    _ packet: ReceivedPacket, of user: UserName, in group: GroupName, at now: Moment
  ) throws(WireError) {
    if packet.payload.isEmpty { return }
    let head = try HeadRecord(decoding: packet.payload)
    let own = sending.stream(in: .group(group))
    if user == me, own?.epoch == head.epoch {
      ownHeads[group] = head.last
      return
    }
    let key = ReceivedTexts.Key(target: .group(group), sender: user, epoch: head.epoch)
    guard groups.record(group)?.isFollowed == true, groups.membership(in: group) == .approved else {
      received.setFloor(key, head.last)
      return emit(.store(.received(received.stream(key))))
    }
    guard gaps.mayFollow(key) else { return }
    if !received.missing(key, upTo: head.last).isEmpty {
      gaps.noticed(key, upTo: head.last, at: now.uptime)
    }
  }
}

/// Stored texts that somebody asks for.
public struct StoredRange: Hashable, Sendable {
  /// So many texts are looked up at most for one request.
  public static let most = 200
  /// So many bytes of them at most; whoever lacks more asks again.
  public static let mostBytes = 256 * 1024

  public var target: Target
  public var asker: UserName
  public var request: ResendRequest

  public init(target: Target, asker: UserName, request: ResendRequest) {
    self.target = target
    self.asker = asker
    self.request = request
  }
}
