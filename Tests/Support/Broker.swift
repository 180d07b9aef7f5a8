import Glibc

/// A real mosquitto on a port of 127.0.0.1, with a directory of its own; both go with the last reference.
public final class Broker {
  public let files: BrokerFiles
  public private(set) var port: UInt16 = 0
  private let configuration: String
  private let program: String
  private var child: Child?

  /// Starts a broker and waits until it listens.
  ///
  /// - Parameters:
  ///   - configuration: more lines of mosquitto.conf(5). `{dir}` stands for the broker's directory.
  ///   - listener: false when the configuration brings its own listener; then `port` is in it as `{port}`.
  ///   - allowAnonymous: whether clients without a password are let in.
  /// - Throws: a sentence that says what is missing, or what the broker wrote when it did not start.
  public init(
    _ configuration: String = "", listener: Bool = true, allowAnonymous: Bool = true,
    files: BrokerFiles? = nil
  ) throws {
    program = try findProgram("mosquitto", package: "mosquitto")
    self.files = try files ?? BrokerFiles()
    let first = listener ? "listener {port} 127.0.0.1\n" : ""
    let last = "\nallow_anonymous \(allowAnonymous)\nlog_type all\nset_tcp_nodelay true\n"
    // A broker that root starts gives up its rights, and then can neither read nor write in a directory of root's.
    let user = getuid() == 0 ? "user root\n" : ""
    self.configuration = first + configuration + last + user
    try startSomewhere()
  }

  deinit { child?.kill() }

  /// What it has logged so far.
  public var log: String { files.read("log") }

  public var processIdentifier: pid_t? { child?.processIdentifier }

  /// Ends it by a signal (SIGTERM: it saves its persistence first) and waits until it is gone.
  public func stop(_ signal: Int32 = SIGTERM) {
    child?.signal(signal)
    if child?.wait() == nil { child?.kill() }
    child = nil
  }

  /// SIGKILL: nothing is saved.
  public func kill() { stop(SIGKILL) }

  /// Stops it if it runs, and starts it on the same port with the same files.
  public func restart(_ signal: Int32 = SIGTERM) throws {
    stop(signal)
    if try !start() { throw ChildError.neverListened(log: log) }
  }

  /// Stops its process where it is, or lets it go on: a broker that is there and says nothing.
  public func freeze() { child?.signal(SIGSTOP) }
  public func thaw() { child?.signal(SIGCONT) }

  private func startSomewhere() throws {
    for _ in 0..<5 {
      port = try freePort()
      if try start() { return }
    }
    throw ChildError.neverListened(log: log)
  }

  /// - Returns: false when it ended at once, as it does when another process took the port.
  private func start() throws -> Bool {
    let text = configuration.replacing("{port}", with: String(port))
      .replacing("{dir}", with: files.path)
    let path = try files.write(text, to: "mosquitto.conf")
    let child = try Child(program, ["-c", path], log: "\(files.path)/log")
    self.child = child
    let came = try Child.poll(atMost: .seconds(20)) {
      try !child.isRunning || isListening(port: port)
    }
    if !came { child.kill() }
    return child.isRunning
  }
}
