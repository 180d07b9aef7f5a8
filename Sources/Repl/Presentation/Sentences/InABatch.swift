import Languages

/// What a script's run says beside what the engine reports.
enum InABatch {
  static func noAnswer(from broker: String, within limit: Duration) -> String {
    said("no answer from \(broker) within \(limit)")
  }

  static func lost(for limit: Duration) -> String {
    said("the connection has been lost for \(limit)")
  }

  static func held(_ count: Int) -> String {
    said("\(count) held until accepted; goes out when chat runs again after that")
  }

  static func unsent(_ count: Int) -> String {
    said("\(count) not acknowledged by the broker; kept, and sent next time")
  }

  static func stdoutFailed(_ error: Int32) -> String {
    said(
      "stdout: \(systemWords(error)); texts that are not there yet are shown at the next start")
  }
}
