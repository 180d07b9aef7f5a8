import ChatCore
import CSystem
import Glibc

/// The mosquitto that `chat` starts on this machine when nobody else has: loopback only, persistent, and running on
/// until somebody stops it. Whatever already listens on the port, whoever started it, is used as it is.
///
/// All calls block, for at most `patience` (starting) or twice that (stopping while another starts).
struct PrivateBroker {
  /// What is known of a broker that runs from this data directory.
  struct Running: Hashable {
    var pid: Int32
    var port: UInt16
    /// Seconds since 1970 when it was started.
    var since: Int64
    /// Where its configuration, log and persistent state lie.
    var directory: String
    /// The address to connect to: `127.0.0.1`.
    var host: String { "127.0.0.1" }
  }

  enum Status: Hashable {
    case running(Running)
    /// Somebody else's broker, or something that is none, listens on the port.
    case foreign(port: UInt16)
    case none
  }

  /// What `start` found or did.
  enum Start: Hashable {
    case started(Running)
    /// Another `chat` of this user had started it already.
    case running(Running)
    case foreign(port: UInt16)
  }

  enum Stop: Hashable {
    case stopped(pid: Int32)
    /// Not ours to stop.
    case foreign(port: UInt16)
    case notRunning
  }

  static let defaultPort: UInt16 = 1883

  var port: UInt16
  var directory: BrokerDirectory
  /// Looked through in this order for `mosquitto`.
  var searchDirectories: [String]
  /// The longest wait for a broker to listen, to end, or for another start to finish.
  var patience: Duration = .seconds(5)

  /// - Parameters:
  ///   - dataDirectory: absolute; the broker's files go to `broker/PORT` in it, mode 0700.
  ///   - searchDirectories: nil: `$PATH`, then `/usr/sbin` and `/usr/local/sbin`.
  init(
    dataDirectory: String, port: UInt16 = PrivateBroker.defaultPort,
    searchDirectories: [String]? = nil
  ) {
    self.port = port
    self.directory = BrokerDirectory(
      path: "\(dataDirectory)/\(ProgramFile.privateBroker.name)/\(port)")
    self.searchDirectories = searchDirectories ?? MosquittoProgram.usualDirectories()
  }

  /// Sees to it that something listens on the port.
  ///
  /// - Returns: the broker, if this call has started one; nil when one was there.
  func ensureRunning() throws(PrivateBrokerError) -> Running? {
    if Loopback.listens(port) { return nil }
    guard case .started(let running) = try start() else { return nil }
    return running
  }

  /// `chat broker start`.
  func start() throws(PrivateBrokerError) -> Start {
    let program = try MosquittoProgram.find(in: searchDirectories)
    try directory.make()
    let lock = try directory.lock(waiting: patience)
    defer { lock.release() }
    if let running = runningFromHere() {
      return .running(try waitUntilListening(running))
    }
    if Loopback.listens(port) { return .foreign(port: port) }
    return try spawn(program)
  }

  /// `chat broker stop`: SIGTERM, and wait until it has saved its state and is gone.
  func stop() throws(PrivateBrokerError) -> Stop {
    guard directory.exists else { return absence() == .none ? .notRunning : .foreign(port: port) }
    let lock = try directory.lock(waiting: patience)
    defer { lock.release() }
    guard let running = runningFromHere() else {
      return absence() == .none ? .notRunning : .foreign(port: port)
    }
    try BrokerProcess(pid: running.pid).terminate(within: patience)
    return .stopped(pid: running.pid)
  }

  /// `chat broker status`.
  func status() -> Status {
    runningFromHere().map { .running($0) } ?? absence()
  }

  /// The process of the pid file, if it is alive and was started with this directory's configuration: a pid file
  /// outlives a crash, and its number may long be somebody else's.
  private func runningFromHere() -> Running? {
    guard let pid = directory.pidOnFile,
      BrokerProcess(pid: pid).isMosquitto(configuration: directory.configurationFile)
    else { return nil }
    return running(pid)
  }

  private func running(_ pid: Int32) -> Running {
    Running(pid: pid, port: port, since: directory.startedAt ?? 0, directory: directory.path)
  }

  private func absence() -> Status {
    Loopback.listens(port) ? .foreign(port: port) : .none
  }

  private func spawn(_ program: String) throws(PrivateBrokerError) -> Start {
    try directory.write(configuration: configuration())
    let log = try directory.openLog()
    defer { close(log) }
    let arguments = [program, "-c", directory.configurationFile]
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    let pid = chat_spawn_detached(program, &pointers, log)
    guard pid > 0 else { throw .cannotRun(program: program, errno: errno) }
    return try outcome(of: BrokerProcess(pid: pid))
  }

  /// Waits for a fresh process to listen. One that ended while the port answers has lost it to another user's broker,
  /// which then is the one to use.
  private func outcome(of process: BrokerProcess) throws(PrivateBrokerError) -> Start {
    let ready = BrokerDeadline(after: patience).wait { !process.isAlive || Loopback.listens(port) }
    guard ready else {
      try process.terminate(within: patience)
      throw .silent(port: port, waited: patience, log: directory.logTail())
    }
    let ended = BrokerDeadline(after: .milliseconds(30)).wait { !process.isAlive }
    guard ended else { return .started(running(process.pid)) }
    if Loopback.listens(port) { return .foreign(port: port) }
    throw .ended(port: port, log: directory.logTail())
  }

  private func waitUntilListening(_ running: Running) throws(PrivateBrokerError) -> Running {
    guard BrokerDeadline(after: patience).wait({ Loopback.listens(port) }) else {
      throw .silent(port: port, waited: patience, log: directory.logTail())
    }
    return running
  }

  private func configuration() -> BrokerConfiguration {
    BrokerConfiguration(
      directory: directory, port: port, hasIPv6: Loopback.hasIPv6, runsAsRoot: geteuid() == 0)
  }
}
