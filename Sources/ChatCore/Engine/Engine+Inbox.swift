/// What others' `chat`s write into our inbox, and their heads.
extension Engine {
  mutating func inbox(_ packet: ReceivedPacket, from user: UserName, at now: Moment)
    throws(WireError)
  {
    switch try InboxRecord(decoding: packet.payload) {
    case .receipt(let receipt): take(receipt, from: user, at: now)
    case .resend(let request): take(request, from: user, at: now)
    case .repair(let repair): try take(repair, from: user, at: now)
    case .gone(let gone): take(gone, from: user, at: now)
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
    let here = outbox.numbers(to: .user(user), epoch: receipt.epoch)
    let absent = missing.subtracting(here).filter { $0 > 0 && $0 <= stream.last }
    if !absent.isEmpty { look(for: absent, of: user, receipt.topic, receipt.epoch, at: now) }
    if !outbox.isAwaiting(.user(user)) {
      receipts.rest(user)
    } else if !done.isEmpty {
      receipts.progressed(user, at: now.uptime)
    }
  }

  /// He once had them, if he has gone back to an older copy of his database; or they never went out.
  private mutating func look(
    for numbers: Set<UInt64>, of user: UserName, _ topic: TopicName, _ epoch: UInt64,
    at now: Moment
  ) {
    guard answers.mayAnswer(user, at: now.uptime) else { return }
    let ranges = NumberSet(numbers.map { $0...$0 }).ranges
    for range in ranges.prefix(Gaps.mostRanges) {
      let request = ResendRequest(topic: topic, epoch: epoch, range: range)
      emit(.fetch(StoredRange(target: .user(user), asker: user, request: request)))
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
    tell(range.asker, gone: gone(range, found: payloads), range.request.topic, range.request.epoch)
  }

  // MARK: What nobody will ever see

  private mutating func tell(
    _ user: UserName, gone: some Collection<UInt64>, _ topic: TopicName, _ epoch: UInt64
  ) {
    if gone.isEmpty { return }
    let numbers = Array(gone.sorted().prefix(Gone.most))
    publishToInbox(of: user, .gone(Gone(topic: topic, epoch: epoch, numbers: numbers)))
  }

  /// Own numbers within a range that have no text, as far as the range was looked up.
  private func gone(_ range: StoredRange, found payloads: [[UInt8]]) -> [UInt64] {
    guard let stream = sending.stream(in: range.target), stream.epoch == range.request.epoch else {
      return []
    }
    let numbers = payloads.compactMap(number)
    let bytes = payloads.reduce(0) { $0 + $1.count }
    let isWhole =
      payloads.count < StoredRange.most
      && bytes + Self.largestPayload < StoredRange.mostBytes
    let asked = range.request.range
    let last = isWhole ? min(asked.upperBound, stream.last) : numbers.max() ?? 0
    guard asked.lowerBound <= last else { return [] }
    let found = Set(numbers)
    return Array((asked.lowerBound...last).lazy.filter { !found.contains($0) }.prefix(Gone.most))
  }

  private func number(_ payload: [UInt8]) -> UInt64? {
    do throws(WireError) { return try TextRecord(decoding: payload).id?.number } catch {
      return nil
    }
  }

  /// Nobody waits any longer for what its author says will never come.
  private mutating func take(_ gone: Gone, from user: UserName, at now: Moment) {
    guard let target = target(of: gone.topic) else { return }
    let key = ReceivedTexts.Key(target: target, sender: user, epoch: gone.epoch)
    let last = lastExpected(key, from: user)
    for number in gone.numbers where number > 0 && number <= last {
      let id = MessageID(epoch: gone.epoch, number: number)
      _ = received.take(id, target: target, sender: user)
    }
    if last == 0 { return }
    emit(.store(.received(received.stream(key))))
    if case .user = target { receipts.owe(user, epoch: gone.epoch, at: now.uptime) }
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
      guard id.number <= lastExpected(key, from: user) else { continue }
      if !received.contains(id.number, of: key) { gaps.progressed(key, at: now.uptime) }
      let packet = ReceivedPacket(
        topic: Array(repair.topic.text.utf8), payload: payload, qos: .atLeastOnce, retain: false,
        packetIdentifier: 0)
      take(text, packet, target, repair.topic, at: now)
    }
  }

  /// Numbers up to this are missed, if they are not here: in a conversation below what its other side has sent, in a
  /// group below what is known to exist.
  private func lastExpected(_ key: ReceivedTexts.Key, from user: UserName) -> UInt64 {
    switch key.target {
    case .user(let peer):
      peer == user && key.sender == user ? received.stream(key).numbers.last : 0
    case .group: gaps.open[key]?.last ?? 0
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
    let isMember = groups.status(of: user, in: group) != nil
    guard groups.membership(in: group) == .approved else {
      if isMember || !session.isReady { begin(key, behind: head.last) }
      return
    }
    if isEntering(group), !received.isKnown(key) { return begin(key, behind: head.last) }
    guard gaps.mayFollow(key, isMember: isMember) else { return }
    if !received.missing(key, upTo: head.last).isEmpty {
      gaps.noticed(key, upTo: head.last, at: now.uptime)
    }
  }
}

extension Engine {
  /// A stream of a group that was just entered: what came before is not missed.
  mutating func begin(_ key: ReceivedTexts.Key, behind last: UInt64) {
    received.setFloor(key, last)
    emit(.store(.received(received.stream(key))))
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
  /// Own texts that were taken back or refused as well: to compare with, not to be sent.
  public var withFailed: Bool

  public init(
    target: Target, asker: UserName, request: ResendRequest, withFailed: Bool = false
  ) {
    self.target = target
    self.asker = asker
    self.request = request
    self.withFailed = withFailed
  }
}
