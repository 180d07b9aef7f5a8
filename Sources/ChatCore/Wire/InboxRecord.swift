/// What `chat` writes into another's inbox, `CHAT/1/u/{user}/inbox/{from}`: never seen by an original.
public enum InboxRecord: Hashable, Sendable {
  case receipt(Receipt)
  case resend(ResendRequest)
  case repair(Repair)
  case gone(Gone)

  /// - Throws: what `JSONObject(parsing:)` throws, `missing`, `wrongType`, and `unknownTopic` for another type.
  public init(decoding payload: [UInt8]) throws(WireError) {
    let object = try JSONObject(parsing: payload)
    guard try object.optionalInteger("v") == 1 else { throw .wrongType("v") }
    let topic = try object.topic()
    switch try object.string("type") {
    case "receipt": self = .receipt(try Receipt(object, topic))
    case "resend": self = .resend(try ResendRequest(object, topic))
    case "repair": self = .repair(try Repair(object, topic))
    case "gone": self = .gone(try Gone(object, topic))
    default: throw .wrongType("type")
    }
  }

  public func encoded() -> [UInt8] {
    switch self {
    case .receipt(let receipt): receipt.object.encoded()
    case .resend(let request): request.object.encoded()
    case .repair(let repair): repair.object.encoded()
    case .gone(let gone): gone.object.encoded()
    }
  }
}

/// Which texts of an epoch are stored at the one who writes this. Cumulative: a later one says all that an earlier said.
public struct Receipt: Hashable, Sendable {
  /// More missing numbers than this wait for the next receipt.
  public static let mostMissing = 64

  public var topic: TopicName
  public var epoch: UInt64
  /// All up to this one are stored.
  public var upTo: UInt64
  /// Above it, and below one that is stored, these are missing.
  public var missing: [UInt64]

  public init(topic: TopicName, epoch: UInt64, upTo: UInt64, missing: [UInt64]) {
    self.topic = topic
    self.epoch = epoch
    self.upTo = upTo
    self.missing = missing
  }

  init(_ object: JSONObject, _ topic: TopicName) throws(WireError) {
    self.topic = topic
    epoch = try object.epoch()
    upTo = try object.number("upto")
    missing = try object.numbers("miss", most: Self.mostMissing)
  }

  var object: JSONObject {
    [
      "v": .number(JSONNumber(1)), "type": .string("receipt"), "topic": .string(topic.text),
      "ep": .string(hex16(epoch)), "upto": .number(JSONNumber(upTo)),
      "miss": .array(missing.map { .number(JSONNumber($0)) }),
    ]
  }
}

/// Asks whoever has them for texts of an epoch.
public struct ResendRequest: Hashable, Sendable {
  public var topic: TopicName
  public var epoch: UInt64
  public var range: ClosedRange<UInt64>

  public init(topic: TopicName, epoch: UInt64, range: ClosedRange<UInt64>) {
    self.topic = topic
    self.epoch = epoch
    self.range = range
  }

  init(_ object: JSONObject, _ topic: TopicName) throws(WireError) {
    self.topic = topic
    epoch = try object.epoch()
    let first = try object.number("from")
    let last = try object.number("to")
    guard first >= 1, first <= last else { throw .wrongType("to") }
    range = first...last
  }

  var object: JSONObject {
    [
      "v": .number(JSONNumber(1)), "type": .string("resend"), "topic": .string(topic.text),
      "ep": .string(hex16(epoch)), "from": .number(JSONNumber(range.lowerBound)),
      "to": .number(JSONNumber(range.upperBound)),
    ]
  }
}

/// Texts as they were published, byte for byte.
public struct Repair: Hashable, Sendable {
  /// The payloads of one repair are together no larger than this, in bytes; a single one may be.
  public static let mostBytes = 64 * 1000

  public var topic: TopicName
  public var epoch: UInt64
  public var payloads: [[UInt8]]

  public init(topic: TopicName, epoch: UInt64, payloads: [[UInt8]]) {
    self.topic = topic
    self.epoch = epoch
    self.payloads = payloads
  }

