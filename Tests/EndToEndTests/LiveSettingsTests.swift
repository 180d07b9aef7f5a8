import Glibc
import Testing
import TestSupport

/// `/set` at the prompt: what it changes is heard and seen at once.
@Suite("Settings at the prompt", .timeLimit(.minutes(10)))
struct LiveSettingsTests {
  private let scene: ChatScene
  private let bob: Chat
  private let home: BrokerFiles

  init() throws {
    scene = try ChatScene()
    bob = try scene.start("bob")
    home = try scene.home(of: "ana")
  }

  /// `ana` at a terminal, in a conversation with `bob`.
  private func prompt(
    _ arguments: String..., configuration: String = "", environment: [String: String] = [:]
  ) throws -> Screen {
    try home.write(configuration, to: "config.txt")
    let variables = [
      "HOME": home.path, "XDG_CONFIG_HOME": home.path + "/config",
      "XDG_STATE_HOME": home.path + "/state", "SWIFT_BACKTRACE": "enable=no",
    ]
    let screen = try Screen(
      program: chatProgram(),
      arguments: ["-u", "ana", "-b", scene.address, "--config", home.path + "/config.txt"]
        + arguments,
      environment: variables.merging(environment) { $1 }, rows: 24, columns: 100)
    screen.patience = 15
    try screen.waitFor("connected (")
    try screen.waitForRawMode()
    try bob.wait(forUser: "ana")
    try bob.run("/request ana")
    try screen.waitFor("bob asks for")
    try screen.send("/accept bob\r")
    try bob.wait(for: "answered", ["user": "ana", "status": "accepted"])
    try screen.waitFor("is accepted")
    return screen
  }

  /// What it writes from now on, until the text is there.
  private func output(_ screen: Screen, until text: String, _ act: () throws -> Void) throws
    -> String
  {
    let before = try screen.output().count
    try act()
    try screen.waitFor(text)
    return String(decoding: try screen.output()[before...], as: UTF8.self)
  }

  private func bells(_ text: String) -> Int { text.utf8.count { $0 == 7 } }

