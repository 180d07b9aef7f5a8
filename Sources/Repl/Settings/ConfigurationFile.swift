import Glibc

/// The configuration file: `key = value` lines; blank lines and lines that begin with `#` are passed over.
struct ConfigurationFile {
  enum Key: String, CaseIterable {
    case user
    case broker
    case cafile
    case passwordFile = "password_file"
    /// `yes`: a password may travel over plain TCP to another machine.
    case plainPassword = "plain_password"
  }

  private var values: [Key: String] = [:]

  subscript(key: Key) -> String? { values[key] }

  init() {}

  /// - Parameter isRequired: the user named this file; it must be there.
  /// - Throws: the line that is wrong, and why.
  init(path: String, isRequired: Bool) throws(StartError) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try File.read(path, atMost: 64 * 1024)
    } catch {
      if error.isMissing, !isRequired { return }
      throw .file(path: path, error.words)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .file(path: path, "not UTF-8")
    }
    try read(text, path: path)
  }

  private mutating func read(_ text: String, path: String) throws(StartError) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let line = line.trimmed
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard let equals = line.firstIndex(of: "=") else {
        throw .configuration(path: path, line: index + 1, "expected KEY = VALUE")
      }
      let name = String(line[..<equals]).trimmed
      let value = String(line[line.index(after: equals)...]).trimmed
      guard let key = Key(rawValue: name) else {
        let known = Key.allCases.map(\.rawValue).joined(separator: ", ")
        throw .configuration(path: path, line: index + 1, "unknown key \(name); known: \(known)")
      }
      if values.updateValue(value, forKey: key) != nil {
        throw .configuration(path: path, line: index + 1, "\(name) is set twice")
      }
    }
  }
}

extension StringProtocol {
  /// Without blanks at both ends.
  var trimmed: String {
    let blanks: Set<Character> = [" ", "\t", "\r"]
    let front = drop { blanks.contains($0) }
    return String(front.reversed().drop { blanks.contains($0) }.reversed())
  }
}
