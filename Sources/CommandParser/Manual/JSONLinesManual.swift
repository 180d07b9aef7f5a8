import ChatCore

/// The section JSON LINES of chat(1) in mdoc, out of docs/json-lines.schema.json: types and members in their order there,
/// and what their `description` says.
public struct JSONLinesManual {
  private let root: JSONObject

  /// - Throws: `WireError` when the schema is no strict JSON object.
  public init(parsing schema: [UInt8]) throws(WireError) { root = try JSONObject(parsing: schema) }

  public func section() -> String {
    let types = Self.types(of: root)
    let entries = definition("entry").at("anyOf").elements.map { $0.reference }
    let head = [".Sh JSON LINES"] + English.linesIntroduction
    let list = [".Bl -tag -width Ds"] + types.flatMap(type) + [".El"]
    let results = [".Bl -tag -width Ds"] + entries.flatMap(entry) + [".El"]
    return Mdoc.section(head + list + English.resultIntroduction + results)
  }

  /// The types that a line can have.
  static func types(of schema: JSONObject) -> [String] {
    schema.at("properties", "type", "enum").elements.map(\.text)
  }

  private func definition(_ name: String) -> JSONValue { root.at("$defs", name) }

  private func type(_ name: String) -> [String] {
    let definition = definition(name)
    return [".It Cm \(Mdoc.escaped(name))"] + Mdoc.sentences(definition.meanings)
      + [".Bl -tag -width retry_in -compact"] + definition.at("properties").members.flatMap(member)
      + [".El"]
  }

  private func member(_ member: JSONObject.Member) -> [String] {
    let values = member.value.at("enum").elements.map(\.text)
    var sentences = member.value.meanings
    if !values.isEmpty { sentences.append("One of \(English.listed(values, "or"))") }
    if member.value.mayBeNull, !member.value.meaning.contains("null") {
      sentences.append("May be null")
    }
    return [".It Cm \(Mdoc.escaped(member.key))"] + Mdoc.sentences(sentences)
  }

  /// An element of `result`; its description names the commands first.
  private func entry(_ name: String) -> [String] {
    let definition = definition(name)
    let parts = definition.meaning.split(separator: ";", maxSplits: 1).map(String.init)
    let others = definition.at("allOf").elements.map { "those of \($0.reference)" }
    let members = others + definition.at("properties").members.map(\.key)
    let remark = parts.dropFirst().map { String($0.drop { $0 == " " }) }
    return [".It Ic \(Mdoc.literal(parts[0]))"]
      + Mdoc.sentences([English.listed(members, "and")] + remark)
  }
}

extension JSONObject {
  fileprivate func at(_ path: String...) -> JSONValue {
    path.reduce(.object(self)) { $0.at($1) }
  }
}

extension JSONValue {
  /// What is not there is null.
  fileprivate func at(_ key: String) -> JSONValue {
    if case .object(let object) = self { object[key] ?? .null } else { .null }
  }

  fileprivate var elements: [JSONValue] { if case .array(let all) = self { all } else { [] } }
  fileprivate var text: String { if case .string(let text) = self { text } else { "" } }
  fileprivate var members: [JSONObject.Member] {
    if case .object(let object) = self { object.members } else { [] }
  }

  /// Its description without the full stop.
  fileprivate var meaning: String {
    let text = at("description").text
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  /// The same, sentence by sentence.
  fileprivate var meanings: [String] { meaning.split(separator: ". ").map(String.init) }

  /// The definition that it refers to.
  fileprivate var reference: String {
    at("$ref").text.split(separator: "/").last.map(String.init) ?? ""
  }

  fileprivate var mayBeNull: Bool {
    at("type").elements.contains { $0.text == "null" }
      || at("anyOf").elements.contains { $0.at("type").text == "null" }
  }
}
