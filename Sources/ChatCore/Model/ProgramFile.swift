/// The files that the program keeps or reads, all of them: the manual's section FILES has these rows, and whoever opens
/// one takes its name from here.
public enum ProgramFile: CaseIterable, Sendable {
  case configuration, database, lock, history, privateBroker, bash, zsh, fish, keys

  /// A directory that another variable, option or installation may move.
  public enum Place: Sendable {
    /// `$XDG_CONFIG_HOME/chat`
    case configuration
    /// `$XDG_STATE_HOME/chat`, or as `--data-dir` says.
    case data
    /// `$(PREFIX)/share`
    case share
    case home

    /// Behind the place of all programs: `chat`.
    public static let ownFolder = "chat"

    /// Behind the home directory, or whole.
    public var usual: String {
      switch self {
      case .configuration: "/.config"
      case .data: "/.local/state"
      case .share: "/usr/local/share"
      case .home: ""
      }
    }
  }

  public var place: Place {
    switch self {
    case .configuration: .configuration
    case .database, .lock, .history, .privateBroker: .data
    case .bash, .zsh, .fish: .share
    case .keys: .home
    }
  }

  /// What is before the name: the user's, as a file's name can have it.
  public var isOfUser: Bool { self == .database || self == .lock }

  /// Within its place; the end of it where each user has one, the folder where each port has one.
  public var name: String {
    switch self {
    case .configuration: "config"
    case .database: ".db"
    case .lock: ".lock"
    case .history: "history"
    case .privateBroker: "broker"
    case .bash: "bash-completion/completions/chat"
    case .zsh: "zsh/site-functions/_chat"
    case .fish: "fish/vendor_completions.d/chat.fish"
    case .keys: ".editrc"
    }
  }
}
