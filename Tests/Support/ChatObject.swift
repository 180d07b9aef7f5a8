import ChatCore

/// One line of `chat --json`.
public struct ChatObject: CustomStringConvertible {
  public let type: String
  /// As it was written.
  public let line: String
  public let members: JSONObject

  /// - Throws: when the line is not one strict JSON object with `v` 1, a `type` and an `at`.
  public init(line: String) throws {
    self.line = line
    do throws(WireError) {
      members = try JSONObject(parsing: Array(line.utf8))
      type = try members.string("type")
      guard try members.optionalInteger("v") == 1, isMoment(try members.string("at")) else {
        throw .wrongType("v, at")
      }
    } catch {
      throw NotAnObject(line: line, error: error)
    }
    if let violation = try JSONSchema.ofJSONLines.get().violation(.object(members)) {
      throw AgainstSchema(line: line, violation: violation)
    }
  }

  /// A member as text, by its path: `object["code"]`, `object["result", "0", "user"]`; `null` is "null".
  public subscript(_ path: String...) -> String? {
    var value = JSONValue.object(members)
    for key in path {
      switch value {
      case .object(let object):
        guard let member = object[key] else { return nil }
        value = member
      case .array(let elements):
        guard let index = Int(key), elements.indices.contains(index) else { return nil }
        value = elements[index]
      default: return nil
      }
    }
    return text(of: value)
  }

  /// The elements of `result`; nil when it is null.
  public var result: [JSONObject]? {
    guard case .array(let elements)? = members["result"] else { return nil }
    return elements.compactMap { if case .object(let object) = $0 { object } else { nil } }
  }

  /// A member of each element of `result`, as text.
  public func column(_ key: String) -> [String] {
    (result ?? []).map { $0[key].map(text) ?? "missing" }
  }

  public var keys: [String] { members.members.map(\.key) }

  public var description: String { line }
}

/// A line that should have been an object.
public struct NotAnObject: Error {
  public var line: String
  public var error: WireError
}

/// An object that docs/json-lines.schema.json does not allow.
public struct AgainstSchema: Error {
  public var line: String
  public var violation: String
}

private func text(of value: JSONValue) -> String {
  if case .string(let text) = value {
    text
  } else {
    String(decoding: value.encoded(), as: UTF8.self)
  }
}

/// RFC 3339, UTC, milliseconds: `2026-11-23T07:54:11.186Z`.
private func isMoment(_ text: String) -> Bool {
  let shape = "dddd-dd-ddTdd:dd:dd.dddZ"
  return text.count == shape.count
    && zip(text, shape).allSatisfy { $1 == "d" ? ("0"..."9").contains($0) : $0 == $1 }
}
