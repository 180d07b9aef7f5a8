import ChatCore
import CommandParser
import Environment

/// What holds for each setting, and who says so: the command line over the environment over the configuration file over
/// what is usual.
struct SettingValues {
  /// Raw values are what JSON says: a contract.
  enum Source: String {
    case commandLine = "command-line"
    case environment
    case file
    case usual = "default"
  }

  struct Value {
    var text: String
    var source: Source
    /// The option or the variable that says so: `--user`, `$CHAT_USER`.
    var origin: String?
  }

  private var values: [SettingKey: Value] = [:]
  /// Saved, and to hold from the next start.
  private(set) var upcoming: [SettingKey: String] = [:]

  init(_ options: Options, _ configuration: ConfigurationText) {
    for entry in configuration.entries { put(entry.value, for: entry.key, .file) }
    addEnvironment()
    add(options)
    for row in Setting.all {
      if let usual = row.usual, values[row.key] == nil { put(usual, for: row.key, .usual) }
    }
  }

  subscript(key: SettingKey) -> Value? { values[key] }

  func text(_ key: SettingKey) -> String { values[key]?.text ?? "" }
  func isYes(_ key: SettingKey) -> Bool { text(key) == "yes" }

  /// What holds where neither options nor environment nor file nor the table say anything.
  mutating func setUsual(_ text: String, for key: SettingKey) {
    if values[key] == nil { put(text, for: key, .usual) }
  }

  /// A change that is in the file now.
  ///
  /// - Returns: whether it holds at once.
  mutating func change(_ key: SettingKey, to text: String) -> Bool {
    let isFixed = values[key]?.source == .environment
    if Setting.row(of: key).effect == .atOnce, !isFixed {
      put(text, for: key, .file)
      return true
    }
    upcoming[key] = text
    return false
  }

  private mutating func put(
    _ text: String, for key: SettingKey, _ source: Source, origin: String? = nil
  ) {
    values[key] = Value(text: text, source: source, origin: origin)
  }

  private mutating func addEnvironment() {
    for (key, variable) in [(SettingKey.user, EnvironmentVariable.user), (.broker, .broker)] {
      if let text = variable.value { put(text, for: key, .environment, origin: variable.shown) }
    }
    // Colour is for those who have not said no (no-color.org).
    let noColour = EnvironmentVariable.noColour
    if noColour.value != nil {
      put("never", for: .colour, .environment, origin: noColour.shown)
    }
    let terminal = EnvironmentVariable.terminal
    if terminal.value == "dumb" {
      put("yes", for: .plain, .environment, origin: terminal.shown)
    }
  }

  private mutating func add(_ options: Options) {
    let given: [(SettingKey, String?, String)] = [
      (.user, options.user, "--user"), (.broker, options.broker, "--broker"),
      (.cafile, options.cafile, "--cafile"),
      (.passwordFile, options.passwordFile, "--password-file"),
      (.timeout, options.timeout, "--timeout"),
      // Where the terminal can do no more, that stands above what is asked for, and is the same.
      (.plain, options.plain && values[.plain]?.source != .environment ? "yes" : nil, "--plain"),
    ]
    for (key, text, option) in given {
      if let text { put(text, for: key, .commandLine, origin: option) }
    }
  }
}

extension EnvironmentVariable {
  /// `$CHAT_USER`
  fileprivate var shown: String { "$" + rawValue }
}
