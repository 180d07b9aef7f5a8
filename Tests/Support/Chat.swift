import Glibc

/// A running `chat`, as a script has it: lines go in, lines come out.
///
/// Belongs to one test. Waiting blocks, always with a deadline; the process ends with the last reference. What it writes
/// is read while something is waited for: some 200 objects that nobody waits for make it stop until then.
public final class Chat {
  /// What its stdin is.
  public enum Input {
    /// /dev/null.
    case none
    /// This, and then the end.
    case script(String)
    /// Open until `closeInput()`.
    case open
  }

  public let processIdentifier: pid_t
  /// As `-u` says it.
  public let user: String
  /// How long to wait for anything.
  public var patience = Duration.seconds(15)
  /// The lines that it has written so far.
  public var output: [String] { stdout.lines }
  public var errors: [String] { stderr.lines }
  /// Kept, so that its files are there for as long as it runs.
  private let home: BrokerFiles
  private var input: Int32
  private let stdout: LineSource
  private let stderr: LineSource
  private var unmatched: [ChatObject] = []
  private var isParsed = 0
  private var status: Int32?

  /// Starts the program that was built beside the tests, or the one that `CHAT_BINARY` names.
  ///
  /// - Parameters:
  ///   - arguments: as in a shell.
  ///   - home: where HOME and the XDG directories are; nothing else of this process's environment is handed on.
  ///   - environment: more variables.
  public init(
    _ arguments: [String], input: Input = .none, home: BrokerFiles,
    environment: [String: String] = [:]
  ) throws {
    var variables = [
      "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": home.path,
      "XDG_CONFIG_HOME": home.path + "/config", "XDG_STATE_HOME": home.path + "/state",
    ]
    variables.merge(environment) { $1 }
    let process = try spawn(
      [try chatProgram()] + arguments, variables.map { "\($0)=\($1)" }, input: input)
    processIdentifier = process.identifier
    self.home = home
    user = zip(arguments, arguments.dropFirst()).first { $0.0 == "-u" }?.1 ?? ""
    self.input = process.input
    stdout = LineSource(process.output)
    stderr = LineSource(process.errors)
    switch input {
    case .none: closeInput()
    case .open: break
    case .script(let text):
      try type(raw: text)
      closeInput()
    }
  }

  deinit {
    kill()
    closeInput()
  }

  // MARK: Doing

  /// Writes a line to its stdin.
  public func type(_ line: String) throws { try type(raw: line + "\n") }

