import Testing
import TestSupport

@Suite("A script", .timeLimit(.minutes(10)))
struct ScriptTests {
  @Test("does the same as a file, on stdin, and by -e")
  func ways() throws {
    let scene = try ChatScene()
    let script = try scene.home(of: "ana").write(
      "#!/usr/bin/env chat\n# says hello\n/echo one\n/echo two, \\\nthree\n/echo four",
      to: "script")
    let expected = ["one", "two, three", "four"]
    let asFile = try scene.chat("ana", script)
    #expect(try asFile.exit() == 0)
    #expect(asFile.output == expected)
    let onStdin = try scene.run("ana", "/echo one\r\n/echo two, \\\r\nthree\r\n/echo four")
    #expect(try onStdin.exit() == 0)
    #expect(onStdin.output == expected)
    let byOption = try scene.chat(
      "ana", "-e", "/echo one", "-e", "/echo two, three", "--execute", "/echo four")
    #expect(try byOption.exit() == 0)
    #expect(byOption.output == expected)
  }

  @Test("stops at the first failure, goes on with --keep-going, and ignores what -/ marks")
  func failures() throws {
    let scene = try ChatScene()
    let script = "-/open #nope\n/echo one\n/open #nope\n/echo two\n/nope\n/echo three\n"
    let stopping = try scene.run("ana", script)
    #expect(try stopping.exit() == 1)
    #expect(stopping.output == ["one"])
    #expect(stopping.errors.count == 1)
    let going = try scene.run("ana", script, "--keep-going")
    #expect(try going.exit() == 1)
    #expect(going.output == ["one", "two", "three"])
    #expect(going.errors.count == 2)
  }

  @Test("or a configuration that does not exist is named")
  func noFile() throws {
    let scene = try ChatScene()
    for arguments in [["/nonexistent"], ["--config", "/nonexistent"]] {
      let chat = try Chat(["-b", scene.address] + arguments, home: BrokerFiles())
      #expect(try chat.exit() == 1)
      #expect(chat.errors == ["chat: /nonexistent: No such file or directory"])
    }
  }

  @Test("that is a directory is an error")
  func directory() throws {
    let scene = try ChatScene()
    let chat = try scene.chat("ana", "/")
    #expect(try chat.exit() == 1)
    #expect(chat.errors == ["chat: /: Is a directory"])
  }

  static let closed: [(String, Int32)] = [("<&-", 0), (">&-", 1), ("<&- >&- 2>&-", 0)]

  @Test("writes into no file of its own when a standard descriptor is closed", arguments: closed)
  func closedDescriptor(_ closing: String, _ status: Int32) throws {
    let scene = try ChatScene()
    let home = try scene.home(of: "ana")
    let line = closing.contains("<") ? "" : " -e '/echo a line'"
    let program = try Child(
      "/bin/sh",
      [
        "-c",
        "\(try chatProgram()) -u ana -b \(scene.address) --data-dir \(home.path)\(line) \(closing)",
      ],
      log: home.path + "/log")
    #expect(program.wait() == status)
    #expect(!home.read("log").contains("-:1:1"), "It read a file of its own as a script.")
    let find = try Child("/bin/grep", ["-rq", "a line", home.path, "--exclude=log"])
    #expect(find.wait() == 1, "A file of its own holds what belongs to stdout.")
  }

  @Test("tells people where they are connected")
  func status() throws {
    let scene = try ChatScene()
    let ana = try scene.chat("ana", "-e", "/status")
    #expect(try ana.exit() == 0)
    #expect(ana.output.contains { $0.hasPrefix("broker") && $0.hasSuffix(scene.address) })
  }

  @Test("that is not UTF-8 stops there, with the place")
  func notUTF8() throws {
    let scene = try ChatScene()
    let home = try scene.home(of: "ana")
    let path = try home.write("/echo one\n/echo \u{80}x\n", to: "script")
    // Latin-1, where the writer wrote UTF-8.
    let child = try Child("/usr/bin/sed", ["-i", "s/\\xC2\\x80/\\xE9/", path])
    #expect(child.wait() == 0)
    let chat = try scene.chat("ana", path)
    #expect(try chat.exit() == 2)
    #expect(chat.output == ["one"])
    #expect(chat.errors.last?.hasPrefix("\(path):2:7: ") == true, "\(chat.errors)")
  }

  @Test("finds retained state there before its first command")
  func retainedFirst() throws {
    let scene = try ChatScene()
    #expect(try scene.run("bob", "/group create ops\n").exit() == 0)
    let ana = try scene.chat("ana", "--json", "-e", "/groups", "-e", "/users")
    #expect(try ana.exit() == 0)
    #expect(try ana.wait(for: "command", ["input": "/groups"]).column("group") == ["ops"])
    #expect(try ana.wait(for: "command", ["input": "/users"]).column("user") == ["ana", "bob"])
  }

  @Test("on a pipe that stays open goes on listening, and prints what arrives")
  func keepsListening() throws {
    let scene = try ChatScene()
    let ana = try scene.chat("ana", input: .open)
    let bob = try scene.start("bob")
    try ana.type("/wait online bob")
    try ana.type("/request bob")
    try bob.wait(for: "request", ["from": "ana"])
    try bob.run("/accept ana")
    try ana.type("/wait accepted bob")
    try ana.type("/echo accepted")
    try ana.wait(forOutput: "accepted")
    try bob.run("/msg @ana are you there?")
    try ana.wait(forOutput: "are you there?")
    #expect(try ana.leave() == 0)
    #expect(ana.errors == [])
    #expect(ana.output.count == 2, "Answers and texts, and nothing else: \(ana.output)")
  }

  @Test("that writes a line and waits for its answer has a partner: a co-process")
  func coprocess() throws {
    let scene = try ChatScene()
    let ana = try scene.start("ana")
    for line in stride(from: 1, to: 20, by: 4) {
      let answer = try ana.run("/users")
      #expect(answer["line"] == "\(line)" && answer["result", "0", "user"] == "ana")
      try ana.type(raw: "\n# a comment\n")
      #expect(try ana.run("/status")["line"] == "\(line + 3)")
    }
    #expect(try ana.leave() == 0)
  }

  @Test("waits at its end until the broker has what was sent")
  func waitsAtEnd() throws {
    let scene = try ChatScene()
    let (ana, bob) = (try scene.start("ana"), try scene.start("bob"))
    try scene.introduce(ana, to: bob)
    #expect(try ana.leave() == 0)
    let texts = (1...50).map { "text \($0)" }
    let script = texts.map { "/msg @bob \($0)\n" }.joined()
    #expect(try scene.run("ana", script).exit() == 0)
    for text in texts { try bob.wait(for: "message", ["from": "ana", "text": text]) }
  }
}
