import Glibc

/// A process that a test started, ended by its process id at the latest when the last reference to it goes.
public final class Child {
  public let processIdentifier: pid_t
  /// As `waitpid` gave it; nil while it runs.
  public private(set) var status: Int32?

  /// Starts a program with its input from /dev/null.
  ///
  /// - Parameters:
  ///   - path: of the program; not searched for.
  ///   - environment: nil for this process's own.
  ///   - log: where its output and its errors are appended.
  /// - Throws: the system's error number.
  public init(
    _ path: String, _ arguments: [String], environment: [String]? = nil, log: String = "/dev/null"
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    // A broker that holds another test's pipe keeps whoever reads that from its end.
    for descriptor: Int32 in 3..<512 { posix_spawn_file_actions_addclose(&actions, descriptor) }
    // Neither the signals that this process ignores or blocks.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var identifier: pid_t = 0
    let error = withCArray([path] + arguments) { arguments in
      guard let environment else {
        return posix_spawn(&identifier, path, &actions, &attributes, arguments, environ)
      }
      return withCArray(environment) {
        posix_spawn(&identifier, path, &actions, &attributes, arguments, $0)
      }
    }
    if error != 0 { throw ChildError.system("spawn \(path)", error) }
    processIdentifier = identifier
  }

  deinit { kill() }

  public var isRunning: Bool {
    if status == nil { reap(WNOHANG) }
    return status == nil
  }

  /// Nothing happens once it has ended: its process id may be somebody else's by now.
  public func signal(_ number: Int32) {
    if isRunning { _ = Glibc.kill(processIdentifier, number) }
  }

  /// SIGKILL, and waits for it.
  public func kill() {
    signal(SIGKILL)
    if status == nil { reap(0) }
  }

  /// Waits until it has ended.
  ///
  /// - Returns: its exit code, 128 and more for a signal as in a shell; nil when it still runs at the deadline.
  public func wait(atMost limit: Duration = .seconds(10)) -> Int32? {
    guard Self.poll(atMost: limit, { !self.isRunning }), let status else { return nil }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  /// Looks every 2 ms whether a condition has come true.
  ///
  /// - Returns: false when it had not at the deadline.
  public static func poll(atMost limit: Duration, _ condition: () throws -> Bool) rethrows -> Bool {
    let deadline = ContinuousClock.now + limit
    while try !condition() {
      if ContinuousClock.now >= deadline { return false }
      _ = Glibc.poll(nil, 0, 2)
    }
    return true
  }

  private func reap(_ options: Int32) {
    var status: Int32 = 0
    var got = waitpid(processIdentifier, &status, options)
    while got < 0, errno == EINTR { got = waitpid(processIdentifier, &status, options) }
    if got == processIdentifier { self.status = status }
  }
}

/// What went wrong around a test rather than in what it tests.
public enum ChildError: Error, CustomStringConvertible {
  case system(String, Int32)
  case missing(program: String, package: String)
  case neverListened(log: String)
  case failed(String, log: String)

  public var description: String {
    switch self {
    case .system(let call, let error): "\(call): \(String(cString: strerror(error)))"
    case .missing(let program, let package):
      "\(program) is not installed; these tests need the package \(package)."
    case .neverListened(let log): "The broker did not begin to listen. It wrote:\n\(log)"
    case .failed(let program, let log): "\(program) failed. It wrote:\n\(log)"
    }
  }
}

/// Where a program is: in PATH, or where Debian puts servers.
///
/// - Throws: a sentence that names the package to install.
public func findProgram(_ name: String, package: String) throws -> String {
  let path = getenv("PATH").map { String(cString: $0) } ?? ""
  let folders = path.split(separator: ":") + ["/usr/bin", "/usr/sbin", "/usr/local/sbin"]
  guard let folder = folders.first(where: { access("\($0)/\(name)", X_OK) == 0 }) else {
    throw ChildError.missing(program: name, package: package)
  }
  return "\(folder)/\(name)"
}

private func withCArray<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}