  /// Writes text as it stands; a program that no longer reads it is no error.
  public func type(raw text: String) throws {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes {
        send(input, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if sent > 0 {
        rest = rest.dropFirst(sent)
      } else if errno == EPIPE || errno == ECONNRESET {
        return
      } else if errno != EINTR {
        throw ChildError.system("send", errno)
      }
    }
  }

  public func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// Nobody reads its stdout any more.
  public func closeOutput() { stdout.close() }

  public func signal(_ number: Int32) {
    if status == nil { Glibc.kill(processIdentifier, number) }
  }

  /// SIGKILL, and waits for it: nothing is said to the broker.
  public func kill() {
    signal(SIGKILL)
    while status == nil { reap(0) }
  }

  // MARK: Waiting

  /// Waits for a JSON object of this type whose members say this; an earlier one counts, and each counts once.
  @discardableResult
  public func wait(
    for type: String, _ members: [String: String] = [:]
  ) throws -> ChatObject {
    try wait("\(type) \(members)") { object in
      object.type == type && members.allSatisfy { object[$0.key] == $0.value }
    }
  }

  /// Writes a command to its stdin and waits for its `command` object.
  @discardableResult
  public func run(_ line: String) throws -> ChatObject {
    try type(line)
    return try wait(for: "command", ["input": line])
  }

  /// Waits for a line on stdout, or on stderr, that holds this text, and returns it.
  @discardableResult
  public func wait(forOutput text: String) throws -> String {
    try wait("a line with \(text)") { stdout.lines.first { $0.contains(text) } }
  }
  @discardableResult
  public func wait(forError text: String) throws -> String {
    try wait("an error with \(text)") { stderr.lines.first { $0.contains(text) } }
  }

  /// Waits until it has ended and both of its outputs are closed.
  ///
  /// - Returns: its exit status; 128 and more for a signal that killed it.
  public func exit() throws -> Int32 {
    try wait("its end") { stdout.isOpen || stderr.isOpen ? nil : true }
    try wait("its status after its outputs were closed") {
      reap(WNOHANG)
      return status == nil ? nil : true
    }
    let ended = status ?? 0
    return ended & 0x7F == 0 ? (ended >> 8) & 0xFF : 128 + (ended & 0x7F)
  }

  /// Every line of stdout as JSON; what is none fails here.
  public func objects() throws -> [ChatObject] { try stdout.lines.map { try ChatObject(line: $0) } }

  private func wait(_ what: String, until matches: (ChatObject) -> Bool) throws -> ChatObject {
    try wait(what) {
      for line in stdout.lines[isParsed...] {
        unmatched.append(try ChatObject(line: line))
        isParsed += 1
      }
      return unmatched.firstIndex(where: matches).map { unmatched.remove(at: $0) }
    }
  }

  @discardableResult
  private func wait<Found>(_ what: String, _ look: () throws -> Found?) throws -> Found {
    let deadline = ContinuousClock.now + patience
    while true {
      if let found = try look() { return found }
      let left = ContinuousClock.now.duration(to: deadline)
      guard left > .zero else { throw missing(what, "in time") }
      if !stdout.isOpen, !stderr.isOpen {
        reap(0)
        guard let found = try look() else { throw missing(what, "before it ended") }
        return found
      }
      receive(atMost: left)
    }
  }

  private func missing(_ what: String, _ when: String) -> ChatError {
    ChatError(waitedFor: "\(what) \(when)", output: output, errors: errors)
  }

  private func receive(atMost limit: Duration) {
    var descriptors = [stdout, stderr].map {
      pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0)
    }
    poll(&descriptors, 2, Int32((limit / .milliseconds(1)).rounded(.up)))
    if descriptors[0].revents != 0 { stdout.read() }
    if descriptors[1].revents != 0 { stderr.read() }
  }

  private func reap(_ options: Int32) {
    guard status == nil else { return }
    var status: Int32 = 0
    if waitpid(processIdentifier, &status, options) == processIdentifier { self.status = status }
  }
}

/// What a test waited for and did not get.
public struct ChatError: Error, CustomStringConvertible {
  var waitedFor: String
  var output: [String]
  var errors: [String]

  public var description: String {
    let lines = ["no \(waitedFor); stdout:"] + output + ["stderr:"] + errors
    return lines.joined(separator: "\n  ")
  }
}

/// The lines that come out of a descriptor.
private final class LineSource {
  /// -1 when it is at its end.
  private(set) var descriptor: Int32
  private(set) var lines: [String] = []
  private var rest: [UInt8] = []

  init(_ descriptor: Int32) { self.descriptor = descriptor }
  deinit { close() }

  var isOpen: Bool { descriptor >= 0 }

  func read() {
    var bytes = [UInt8](repeating: 0, count: 65536)
    let got = Glibc.read(descriptor, &bytes, bytes.count)
    if got <= 0 {
      if got < 0, errno == EINTR { return }
      return close()
    }
    rest += bytes[..<got]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(String(decoding: rest[..<end], as: UTF8.self))
      rest.removeSubrange(...end)
    }
  }

  func close() {
    if isOpen { Glibc.close(descriptor) }
    descriptor = -1
    if !rest.isEmpty { lines.append(String(decoding: rest, as: UTF8.self)) }
    rest = []
  }
}
