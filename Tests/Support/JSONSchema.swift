import ChatCore
import Glibc

/// As much of JSON Schema (draft 2020-12) as docs/json-lines.schema.json uses: `$ref` within the document, `type`,
/// `const`, `enum`, `required`, `properties`, `items`, `pattern`, `minimum`, `maximum`, `allOf`, `anyOf`, `if` with `then`.
///
/// A keyword that it does not know is a failure, so that no rule is passed over in silence.
public struct JSONSchema: Sendable {
  public let root: JSONObject

  /// - Throws: `WireError` when it is no strict JSON object.
  public init(parsing text: [UInt8]) throws(WireError) { root = try JSONObject(parsing: text) }

  /// The contract of `chat --json`.
  public static let ofJSONLines = Result {
    try JSONSchema(parsing: ProjectFile.bytes("docs/json-lines.schema.json"))
  }

  /// What is wrong with a value, and where; nil when it is as the schema says.
  public func violation(_ value: JSONValue) -> String? { violation(value, .object(root), at: "$") }

  /// One of the definitions under `$defs`.
  public func definition(_ name: String) -> JSONObject? {
    guard case .object(let all)? = root["$defs"], case .object(let one)? = all[name] else {
      return nil
    }
    return one
  }

  private func violation(_ value: JSONValue, _ schema: JSONValue, at path: String) -> String? {
    guard case .object(let rules) = schema else { return "\(path): the schema is no object" }
    for rule in rules.members {
      if let wrong = violation(value, rule.key, rule.value, rules, at: path) { return wrong }
    }
    return nil
  }

  private func violation(
    _ value: JSONValue, _ keyword: String, _ rule: JSONValue, _ rules: JSONObject, at path: String
  ) -> String? {
    switch keyword {
    case "$schema", "$defs", "title", "description", "then": nil
    case "$ref": reference(value, rule, at: path)
    case "type": isOfType(value, rule) ? nil : "\(path): not of type \(shown(rule))"
    case "const": value == rule ? nil : "\(path): not \(shown(rule))"
    case "enum":
      elements(rule).contains(value) ? nil : "\(path): \(shown(value)) is none of \(shown(rule))"
    case "required": required(value, rule, at: path)
    case "properties": properties(value, rule, at: path)
    case "items": items(value, rule, at: path)
    case "pattern":
      matches(value, rule) ? nil : "\(path): \(shown(value)) is not like \(shown(rule))"
    case "minimum": isOrdered(rule, value) ? nil : "\(path): below \(shown(rule))"
    case "maximum": isOrdered(value, rule) ? nil : "\(path): above \(shown(rule))"
    case "allOf": elements(rule).lazy.compactMap { violation(value, $0, at: path) }.first
    case "anyOf": anyOf(value, rule, at: path)
    case "if":
      violation(value, rule, at: path) == nil
        ? rules["then"].flatMap { violation(value, $0, at: path) } : nil
    default: "\(path): the schema says \(keyword), which is not known here"
    }
  }

  private func reference(_ value: JSONValue, _ rule: JSONValue, at path: String) -> String? {
    let prefix = "#/$defs/"
    guard case .string(let name) = rule, name.hasPrefix(prefix),
      let target = definition(String(name.dropFirst(prefix.count)))
    else { return "\(path): \(shown(rule)) leads nowhere" }
    return violation(value, .object(target), at: path)
  }

  private func anyOf(_ value: JSONValue, _ rule: JSONValue, at path: String) -> String? {
    let wrong = elements(rule).map { violation(value, $0, at: path) }
    if wrong.contains(where: { $0 == nil }) { return nil }
    return "\(path): none of: " + wrong.compactMap { $0 }.joined(separator: "; ")
  }

  private func required(_ value: JSONValue, _ rule: JSONValue, at path: String) -> String? {
    guard case .object(let object) = value else { return nil }
    for case .string(let key) in elements(rule) where object[key] == nil {
      return "\(path): no \(key)"
    }
    return nil
  }

  private func properties(_ value: JSONValue, _ rule: JSONValue, at path: String) -> String? {
    guard case .object(let object) = value, case .object(let known) = rule else { return nil }
    for member in known.members {
      guard let found = object[member.key] else { continue }
      if let wrong = violation(found, member.value, at: "\(path).\(member.key)") { return wrong }
    }
    return nil
  }

  private func items(_ value: JSONValue, _ rule: JSONValue, at path: String) -> String? {
    guard case .array(let all) = value else { return nil }
    for (index, element) in all.enumerated() {
      if let wrong = violation(element, rule, at: "\(path)[\(index)]") { return wrong }
    }
    return nil
  }

  // MARK: Single values

  private func isOfType(_ value: JSONValue, _ rule: JSONValue) -> Bool {
    let types = if case .array(let several) = rule { several } else { [rule] }
    return types.contains { type in
      guard case .string(let name) = type else { return false }
      return switch (name, value) {
      case ("null", .null), ("boolean", .bool), ("string", .string), ("array", .array),
        ("object", .object), ("number", .number):
        true
      case ("integer", .number(let number)): number.integer != nil
      default: false
      }
    }
  }

  /// POSIX extended regular expressions know what the schema's patterns use.
  private func matches(_ value: JSONValue, _ rule: JSONValue) -> Bool {
    guard case .string(let text) = value, case .string(let pattern) = rule else { return true }
    var expression = regex_t()
    guard regcomp(&expression, pattern, REG_EXTENDED | REG_NOSUB) == 0 else { return false }
    defer { regfree(&expression) }
    return regexec(&expression, text, 0, nil, 0) == 0
  }

  private func isOrdered(_ lesser: JSONValue, _ greater: JSONValue) -> Bool {
    guard case .number(let low) = lesser, case .number(let high) = greater else { return true }
    return (low.integer ?? 0) <= (high.integer ?? 0)
  }

  private func elements(_ value: JSONValue) -> [JSONValue] {
    if case .array(let elements) = value { elements } else { [] }
  }

  private func shown(_ value: JSONValue) -> String {
    String(decoding: value.encoded(), as: UTF8.self)
  }
}
