/// A JSON object: members in the order in which they stand.
public struct JSONObject: Sendable, ExpressibleByDictionaryLiteral {
  public struct Member: Sendable {
    public var key: String
    public var value: JSONValue
  }

  public private(set) var members: [Member] = []

  public init() {}

  /// The keys must differ.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    members = elements.map { Member(key: $0.0, value: $0.1) }
  }

  /// Reads a payload that must be one object.
  ///
  /// - Throws: what `JSONValue(parsing:)` throws, and `notObject`.
  public init(parsing payload: [UInt8]) throws(WireError) {
    guard case .object(let object) = try JSONValue(parsing: payload) else { throw .notObject }
    self = object
  }

  /// The member with exactly these bytes as its key.
  public subscript(key: String) -> JSONValue? {
    members.first { hasSameBytes($0.key, key) }?.value
  }

  /// Adds a member behind the others; the key must be new.
  public mutating func append(_ key: String, _ value: JSONValue) {
    members.append(Member(key: key, value: value))
  }

  public func encoded() -> [UInt8] { JSONValue.object(self).encoded() }
}

extension JSONObject {
  /// A required string.
  ///
  /// - Throws: `missing` or `wrongType`.
  public func string(_ key: String) throws(WireError) -> String {
    guard let value = self[key] else { throw .missing(key) }
    guard case .string(let text) = value else { throw .wrongType(key) }
    return text
  }

  /// A string, when there is one.
  ///
  /// - Throws: `wrongType` when something else is there.
  public func optionalString(_ key: String) throws(WireError) -> String? {
    self[key] == nil ? nil : try string(key)
  }

  /// An integer from 0 to 2^53, when there is one.
  ///
  /// - Throws: `wrongType` when something else is there.
  public func optionalInteger(_ key: String) throws(WireError) -> UInt64? {
    guard let value = self[key] else { return nil }
    guard case .number(let number) = value, let integer = number.integer else {
      throw .wrongType(key)
    }
    return integer
  }

  /// 64 bits as 16 hex digits, when there are any.
  ///
  /// - Throws: `wrongType` when something else is there.
  public func optionalHex16(_ key: String) throws(WireError) -> UInt64? {
    guard let text = try optionalString(key) else { return nil }
    guard text.utf8.count == 16, text.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
      let value = UInt64(text, radix: 16)
    else { throw .wrongType(key) }
    return value
  }

  /// `user`, as somebody claims it.
  ///
  /// - Throws: `missing`, `wrongType` or `badName`.
  func claimedUser() throws(WireError) -> UserName {
    let text = try string("user")
    do { return try UserName(received: text) } catch { throw .badName(error) }
  }

  /// `user`, which must be the name in the topic.
  ///
  /// - Throws: `missing`, `wrongType` or `userMismatch`.
  func requireUser(_ user: UserName) throws(WireError) {
    guard hasSameBytes(try string("user"), user.text) else { throw .userMismatch }
  }
}
