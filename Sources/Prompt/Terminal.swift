import CEditLine
import Glibc

/// The terminal as a device: its size, its modes, and bytes to it.
///
/// Bytes go out in order and whole; a write that would block waits until the terminal takes more. After an error (EIO
/// after a hang-up, EPIPE) nothing more is written, and `isDead` says so.
final class Terminal {
  let input: Int32
  let output: Int32
  private(set) var isDead = false
  /// Whether it is in the editing mode; set by `enter` and `restore`.
  private(set) var isRaw = false
  /// Whether it understands our control sequences; set before `enter`.
  var understandsSequences = true
  private var original: termios
  private var raw = termios()
  private let farewell: UnsafeMutableBufferPointer<CChar>

  /// - Parameter original: the attributes as they were found.
  init(input: Int32, output: Int32, original: termios) {
    self.input = input
    self.output = output
    self.original = original
    let bytes = Escape.newLine + Escape.endAttributes + Escape.pasteModeOff
    farewell = .allocate(capacity: bytes.count)
    _ = farewell.initialize(from: bytes.map { CChar(bitPattern: $0) })
  }

  deinit {
    chat_terminal_unguard()
    farewell.deallocate()
  }

  /// The attributes of a terminal.
  static func attributes(of fd: Int32) throws(PromptError) -> termios {
    var attributes = termios()
    guard isatty(fd) == 1, tcgetattr(fd, &attributes) == 0 else { throw .notATerminal(fd: fd) }
    return attributes
  }

  /// 80 columns and 24 rows where the terminal does not know.
  var size: Size {
    var window = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &window) == 0 else { return Size(rows: 24, columns: 80) }
    let columns = window.ws_col == 0 ? 80 : max(2, Int(window.ws_col))
    return Size(rows: window.ws_row == 0 ? 24 : Int(window.ws_row), columns: columns)
  }

  // MARK: Modes

  /// Takes the attributes that libedit has just set for the ones to edit with.
  func adoptRawMode() { _ = tcgetattr(input, &raw) }

  /// Goes into the editing mode, wherever it was. What somebody changed outside of it since the start is what will be
  /// restored: a user may stop the program and call stty.
  func enter() {
    var now = termios()
    let wasCooked = tcgetattr(input, &now) == 0 && now.c_lflag & UInt32(ICANON) != 0
    if !isRaw, wasCooked { original = now }
    setAttributes(raw)
    isRaw = true
    chat_terminal_guard(
      output, &original, farewell.baseAddress,
      understandsSequences ? farewell.count : Escape.newLine.count)
    if understandsSequences { write(Escape.pasteModeOn) }
  }

  /// Everything as it was found; once.
  func restore() {
    guard isRaw else { return }
    isRaw = false
    if understandsSequences { write(Escape.pasteModeOff) }
    setAttributes(original)
    chat_terminal_unguard()
  }

  /// The process was stopped, and others had the terminal.
  func reenter() {
    isRaw = false
    enter()
  }

  private func setAttributes(_ attributes: termios) {
    var attributes = attributes
    while tcsetattr(input, TCSANOW, &attributes) != 0 {
      guard errno == EINTR else { return die() }
    }
  }

  private func die() { isDead = true }

  // MARK: Bytes

  /// Writes all of it.
  func write(_ bytes: [UInt8]) {
    var done = 0
    while !isDead, done < bytes.count {
      let wrote = bytes.withUnsafeBytes {
        Glibc.write(output, $0.baseAddress! + done, $0.count - done)
      }
      if wrote > 0 {
        done += wrote
      } else if wrote < 0, errno == EAGAIN {
        awaitRoom()
      } else if wrote == 0 || errno != EINTR {
        die()
      }
    }
  }

  /// Until the terminal takes more. A terminal that is gone answers too, and the next write says so.
  private func awaitRoom() {
    var one = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
    if poll(&one, 1, -1) < 0, errno != EINTR { die() }
  }

  /// What there is, or what the end of the terminal looks like.
  enum Input {
    case bytes(ArraySlice<UInt8>)
    case nothing
    case end
  }

  /// Reads once; does not block when the terminal was said to be readable.
  func read() -> Input {
    var buffer = [UInt8](repeating: 0, count: 16384)
    let count = buffer.withUnsafeMutableBytes { Glibc.read(input, $0.baseAddress, $0.count) }
    if count > 0 { return .bytes(buffer[..<count]) }
    return count < 0 && (errno == EINTR || errno == EAGAIN) ? .nothing : .end
  }

  /// Whether bytes come within so many milliseconds.
  func isReadable(within milliseconds: Int32) -> Bool {
    var one = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    return poll(&one, 1, milliseconds) > 0
  }
}
