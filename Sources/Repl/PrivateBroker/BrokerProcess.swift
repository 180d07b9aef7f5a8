import Glibc

/// A process that is, or may be, the private broker.
struct BrokerProcess {
  var pid: Int32

  /// Whether it runs. A child of ours that has ended is reaped here; a zombie of somebody else's counts as ended.
  var isAlive: Bool {
    var status: Int32 = 0
    if waitpid(pid, &status, WNOHANG) == pid { return false }
    guard kill(pid, 0) == 0 || errno == EPERM else { return false }
    return state != "Z"
  }

  /// Whether it is the mosquitto that was started with this configuration.
  func isMosquitto(configuration: String) -> Bool {
    guard isAlive, let arguments = BrokerFile.bytes("/proc/\(pid)/cmdline") else { return false }
    let words = arguments.split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    return words.count >= 3 && (words[0].split(separator: "/").last ?? "") == "mosquitto"
      && words[1] == "-c" && words[2] == configuration
  }

  /// Asks it to end, and waits until it has. Asks again and again: mosquitto loses a SIGTERM that comes in its first
  /// milliseconds.
  ///
  /// - Throws: `.survives`, `.cannotSignal`.
  func terminate(within patience: Duration) throws(PrivateBrokerError) {
    let deadline = BrokerDeadline(after: patience)
    while !deadline.hasPassed {
      guard kill(pid, SIGTERM) == 0 || errno == ESRCH else {
        throw .cannotSignal(pid: pid, errno: errno)
      }
      if BrokerDeadline(after: .milliseconds(200)).wait({ !isAlive }) { return }
    }
    throw .survives(pid: pid, waited: patience)
  }

  /// The state letter of proc(5)'s `/proc/PID/stat`: the field after the name, which may itself hold blanks and
  /// parentheses.
  private var state: Character? {
    guard let text = BrokerFile.text("/proc/\(pid)/stat"), let end = text.lastIndex(of: ")") else {
      return nil
    }
    return text[end...].dropFirst(2).first
  }
}
