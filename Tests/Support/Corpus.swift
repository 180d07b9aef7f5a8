import ChatCore

/// One case of `Tests/Corpus/hostile.jsonl`: what somebody may send, and what must become of it. In every case I am
/// `ana`, and she knows `bob`.
public struct CorpusCase: Sendable, CustomStringConvertible {
  public var name: String
  /// `message`, `user`, `group`, `topic` or `payload`.
  public var field: String
  /// The topic that a payload arrived in, or how a topic is used; empty when the field says it all.
  public var context: String
  /// `accept`, `reject:…`, `drop:…` or `render:…`.
  public var expect: String
  public var flags: [String]
  private var beginning: [UInt8]
  private var repeated: Repetition?

  private struct Repetition: Sendable {
    var unit: [UInt8]
    var count: Int
    var suffix: [UInt8]

    var middle: [UInt8] {
      if unit.count == 1 { return [UInt8](repeating: unit[0], count: count) }
      var bytes: [UInt8] = []
      for _ in 0..<count { bytes.append(contentsOf: unit) }
      return bytes
    }
  }

  public var description: String { name }

  /// What is sent: up to 10 MB.
  public var bytes: [UInt8] {
    guard let repeated else { return beginning }
    return beginning + repeated.middle + repeated.suffix
  }
}

extension CorpusCase {
  /// All cases, in the order of the file.
  public static func all() throws -> [CorpusCase] {
    try ProjectFile.bytes("Tests/Corpus/hostile.jsonl").split(separator: UInt8(ascii: "\n")).map {
      try CorpusCase(JSONObject(parsing: Array($0)))
    }
  }

  /// Bytes of every kind to start mutations from.
  public static func payloads() throws -> [[UInt8]] {
    try all().filter { $0.field == "payload" && $0.repeated == nil }.map(\.bytes)
  }

  private init(_ object: JSONObject) throws {
    name = try object.string("name")
    field = try object.string("field")
    context = try object.optionalString("context") ?? ""
    expect = try object.string("expect")
    beginning = try decodeBase64(object.string("bytes_base64"))
    flags = []
    if case .array(let values)? = object["flags"] {
      for case .string(let flag) in values { flags.append(flag) }
    }
    if case .object(let gen)? = object["gen"] {
      repeated = Repetition(
        unit: try decodeBase64(gen.string("unit")),
        count: Int(try gen.optionalInteger("count") ?? 0),
        suffix: try decodeBase64(gen.string("suffix")))
    }
  }
}

/// What is wrong with the corpus.
public enum CorpusError: Error {
  case badBase64(String)
}

private func decodeBase64(_ text: String) throws -> [UInt8] {
  var bits: UInt32 = 0
  var width: UInt32 = 0
  var bytes: [UInt8] = []
  for character in text.utf8 where character != UInt8(ascii: "=") {
    guard let value = base64Value(character) else { throw CorpusError.badBase64(text) }
    bits = bits << 6 | value
    width += 6
    guard width >= 8 else { continue }
    width -= 8
    bytes.append(UInt8(truncatingIfNeeded: bits >> width))
  }
  return bytes
}

private func base64Value(_ character: UInt8) -> UInt32? {
  switch character {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
  case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a")) + 26
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0")) + 52
  case UInt8(ascii: "+"): 62
  case UInt8(ascii: "/"): 63
  default: nil
  }
}
