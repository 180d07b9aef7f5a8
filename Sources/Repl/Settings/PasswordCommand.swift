import CSystem
import ChatCore
import Glibc
import Languages

/// A program whose first line of output is the password. It runs before the prompt is there, in the same session, so
/// that it may ask on the terminal; its errors are seen, its input is empty.
struct PasswordCommand {
  /// The program, searched for in PATH, and its arguments.
  let words: [String]

  /// As MQTT 5 allows (section 3.1.3.6).
  private static let longest = 65_535

  /// - Throws: what became of it instead.
  func run(atMost limit: Duration) throws(PasswordCommandFailure) -> [UInt8] {
    let program = words[0]
    var ends: [Int32] = [-1, -1]
    guard chat_pipe(&ends) == 0 else { throw .notStarted(program: program, errno: errno) }
    // Only our end does not block.
    _ = fcntl(ends[1], F_SETFL, 0)
    defer { close(ends[0]) }
    let child = words.withArguments { chat_spawn($0, -1, ends[1], STDERR_FILENO, 0) }
    let error = errno
    close(ends[1])
    guard child > 0 else { throw .notStarted(program: program, errno: error) }
    return try password(from: ends[0], of: child, until: Clock.uptime() + limit, limit)
  }

  private func password(
    from descriptor: Int32, of child: pid_t, until end: Duration, _ limit: Duration
  ) throws(PasswordCommandFailure) -> [UInt8] {
    var output = Output(descriptor: descriptor)
    var ended = Self.reap(child)
    while ended == nil {
      if Clock.uptime() >= end {
        kill(child, SIGKILL)
        while waitpid(child, nil, 0) < 0, errno == EINTR {}
        throw .tookTooLong(program: words[0], limit: limit)
      }
      output.wait()
      output.read()
      ended = Self.reap(child)
    }
    output.read()
    if let ended, ended != 0 { throw .failed(program: words[0], status: ended) }
    let line = output.bytes.prefix { $0 != UInt8(ascii: "\n") }
    if line.isEmpty { throw .saidNothing(program: words[0]) }
    if line.count > Self.longest { throw .tooLong(program: words[0], limit: Self.longest) }
    return Array(line)
  }

  /// Its status in a shell's way; nil: it still runs. Others may hold its output open for longer.
  private static func reap(_ child: pid_t) -> Int32? {
    var status: Int32 = 0
    let got = waitpid(child, &status, WNOHANG)
    if got == child { return shellStatus(status) }
    return got < 0 && errno != EINTR ? 0 : nil
  }

  /// What a program prints; what is behind the longest password is dropped.
  private struct Output {
    let descriptor: Int32
    var bytes: [UInt8] = []
    private var isOpen = true

    init(descriptor: Int32) { self.descriptor = descriptor }

    func wait() {
      var one = pollfd(fd: isOpen ? descriptor : -1, events: Int16(POLLIN), revents: 0)
      poll(&one, 1, 5)
    }

    /// Reads what is there; the descriptor does not block.
    mutating func read() {
      var buffer = [UInt8](repeating: 0, count: 4096)
      for _ in 0..<64 where isOpen {
        let got = Glibc.read(descriptor, &buffer, buffer.count)
        if got < 0 { return }
        if got == 0 { isOpen = false }
        if bytes.count <= PasswordCommand.longest { bytes += buffer[..<got] }
      }
    }
  }
}

/// What a status of wait(2) means in a shell's way: the exit status, or 128 and the signal.
func shellStatus(_ waitStatus: Int32) -> Int32 {
  let signal = waitStatus & 0x7F
  return signal == 0 ? (waitStatus >> 8) & 0xFF : 128 + signal
}

/// Why there is no password.
enum PasswordCommandFailure: Error, Equatable {
  case notStarted(program: String, errno: Int32)
  case tookTooLong(program: String, limit: Duration)
  /// Its exit status, 128 and more for a signal.
  case failed(program: String, status: Int32)
  case saidNothing(program: String)
  case tooLong(program: String, limit: Int)

  /// The program alone is named: its arguments may be secret, and its output is.
  var sentence: String { phrase.text }

  private var phrase: Phrase {
    switch self {
    case .notStarted(let program, let errno):
      "\(shown(program)) cannot be started: \(systemWords(errno)); see its name and PATH"
    case .tookTooLong(let program, let limit):
      "\(shown(program)) gave no password within \(Words(limit).text); timeout allows it more"
    case .failed(let program, let status):
      "\(shown(program)) failed with status \(status); run it by hand to see why"
    case .saidNothing(let program):
      "\(shown(program)) printed no password; its first line has to be one"
    case .tooLong(let program, let limit):
      "\(shown(program)) printed a line of more than \(limit) bytes, which is no password"
    }
  }

  private func shown(_ program: String) -> String {
    "password_command: " + renderUntrusted(Array(program.utf8))
  }
}

extension [String] {
  /// The words as execve(2) wants them, for as long as the body runs.
  func withArguments<Result>(
    _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
