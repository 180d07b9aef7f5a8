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
  private var anonymous: [AnonymousPacket] = []

  init(_ restored: Restored) {
    for stream in restored.received {
      let key = Key(target: stream.target, sender: stream.sender, epoch: stream.epoch)
      streams[key] = stream.numbers
    }
    anonymous = restored.anonymous
  }

  /// Takes note of a text with an identity.
  mutating func take(_ id: MessageID, target: Target, sender: UserName) -> Verdict {
    let key = Key(target: target, sender: sender, epoch: id.epoch)
    let last = streams[key]?.last ?? 0
    guard streams[key, default: NumberSet()].insert(id.number) else { return .known }
    return .new(late: id.number < last)
  }

  /// Takes note of a text without one: known if session, Packet Identifier and bytes are those of one stored.
  mutating func take(_ packet: AnonymousPacket) -> Verdict {
    guard packet.origin.packetIdentifier != 0 else { return .new(late: false) }
    if anonymous.contains(packet) { return .known }
    anonymous.append(packet)
    if anonymous.count > 2 * Self.mostAnonymous {
      anonymous.removeFirst(anonymous.count - Self.mostAnonymous)
    }
    return .new(late: false)
  }

  func stream(of id: MessageID, target: Target, sender: UserName) -> ReceivedStream {
    let key = Key(target: target, sender: sender, epoch: id.epoch)
    return ReceivedStream(
      target: target, sender: sender, epoch: id.epoch, numbers: streams[key] ?? NumberSet())
  }
}
