/// A strict reader of JSON (RFC 8259) over bytes that came from anywhere.
struct JSONReader {
  static let mostBytes = 128 * 1024
  static let mostDepth = 16
  static let mostKeys = 64

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func document(_ bytes: [UInt8]) throws(WireError) -> JSONValue {
    if bytes.isEmpty { throw .empty }
    if bytes.count > mostBytes { throw .tooLarge(bytes: bytes.count) }
    guard isUTF8(bytes) else { throw .notUTF8 }
    var reader = JSONReader(bytes)
    let value = try reader.value()
    reader.skipBlanks()
    if reader.position < bytes.count { throw reader.notJSON }
    return value
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return true
    } catch {
      return false
    }
  }

  private var notJSON: WireError { .notJSON(offset: position) }

  /// The byte under the cursor; 0 at the end, and no grammar has a raw 0.
  private var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func skipBlanks() {
    while byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  /// Passes this byte, with blanks before it.
  private mutating func pass(_ expected: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard byte == UInt8(ascii: expected) else { return false }
    position += 1
    return true
  }

  private mutating func value() throws(WireError) -> JSONValue {
    skipBlanks()
    switch byte {
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return .array(try array())
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func word(
    _ text: String, _ value: JSONValue
  ) throws(WireError) -> JSONValue {
    for expected in text.utf8 {
      guard byte == expected else { throw notJSON }
      position += 1
    }
    return value
  }

  private mutating func descend() throws(WireError) {
    if depth == Self.mostDepth { throw .tooDeep }
    depth += 1
    position += 1
  }

  private mutating func array() throws(WireError) -> [JSONValue] {
    try descend()
    defer { depth -= 1 }
    var elements: [JSONValue] = []
    if pass("]") { return elements }
    repeat {
      elements.append(try value())
    } while pass(",")
    guard pass("]") else { throw notJSON }
    return elements
  }

  private mutating func object() throws(WireError) -> JSONObject {
    try descend()
    defer { depth -= 1 }
    var object = JSONObject()
    if pass("}") { return object }
    repeat {
      let key = try key(of: object)
      guard pass(":") else { throw notJSON }
      object.append(key, try value())
    } while pass(",")
    guard pass("}") else { throw notJSON }
    return object
  }

  /// The next key. Keys are compared after unescaping, byte by byte: readers disagree on which of two equal ones
  /// counts, so one payload could show two senders.
  private mutating func key(of object: JSONObject) throws(WireError) -> String {
    skipBlanks()
    guard byte == UInt8(ascii: "\"") else { throw notJSON }
    let key = try string()
    if object[key] != nil { throw .doubledKey(key) }
    if object.members.count == Self.mostKeys { throw .tooManyKeys }
    return key
  }
}

// Numbers (RFC 8259, section 6).
extension JSONReader {
  private mutating func number() throws(WireError) -> JSONNumber {
    let start = position
    if byte == UInt8(ascii: "-") { position += 1 }
    if byte == UInt8(ascii: "0") { position += 1 } else { try digits() }
    if byte == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if byte | 0x20 == UInt8(ascii: "e") {
      position += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    return JSONNumber(literal: text(from: start))
  }

  /// One digit or more.
  private mutating func digits() throws(WireError) {
    let start = position
    while UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { position += 1 }
    if position == start { throw notJSON }
  }

  private func text(from start: Int) -> String {
    String(decoding: bytes[start..<position], as: UTF8.self)
  }
}

// Strings (RFC 8259, section 7).
extension JSONReader {
  /// A string; the cursor stands on its opening quote.
  private mutating func string() throws(WireError) -> String {
    position += 1
    let start = position
    skipPlain()
    if byte == UInt8(ascii: "\"") {
      defer { position += 1 }
      return text(from: start)
    }
    return try escapedString(Array(bytes[start..<position]))
  }

  /// Up to the next quote, backslash or raw control character, or the end.
  private mutating func skipPlain() {
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
      position += 1
    }
  }

  private mutating func escapedString(_ beginning: [UInt8]) throws(WireError) -> String {
    var content = beginning
    while byte == UInt8(ascii: "\\") {
      position += 1
      content.append(contentsOf: String(Character(try escape())).utf8)
      let start = position
      skipPlain()
      content.append(contentsOf: bytes[start..<position])
    }
    guard byte == UInt8(ascii: "\"") else { throw notJSON }
    position += 1
    return String(decoding: content, as: UTF8.self)
  }

  /// What stands for an escape; the cursor stands behind its backslash.
  private mutating func escape() throws(WireError) -> Unicode.Scalar {
    let scalar: Unicode.Scalar
    switch byte {
    case UInt8(ascii: "\""): scalar = "\""
    case UInt8(ascii: "\\"): scalar = "\\"
    case UInt8(ascii: "/"): scalar = "/"
    case UInt8(ascii: "b"): scalar = "\u{8}"
    case UInt8(ascii: "f"): scalar = "\u{C}"
    case UInt8(ascii: "n"): scalar = "\n"
    case UInt8(ascii: "r"): scalar = "\r"
    case UInt8(ascii: "t"): scalar = "\t"
    case UInt8(ascii: "u"):
      position += 1
      return try unicodeEscape()
    default: throw notJSON
    }
    position += 1
    return scalar
  }

  /// One scalar of one `\u` escape or of two that are a surrogate pair; half a pair is refused.
  private mutating func unicodeEscape() throws(WireError) -> Unicode.Scalar {
    let first = try fourHexDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, byte == UInt8(ascii: "\\") else { throw notJSON }
    position += 1
    guard byte == UInt8(ascii: "u") else { throw notJSON }
    position += 1
    let second = try fourHexDigits()
    guard 0xDC00...0xDFFF ~= second,
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw notJSON }
    return scalar
  }

  private mutating func fourHexDigits() throws(WireError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = hexDigit(byte) else { throw notJSON }
      value = value << 4 | digit
      position += 1
    }
    return value
  }
}

private func hexDigit(_ byte: UInt8) -> UInt32? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
  case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
  case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
  default: nil
  }
}