  init(_ object: JSONObject, _ topic: TopicName) throws(WireError) {
    self.topic = topic
    epoch = try object.epoch()
    guard case .array(let values)? = object["payloads"] else { throw .missing("payloads") }
    payloads = []
    for value in values {
      guard case .string(let text) = value else { throw .wrongType("payloads") }
      payloads.append(Array(text.utf8))
    }
  }

  var object: JSONObject {
    [
      "v": .number(JSONNumber(1)), "type": .string("repair"), "topic": .string(topic.text),
      "ep": .string(hex16(epoch)),
      "payloads": .array(payloads.map { .string(String(decoding: $0, as: UTF8.self)) }),
    ]
  }

  /// As many repairs as the payloads take.
  static func splitting(
    _ payloads: [[UInt8]], topic: TopicName, epoch: UInt64
  ) -> [Repair] {
    var repairs: [Repair] = []
    var bytes = 0
    for payload in payloads {
      if repairs.isEmpty || bytes + payload.count > mostBytes {
        repairs.append(Repair(topic: topic, epoch: epoch, payloads: []))
        bytes = 0
      }
      repairs[repairs.count - 1].payloads.append(payload)
      bytes += payload.count
    }
    return repairs
  }
}

/// The author's numbers that nobody will ever see: he took the text back before it went out, or it failed for good.
public struct Gone: Hashable, Sendable {
  /// More numbers than this are told when they are missed again.
  public static let most = 64

  public var topic: TopicName
  public var epoch: UInt64
  public var numbers: [UInt64]

  public init(topic: TopicName, epoch: UInt64, numbers: [UInt64]) {
    self.topic = topic
    self.epoch = epoch
    self.numbers = numbers
  }

  init(_ object: JSONObject, _ topic: TopicName) throws(WireError) {
    self.topic = topic
    epoch = try object.epoch()
    numbers = try object.numbers("n", most: Self.most)
  }

  var object: JSONObject {
    [
      "v": .number(JSONNumber(1)), "type": .string("gone"), "topic": .string(topic.text),
      "ep": .string(hex16(epoch)), "n": .array(numbers.map { .number(JSONNumber($0)) }),
    ]
  }
}

/// A sender's latest number in a group: retained in `CHAT/1/g/{group}/head/{user}`.
public struct HeadRecord: Hashable, Sendable {
  public var epoch: UInt64
  /// The largest number given out.
  public var last: UInt64

  public init(epoch: UInt64, last: UInt64) {
    self.epoch = epoch
    self.last = last
  }

  public init(decoding payload: [UInt8]) throws(WireError) {
    let object = try JSONObject(parsing: payload)
    guard try object.optionalInteger("v") == 1 else { throw .wrongType("v") }
    epoch = try object.epoch()
    last = try object.number("n")
  }

  public func encoded() -> [UInt8] {
    let object: JSONObject = [
      "v": .number(JSONNumber(1)), "ep": .string(hex16(epoch)), "n": .number(JSONNumber(last)),
    ]
    return object.encoded()
  }
}

extension JSONObject {
  fileprivate func topic() throws(WireError) -> TopicName {
    guard let topic = TopicName(received: try string("topic")) else { throw .wrongType("topic") }
    return topic
  }

  fileprivate func epoch() throws(WireError) -> UInt64 {
    guard let epoch = try optionalHex16("ep") else { throw .missing("ep") }
    return epoch
  }

  /// The first of them.
  fileprivate func numbers(_ key: String, most: Int) throws(WireError) -> [UInt64] {
    guard case .array(let values) = self[key] ?? .array([]) else { throw .wrongType(key) }
    var numbers: [UInt64] = []
    for value in values.prefix(most) {
      guard case .number(let number) = value, let integer = number.integer else {
        throw .wrongType(key)
      }
      numbers.append(integer)
    }
    return numbers
  }

  fileprivate func number(_ key: String) throws(WireError) -> UInt64 {
    guard let number = try optionalInteger(key) else { throw .missing(key) }
    return number
  }
}
