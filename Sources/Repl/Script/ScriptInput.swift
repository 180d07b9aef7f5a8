import CommandParser
import Glibc

/// Where the lines of a script come from: lines given with `-e`, or a file that is read as it comes.
struct ScriptInput {
  /// What stands before line and column in an error; `-` for stdin.
  let name: String
  private(set) var descriptor: Int32?
  /// Why there is no more, if it was not the end: an error number of read(2).
  private(set) var failure: Int32?
  private var reader = ScriptReader()
  private var given: [ScriptLine]

  /// Lines of the command line.
  init(lines: [String]) {
    name = "-e"
    given = lines.enumerated().compactMap { ScriptLine(execute: $1, line: $0 + 1) }
    descriptor = nil
  }

  /// - Parameter script: a path; nil: stdin.
  init(script: String?) throws(StartError) {
    if let script {
      self = try Self(opening: script, O_RDONLY)
    } else {
      (name, given, descriptor) = ("-", [], STDIN_FILENO)
    }
  }

  /// What `/run` runs: a pipe that nobody writes to yet does not hold up the rest of the program.
  init(running script: String) throws(StartError) {
    self = try Self(opening: script, O_RDONLY | O_NONBLOCK)
  }

  private init(opening path: String, _ flags: Int32) throws(StartError) {
    (name, given) = (path, [])
    let opened = open(path, flags | O_CLOEXEC)
    guard opened >= 0 else { throw .system(path: path, errno) }
    descriptor = opened
  }

  /// The next whole line that is there already.
  mutating func next() throws(ScriptError) -> ScriptLine? {
    if !given.isEmpty { return given.removeFirst() }
    return try reader.next()
  }

  /// Reads what is there; at the end, or when it cannot be read, there is no more.
  mutating func read() {
    guard let descriptor else { return }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let got = Glibc.read(descriptor, &buffer, buffer.count)
    if got > 0 {
      reader.feed(buffer[..<got])
    } else if got == 0 || (errno != EINTR && errno != EAGAIN) {
      if got < 0 { failure = errno }
      close()
    }
  }

  /// No more is read; what was read is still there.
  mutating func close() {
    if let descriptor, descriptor != STDIN_FILENO { Glibc.close(descriptor) }
    if descriptor != nil { reader.finish() }
    descriptor = nil
  }
}
