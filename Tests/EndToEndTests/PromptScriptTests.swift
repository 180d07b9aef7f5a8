import Foundation
import Testing
import TestSupport

@Suite("Scripts at the prompt", .timeLimit(.minutes(10)))
struct PromptScriptTests {
  @Test("a /wait holds the lines that follow, in their order, until it is done")
  func waitHolds() throws {
    let scene = try ChatScene()
    let ana = try PromptScene(scene)
    try ana.enter("/wait online bob 30s")
    try ana.see("[chat | waiting, ^C ends it]")
    try ana.enter("/echo first")
    try ana.enter("/echo second")
    try ana.see("[chat | waiting, 2 lines held]")
    let bob = try scene.start("bob")
    try ana.see("first", "second", "[chat]")
    #expect(try bob.leave() == 0)
  }

  @Test("^C ends the wait, says so in one line, and drops what it held")
  func interrupt() throws {
    let ana = try PromptScene(ChatScene())
    try ana.enter("/expect /never/ 1h")
    try ana.enter("/echo dropped")
    try ana.see("[chat | waiting, 1 line held]")
    try ana.send("half")
    try ana.see("[chat | waiting, 1 line held] half")
    try ana.send("\u{3}")
    try ana.see("[chat | waiting, 1 line held]")
    try ana.send("\u{3}")
    try ana.see("ended by ^C; 1 held line is dropped", "[chat]")
    try ana.enter("/wait 1h")
    try ana.see("[chat | waiting, ^C ends it]")
    try ana.send("\u{3}")
    try ana.see("ended by ^C", "[chat]")
    try ana.enter("/echo on")
    try ana.see("on", "[chat]")
  }

  @Test("/run runs a file line by line, each to its answer, before what is typed next")
  func run() throws {
    let scene = try ChatScene()
    let inner = try scene.home(of: "ana").write("/echo inner\n", to: "inner.chat")
    let outer = try scene.home(of: "ana").write(
      "# a comment\n/wait 500ms\n/run '\(inner)'\n-/open #nope\n/open #none\n/echo never\n",
      to: "outer.chat")
    let ana = try PromptScene(scene, columns: 150)
    try ana.enter("/run \(outer)")
    try ana.enter("/echo typed")
    try ana.see(
      "inner", "\(outer):5:1: /open: there is no group #none; /groups lists those there are",
      "typed", "[chat]")
    try ana.enter("/run /nonexistent")
    try ana.see("/nonexistent: No such file or directory", "[chat]")
  }

  @Test("^C ends a /run of a pipe that nobody writes to, and so does the time")
  func silentPipe() throws {
    let scene = try ChatScene()
    let pipe = try scene.home(of: "ana").path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let ana = try PromptScene(scene, "ana", ["--timeout", "1s"], columns: 150)
    try ana.enter("/run \(pipe)")
    try ana.see("\(pipe): nobody has written to this pipe for 1.0 seconds", "[chat]")
    try ana.enter("/set timeout 1h")
    try ana.see("[chat]")
    try ana.enter("/run \(pipe)")
    try ana.see("[chat | waiting, ^C ends it]")
    try ana.send("\u{3}")
    try ana.see("ended by ^C", "[chat]")
  }

  @Test("/expect says what matched, also when it came before")
  func expect() throws {
    let (ana, bob) = try PromptScene.talk()
    try bob.run("/msg @ana the answer is 42")
    try ana.see("00:00 @bob <bob> the answer is 42", "[chat +1]")
    try ana.enter("/expect @bob /\\d+$/")
    try ana.see("- matched: \"the answer is 42\" by bob in @bob", "[chat +1]")
  }

  @Test(
    "/exit N ends with that status, /exit TEXT as /quit does", arguments: [("3", 3), ("bye", 0)])
  func exit(_ typed: String, _ status: Int32) throws {
    let ana = try PromptScene(ChatScene())
    try ana.enter("/exit \(typed)")
    #expect(try ana.screen.waitForExit() == status)
    #expect(try ana.screen.isRestored())
  }

  @Test("^D leaves at once while something waits")
  func leaves() throws {
    let ana = try PromptScene(ChatScene())
    try ana.enter("/wait 1h")
    try ana.see("[chat | waiting, ^C ends it]")
    try ana.send("\u{4}")
    #expect(try ana.screen.waitForExit() == 0)
  }

  @Test("Tab completes the file of /run, through directories")
  func files() throws {
    let scene = try ChatScene()
    let home = try scene.home(of: "ana")
    try home.write("/echo found\n", to: "greeting.chat")
    let ana = try PromptScene(scene, columns: 150)
    try ana.send("/run \(home.path)/greet\t")
    try ana.see("[chat] /run \(home.path)/greeting.chat")
    try ana.enter("")
    try ana.see("found", "[chat]")
    try ana.send("/run /et\t")
    try ana.see("[chat] /run /etc/")
  }
}
