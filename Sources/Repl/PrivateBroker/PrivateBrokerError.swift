import Languages

/// Why the private broker could not be started or stopped.
enum PrivateBrokerError: Error, Hashable {
  /// No `mosquitto` in any of these directories.
  case notInstalled(searched: [String])
  /// `$CHAT_PRIVATE_PORT` is not a port.
  case badPort(String)
  /// A file or directory of the broker could not be made, opened or written.
  case file(path: String, errno: Int32)
  /// mosquitto's configuration has no way to write this path.
  case unwritablePath(String)
  /// Another `chat` has been starting or stopping it all this time.
  case busy(path: String, waited: Duration)
  case cannotRun(program: String, errno: Int32)
  /// It ended before it listened; the last lines that it wrote.
  case ended(port: UInt16, log: [String])
  /// It runs and does not listen; the last lines that it wrote.
  case silent(port: UInt16, waited: Duration, log: [String])
  /// It was told to end, and did not.
  case survives(pid: Int32, waited: Duration)
  case cannotSignal(pid: Int32, errno: Int32)
}

extension PrivateBrokerError: CustomStringConvertible {
  /// What failed, with which value, and what to do next. One line; what mosquitto wrote is other people's words and
  /// still to be made safe for a terminal.
  var description: String { phrase.text }

  private var phrase: Phrase {
    switch self {
    case .notInstalled(let searched):
      "no broker is running here and mosquitto is not installed (looked in "
        + "\(searched.joined(separator: ", "))): install the package mosquitto, or name a broker with --broker"
    case .badPort(let text):
      "\(PrivateBroker.portVariable.rawValue) is “\(text)”: expected a port from 1 to 65535"
    case .file(let path, let error): "private broker: \(path): \(systemWords(error))"
    case .unwritablePath(let path):
      "private broker: the path “\(path)” cannot stand in mosquitto's configuration: choose another --data-dir"
    case .busy(let path, let waited):
      "private broker: another chat has been starting or stopping it for \(waited) (\(path)): try again"
    case .cannotRun(let program, let error):
      "private broker: cannot run \(program): \(systemWords(error))"
    case .ended(let port, let log):
      "the private broker on port \(port) ended at once: \(quote(log))"
    case .silent(let port, let waited, let log):
      "the private broker does not listen on port \(port) after \(waited): \(quote(log))"
    case .survives(let pid, let waited):
      "the private broker (process \(pid)) did not end within \(waited): end it with kill \(pid)"
    case .cannotSignal(let pid, let error):
      "the private broker (process \(pid)) cannot be ended: \(systemWords(error))"
    }
  }
}

private func quote(_ log: [String]) -> String {
  log.isEmpty ? said("it wrote nothing") : log.joined(separator: " / ")
}
