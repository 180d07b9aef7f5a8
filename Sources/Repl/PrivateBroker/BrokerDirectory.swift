import Glibc

/// Where the private broker of one port keeps its files; mode 0700.
struct BrokerDirectory: Hashable {
  var path: String

  var configurationFile: String { path + "/mosquitto.conf" }
  var pidFile: String { path + "/mosquitto.pid" }
  var logFile: String { path + "/mosquitto.log" }
  var lockFile: String { path + "/lock" }
  /// Holds what mosquitto persists.
  var stateDirectory: String { path + "/state" }

  var exists: Bool { access(path, F_OK) == 0 }

  /// Makes it with all that is above it, and closes it to others.
  ///
  /// - Throws: `.unwritablePath` for a path that a configuration cannot hold; `.file`.
  func make() throws(PrivateBrokerError) {
    guard path.hasPrefix("/"), !path.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
      throw .unwritablePath(path)
    }
    for index in stateDirectory.indices.dropFirst() where stateDirectory[index] == "/" {
      try Self.make(String(stateDirectory[..<index]))
    }
    try Self.make(stateDirectory)
    guard chmod(path, 0o700) == 0 else { throw .file(path: path, errno: errno) }
  }

  private static func make(_ path: String) throws(PrivateBrokerError) {
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .file(path: path, errno: errno) }
  }

  func write(configuration: BrokerConfiguration) throws(PrivateBrokerError) {
    let file = open(configurationFile, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .file(path: configurationFile, errno: errno) }
    let bytes = Array(configuration.text.utf8)
    let written = Glibc.write(file, bytes, bytes.count)
    let error = written < 0 ? errno : ENOSPC
    guard close(file) == 0, written == bytes.count else {
      throw .file(path: configurationFile, errno: error)
    }
  }

  /// A new log for a new broker; the one before is kept beside it.
  ///
  /// - Returns: a descriptor to append to, closed on exec.
  func openLog() throws(PrivateBrokerError) -> Int32 {
    guard rename(logFile, logFile + ".old") == 0 || errno == ENOENT else {
      throw .file(path: logFile, errno: errno)
    }
    let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW
    let file = open(logFile, flags, 0o600)
    guard file >= 0 else { throw .file(path: logFile, errno: errno) }
    return file
  }

  /// The last lines of the log; none when there is none.
  func logTail(lines: Int = 3) -> [String] {
    guard let text = BrokerFile.text(logFile) else { return [] }
    return text.split(whereSeparator: \.isNewline).suffix(lines).map(String.init)
  }

  /// What the pid file says; nil without one, or with nonsense in it.
  var pidOnFile: Int32? {
    guard let text = BrokerFile.text(pidFile) else { return nil }
    let digits = text.prefix { $0 != "\n" }
    return Int32(digits).flatMap { $0 > 1 ? $0 : nil }
  }

  /// When the pid file was written, in seconds since 1970.
  var startedAt: Int64? {
    var facts = stat()
    return stat(pidFile, &facts) == 0 ? Int64(facts.st_mtim.tv_sec) : nil
  }
}
