/// The identity of a text: `ext.ep` and `ext.n` on the wire, `EP-N` in output.
public struct MessageID: Hashable, Sendable, CustomStringConvertible {
  /// 64 random bits that name the sender's store for this conversation; 16 hex digits on the wire.
  public var epoch: UInt64
  /// 1, 2, 3 … without holes.
  public var number: UInt64

  public init(epoch: UInt64, number: UInt64) {
    self.epoch = epoch
    self.number = number
  }

  /// From `EP-N`; nil: it is none.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 16, let epoch = UInt64(parts[0], radix: 16),
      let number = UInt64(parts[1]), number > 0
    else { return nil }
    self.init(epoch: epoch, number: number)
    if description != text { return nil }
  }

  public var description: String { "\(hex16(epoch))-\(number)" }
}

/// 16 lower-case hex digits.
public func hex16(_ value: UInt64) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}

/// Plain words or an action (`/me`).
public enum MessageKind: Int, Hashable, Sendable {
  case text = 0
  case action = 1
}

/// How a text without identity (an original's) is told from its own redelivery: the same session, Packet Identifier
/// and bytes.
public struct PacketOrigin: Hashable, Sendable {
  /// Counts the sessions that this store has had at the broker.
  public var session: Int64
  /// The Packet Identifier of the PUBLISH (MQTT 5, section 2.2.1).
  public var packetIdentifier: UInt16

  public init(session: Int64, packetIdentifier: UInt16) {
    self.session = session
    self.packetIdentifier = packetIdentifier
  }
}

/// One text of a conversation or a group, as it is stored.
public struct StoredMessage: Hashable, Sendable {
  /// Its place in this store, counted up by the engine; seen outside as the place where a page ends, and as the N of
  /// `held-N`.
  public var row: Int64
  public var target: Target
  /// Where it was published; nil while it is held.
  public var topic: TopicName?
  public var sender: UserName
  /// nil for an original's text, and while it is held.
  public var id: MessageID?
  public var kind: MessageKind
  public var text: String
  /// `created_at` as it was sent: naive local time of the sender, or whatever he put there.
  public var sent: String
  /// When this store took it.
  public var at: Timestamp
  /// Written by this user with this store.
  public var own: Bool
  public var state: DeliveryState
  /// The payload as it was on the wire, byte for byte.
  public var payload: [UInt8]
  public var origin: PacketOrigin?
  /// Arrived after a later text of the same sender.
  public var late: Bool

  public init(
    row: Int64, target: Target, topic: TopicName?, sender: UserName, id: MessageID?,
    kind: MessageKind = .text, text: String, sent: String, at: Timestamp, own: Bool,
    state: DeliveryState, payload: [UInt8], origin: PacketOrigin? = nil, late: Bool = false
  ) {
    self.row = row
    self.target = target
    self.topic = topic
    self.sender = sender
    self.id = id
    self.kind = kind
    self.text = text
    self.sent = sent
    self.at = at
    self.own = own
    self.state = state
    self.payload = payload
    self.origin = origin
    self.late = late
  }
}
