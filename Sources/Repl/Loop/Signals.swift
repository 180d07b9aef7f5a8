import CSystem
import Glibc

/// Signals as a descriptor to poll: nothing ever runs in a handler (signalfd(2)).
struct Signals {
  let descriptor: Int32

  /// A closed pipe and a file that may not grow are errors of write(2), not the end of the program.
  static func makeWritingSafe() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Blocks the signals that the program answers itself.
  init() {
    Self.makeWritingSafe()
    let answered = [SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGCONT]
    descriptor = chat_signalfd(answered, answered.count)
  }

  /// The next signal that came; nil when there is none.
  func next() -> Int32? {
    let number = chat_signalfd_read(descriptor)
    return number == 0 ? nil : number
  }
}
