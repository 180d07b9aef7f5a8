/// What can stand where the cursor is on a shell's line that begins with `chat`.
public enum CommandLineSite: Hashable, Sendable {
  /// One of these.
  case words([String])
  case users
  /// That the user knows.
  case groups
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
    } else if before.first == "doctor" {
      self = Self.option(of: .doctor, Array(before.dropFirst()), typed) ?? .nothing
    } else if before.contains("--") {
      self = .files([])
    } else {
      let others = Self.files(before.isEmpty ? Self.verbs : [])
      self = Self.option(of: .chat, Array(before), typed) ?? others
    }
  }

  /// An option, or the value of one; nil: neither can be meant.
  private static func option(
    of form: CommandLineForm, _ before: [String], _ typed: String
  ) -> CommandLineSite? {
    if let option = open(before[...]) { return value(of: option) }
    if typed.hasPrefix("--"), typed.contains("=") {
      return CommandLineOption.row(of: typed).map(value) ?? .nothing
    }
    return typed.hasPrefix("-") ? .words(unused(before[...], of: form)) : nil
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
    case .group: .groups
    case .line: .line
    case .file: .files([])
    case .directory: .directories
    case .broker: .words(["mqtt://", "mqtts://", "unix:"])
    case .duration, nil: .nothing
    }
  }

  private static func unused(
    _ before: ArraySlice<String>, of form: CommandLineForm
  ) -> [String] {
    let used = before.compactMap(CommandLineOption.row(of:)).filter { !$0.isRepeatable }.map(\.long)
    return form.options.filter { !used.contains($0.long) }.map(\.name)
  }

  private static func broker(_ before: ArraySlice<String>, _ typed: String) -> CommandLineSite {
    if before.last == "--data-dir" { return .directories }
    if typed.hasPrefix("-") { return .words(["--data-dir", "--help"]) }
    return before.contains(where: brokerVerbs.contains) ? .nothing : .words(brokerVerbs)
  }
}
