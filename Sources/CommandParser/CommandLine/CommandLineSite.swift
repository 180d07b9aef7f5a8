/// What can stand where the cursor is on a shell's line that begins with `chat`.
public enum CommandLineSite: Hashable, Sendable {
  /// One of these.
  case words([String])
  case users
  /// A line of `-e`.
  case line
  /// A script; one of these words as well.
  case files([String])
  case directories
  case nothing

  /// The words of `chat` that are no options.
  public static let verbs = ["broker", "doctor"]
  public static let brokerVerbs = ["start", "stop", "status"]

  /// - Parameter words: behind `chat`, without the shell's quotes; the last, which may be empty, ends at the cursor.
  public init(_ words: [String]) {
    let before = words.dropLast()
    let typed = words.last ?? ""
    if before.first == "broker" {
      self = Self.broker(before.dropFirst(), typed)
    } else if before.contains("--") {
      self = .files([])
    } else if let option = Self.open(before) {
      self = Self.value(of: option)
    } else if typed.hasPrefix("--"), typed.contains("=") {
      self = CommandLineOption.row(of: typed).map(Self.value) ?? .nothing
    } else if typed.hasPrefix("-") {
      self = .words(Self.unused(before))
    } else {
      self = .files(before.isEmpty ? Self.verbs : [])
    }
  }

  /// The option whose value comes next.
  private static func open(_ before: ArraySlice<String>) -> CommandLineOption? {
    var open: CommandLineOption?
    for word in before {
      let option = open == nil ? CommandLineOption.row(of: word) : nil
      open = word.contains("=") ? nil : option.flatMap { $0.value == nil ? nil : $0 }
    }
    return open
  }

  private static func value(of option: CommandLineOption) -> CommandLineSite {
    switch option.value {
    case .user: .users
    case .line: .line
    case .file: .files([])
    case .directory: .directories
    case .broker: .words(["mqtt://", "mqtts://", "unix:"])
    case .duration, nil: .nothing
    }
  }

  private static func unused(_ before: ArraySlice<String>) -> [String] {
    let used = before.compactMap(CommandLineOption.row(of:)).filter { !$0.isRepeatable }.map(\.long)
    return CommandLineOption.all.filter { !used.contains($0.long) }.map(\.name)
  }

  private static func broker(_ before: ArraySlice<String>, _ typed: String) -> CommandLineSite {
    if before.last == "--data-dir" { return .directories }
    if typed.hasPrefix("-") { return .words(["--data-dir", "--help"]) }
    return before.contains(where: brokerVerbs.contains) ? .nothing : .words(brokerVerbs)
  }
}
