import ChatCore
import CommandParser
import Glibc
import Mosquitto

/// What this run is to do: the command line over the environment over the configuration over what is usual.
struct Settings {
  var user: UserName
  /// nil: nothing is configured, so a private broker serves.
  var broker: BrokerAddress?
  var credentials: Credentials
  var timeout: Duration
  var dataDirectory: String
  var options: Options

  init(_ options: Options) throws(StartError) {
    self.options = options
    let path = options.config ?? Paths.configuration
    let configuration = try ConfigurationFile(path: path, isRequired: options.config != nil)
    user = try Self.user(options, configuration)
    broker = try Self.broker(options, configuration)
    timeout = try Self.timeout(options)
    dataDirectory = Paths.absolute(options.dataDir ?? Paths.data)
    let password = try Password.find(file: options.passwordFile ?? configuration[.passwordFile])
    credentials = Credentials(
      userName: password == nil ? nil : user.text, password: password,
      caFile: options.cafile ?? configuration[.cafile])
    try checkPassword(configuration)
  }

  /// One event a line, nothing redrawn: asked for, or the terminal can do no more.
  var isPlain: Bool { options.plain || environment("TERM") == "dumb" }

  /// Colour is for terminals, and for those who have not said no (no-color.org).
  var usesColour: Bool { !isPlain && environment("NO_COLOR") == nil }

  private static func user(
    _ options: Options, _ configuration: ConfigurationFile
  ) throws(StartError) -> UserName {
    let (name, source) =
      if let name = options.user { (name, "--user") } else if let name = environment("CHAT_USER") {
        (name, "$CHAT_USER")
      } else if let name = configuration[.user] { (name, "configuration") } else {
        (Paths.loginName, "login name")
      }
    do throws(NameError) { return try UserName(creating: name) } catch {
      throw .badName(name, from: source, error)
    }
  }

  private static func broker(
    _ options: Options, _ configuration: ConfigurationFile
  ) throws(StartError) -> BrokerAddress? {
    guard let text = options.broker ?? environment("CHAT_BROKER") ?? configuration[.broker] else {
      return nil
    }
    do throws(AddressError) { return try BrokerAddress(parsing: text) } catch {
      throw .broker(text, error)
    }
  }

  private static func timeout(_ options: Options) throws(StartError) -> Duration {
    guard let text = options.timeout else { return .seconds(30) }
    guard let duration = Duration(typed: text) else {
      throw .usage("--timeout \(text): expected a duration such as 500ms, 10s, 5m or 2h")
    }
    return duration
  }

  /// A password never leaves this machine in the clear unless that is asked for by name.
  private func checkPassword(_ configuration: ConfigurationFile) throws(StartError) {
    guard credentials.password != nil, configuration[.plainPassword] != "yes",
      case .tcp(let host, _)? = broker?.transport, broker?.leavesThisMachine == true
    else { return }
    throw .plainPassword(host: host)
  }
}

/// A variable of the environment; nil when it is empty.
func environment(_ name: String) -> String? {
  guard let value = getenv(name) else { return nil }
  let text = String(cString: value)
  return text.isEmpty ? nil : text
}

/// Where files have their places (XDG Base Directory Specification).
enum Paths {
  static var configuration: String { directory("XDG_CONFIG_HOME", "/.config") + "/chat/config" }
  static var data: String { directory("XDG_STATE_HOME", "/.local/state") + "/chat" }

  static var loginName: String {
    guard let entry = getpwuid(geteuid()) else { return "user\(geteuid())" }
    return String(cString: entry.pointee.pw_name)
  }

  /// A path that stays what it is when the working directory changes.
  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return String(cString: here) + "/" + path
  }

  private static var home: String {
    if let home = environment("HOME") { return home }
    guard let entry = getpwuid(geteuid()) else { return "/" }
    return String(cString: entry.pointee.pw_dir)
  }

  private static func directory(_ variable: String, _ usual: String) -> String {
    if let set = environment(variable), set.hasPrefix("/") { return set }
    return home + usual
  }
}
