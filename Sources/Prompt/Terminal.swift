import CEditLine
import Environment
import Glibc

/// The terminal as a device: its size, its modes, and bytes to it.
///
/// Bytes go out in order and whole. What the terminal does not take at once waits in memory for `flush`; no call blocks
/// but `drain`. After an error (EIO after a hang-up, EPIPE) nothing more is written, and `isDead` says so.
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
  /// The output opened once more, so that it alone does not block: the flag is shared by all who have the same opening.
  /// Or the output itself, where that is not allowed (the terminal is another user's after su).
  private let device: Int32
  private let isOwnDevice: Bool
  /// Not taken yet, from `pendingStart` on.
  private var pending: [UInt8] = []
  private var pendingStart = 0

  /// - Parameter original: the attributes as they were found.
  init(input: Int32, output: Int32, original: termios) {
    self.input = input
    self.output = output
    self.original = original
    let again = open("/proc/self/fd/\(output)", O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    isOwnDevice = again >= 0
    device = isOwnDevice ? again : output
    let bytes =
      ControlSequence.newLine + ControlSequence.endAttributes + ControlSequence.pasteModeOff
    farewell = .allocate(capacity: bytes.count)
    _ = farewell.initialize(from: bytes.map { CChar(bitPattern: $0) })
  }

  deinit {
    chat_terminal_unguard()
    if isOwnDevice { close(device) }
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

  /// Whether it is tmux(1), by what that sets; also behind ssh(1), which passes on only TERM.
  static var isTmux: Bool {
    let name = EnvironmentVariable.terminal.value ?? ""
    return EnvironmentVariable.tmux.text != nil || name.hasPrefix("tmux")
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
      device, &original, farewell.baseAddress,
      understandsSequences ? farewell.count : ControlSequence.newLine.count)
    if understandsSequences { write(ControlSequence.pasteModeOn) }
  }

  /// Everything as it was found; once.
  func restore() {
    guard isRaw else { return }
    isRaw = false
    if understandsSequences { write(ControlSequence.pasteModeOff) }
    drain()
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

  private func die() {
    isDead = true
    (pending, pendingStart) = ([], 0)
  }

  // MARK: Bytes

  /// Whether it does not take what was written.
  var isBehind: Bool { pendingStart < pending.count }

  /// Writes all of it, in time.
  func write(_ bytes: [UInt8]) {
    guard !isDead, !bytes.isEmpty else { return }
    if isBehind { pending += bytes } else { (pending, pendingStart) = (bytes, 0) }
    flush()
  }

  /// Writes as much as the terminal takes now.
  func flush() {
    while isBehind {
      let wrote = writeOnce()
      if wrote > 0 {
        pendingStart += wrote
      } else if wrote < 0, errno == EAGAIN {
        return compact()
      } else if wrote == 0 || errno != EINTR {
        return die()
      }
    }
    (pending, pendingStart) = ([], 0)
  }

  /// Waits until the terminal has taken everything; not longer than it takes something every half second, and not longer
  /// than five.
  func drain() {
    let end = ContinuousClock.now + .seconds(5)
    while isBehind, ContinuousClock.now < end, isWritable(within: 500) { flush() }
  }

  /// Whether the terminal takes bytes within so many milliseconds. One that is gone does; the write says so.
  func isWritable(within milliseconds: Int32) -> Bool {
    var one = pollfd(fd: device, events: Int16(POLLOUT), revents: 0)
    return poll(&one, 1, milliseconds) > 0
  }

  /// Where the device may block, it gets as little as it has room for when it says that it has some.
  private func writeOnce() -> Int {
    if !isOwnDevice, !isWritable(within: 0) {
      errno = EAGAIN
      return -1
    }
    let most = isOwnDevice ? Int.max : 128
    return pending[pendingStart...].prefix(most).withUnsafeBytes {
      Glibc.write(device, $0.baseAddress, $0.count)
    }
  }

  private func compact() {
    guard pendingStart > 1 << 16 else { return }
    pending.removeFirst(pendingStart)
    pendingStart = 0
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
