import Glibc
import Testing
import TestSupport

/// What `chat` reads from and writes to: closed, broken, full.
@Suite("Input and output that fail", .timeLimit(.minutes(10)))
struct FaultsOutputTests {
  static let texts = (1...600).map { "\($0) " + String(repeating: "x", count: 1500) }

  @Test("a reader who does not read: it still ends at once, and what he did not get comes later")
  func stuckReader() throws {
    let scene = try ChatScene()
    let (ana, bob) = try scene.pair()
    try write(to: bob, by: ana)
    let before = ContinuousClock.now
    bob.signal(SIGTERM)
    try ana.wait(for: "presence", ["user": "bob", "status": "offline"])
    // Without reading what it has written.
    try bob.wait { bob.isZombie }
    #expect(ContinuousClock.now - before < .seconds(5))
    #expect(try bob.exit() == 143)
    let first = bob.output.compactMap(wholeObject)
      .filter { $0.type == "message" }.compactMap { $0["text"] }
    let again = try scene.start("bob")
    try again.wait(for: "message", ["text": Self.texts[599]])
    let second = try again.shownTexts()
    #expect(first.count < Self.texts.count)
    #expect((first + second).map(number) == Self.texts.map(number))
  }

  @Test("a reader who reads late: he gets everything, once and in order")
  func lateReader() throws {
    let scene = try ChatScene()
    let (ana, bob) = try scene.pair()
    // Three times what it keeps for him.
    for _ in 1...3 { try write(to: bob, by: ana) }
    bob.patience = .seconds(60)
    try bob.run("/wait ready")
    try bob.wait {
      try bob.run("/status")
      return try bob.shownTexts().count == 3 * Self.texts.count
    }
    #expect(try bob.shownTexts() == Self.texts + Self.texts + Self.texts)
    #expect(try bob.leave() == 0)
  }

  struct Closed: CustomTestStringConvertible {
    var testDescription: String
    var line: String
    var command: String
    var status: Int32
    var says: String?
  }

  static let closed = [
    Closed(
      testDescription: "stdout closed, something to write", line: "exec \"$@\" >&-",
      command: "/status", status: 1, says: "chat: stdout: Bad file descriptor"),
    Closed(
      testDescription: "stdout closed, nothing to write", line: "exec \"$@\" >&-",
      command: "/group create one", status: 0, says: nil),
    Closed(
      testDescription: "stdout full", line: "exec \"$@\" >/dev/full", command: "/status",
      status: 1, says: "chat: stdout: No space left on device"),
    Closed(
      testDescription: "stdin closed", line: "exec \"$@\" <&- >&-", command: "/group create two",
      status: 0, says: nil),
    Closed(
      testDescription: "stderr closed", line: "exec \"$@\" 2>&-", command: "/open #nope",
      status: 1, says: nil),
    Closed(
      testDescription: "all closed", line: "exec \"$@\" <&- >&- 2>&-",
      command: "/group create three", status: 0, says: nil),
  ]

  @Test("a descriptor that is closed is none of the program's files", arguments: closed)
  func closedDescriptors(_ run: Closed) throws {
    let scene = try ChatScene()
    let home = try scene.home(of: "ana")
    let shell = try ShellRun(
      run.line, ["-u", "ana", "-b", scene.address, "-e", run.command], home: home)
    #expect(shell.status == run.status, "\(shell.output)")
    if let says = run.says {
      #expect(shell.output.hasPrefix(says), "\(shell.output)")
    } else {
      #expect(shell.output == "")
    }
    #expect(home.read(".local/state/chat/ana.lock").allSatisfy { $0.isNumber || $0 == "\n" })
    #expect(try scene.chat("ana", "-e", "/status").exit() == 0)
  }

  @Test("a reader who is gone: one line on stderr, status 1, and the rest comes later")
  func goneReader() throws {
    let scene = try ChatScene()
    let (ana, bob) = try scene.pair()
    bob.closeOutput()
    try ana.run("/msg @bob unread")
    #expect(try bob.exit() == 1)
    #expect(bob.errors.count == 1 && bob.errors[0].hasPrefix("chat: stdout: "), "\(bob.errors)")
    try ana.wait(for: "presence", ["user": "bob", "status": "offline"])
    let again = try scene.start("bob")
    try again.wait(for: "message", ["text": "unread"])
  }

  /// The last line may have been cut off; then it comes again, whole.
  private func wholeObject(_ line: String) -> ChatObject? {
    do { return try ChatObject(line: line) } catch { return nil }
  }

  private func number(_ text: String) -> String { String(text.prefix { $0 != " " }) }

  private func write(to bob: Chat, by ana: Chat) throws {
    for text in Self.texts { try ana.run("/msg @bob \(text)") }
    #expect(try ana.run("/wait sent")["ok"] == "true")
    // Receipts: all of them are stored on the other side.
    try ana.wait { try ana.run("/pending").result?.isEmpty == true }
  }
}

extension Chat {
  /// Whether it has ended, and nobody has asked for its status.
  fileprivate var isZombie: Bool {
    guard let file = fopen("/proc/\(processIdentifier)/stat", "r") else { return true }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 512)
    guard fgets(&line, 512, file) != nil else { return true }
    return String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      .contains(") Z ")
  }
}
