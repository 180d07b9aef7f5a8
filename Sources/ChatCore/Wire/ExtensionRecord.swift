// `ext`: what `chat` adds to the payloads that it shares with others.

extension JSONObject {
  /// Reads `ext`. One that is malformed, or of another version than 1, is ignored as a whole.
  func readExtension<Content>(
    _ read: (JSONObject) throws(WireError) -> Content
  ) -> Content? {
    guard case .object(let ext)? = self["ext"] else { return nil }
    do {
      return try ext.optionalInteger("v") == 1 ? try read(ext) : nil
    } catch {
      return nil
    }
  }

  /// Adds `ext` as the last member when there is something to put into it. A nil value is left out.
  mutating func appendExtension(_ members: KeyValuePairs<String, JSONValue?>) {
    var ext: JSONObject = ["v": .number(JSONNumber(1))]
    for case (let key, let value?) in members { ext.append(key, value) }
    if ext.members.count > 1 { append("ext", .object(ext)) }
  }

  /// Adds a member when there is a value.
  mutating func append(_ key: String, ifKnown text: String?) {
    if let text { append(key, .string(text)) }
  }
}

extension JSONValue {
  static func integer(_ value: UInt64?) -> JSONValue? { value.map { .number(JSONNumber($0)) } }
  static func hex(_ value: UInt64?) -> JSONValue? { value.map { .string(hex16($0)) } }
  static func text(_ value: String?) -> JSONValue? { value.map { .string($0) } }
}

/// Whether a status word is this one, byte by byte: "ç" of two scalars is another word.
func isWord(_ word: String, _ known: String) -> Bool { hasSameBytes(word, known) }