  @Test("the bell rings for what it is set to, and never because a text holds one")
  func bell() throws {
    let screen = try prompt()
    let never = try output(screen, until: "one, ana") { try bob.run("/msg @ana \u{7}one, ana") }
    #expect(bells(never) == 0)
    _ = try output(screen, until: "bell is mentions now") {
      try screen.send("/set bell mentions\r")
    }
    let plain = try output(screen, until: "two, \\u0007") {
      try bob.run(#"/msg @ana two, \u0007"#)
    }
    #expect(bells(plain) == 0)
    let mention = try output(screen, until: "three, ana") { try bob.run("/msg @ana three, ana") }
    #expect(bells(mention) == 1)
    _ = try output(screen, until: "bell is messages now") {
      try screen.send("/set bell messages\r")
    }
    let any = try output(screen, until: "four") { try bob.run("/msg @ana \u{7}\u{7}four") }
    #expect(bells(any) == 1)
    let own = try output(screen, until: "<you> five") { try screen.send("/msg bob five ana\r") }
    #expect(bells(own) == 0)
    #expect(home.read("config.txt") == "bell = messages\n")
  }

  @Test("colours and times change with the next line")
  func looks() throws {
    let screen = try prompt(configuration: "colour_others = bright-blue\n")
    let first = try output(screen, until: "<bob> one") { try bob.run("/msg @ana one") }
    #expect(first.contains("\u{1B}[94m<bob>\u{1B}[0m"))
    try screen.send("/set colour_mentions bright-green\r")
    try screen.waitFor("colour_mentions is bright-green now")
    let mention = try output(screen, until: "two, Ana") { try bob.run("/msg @ana two, Ana") }
    #expect(mention.contains("\u{1B}[92mtwo, Ana\u{1B}[0m"))
    try screen.send("/set timestamps none\r")
    try screen.waitFor("timestamps is none now")
    let timeless = try output(screen, until: "three") { try bob.run("/msg @ana three") }
    #expect(timeless.contains("\u{1B}[36m@bob\u{1B}[0m \u{1B}[94m<bob>\u{1B}[0m three"))
    #expect(try screen.lines().contains("@bob <bob> three"))
    try screen.send("/set timestamps HH:MM:SS\r")
    try screen.waitFor("timestamps is HH:MM:SS now")
    try bob.run("/msg @ana four")
    try screen.waitFor("<bob> four")
    #expect(
      try screen.lines().contains {
        $0.wholeMatch(of: #/[0-9]{2}:[0-9]{2}:[0-9]{2} @bob <bob> four/#) != nil
      })
    try screen.send("/set colour never\r")
    try screen.waitFor("colour is never now")
    let without = try output(screen, until: "five") { try bob.run("/msg @ana five") }
    #expect(!without.contains("m<bob>") && !without.contains("\u{1B}[0m"))
    #expect(without.firstMatch(of: #/\x1B\[[0-9;]*m/#) == nil)
  }

  @Test("plain draws nothing again from the next line on, and back")
  func plain() throws {
    let screen = try prompt()
    try screen.send("/set plain yes\r")
    try screen.waitFor("plain is yes now")
    let heard = try output(screen, until: "last of all") {
      try screen.send("half ty")
      try bob.run("/open ana")
      try bob.run("/me waves")
      try screen.waitFor("chat, 1 unread: half ty")
      try screen.send("\u{15}/open bob\r")
      try screen.waitFor("@bob:")
      try screen.send("\u{1B}[200~one\ntwo\u{1B}[201~")
      try screen.waitFor("2 lines pasted: type o to send them as one text, s as several, d to drop")
      try screen.send("o\r")
      try screen.waitFor("you: one (new line) two")
      try bob.run("/msg @ana last of all")
    }
    #expect(!heard.utf8.contains(0x1B), "\(heard)")
    #expect(heard.contains("@bob bob (action): waves"))
    try screen.send("/set plain no\r")
    try screen.waitFor("plain is no now")
    let drawn = try output(screen, until: "<bob> three") { try bob.run("/msg @ana three") }
    #expect(drawn.utf8.contains(0x1B))
    try screen.send("\u{4}")
    #expect(try screen.waitForExit() == 0)
    #expect(try screen.isRestored())
  }

  static let quiet: [([String: String], String)] = [
    (["NO_COLOR": "1"], ""), (["TERM": "dumb"], ""), ([:], "colour = never\n"),
    ([:], "plain = yes\n"),
  ]

  @Test("no colour comes where it is not wanted", arguments: quiet)
  func colourless(environment: [String: String], configuration: String) throws {
    let screen = try prompt(configuration: configuration, environment: environment)
    try bob.run("/msg @ana one, ana")
    try screen.waitFor("one, ana")
    let output = String(decoding: try screen.output(), as: UTF8.self)
    #expect(output.firstMatch(of: #/\x1B\[[0-9;]+m/#) == nil)
    if environment["NO_COLOR"] != nil {
      try screen.send("/set colour auto\r")
      try screen.waitFor("colour is saved as auto, but $NO_COLOR goes before it")
    }
  }

  @Test(
    "notify runs the program for each text that is meant for the user, with the object on its input"
  )
  func notify() throws {
    let program = try home.write(
      "#!/bin/sh\nprintf '[%s]' \"$@\" >>\"\(home.path)/argv\"\ncat >>\"\(home.path)/stdin\"\n",
      to: "notify")
    #expect(chmod(program, 0o700) == 0)
    let screen = try prompt()
    try screen.send("/set notify [\"\(program)\", \"-u\", \"a b\"]\r")
    try screen.waitFor("notify is [")
    let hostile = #"$(touch /tmp/no) `id` ; "quoted" \ % 🂡 ü -rf"#
    try bob.run("/msg @ana \(hostile)")
    try screen.waitFor("-rf")
    try bob.wait { home.read("stdin").hasSuffix("\n") }
    #expect(home.read("argv") == "[-u][a b]")
    let object = try ChatObject(line: String(home.read("stdin").dropLast()))
    #expect(object.type == "message" && object["text"] == hostile)
    #expect(object["from"] == "bob" && object["target"] == "@bob" && object["own"] == "false")

    try bob.run("/group create ops")
    try screen.send("/join ops\r")
    try bob.wait(for: "membership", ["user": "ana", "status": "pending"])
    try bob.run("/approve ana ops")
    try screen.waitFor("you are a member of #ops now")
    try bob.run("/msg #ops for all")
    try bob.run("/msg #ops for Ana")
    try screen.waitFor("for Ana")
    try bob.wait { home.read("stdin").split(separator: "\n").count == 2 }
    #expect(try ChatObject(line: lastLine(of: "stdin"))["text"] == "for Ana")
    try screen.send("/msg bob mine, ana\r")
    try screen.waitFor("<you> mine")
    try screen.send("/set notify [\"/nonexistent\"]\r")
    try screen.waitFor("notify is [\"/nonexistent\"] now")
    try bob.run("/msg @ana last")
    try screen.waitFor("notify: /nonexistent cannot be started: No such file or directory")
    #expect(home.read("stdin").split(separator: "\n").count == 2)
  }

  private func lastLine(of name: String) -> String {
    home.read(name).split(separator: "\n").last.map(String.init) ?? ""
  }

  @Test("a program that hangs delays nothing, and leaves no zombie")
  func hanging() throws {
    let screen = try prompt(configuration: "notify = [\"/bin/sleep\", \"600\"]\n")
    for number in 1...20 { try bob.run("/msg @ana text \(number)") }
    try screen.waitFor("text 20")
    try screen.send("/echo here\r")
    try screen.waitFor("here")
    #expect(children(of: screen.processID).count == 4)
    try screen.send("/set notify [\"/bin/true\"]\r")
    try screen.waitFor("notify is [\"/bin/true\"] now")
    try screen.send("\u{4}")
    let started = children(of: screen.processID)
    #expect(try screen.waitForExit() == 0)
    for child in started { #expect(Child.poll(atMost: .seconds(10)) { kill(child, 0) != 0 }) }
  }

  /// From proc(5): threads' children are the process's.
  private func children(of process: Int32) -> [pid_t] {
    guard let file = fopen("/proc/\(process)/task/\(process)/children", "r") else { return [] }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 4096)
    guard fgets(&line, 4096, file) != nil else { return [] }
    let text = String(
      decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.split(separator: " ").compactMap { pid_t($0) }
  }

  @Test("Tab completes keys and values")
  func completion() throws {
    let screen = try prompt()
    try screen.send("/set be\tmes\t\r")
    try screen.waitFor("bell is messages now")
  }
}
