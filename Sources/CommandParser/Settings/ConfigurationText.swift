/// The text of a configuration file: `key = value` lines; blank lines and lines that begin with `#` are passed over.
///
/// A value is the rest of its line without the blanks around it: neither quotes nor a `#` mean anything in it.
public struct ConfigurationText: Sendable {
  /// One `key = value` line.
  public struct Entry: Hashable, Sendable {
    public let key: SettingKey
    public let value: String
    /// From 1.
    public let line: Int
    /// Where the value begins, from 1, in characters.
    public let column: Int

    /// The fault of a value that the row takes, but somebody else does not.
    public func fault(_ problem: SettingFault.Problem) -> ConfigurationFault {
      ConfigurationFault(
        line: line, column: column, problem: .badValue(key, SettingFault(problem)))
    }
  }

  /// In the order of the file; no key twice.
  public private(set) var entries: [Entry] = []
  private var lines: [String]

  /// - Throws: the first line that is wrong.
  public init(_ bytes: [UInt8]) throws(ConfigurationFault) {
    lines = try Self.lines(of: bytes)
    for index in lines.indices {
      guard let entry = try ConfigurationLine(lines[index]).entry(line: index + 1) else { continue }
      if let first = entries.first(where: { $0.key == entry.key }) {
        let column = ConfigurationLine(lines[index]).keyColumn
        throw ConfigurationFault(
          line: index + 1, column: column, problem: .doubled(entry.key, line: first.line))
      }
      entries.append(entry)
    }
  }

  public subscript(key: SettingKey) -> String? { entries.first { $0.key == key }?.value }

  /// Gives a key another value; all other lines, and what stands before the value, stay as they are.
  ///
  /// - Precondition: the row takes the value.
  public mutating func set(_ key: SettingKey, to value: String) {
    if let entry = entries.first(where: { $0.key == key }) {
      let index = entry.line - 1
      lines[index] = ConfigurationLine(lines[index]).with(value: value)
    } else {
      if lines.last?.isEmpty == true { lines.removeLast() }
      lines += ["\(key.rawValue) = \(value)", ""]
    }
  }

  public var bytes: [UInt8] { Array(lines.joined(separator: "\n").utf8) }

  private static func lines(of bytes: [UInt8]) throws(ConfigurationFault) -> [String] {
    var lines: [String] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      guard let text = String(validating: line, as: UTF8.self) else {
        throw fault(in: line, line: index + 1)
      }
      lines.append(text)
    }
    return lines
  }

  /// Where the first malformed sequence is.
  private static func fault(in bytes: ArraySlice<UInt8>, line: Int) -> ConfigurationFault {
    var good = String()
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      good.unicodeScalars.append(scalar)
    }
    let byte = bytes.dropFirst(good.utf8.count).first ?? 0
    return ConfigurationFault(line: line, column: good.count + 1, problem: .notUTF8(byte))
  }
}

/// One line, in parts.
struct ConfigurationLine {
  private let text: String

  init(_ text: String) { self.text = text }

  /// nil: blank, or a comment.
  func entry(line: Int) throws(ConfigurationFault) -> ConfigurationText.Entry? {
    let content = text[key.lowerBound...]
    if content.isEmpty || content.hasPrefix("#") { return nil }
    guard let equals else {
      throw ConfigurationFault(
        line: line, column: keyColumn, problem: .notAssignment(firstWord))
    }
    let name = String(text[key.lowerBound..<equals].withoutBlanksAtEnd)
    guard let key = SettingKey(rawValue: name) else {
      throw ConfigurationFault(
        line: line, column: keyColumn,
        problem: .unknownKey(name, near: SettingKey.nearest(to: name)))
    }
    let value = String(text[self.value])
    let row = Setting.row(of: key)
    do throws(SettingFault) { try row.kind.check(value) } catch {
      throw ConfigurationFault(
        line: line, column: valueColumn + error.offset,
        problem: .badValue(key, row.isSecret ? error.withheld : error))
    }
    return .init(key: key, value: value, line: line, column: valueColumn)
  }

  func with(value: String) -> String {
    let isTight = equals.map { text[text.index(after: $0)...].isEmpty } ?? false
    return text[..<self.value.lowerBound] + (isTight ? " " : "") + value
      + text[self.value.upperBound...]
  }

  /// From 1, in characters.
  var keyColumn: Int { text.column(of: key.lowerBound) }
  private var valueColumn: Int { text.column(of: value.lowerBound) }

  private var equals: String.Index? { text[key.lowerBound...].firstIndex(of: "=") }

  private var key: Range<String.Index> {
    let start = text.firstIndex { !$0.isConfigurationBlank } ?? text.endIndex
    return start..<text.endIndex
  }

  private var value: Range<String.Index> {
    guard let equals else { return text.endIndex..<text.endIndex }
    let behind = text[text.index(after: equals)...]
    let content = behind.withoutBlanksAtEnd.drop { $0.isConfigurationBlank }
    return content.startIndex..<content.endIndex
  }

  /// No more of the line: what follows may be a password.
  private var firstWord: String {
    String(text[key.lowerBound...].prefix { !$0.isConfigurationBlank })
  }
}

extension Character {
  /// A CR is one where lines end by CR and LF.
  fileprivate var isConfigurationBlank: Bool { self == " " || self == "\t" || self == "\r" }
}

extension Substring {
  fileprivate var withoutBlanksAtEnd: Substring {
    var text = self
    while text.last?.isConfigurationBlank == true { text.removeLast() }
    return text
  }
}

/// What is wrong with a configuration, and where.
public struct ConfigurationFault: Error, Hashable, Sendable {
  public enum Problem: Hashable, Sendable {
    /// The byte at which no UTF-8 sequence begins, or a broken one does.
    case notUTF8(UInt8)
    /// The line's first word.
    case notAssignment(String)
    case unknownKey(String, near: [String])
    /// The line that has it already.
    case doubled(SettingKey, line: Int)
    case badValue(SettingKey, SettingFault)
  }

  /// From 1.
  public var line: Int
  /// From 1, in characters.
  public var column: Int
  public var problem: Problem
}
