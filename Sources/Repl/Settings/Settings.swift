import ChatCore
import CommandParser
import Glibc
import Languages
import Mosquitto

/// What this run is to do: the command line over the environment over the configuration over what is usual.
struct Settings {
  let user: UserName
  /// nil: nothing is configured, so a private broker serves.
  let broker: BrokerAddress?
  let credentials: Credentials
  let dataDirectory: String
  let options: Options
  /// Where the configuration is, or would be.
  let path: String
  var values: SettingValues

  init(_ options: Options) throws(StartError) {
    self.options = options
    path = options.config ?? Paths.configuration
    let environmentPassword = Password.takeFromEnvironment()
    let text = try ConfigurationFile.read(path: path, isRequired: options.config != nil)
    values = SettingValues(options, text)
    values.setUsual(Paths.loginName, for: .user)
    user = try Self.user(values)
    broker = try Self.broker(values)
    try Self.checkTimeout(options)
    dataDirectory = Paths.absolute(options.dataDir ?? Paths.data)
    let password = try Password.find(values, environmentPassword, path: path)
    credentials = Credentials(
      userName: password == nil ? nil : user.text, password: password,
      caFile: values[.cafile]?.text)
    try checkPassword()
    try checkAuthorities()
  }

  /// What the user is asked to wait at most, for connecting and by `/wait`.
  var timeout: Duration { Duration(typed: values.text(.timeout)) ?? .seconds(30) }

  /// One event a line, nothing redrawn: asked for, or the terminal can do no more.
  var isPlain: Bool { values.isYes(.plain) }

  private static func user(_ values: SettingValues) throws(StartError) -> UserName {
    let name = values.text(.user)
    do throws(NameError) { return try UserName(creating: name) } catch {
      throw .badName(name, from: values[.user]?.origin ?? loginName, error)
    }
  }

  /// Where the user's name comes from when nobody says it.
  static var loginName: String { said("login name") }

  private static func broker(_ values: SettingValues) throws(StartError) -> BrokerAddress? {
    guard let text = values[.broker]?.text else { return nil }
    do throws(AddressError) { return try BrokerAddress(parsing: text) } catch {
      throw .broker(text, error)
    }
  }

  private static func checkTimeout(_ options: Options) throws(StartError) {
    guard let text = options.timeout, Duration(typed: text) == nil else { return }
    throw .usage(badTimeout(text))
  }

  static func badTimeout(_ text: String) -> String {
    said("--timeout \(text): expected a duration such as 500ms, 10s, 5m or 2h")
  }

  /// Of a file that cannot be read, the library would say that no connection can be made.
  private func checkAuthorities() throws(StartError) {
    guard let path = credentials.caFile, case .tls? = broker?.transport else { return }
    if access(path, R_OK) != 0 { throw .system(path: path, errno) }
  }

  /// A password never leaves this machine in the clear unless that is asked for by name.
  private func checkPassword() throws(StartError) {
    guard credentials.password != nil, !values.isYes(.plainPassword),
      case .tcp(let host, _)? = broker?.transport, broker?.leavesThisMachine == true
    else { return }
    throw .plainPassword(host: host)
  }
}
