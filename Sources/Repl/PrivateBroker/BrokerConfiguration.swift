/// The configuration of the private mosquitto (mosquitto.conf(5)).
struct BrokerConfiguration {
  var directory: BrokerDirectory
  var port: UInt16
  /// Whether `::1` can be listened on.
  var hasIPv6: Bool
  /// As root mosquitto turns into the user `mosquitto`, who may not write here: its state would be lost without a word.
  var runsAsRoot: Bool

  /// Each line is one setting. A value goes to the end of the line, so blanks in a path need no quoting.
  var text: String {
    var lines = [
      "# Written by chat at each start of its private broker; changes are lost.",
      "pid_file \(directory.pidFile)",
      "persistence true",
      "persistence_location \(directory.stateDirectory)/",
      "autosave_interval 1",
      // 0, no limit, makes Debian's build drop connections once something is refused.
      "max_queued_messages 10000000",
      "set_tcp_nodelay true",
      // stderr is the log file; a line for each client that comes and goes would let it grow for ever.
      "log_dest stderr", "log_timestamp_format %Y-%m-%dT%H:%M:%S",
      "log_type error", "log_type warning",
      "allow_anonymous true",
      "listener \(port) 127.0.0.1",
    ]
    if hasIPv6 { lines.append("listener \(port) ::1") }
    if runsAsRoot { lines.append("user root") }
    return lines.joined(separator: "\n") + "\n"
  }
}
