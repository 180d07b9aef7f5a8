import Testing
import TestSupport

@Suite("Presence", .timeLimit(.minutes(10)))
struct PresenceTests {
  @Test("is seen by chats and originals: come, gone, and killed within the Will Delay")
  func seen() throws {
    let scene = try ChatScene()
    let (bob, old) = (try scene.start("bob"), try scene.original("old"))
    let ana = try scene.start("ana")
    try bob.wait(for: "presence", ["user": "ana", "status": "online"])
    try old.wait(for: "presence", ["user": "ana", "status": "online"])
    #expect(try ana.leave() == 0)
    try bob.wait(for: "presence", ["user": "ana", "status": "offline"])
    try old.wait(for: "presence", ["user": "ana", "status": "offline"])
    let again = try scene.start("ana")
    try bob.wait(for: "presence", ["user": "ana", "status": "online"])
    try old.wait(for: "presence", ["user": "ana", "status": "online"])
    again.kill()
    let before = ContinuousClock.now
    try bob.wait(for: "presence", ["user": "ana", "status": "offline"])
    #expect(ContinuousClock.now - before < .seconds(8))
    try old.wait(for: "presence", ["user": "ana", "status": "offline"])
    #expect(try old.isAlive())
  }

  @Test("does not flicker when a killed chat is back before the Will Delay is over")
  func restarted() throws {
    let scene = try ChatScene()
    let bob = try scene.start("bob")
    let ana = try scene.start("ana")
    try bob.wait(for: "presence", ["user": "ana", "status": "online"])
    ana.kill()
    let again = try scene.start("ana")
    #expect(try again.run("/status")["result", "0", "session"] == "resumed")
    #expect(try again.leave() == 0)
    try bob.wait(for: "presence", ["user": "ana", "status": "offline"])
    let seen = try bob.objects().filter { $0.type == "presence" && $0["user"] == "ana" }
    #expect(seen.map { $0["status"] } == ["online", "offline"])
  }

  @Test("of the same user and directory is one process's: the second names the first")
  func sameDirectory() throws {
    let scene = try ChatScene()
    let ana = try scene.start("ana")
    let second = try scene.chat("ana", "-e", "/status")
    #expect(try second.exit() == 1)
    #expect(second.errors.count == 1)
    #expect(second.errors[0].contains("process \(ana.processIdentifier)"), "\(second.errors)")
    #expect(try ana.run("/status")["ok"] == "true")
    ana.kill()
    #expect(try scene.chat("ana", "-e", "/status").exit() == 0)
  }

  @Test("of the same user elsewhere is refused, and the first goes on undisturbed")
  func elsewhere() throws {
    let scene = try ChatScene()
    let bob = try scene.start("bob")
    let ana = try scene.start("ana")
    try bob.wait(for: "presence", ["user": "ana", "status": "online"])
    let other = try scene.chat("ana", "--json", "-e", "/status", home: BrokerFiles())
    #expect(try other.exit() == 8)
    try other.wait(for: "connection", ["status": "taken-over"])
    #expect(other.errors.count == 1 && other.errors[0].contains("--take-over"), "\(other.errors)")
    try scene.introduce(ana, to: bob)
    try bob.run("/msg @ana still here")
    try ana.wait(for: "message", ["text": "still here"])
    #expect(try ana.objects().filter { $0.type == "connection" }.count == 1)
    #expect(try bob.objects().filter { $0.type == "presence" && $0["user"] == "ana" }.count == 1)
  }

  @Test("is taken over with --take-over: the first ends, and does not fight")
  func takeOver() throws {
    let scene = try ChatScene()
    let bob = try scene.start("bob")
    let ana = try scene.start("ana")
    try bob.wait(for: "presence", ["user": "ana", "status": "online"])
    let other = try scene.start("ana", "--take-over", home: BrokerFiles())
    #expect(try ana.exit() == 8)
    try ana.wait(for: "connection", ["status": "taken-over"])
    #expect(ana.errors.count == 1 && ana.errors[0].contains("in use by another client"))
    #expect(try !ana.objects().contains { $0["status"] == "lost" }, "The network is well.")
    try bob.run("/request ana")
    try other.wait(for: "request", ["from": "bob"])
    #expect(try other.objects().filter { $0.type == "connection" }.count == 1)
    #expect(try other.leave() == 0)
    try bob.wait(for: "presence", ["user": "ana", "status": "offline"])
  }

  @Test("of an original is not taken by chat unless it is told to")
  func original() throws {
    let scene = try ChatScene()
    let old = try scene.original("ana")
    let ana = try scene.chat("ana", "-e", "/status")
    #expect(try ana.exit() == 8)
    #expect(try old.isAlive())
    let forced = try scene.start("ana", "--take-over")
    try old.wait(for: "disconnected")
    #expect(try forced.leave() == 0)
  }
}
