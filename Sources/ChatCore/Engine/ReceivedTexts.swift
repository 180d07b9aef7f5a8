/// Which texts are stored here already, so that each is stored and shown once, however often it comes.
struct ReceivedTexts: Hashable, Sendable {
  struct Key: Hashable, Sendable {
    var target: Target
    var sender: UserName
    var epoch: UInt64
  }

  enum Verdict: Hashable, Sendable {
    case new(late: Bool)
    case known
  }

  /// This many texts without identity are remembered; as many as may be redelivered (Receive Maximum), twice.
  static let mostAnonymous = 400

  private var streams: [Key: NumberSet] = [:]
  private var floors: [Key: UInt64] = [:]
  /// Texts without identity that came on former connections: only these can come again.
  private var former: [AnonymousPacket] = []
  /// Those of this connection, on which nothing comes twice.
  private var latest: [AnonymousPacket] = []

  init(_ restored: Restored) {
    for stream in restored.received {
      let key = Key(target: stream.target, sender: stream.sender, epoch: stream.epoch)
      streams[key] = stream.numbers
      floors[key] = stream.floor
    }
    former = restored.anonymous
  }

  /// A new connection: what came on the one before may come again.
  mutating func linked() {
    former = Array((former + latest).suffix(Self.mostAnonymous))
    latest = []
  }

  /// Takes note of a text with an identity.
  mutating func take(_ id: MessageID, target: Target, sender: UserName) -> Verdict {
    let key = Key(target: target, sender: sender, epoch: id.epoch)
    let last = streams[key]?.last ?? 0
    guard streams[key, default: NumberSet()].insert(id.number) else { return .known }
    return .new(late: id.number < last)
  }

  /// Takes note of a text without one: known if session, Packet Identifier and bytes are those of one that came on a
  /// former connection.
  mutating func take(_ packet: AnonymousPacket) -> Verdict {
    guard packet.origin.packetIdentifier != 0 else { return .new(late: false) }
    if let index = former.firstIndex(of: packet) {
      former.remove(at: index)
      latest.append(packet)
      return .known
    }
    latest.append(packet)
    if latest.count > 2 * Self.mostAnonymous {
      latest.removeFirst(latest.count - Self.mostAnonymous)
    }
    return .new(late: false)
  }

  /// Whether one of the latest texts without an identity had these bytes.
  func holds(_ payload: [UInt8]) -> Bool {
    latest.contains { $0.payload == payload } || former.contains { $0.payload == payload }
  }

  func stream(_ key: Key) -> ReceivedStream {
    ReceivedStream(
      target: key.target, sender: key.sender, epoch: key.epoch,
      numbers: streams[key] ?? NumberSet(), floor: floors[key] ?? 0)
  }

  /// The epochs of a sender in a target.
  func epochs(of sender: UserName, in target: Target) -> [UInt64] {
    streams.keys.filter { $0.target == target && $0.sender == sender }.map(\.epoch).sorted()
  }

  func contains(_ number: UInt64, of key: Key) -> Bool { streams[key]?.contains(number) ?? false }

  func isKnown(_ key: Key) -> Bool { streams[key] != nil || floors[key] != nil }

  /// Texts up to this number are not missed.
  mutating func setFloor(_ key: Key, _ floor: UInt64) {
    floors[key] = max(floors[key] ?? 0, floor)
  }

  /// What is missing of the numbers up to one that is known to exist.
  func missing(_ key: Key, upTo last: UInt64) -> [ClosedRange<UInt64>] {
    let numbers = streams[key] ?? NumberSet()
    let start = (floors[key] ?? 0) + 1
    var missing = numbers.missing(from: start)
    let next = max(start, numbers.last + 1)
    if next <= last { missing.append(next...last) }
    return missing
  }
}
