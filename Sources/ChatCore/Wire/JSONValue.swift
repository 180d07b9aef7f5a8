/// One JSON value (RFC 8259, section 3).
public enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// Reads one JSON document and nothing beside it.
  ///
  /// At most 128 KiB of UTF-8 without a byte-order mark, nested at most 16 deep, at most 64 keys an object, none
  /// twice. Whatever the bytes are, this returns or throws; it never traps.
  ///
  /// - Throws: `empty`, `tooLarge`, `notUTF8`, `notJSON`, `tooDeep`, `tooManyKeys` or `doubledKey`.
  public init(parsing bytes: [UInt8]) throws(WireError) {
    self = try JSONReader.document(bytes)
  }

  /// One line of UTF-8: members in their order, no blanks, control characters and line separators escaped.
  public func encoded() -> [UInt8] {
    var writer = JSONWriter()
    writer.write(self)
    return writer.bytes
  }
}

extension JSONValue: Hashable {
  /// Equal when written alike: strings byte by byte, numbers digit by digit, members in the same order.
  public static func == (left: Self, right: Self) -> Bool { left.encoded() == right.encoded() }

  public func hash(into hasher: inout Hasher) { hasher.combine(encoded()) }
}

/// A JSON number as it was written, so that no digit is lost.
public struct JSONNumber: Hashable, Sendable {
  /// 2^53: up to here every reader holds every integer exactly (RFC 8259, section 6).
  public static let largest: UInt64 = 1 << 53

  /// As RFC 8259, section 6, spells it.
  public let literal: String

  /// For the reader, which has checked the grammar.
  init(literal: String) { self.literal = literal }

  /// An integer of our own; one above 2^53 is never written and becomes 2^53.
  public init(_ value: UInt64) { literal = String(min(value, Self.largest)) }

  /// The value, when it is a plain integer from 0 to 2^53: no sign, fraction or exponent.
  public var integer: UInt64? {
    guard literal.utf8.first != UInt8(ascii: "-"), let value = UInt64(literal) else { return nil }
    return value <= Self.largest ? value : nil
  }
}
