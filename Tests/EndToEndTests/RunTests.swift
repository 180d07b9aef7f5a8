import Foundation
import Testing
import TestSupport

@Suite("/run", .timeLimit(.minutes(10)))
struct RunTests {
  let scene: ChatScene
  let home: BrokerFiles

  init() throws {
    scene = try ChatScene()
    home = try scene.home(of: "ana")
  }

  @Test("runs the lines of a file where it stands, as deep as one likes up to 8")
  func nested() throws {
    let inner = try home.write("/echo inner \\\nline\n", to: "inner")
    let outer = try home.write("/echo before\n/run \(inner)\n/echo after", to: "outer")
    let chat = try scene.chat("ana", "-e", "/run '\(outer)'", "-e", "/echo end")
    #expect(try chat.exit() == 0, "\(chat.errors)")
    #expect(chat.output == ["before", "inner line", "after", "end"])
    let itself = try home.write("/echo x\n/run \(home.path)/itself\n", to: "itself")
    let deep = try scene.chat("ana", itself)
    #expect(try deep.exit() == 1)
    #expect(deep.output.count == 9)
    #expect(deep.errors.count == 1 && deep.errors[0].hasPrefix("\(itself):2:1: /run: \(itself): "))
  }

  @Test("names file, line and column of what fails in it, once, and fails by it")
  func failure() throws {
    let inner = try home.write("/echo inner\n/open \\\n#nope\n/echo never\n", to: "inner")
    let chat = try scene.run("ana", "/run \(inner)\n/echo never\n")
    #expect(try chat.exit() == 1)
    #expect(chat.output == ["inner"])
    #expect(chat.errors.count == 1 && chat.errors[0].hasPrefix("\(inner):2:1: /open: "))
  }

  @Test("runs no line of a file with one that cannot be parsed, unless with --keep-going")
  func unparsable() throws {
    let inner = try home.write("# first\n/echo inner\n/wait \\\nsoon\n/echo never\n", to: "inner")
    let script = "/run \(inner)\n/echo never\n"
    let chat = try scene.run("ana", script)
    #expect(try chat.exit() == 2)
    #expect(chat.output == [])
    #expect(chat.errors.count == 1 && chat.errors[0].hasPrefix("\(inner):4:1: /wait: "))
    let going = try scene.run("ana", script, "--keep-going")
    #expect(try going.exit() == 2)
    #expect(going.output == ["inner", "never", "never"] && going.errors.count == 1)
    let ignoring = try scene.run("ana", "-/run \(inner)\n/echo on\n")
    #expect(try ignoring.exit() == 0)
    #expect(ignoring.output == ["on"] && ignoring.errors == [])
    let expected = try home.write("/echo inner\n-/nonsense\n", to: "expected")
    let fine = try scene.run("ana", "/run \(expected)\n")
    #expect(try fine.exit() == 0)
    #expect(fine.output == ["inner"])
  }

  @Test("gives a pipe up that nobody writes to, and waits for somebody who has it open")
  func pipe() throws {
    let pipe = home.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let chat = try scene.chat(
      "ana", "--json", "--timeout", "1s", "-e", "-/run \(pipe)", "-e", "/run \(pipe)")
    #expect(try chat.exit() == 5)
    let commands = try chat.objects().filter { $0.type == "command" }
    #expect(commands.map { $0["code"] } == ["5", "5"])
    #expect(
      chat.errors == ["-e:2:1: /run: \(pipe): nobody has written to this pipe for 1.0 seconds"])
    // Both ways, so that it opens at once; nothing is written before the time is over.
    let writer = open(pipe, O_RDWR | O_CLOEXEC)
    try #require(writer >= 0)
    let patient = try scene.chat(
      "ana", "--json", "--timeout", "1s", "-e", "/echo here", "-e", "/run \(pipe)")
    try patient.wait(for: "command", ["input": "/echo here"])
    let until = ContinuousClock.now + .milliseconds(1500)
    #expect(Child.poll(atMost: .seconds(10)) { ContinuousClock.now > until })
    let line = Array("/echo there\n".utf8)
    #expect(write(writer, line, line.count) == line.count)
    try patient.wait(for: "command", ["input": "/echo there"])
    #expect(close(writer) == 0)
    #expect(try patient.exit() == 0)
  }

  @Test("has one JSON object of its own, after those of its lines")
  func objects() throws {
    let inner = try home.write("/echo inner\n/open #nope\n", to: "inner")
    let chat = try scene.chat("ana", "--json", "-e", "/run \(inner)")
    #expect(try chat.exit() == 1)
    let commands = try chat.objects().filter { $0.type == "command" }
    #expect(commands.map { $0["file"] } == [inner, inner, "-e"])
    #expect(commands.map { $0["line"] } == ["1", "2", "1"])
    #expect(commands.map { $0["code"] } == ["0", "1", "1"])
    #expect(commands[2]["error"]?.hasPrefix("\(inner):2:1: /open: ") == true)
  }

  @Test("of a script with /exit N ends the whole run with that status")
  func exit() throws {
    let inner = try home.write("/exit 9\n", to: "inner")
    let chat = try scene.run("ana", "/run \(inner)\n/echo never\n")
    #expect(try chat.exit() == 9)
    #expect(chat.output == [])
  }

  @Test("of what cannot be read as a script says which file")
  func unreadable() throws {
    let chat = try scene.run("ana", "/run /\n/echo never\n")
    #expect(try chat.exit() == 1)
    #expect(chat.errors == ["chat: /: Is a directory"])
    let cut = try home.write("/echo one\\", to: "cut")
    let open = try scene.run("ana", "/run \(cut)\n", "--keep-going")
    #expect(try open.exit() == 2)
    #expect(open.errors.count == 1 && open.errors[0].hasPrefix("\(cut):1:"), "\(open.errors)")
  }
}

@Suite("/cancel", .timeLimit(.minutes(10)))
struct CancelTests {
  @Test("drops a held text by the ID that /pending shows")
  func held() throws {
    let scene = try ChatScene()
    let (ana, bob) = (try scene.start("ana"), try scene.start("bob"))
    try ana.wait(forUser: "bob")
    try ana.run("/msg @bob one")
    try ana.run("/msg @bob two")
    let pending = try ana.run("/pending")
    #expect(pending.column("text") == ["one", "two"] && pending.column("id") == ["null", "null"])
    let id = try #require(pending["result", "0", "cancel"])
    let dropped = try ana.run("/cancel \(id)")
    #expect(dropped["ok"] == "true" && dropped["remark"] == "cancelled")
    #expect(try ana.run("/cancel \(id)")["code"] == "1")
    try bob.wait(for: "request", ["from": "ana"])
    try bob.run("/accept ana")
    try bob.wait(for: "message", ["text": "two"])
    #expect(try bob.objects().filter { $0.type == "message" }.count == 1)
  }
}
