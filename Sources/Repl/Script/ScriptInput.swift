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
  /// What is wrong with a script of which no line is to run.
  private var fault: ScriptError?
  /// Since when it is a pipe that nobody writes to; nil: it is none, or somebody does.
  private(set) var silentSince: Duration?

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
  ///
  /// - Parameter parser: of a file with a line that it refuses, that line is all there is to run, and fails; nil: a line is
  ///   looked at when its turn comes. Only of files that are not very large.
  init(running script: String, checkedBy parser: Parser?) throws(StartError) {
    self = try Self(opening: script, O_RDONLY | O_NONBLOCK)
    guard let descriptor else { return }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(path: script, errno) }
    if status.st_mode & S_IFMT == S_IFIFO { silentSince = Clock.uptime() }
    guard let parser, status.st_mode & S_IFMT == S_IFREG, status.st_size <= Self.mostChecked else {
      return
    }
    while self.descriptor != nil, failure == nil { read() }
    if let failure { throw .system(path: script, failure) }
    check(by: parser)
  }

  /// In bytes: what is larger is not read ahead.
  private static let mostChecked = 1 << 20

  private mutating func check(by parser: Parser) {
    var lines = reader
    do throws(ScriptError) {
      while let line = try lines.next() {
        guard !line.ignoresFailure, !parser.takes(line.text) else { continue }
        (reader, given) = (ScriptReader(), [line])
        return reader.finish()
      }
    } catch {
      (reader, fault) = (ScriptReader(), error)
      reader.finish()
    }
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
    if let fault {
      self.fault = nil
      throw fault
    }
    return try reader.next()
  }

  /// Reads what is there; at the end, or when it cannot be read, there is no more. A pipe that somebody has open without
  /// writing to it is not at its end (fifo(7)).
  mutating func read() {
    guard let descriptor else { return }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let got = Glibc.read(descriptor, &buffer, buffer.count)
    if got > 0 || (got < 0 && errno == EAGAIN) { silentSince = nil }
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

extension Parser {
  fileprivate func takes(_ line: String) -> Bool {
    do throws(SyntaxError) {
      _ = try parse(line)
      return true
    } catch {
      return false
    }
  }
}
