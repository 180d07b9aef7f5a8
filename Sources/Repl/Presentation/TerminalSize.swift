import Glibc

/// How large a terminal is.
struct TerminalSize: Hashable {
  /// At least 1.
  var columns: Int
  /// 0: not known.
  var rows: Int

  /// - Parameter descriptor: of a terminal; nil: it is none, or one that does not tell its size.
  init?(of descriptor: Int32) {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    (columns, rows) = (Int(size.ws_col), Int(size.ws_row))
  }
}
