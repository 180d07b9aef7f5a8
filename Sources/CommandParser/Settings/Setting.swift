/// A setting, declared once: what it is called, what it takes, what holds without it, and what it means. The
/// configuration file, `/set`, its completion and the section SETTINGS of the manual read it.
public struct Setting: Sendable {
  /// When a change by `/set` holds.
  public enum Effect: Hashable, Sendable {
    case atOnce, fromNextStart
  }

  public let key: SettingKey
  public let kind: SettingKind
  /// The value that holds where nobody says anything; nil: see `usualWords`.
  public let usual: String?
  /// In place of a value that is not the same for all: `the login name`.
  public let usualWords: String
  /// What it decides, as a sentence without its full stop.
  public let summary: String
  /// Further sentences for the manual.
  public let details: [String]
  /// A value that is taken.
  public let example: String
  public let effect: Effect
  /// May hold a secret: only the configuration file may have it, and nothing shows it.
  public let isSecret: Bool

  init(
    _ key: SettingKey, _ kind: SettingKind, usual: String? = nil, usualWords: String = "none",
    _ effect: Effect = .atOnce, isSecret: Bool = false, summary: String, details: [String] = [],
    example: String
  ) {
    self.key = key
    self.kind = kind
    self.usual = usual
    self.usualWords = usualWords
    self.effect = effect
    self.isSecret = isSecret
    self.summary = summary
    self.details = details
    self.example = example
  }

  /// Whether it names a program that is run: a script must not choose one.
  public var namesProgram: Bool { kind == .command }
}

extension Setting {
  /// All of them, in the order of `/set` and of the manual: a row for each key.
  public static let all: [Setting] = sessionRows + lookRows + attentionRows

  /// Those that `/set` shows.
  public static let shown: [Setting] = all.filter { !$0.isSecret }

  private static let byKey = Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0) })

  /// The row of a key.
  public static func row(of key: SettingKey) -> Setting {
    guard let row = byKey[key] else { preconditionFailure("\(key) has no row") }
    return row
  }
}
