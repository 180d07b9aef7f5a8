import CSystem
import Glibc

/// Signals as a descriptor to poll: nothing ever runs in a handler (signalfd(2)).
struct Signals {
  let descriptor: Int32

  /// Blocks the signals that the program answers itself, and ignores SIGPIPE: a closed pipe is an error of write(2).
  init() {
    signal(SIGPIPE, SIG_IGN)
    let answered = [SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGCONT]
    descriptor = chat_signalfd(answered, answered.count)
  }

  /// The next signal that came; nil when there is none.
  func next() -> Int32? {
    let number = chat_signalfd_read(descriptor)
    return number == 0 ? nil : number
  }
}
