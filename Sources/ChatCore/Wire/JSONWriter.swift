/// Writes JSON (RFC 8259) as one line that is safe to show as it is.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: write("null")
    case .bool(let flag): write(flag ? "true" : "false")
    case .number(let number): write(number.literal)
    case .string(let text): quote(text)
    case .array(let elements): write(elements)
    case .object(let object): write(object)
    }
  }

  private mutating func write(_ literal: String) { bytes.append(contentsOf: literal.utf8) }

  private mutating func write(_ elements: [JSONValue]) {
    write("[")
    for (index, element) in elements.enumerated() {
      if index > 0 { write(",") }
      write(element)
    }
    write("]")
  }

  private mutating func write(_ object: JSONObject) {
    write("{")
    for (index, member) in object.members.enumerated() {
      if index > 0 { write(",") }
      quote(member.key)
      write(":")
      write(member.value)
    }
    write("}")
  }

  private mutating func quote(_ text: String) {
    write("\"")
    if text.utf8.allSatisfy(isPlain) {
      write(text)
    } else {
      for scalar in text.unicodeScalars { escape(scalar) }
    }
    write("\"")
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": write("\\\"")
    case "\\": write("\\\\")
    case "\n": write("\\n")
    case "\r": write("\\r")
    case "\t": write("\\t")
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
      let digits = String(scalar.value, radix: 16)
      write("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}

/// Whether this byte stands for itself whatever follows: no control, quote or backslash, and not the first byte of a
/// C1 control (C2) or of a line separator (E2).
private func isPlain(_ byte: UInt8) -> Bool {
  byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F && byte != 0xC2 && byte != 0xE2
}
