import Testing
import TestSupport

/// What a screen reader reads aloud: everything that is written, in its order.
@Suite("The plain prompt", .timeLimit(.minutes(10)))
struct PlainPromptTests {
  @Test("is not said before an answer, nor again after what others do")
  func once() throws {
    let scene = try ChatScene()
    let bob = try scene.start("bob")
    let ana = try PromptScene(scene, "ana", ["--plain"], rows: 24, columns: 100)
    try ana.see("chat, connecting:", "00:00 connected (new session)", "chat:")
    try bob.wait(forUser: "ana")
    try bob.run("/request ana hi")
    try ana.screen.waitFor("bob asks for")
    try ana.enter("/accept bob")
    try bob.wait(for: "answered", ["user": "ana", "status": "accepted"])
    try ana.enter("/open bob")
    try ana.see("@bob is open; no texts are stored here yet", "@bob:")
    try bob.run("/msg @ana one")
    try bob.run("/msg @ana two")
    try ana.see("00:00 @bob bob: one", "00:00 @bob bob: two")
    try ana.send("half")
    try ana.see("@bob: half")
    try bob.run("/msg @ana three")
    try ana.see("00:00 @bob bob: three", "@bob: half")
    try ana.enter(" done")
    try ana.see(
      "@bob:", "00:00 @bob bob: one", "00:00 @bob bob: two", "@bob: half",
      "00:00 @bob bob: three", "@bob: half done", "00:00 @bob you: half done", "@bob:")
  }

  @Test("has /help without columns, a command a line")
  func help() throws {
    let scene = try ChatScene()
    let ana = try scene.chat("ana", "--plain", "-e", "/help")
    #expect(try ana.exit() == 0)
    #expect(ana.output.contains("/msg TARGET TEXT: Send a text; the current target stays"))
    #expect(ana.output.allSatisfy { !$0.isEmpty && !$0.contains("  ") }, "\(ana.output)")
    let prompt = try PromptScene(scene, "bob", ["--plain"], rows: 60, columns: 100)
    try prompt.see("00:00 connected (new session)", "chat:")
    try prompt.enter("/help")
    try prompt.screen.waitFor("/users [PATTERN]: List users, their status, and since when")
  }

  @Test("does not tell each attempt to connect")
  func attempts() throws {
    let scene = try ChatScene()
    let ana = try PromptScene(scene, "ana", ["--plain"], rows: 24, columns: 150)
    try ana.see("00:00 connected (new session)", "chat:")
    scene.broker.stop()
    try ana.screen.waitFor("trying again in")
    let until = ContinuousClock.now + .seconds(3)
    #expect(Child.poll(atMost: .seconds(10)) { ContinuousClock.now > until })
    try scene.broker.restart()
    try ana.see("chat:")
    let written = String(decoding: try ana.screen.output(), as: UTF8.self)
    #expect(written.ranges(of: ", connecting").count <= 2, "\(written)")
    try ana.enter("")
    try ana.see("chat:", "chat:")
    scene.broker.stop()
  }

  @Test("echoes what was typed ahead, and an empty line says the prompt again")
  func typedAhead() throws {
    let ana = try PromptScene(ChatScene(), "ana", ["--plain"], rows: 24, columns: 100)
    try ana.see("00:00 connected (new session)", "chat:")
    try ana.send("/echo one\r/users bob\r/echo two\r")
    try ana.see(
      "chat: /echo one", "one", "chat: /users bob",
      "no user is known; /wait online USER waits for one",
      "chat: /echo two", "two", "chat:")
    try ana.enter("")
    try ana.see("two", "chat:", "chat:")
  }
}
