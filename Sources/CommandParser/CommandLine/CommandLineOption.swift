/// An option of `chat`: `--help`, the manual's section OPTIONS and the shells' completions come from its row.
public struct CommandLineOption: Sendable {
  /// What its value is.
  public enum Value: Sendable, Hashable {
    case user, group, broker, line, duration, file, directory
  }

  /// `u` for `-u`.
  public let short: Character?
  /// Without its dashes.
  public let long: String
  /// What its value is called, and what it is; nil: it takes none.
  public let placeholder: String?
  public let value: Value?
  public let isRepeatable: Bool
  /// One line, for `--help`.
  public let summary: String
  /// Further sentences, for the manual.
  public let details: [String]

  init(
    _ long: String, short: Character? = nil, _ placeholder: String? = nil, _ value: Value? = nil,
    isRepeatable: Bool = false, summary: String, details: [String] = []
  ) {
    (self.long, self.short, self.placeholder, self.value) = (long, short, placeholder, value)
    (self.isRepeatable, self.summary, self.details) = (isRepeatable, summary, details)
  }

  /// `--user`
  public var name: String { "--" + long }

  /// `-u` and `--user`, or the latter alone.
  public var names: [String] { (short.map { ["-\($0)"] } ?? []) + [name] }

  /// The row of an option, by its long name.
  /// - Precondition: there is one.
  public static func row(_ long: String) -> CommandLineOption {
    guard let row = (all + doctor).first(where: { $0.long == long }) else {
      preconditionFailure("no option --\(long) in the table")
    }
    return row
  }

  /// The option that a word of the command line is, with its value behind `=` or without.
  public static func row(of word: String) -> CommandLineOption? {
    let name = String(word.prefix { $0 != "=" })
    return (all + doctor).first { $0.names.contains(name) }
  }
}
