import ChatCore
import Glibc
import Languages

/// `chat broker start|stop|status`
enum BrokerVerbs {
  static func run(_ command: BrokerCommand) throws(StartError) -> Int32 {
    let writer = LineWriter(STDOUT_FILENO)
    do throws(PrivateBrokerError) {
      let port = try PrivateBroker.portFromEnvironment()
      let broker = PrivateBroker(
        dataDirectory: Paths.absolute(command.dataDir ?? Paths.data), port: port)
      switch command.verb {
      case .start: writer.add(words(try broker.start()).text)
      case .stop:
        let stop = try broker.stop()
        writer.add(words(stop, port).text)
        if case .foreign = stop {
          writer.flush(atMost: nil)
          return ExitStatus.failed.rawValue
        }
      case .status: writer.add(words(broker.status(), port).text)
      }
    } catch {
      throw .privateBroker(error)
    }
    return writer.flush(atMost: nil) ? 0 : 1
  }

  /// - Parameter dataDirectory: as it was given; the broker is stopped from there.
  static func startedRemark(_ port: UInt16, dataDirectory: String?) -> String {
    let option = dataDirectory.map { " --data-dir " + renderUntrusted(Array($0.utf8)) } ?? ""
    return said("started a private broker on localhost:\(port); chat broker stop\(option) ends it")
  }

  static func words(_ start: PrivateBroker.Start) -> Phrase {
    switch start {
    case .started(let running): "started on localhost:\(running.port), process \(running.pid)"
    case .running(let running):
      "already running on localhost:\(running.port), process \(running.pid)"
    case .foreign(let port): "another broker listens on localhost:\(port); it is used as it is"
    }
  }

  static func words(_ stop: PrivateBroker.Stop, _ port: UInt16) -> Phrase {
    switch stop {
    case .stopped(let pid): "stopped process \(pid)"
    case .foreign(let port):
      "localhost:\(port) is not ours to stop; if a chat started it, give the --data-dir of that chat"
    case .notRunning: "no private broker runs on localhost:\(port)"
    }
  }

  static func words(_ status: PrivateBroker.Status, _ port: UInt16) -> Phrase {
    switch status {
    case .running(let running):
      "running on localhost:\(running.port), process \(running.pid), in \(running.directory)"
    case .foreign(let port):
      "another broker listens on localhost:\(port); if a chat started it, give the --data-dir of that chat"
    case .none: "no private broker runs on localhost:\(port)"
    }
  }
}
