import ChatCore
import Testing
import TestSupport

/// What docs/contract.md promises and no other suite shows.
@Suite("The command line and its targets", .timeLimit(.minutes(10)))
struct ContractTests {
  @Test("takes the login name where nobody says who one is")
  func loginName() throws {
    let scene = try ChatScene()
    let home = try scene.home(of: "ana")
    let log = home.path + "/name"
    #expect(try Child("/usr/bin/id", ["-un"], log: log).wait() == 0)
    let name = home.read("name").filter { !$0.isNewline }
    let chat = try Chat(["-b", scene.address, "--json", "-e", "/status"], home: home)
    try chat.wait(for: "ready", ["user": name, "broker": scene.address, "session": "new"])
    #expect(try chat.exit() == 0)
  }

  @Test("is a batch with -e, with a script and with --json, on a terminal as well")
  func batchOnTerminal() throws {
    let scene = try ChatScene()
    let home = try scene.home(of: "ana")
    let script = try home.write("/echo from a script\n", to: "script")
    for (words, said) in [(["-e", "/echo one line"], "one line"), ([script], "from a script")] {
      let screen = try Screen(
        program: try chatProgram(), arguments: ["-u", "ana", "-b", scene.address] + words,
        environment: ["HOME": home.path], rows: 5, columns: 60)
      #expect(try screen.waitForExit() == 0)
      #expect(try screen.lines().filter { !$0.isEmpty } == [said])
    }
  }

  @Test("a bare name is the user or the group, and an error that shows both when both exist")
  func bareNames() throws {
    let scene = try ChatScene()
    #expect(try scene.run("bob", "/group create bob\n/group create ops\n").exit() == 0)
    let ana = try scene.start("ana")
    let both = try ana.run("/msg bob hello")
    #expect(both["ok"] == "false" && both["code"] == "1")
    let error = try #require(both["error"])
    #expect(error.contains("@bob") && error.contains("#bob"), "\(error)")
    #expect(try ana.run("/msg #bob hello")["code"] == "6")
    #expect(try ana.run("/msg ops hello")["code"] == "6")
    try ana.run("/group create den")
    #expect(try ana.run("/open den")["ok"] == "true")
    let sent = try ana.run("/msg . here")
    #expect(sent["ok"] == "true", "\(sent)")
    try ana.wait(for: "sent", ["target": "#den", "id": sent["id"] ?? ""])
    #expect(try ana.run("/close")["ok"] == "true")
    #expect(try ana.run("/msg . nowhere")["ok"] == "false")
    #expect(try ana.run("nowhere")["ok"] == "false")
  }

  @Test("waits for each condition that /wait knows, and a name is case-insensitive")
  func waits() throws {
    let scene = try ChatScene()
    let (ana, bob) = (try scene.start("ana"), try scene.start("bob"))
    try bob.run("/group create ops")
    #expect(try ana.run("/WAIT ready")["ok"] == "true")
    #expect(try ana.run("/wait online bob 10s")["ok"] == "true")
    try ana.run("/request bob")
    try bob.wait(for: "request", ["from": "ana"])
    try ana.type("/wait accepted bob 10s")
    try bob.run("/accept ana")
    try ana.wait(for: "command", ["input": "/wait accepted bob 10s", "ok": "true"])
    try ana.run("/msg bob hello")
    #expect(try ana.run("/wait sent 10s")["ok"] == "true")
    try ana.run("/join ops")
    try bob.wait(for: "membership", ["user": "ana", "status": "pending"])
    try ana.type("/wait member ops 10s")
    try bob.run("/approve ana")
    try ana.wait(for: "command", ["input": "/wait member ops 10s", "ok": "true"])
  }

  @Test("/quit says its last words, leaves what waits for the next time, and ends at once")
  func quitting() throws {
    let scene = try ChatScene()
    let bob = try scene.start("bob")
    let ana = try scene.start("ana")
    try bob.wait(for: "presence", ["user": "ana", "status": "online"])
    #expect(try ana.run("/msg @bob held until he accepts")["ok"] == "true")
    try ana.type("/quit good night")
    #expect(try ana.exit() == 0)
    try bob.wait(for: "presence", ["user": "ana", "status": "offline", "text": "good night"])
    let later = try scene.start("ana")
    #expect(try later.run("/pending")["result", "0", "state"] == "held")
  }

  @Test("keeps its files where the table of files, and so the manual, has them")
  func files() throws {
    let scene = try ChatScene()
    let ana = try PromptScene(scene)
    let files = try scene.home(of: "ana")
    let home = files.path
    try ana.enter("/status")
    try ana.screen.waitFor("round trip")
    let own = ProgramFile.Place.ownFolder
    for file in [ProgramFile.database, .lock, .history] {
      let path = "\(home)/state/\(own)/\(file.isOfUser ? "ana" : "")\(file.name)"
      #expect(try Child("/usr/bin/test", ["-f", path]).wait() == 0, "\(path)")
    }
    let found = try Child(
      "/usr/bin/find", ["\(home)/state/\(own)", "-type", "f"], log: "\(home)/list")
    #expect(found.wait() == 0)
    let known = ["ana.db", "ana.db-wal", "ana.db-shm", "ana.lock", "history"]
    for line in files.read("list").split(separator: "\n") {
      #expect(known.contains { line.hasSuffix("/\($0)") }, "\(line)")
    }
  }
}
