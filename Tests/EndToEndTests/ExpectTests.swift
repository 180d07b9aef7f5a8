import Glibc
import Testing
import TestSupport

@Suite("A script that expects an answer", .timeLimit(.minutes(10)))
struct ExpectTests {
  @Test("gets it, early or late, and goes on behind it")
  func earlyAndLate() throws {
    let scene = try ChatScene()
    let (ana, bob) = (try scene.start("ana"), try scene.start("bob"))
    try scene.introduce(ana, to: bob)
    try ana.run("/msg @bob go")
    try bob.wait(for: "message", ["text": "go"])
    try bob.run("/msg @ana step 1 done")
    try bob.run("/msg @ana step 2 done")
    try ana.wait(for: "message", ["text": "step 2 done"])
    let first = try ana.run(#"/expect @bob /step \d+ done/ 10s"#)
    #expect(first["ok"] == "true" && first["result", "0", "text"] == "step 1 done")
    #expect(first["result", "0", "from"] == "bob" && first["id"] == "null")
    #expect(try ana.run("/expect /STEP/i")["result", "0", "text"] == "step 2 done")
    try ana.type("/expect @bob /step/ 10s -u bob")
    try bob.run("/msg @ana step 3 done")
    let third = try ana.wait(for: "command", ["input": "/expect @bob /step/ 10s -u bob"])
    #expect(third["result", "0", "text"] == "step 3 done")
    let none = try ana.run("/expect /step/ 100ms")
    #expect(none["code"] == "5" && none["result"] == "null")
  }

  @Test("and another text must not come: that is told with the text, and status 1")
  func refute() throws {
    let scene = try ChatScene()
    let (ana, bob) = (try scene.start("ana"), try scene.start("bob"))
    try scene.introduce(ana, to: bob)
    #expect(try ana.run("/refute @bob /error/ 100ms")["ok"] == "true")
    try ana.type("/refute @bob /error/ 1h")
    try bob.run("/msg @ana an error")
    let answer = try ana.wait(for: "command", ["input": "/refute @bob /error/ 1h"])
    #expect(answer["code"] == "1" && answer["error"] == "bob wrote in @bob: an error")
    #expect(answer["result", "0", "text"] == "an error")
  }

  @Test("can be as simple as a line for each side")
  func twoScripts() throws {
    let scene = try ChatScene()
    let server = try scene.chat(
      "bob", "-e", "/wait online ana 10s", "-e", "/request ana", "-e", "/wait accepted ana 10s",
      "-e", "/msg @ana ping", "-e", "/expect @ana /^pong$/ 10s", "-e", "/echo got pong")
    let client = try scene.chat(
      "ana", "-e", "/wait online bob 10s", "-e", "/wait 1s", "-e", "/accept bob",
      "-e", "/expect @bob /ping/ 10s", "-e", "/msg @bob pong", "-e", "/wait sent")
    #expect(try client.exit() == 0, "\(client.errors)")
    #expect(try server.exit() == 0, "\(server.errors)")
    #expect(server.output.last == "got pong" && server.errors == [])
  }

  @Test("has its end told when the run ends before it: exactly one object a command")
  func unfinished() throws {
    let scene = try ChatScene()
    let ana = try scene.start("ana")
    // Both are read at once, so the second is begun when the first is answered.
    try ana.type("/status\n/expect /never/ 1h")
    try ana.wait(for: "command", ["input": "/status"])
    ana.signal(SIGTERM)
    #expect(try ana.exit() == 143)
    let answer = try ana.wait(for: "command", ["input": "/expect /never/ 1h"])
    #expect(answer["ok"] == "false")
    #expect(ana.errors == [])
  }

  @Test("ends with 8, and one line, when the name is taken over meanwhile")
  func takenOver() throws {
    let scene = try ChatScene()
    let ana = try scene.chat("ana", "-e", "/echo here", "-e", "/expect /never/ 1h")
    try ana.wait(forOutput: "here")
    let other = try scene.start("ana", "--take-over", home: BrokerFiles())
    #expect(try ana.exit() == 8)
    #expect(ana.errors.count == 1 && ana.errors[0].contains("in use by another client"))
    #expect(try other.leave() == 0)
  }
}
