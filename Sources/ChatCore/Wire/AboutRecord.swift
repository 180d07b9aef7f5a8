/// What a group is about: retained in `CHAT/1/g/{group}/about`. Any member may write it.
public struct AboutRecord: Hashable, Sendable {
  /// Empty: there is none. At most `ShortText.mostBytes`.
  public var topic: String
  /// Who says that he has set it.
  public var by: UserName?
  /// Counts up, at most 2^53; absent is 0.
  public var rev: UInt64

  public init(topic: String, by: UserName?, rev: UInt64 = 0) {
    self.topic = topic
    self.by = by
    self.rev = rev
  }

  /// - Throws: what `JSONObject(parsing:)` throws, `missing`, `wrongType`, `badName`.
  public init(decoding payload: [UInt8]) throws(WireError) {
    let object = try JSONObject(parsing: payload)
    guard try object.optionalInteger("v") == 1 else { throw .wrongType("v") }
    topic = ShortText.cut(try object.string("topic"))
    by = nil
    if let name = try object.optionalString("by") {
      do { by = try UserName(received: name) } catch { throw .badName(error) }
    }
    rev = try object.optionalInteger("rev") ?? 0
  }

  public func encoded() -> [UInt8] {
    var object: JSONObject = ["v": .number(JSONNumber(1)), "topic": .string(topic)]
    object.append("by", ifKnown: by?.text)
    object.append("rev", .number(JSONNumber(rev)))
    return object.encoded()
  }

  /// Of two that were set at once everybody takes the same: the one of the higher revision, of equal ones the one with
  /// the larger bytes.
  func beats(_ other: AboutRecord) -> Bool {
    if rev != other.rev { return rev > other.rev }
    return other.encoded().lexicographicallyPrecedes(encoded())
  }
}
