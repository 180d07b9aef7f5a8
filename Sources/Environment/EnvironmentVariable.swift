import Glibc

/// The variables of the environment that are read, all of them: the manual's section ENVIRONMENT has these rows, and
/// nothing else in the program calls getenv(3).
public enum EnvironmentVariable: String, CaseIterable, Sendable {
  case user = "CHAT_USER"
  case broker = "CHAT_BROKER"
  case password = "CHAT_PASSWORD"
  case privatePort = "CHAT_PRIVATE_PORT"
  case allLocales = "LC_ALL"
  case messagesLocale = "LC_MESSAGES"
  case language = "LANG"
  case noColour = "NO_COLOR"
  case terminal = "TERM"
  case tmux = "TMUX"
  case configurationHome = "XDG_CONFIG_HOME"
  case stateHome = "XDG_STATE_HOME"
  case home = "HOME"
  case path = "PATH"

  /// What it holds; nil when it is not set.
  public var text: String? { getenv(rawValue).map { String(cString: $0) } }

  /// The same; nil when it is empty as well.
  public var value: String? { text.flatMap { $0.isEmpty ? nil : $0 } }

  /// Nothing that is started later inherits it.
  ///
  /// - Returns: what it held.
  public func take() -> String? {
    defer { unsetenv(rawValue) }
    return text
  }

  /// For libraries that read it by themselves.
  public func set(_ text: String) { setenv(rawValue, text, 1) }
}
