import ChatCore
import Languages

/// What people read of settings.
extension English {
  static func name(_ kind: SettingKind) -> String { phrase(kind).text }

  private static func phrase(_ kind: SettingKind) -> Phrase {
    switch kind {
    case .user: "a user's name"
    case .address: "mqtt://HOST[:PORT], mqtts://HOST[:PORT] or unix:PATH"
    case .path: "a path"
    case .words(let words): Phrase(verbatim: listed(words, "or"))
    case .duration(let range):
      "a duration from \(typed(range.lowerBound)) to \(typed(range.upperBound)), such as 10s or 5m"
    case .command: #"an array such as ["program", "argument"], or []"#
    }
  }

  /// `1ms`, `24h`
  private static func typed(_ milliseconds: Int64) -> String {
    for (unit, name) in [(Int64(3_600_000), "h"), (60_000, "m"), (1000, "s")]
    where milliseconds % unit == 0 {
      return "\(milliseconds / unit)\(name)"
    }
    return "\(milliseconds)ms"
  }

  static func sentence(_ fault: SettingFault) -> String {
    let sentence: Phrase =
      switch fault.problem {
      case .expected(let kind, let found):
        "expected \(name(kind)), but found \(found.isEmpty ? endOfLine : quoted(found))"
      case .withheld(let kind): "expected \(name(kind)); what is there is not repeated here"
      case .badName(let name, let error):
        "\(quoted(name)) cannot be a user's name: \(self.sentence(error))"
      case .refused("", let reason): "not taken: \(reason)"
      case .refused(let value, let reason): "\(quoted(value)) is not taken: \(reason)"
      }
    return sentence.text + meant(fault.suggestions)
  }

  static func sentence(_ problem: ConfigurationFault.Problem) -> String { phrase(problem).text }

  private static func phrase(_ problem: ConfigurationFault.Problem) -> Phrase {
    switch problem {
    case .notUTF8(let byte):
      "the byte 0x\(String(byte, radix: 16, uppercase: true)) is not UTF-8; the file is text in UTF-8"
    case .notAssignment(let line):
      "expected KEY = VALUE, a comment that begins with #, or nothing, but found \(quoted(line))"
    case .unknownKey(let key, []):
      "no such setting: \(quoted(key)); there are \(listed(Setting.all.map(\.key.rawValue), "and"))"
    case .unknownKey(let key, let near):
      "no such setting: \(quoted(key))\(meant(near))"
    case .doubled(let key, let line):
      "\(key.rawValue) is set twice, in line \(line) already; once is enough"
    case .badValue(let key, let fault): "\(key.rawValue): \(sentence(fault))"
    }
  }

  /// `; did you mean bell?`
  private static func meant(_ near: [String]) -> String {
    near.isEmpty ? "" : said("; did you mean \(listed(near, "or"))?")
  }

  static let takes = "Takes"
  static let usually = "Without it"
  static let fromNextStart = "A change holds from the next start"
  static let settingsIntroduction = [
    "What can be chosen, by the configuration file or by",
    ".Ic /set ,",
    "which keeps it there.",
    "An option goes before the environment, that before the file, and that before",
    "what is usual.",
    "A change by",
    ".Ic /set",
    "holds at once, unless it is said otherwise.",
    "A look is one of",
  ]
}

extension ConfigurationFault: CustomStringConvertible {
  /// `LINE:COLUMN: what is wrong, and what was expected`
  public var description: String { "\(line):\(column): \(English.sentence(problem))" }
}

extension SettingFault: CustomStringConvertible {
  public var description: String { English.sentence(self) }
}

extension Setting {
  /// What it takes, in words: `yes or no`.
  public var takes: String { English.name(kind) }

  /// What it decides, in a sentence or more.
  public var meaning: String {
    ([summary] + details).map { English.translated($0) + "." }.joined(separator: " ")
  }

  /// What holds where nobody says anything.
  public var usually: String { usual ?? English.translated(usualWords) }
}
