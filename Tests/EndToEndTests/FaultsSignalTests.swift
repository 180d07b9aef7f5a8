import Glibc
import Testing
import TestSupport

@Suite("A signal ends it at once", .timeLimit(.minutes(5)))
struct FaultsSignalTests {
  static let signals: [(Int32, Int32)] = [(SIGTERM, 143), (SIGINT, 130), (SIGHUP, 129)]

  @Test("before there is a connection", arguments: signals)
  func connecting(_ signal: Int32, _ status: Int32) throws {
    let silent = try Listener()
    let chat = try Chat(
      ["-u", "ana", "-b", "mqtt://127.0.0.1:\(silent.port)"], input: .open, home: BrokerFiles())
    var wait = pollfd(fd: silent.descriptor, events: Int16(POLLIN), revents: 0)
    #expect(poll(&wait, 1, 10_000) == 1)
    try expectEnd(of: chat, signal, status)
  }

  @Test("in a command that waits, and after one that failed", arguments: signals)
  func waiting(_ signal: Int32, _ status: Int32) throws {
    let scene = try ChatScene()
    let (bob, ana) = (try scene.start("bob"), try scene.start("ana"))
    try bob.wait(forUser: "ana")
    #expect(try ana.run("/open #nope")["ok"] == "false")
    try ana.type("/wait 1h")
    try expectEnd(of: ana, signal, status)
    try bob.wait(for: "presence", ["user": "ana", "status": "offline"])
  }

  @Test("while it leaves and the broker does not answer", arguments: signals)
  func leaving(_ signal: Int32, _ status: Int32) throws {
    let scene = try ChatScene()
    let (ana, bob) = try scene.pair()
    scene.broker.freeze()
    defer { scene.broker.thaw() }
    let answer = try ana.run("/msg @bob kept")
    #expect(answer["ok"] == "true")
    ana.closeInput()
    try expectEnd(of: ana, signal, status)
    scene.broker.thaw()
    let again = try scene.start("ana", "--take-over")
    try bob.wait(for: "message", ["text": "kept"])
    #expect(try again.history(of: "@bob") == ["kept"])
  }

  private func expectEnd(of chat: Chat, _ signal: Int32, _ status: Int32) throws {
    let before = ContinuousClock.now
    chat.signal(signal)
    #expect(try chat.exit() == status)
    #expect(ContinuousClock.now - before < .seconds(4))
  }
}
