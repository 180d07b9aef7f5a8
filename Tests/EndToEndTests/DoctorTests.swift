import Testing
import TestSupport

@Suite("The doctor", .timeLimit(.minutes(10)))
struct DoctorTests {
  static let mess = [
    ("GROUPS/ghost/members/bob", #"{"user":"bob","status":"Aprovado"}"#),
    ("GROUPS/mine/owner", #"{"user":"ana","created_at":"2026-01-01 00:00:00"}"#),
    ("GROUPS/mine/members/bob", #"{"user":"bob","status":"Aprovado"}"#),
    ("USERS/ana", "garbage"),
    (
      "CONTROL/ana_Control/chat_requests/bob",
      #"{"user":"bob","status":"Aprovado","topic":"bob_ana_2026-01-01 00:00:00","started_at":"2026-01-01 00:00:00"}"#
    ),
    (
      "CONTROL/bob_Control/chat_requests/ana",
      #"{"user":"ana","status":"Aguardando aprovação","created_at":"2026-01-01 00:00:00"}"#
    ),
    ("CONTROL/ana_Control/chat_requests/eve\u{202E}", "garbage"),
    (
      "CONTROL/ana_Control/chat_requests/ana",
      #"{"user":"ana","status":"Aguardando aprovação","created_at":"2026-01-01 00:00:00"}"#
    ),
  ]

  private func keep(_ payload: String, in topic: String, on scene: ChatScene) throws {
    let publisher = try Child(
      "/usr/bin/mosquitto_pub",
      ["-h", "127.0.0.1", "-p", "\(scene.broker.port)", "-V", "mqttv5", "-r", "-q", "1"]
        + ["-t", topic, "-m", payload])
    try #require(publisher.wait() == 0)
  }

  private func doctor(_ scene: ChatScene, _ options: String..., user: String = "ana") throws -> Chat
  {
    try Chat(
      ["doctor", "-u", user, "-b", scene.address] + options, home: scene.home(of: user))
  }

  @Test("mends what is its user's, so that an original lives that died before")
  func mends() throws {
    let scene = try ChatScene()
    for (topic, payload) in Self.mess { try keep(payload, in: topic, on: scene) }
    let first = try scene.original("bob")
    try first.wait(for: "dead")

    let look = try doctor(scene)
    #expect(try look.exit() == 1)
    #expect(look.output.contains { $0.hasPrefix("wrong: #ghost has no owner") }, "\(look.output)")
    #expect(look.output.contains("wrong: ana owns #mine and is no member of it"))
    #expect(look.output.allSatisfy { !$0.unicodeScalars.contains("\u{202E}") })
    #expect(look.output.last?.hasPrefix("6 things are wrong on mqtt://") == true, "\(look.output)")

    // Nothing but what is forged, perhaps, says that ana wants these.
    let unsure = try doctor(scene, "--fix", "--yes")
    #expect(try unsure.exit() == 1)
    #expect(unsure.output.filter { $0.hasPrefix("mended: ") }.count == 2, "\(unsure.output)")
    #expect(!unsure.errors.contains { $0.contains("GROUPS/ghost") }, "Only what is done is shown.")

    // A store that knows of them.
    let elsewhere = try ChatScene()
    let ana = try elsewhere.chat(
      "ana", "-e", "/group create mine", "-e", "/request bob", home: scene.home(of: "ana"))
    #expect(try ana.exit() == 0, "\(ana.errors)")
    for (topic, payload) in Self.mess { try keep(payload, in: topic, on: scene) }
    let fix = try doctor(scene, "--fix", "--yes", "--forget", "#ghost", "--forget", "nothing")
    // What has a name that cannot be is nobody's to mend.
    #expect(try fix.exit() == 1)
    #expect(fix.output.filter { $0.hasPrefix("mended: ") }.count == 5, "\(fix.output)")
    #expect(fix.output.filter { $0.hasPrefix("wrong: ") }.count == 1, "\(fix.output)")
    #expect(fix.errors.contains { $0.hasPrefix("chat: --forget: #nothing is no group") })

    let second = try scene.original("carol")
    #expect(try second.isAlive())
    let known = try second.list()
    #expect(known["groups", "ghost", "owner"] == nil)
    #expect(known["groups", "mine", "members", "ana"] == "Aprovado")
    let third = try scene.original("bob")
    try third.wait(for: "acceptance", ["user": "ana", "topic": "bob_ana_2026-01-01 00:00:00"])
    #expect(try third.isAlive())
  }

  @Test("writes a JSON object a finding, and is content with a healthy broker")
  func json() throws {
    let scene = try ChatScene()
    let healthy = try doctor(scene, "--json")
    #expect(try healthy.exit() == 0)
    #expect(healthy.output == [] && healthy.errors == [])
    try keep(#"{"user":"bob","status":"Aprovado"}"#, in: "GROUPS/ghost/members/bob", on: scene)
    let look = try doctor(scene, "--json")
    let finding = try look.wait(for: "finding", ["kind": "member-without-owner"])
    #expect(finding["group"] == "ghost" && finding["users", "0"] == "bob")
    #expect(finding["certain"] == "true" && finding["deadly"] == "true")
    #expect(finding["mended"] == "null")
    #expect(try look.exit() == 1)
    let left = try doctor(scene, "--json", "--fix", "--yes")
    try left.wait(for: "finding", ["kind": "member-without-owner", "mended": "null"])
    #expect(try left.exit() == 1)
    let fix = try doctor(scene, "--json", "--fix", "--yes", "--forget", "ghost")
    try fix.wait(for: "finding", ["kind": "member-without-owner", "mended": "true"])
    #expect(try fix.exit() == 0)
  }

  @Test("forgets a group without a word to a chat that is there, and its name is free")
  func forgotten() throws {
    let scene = try ChatScene()
    let eve = try scene.start("eve")
    try keep(#"{"user":"bob","status":"Aprovado"}"#, in: "GROUPS/ghost/members/bob", on: scene)
    #expect(try doctor(scene, "--fix", "--yes", "--forget", "ghost").exit() == 0)
    try eve.run("/users")
    #expect(!eve.output.contains { $0.contains("ghost") }, "\(eve.output)")
    #expect(try eve.run("/groups").column("group") == [])
    #expect(try eve.run("/group create ghost")["ok"] == "true")
  }

  @Test("leaves a running chat alone, and knows when presence is a remnant of a killed one")
  func presence() throws {
    let scene = try ChatScene()
    let ana = try scene.start("ana")
    #expect(try doctor(scene, "--fix", "--yes").exit() == 0)
    #expect(try ana.run("/status")["result", "0", "link"] == "ready")
    ana.kill()
    // The Will Message comes 5 s after the broker has noticed.
    let look = try doctor(scene, "--json", "--fix", "--yes")
    try look.wait(for: "finding", ["kind": "stale-presence", "certain": "true", "mended": "true"])
    #expect(try look.exit() == 0)
  }

  @Test("completes no conversation that somebody else has made up, and none that was not asked for")
  func forged() throws {
    let scene = try ChatScene()
    #expect(try scene.chat("ana", "-e", "/request carol").exit() == 0)
    let accepted = #""status":"Aprovado","topic":"ana_bob_2026-01-01 00:00:00","started_at":"x""#
    try keep("{", in: "CONTROL/ana_Control/chat_requests/bob", on: scene)
    try keep(
      #"{"user":"ana",\#(accepted)}"#, in: "CONTROL/bob_Control/chat_requests/ana", on: scene)
    let fix = try doctor(scene, "--fix", "--yes", "--json")
    try fix.wait(
      for: "finding",
      [
        "kind": "unreadable", "mended": "true",
        "cure": "say that the conversation with bob is over",
      ])
    #expect(try fix.exit() == 0)
    let requests = try scene.start("ana").run("/requests")
    #expect(requests["result", "0", "user"] == "carol" && requests["result", "1"] == nil)
  }

  @Test("says who can mend what is not its user's")
  func menders() throws {
    let scene = try ChatScene()
    try keep(
      #"{"user":"bad","status":"Aguardando aprovação","created_at":"2026-01-01 00:00:00"}"#,
      in: "CONTROL/bad_Control/chat_requests/bad", on: scene)
    let look = try doctor(scene)
    #expect(try look.exit() == 1)
    let advice = "  chat doctor --fix, run by bad, can mend it (-u says who runs it)"
    #expect(look.output.contains(advice), "\(look.output)")
  }

  @Test("says when the broker names another owner than the own store holds")
  func owners() throws {
    let scene = try ChatScene()
    #expect(try scene.chat("bob", "-e", "/group create lab").exit() == 0)
    #expect(try scene.chat("ana", "-e", "/groups").exit() == 0)
    try keep(
      #"{"user":"mallory","created_at":"2026-01-01 00:00:00"}"#, in: "GROUPS/lab/owner", on: scene)
    try keep(
      #"{"user":"mallory","status":"Aprovado"}"#, in: "GROUPS/lab/members/mallory", on: scene)
    let look = try doctor(scene)
    #expect(try look.exit() == 1)
    let line = "wrong: your store holds bob as owner of #lab, the broker mallory"
    #expect(look.output.contains(line), "\(look.output)")
    let json = try doctor(scene, "--json")
    try json.wait(
      for: "finding", ["kind": "owner-unlike-store", "stored_owner": "bob"])
  }

  @Test("asks before it mends what only a person can judge, and takes no for an answer")
  func asks() throws {
    let scene = try ChatScene()
    try keep(#"{"user":"ana","status":"online"}"#, in: "USERS/ana", on: scene)
    try keep(#"{"user":"bob","status":"Aprovado"}"#, in: "GROUPS/ghost/members/bob", on: scene)
    let home = try scene.home(of: "ana")
    let screen = try Screen(
      program: try chatProgram(),
      arguments: ["doctor", "-u", "ana", "-b", scene.address, "--fix"],
      environment: ["HOME": home.path, "LANG": "C.UTF-8"], rows: 30, columns: 120)
    try screen.waitFor("[y/N]")
    try screen.send("n\r")
    try screen.waitFor("and expire?")
    try screen.send("y\r")
    #expect(try screen.waitForExit() == 0)
    let lines = try screen.lines().joined(separator: "\n")
    #expect(lines.contains("mended: #ghost has no owner"), "\(lines)")
    #expect(lines.contains("perhaps: ana is online there"), "\(lines)")
  }

  @Test("breaks what it says and asks between words where the terminal ends")
  func narrow() throws {
    let scene = try ChatScene()
    try keep(#"{"user":"bob","status":"Aprovado"}"#, in: "GROUPS/ghost/members/bob", on: scene)
    let screen = try Screen(
      program: try chatProgram(),
      arguments: ["doctor", "-u", "ana", "-b", scene.address, "--fix"],
      environment: ["HOME": scene.home(of: "ana").path, "LANG": "C.UTF-8"], rows: 30, columns: 50)
    try screen.waitFor("[y/N]")
    let question = try screen.lines().drop { !$0.hasPrefix("let the broker") }
    #expect(
      question.prefix(4) == [
        "let the broker forget #ghost: its members are said",
        "      again, behind an owner, and expire? nothing",
        "      but you can tell whether it is right [y/N]",
      ], "\(question)")
    try screen.send("n\r")
    #expect(try screen.waitForExit() == 1)
    let said = try screen.lines().joined(separator: "\n")
    #expect(said.contains("members or who\n      asks to be one: bob"), "\(said)")
  }

  @Test("says what is wrong with its options, and when there is no broker")
  func failures() throws {
    let scene = try ChatScene()
    for options in [
      ["--yes"], ["--fix"], ["--forget", "x"], ["-e", "/status"], ["--take-over"], ["x"],
      ["--fix", "--yes", "--forget", "a/b"],
    ] {
      let chat = try Chat(
        ["doctor", "-u", "ana", "-b", scene.address] + options, home: scene.home(of: "ana"))
      #expect(try chat.exit() == 2, "\(options)")
      #expect(chat.errors.count == 1 && chat.output == [], "\(chat.errors)")
    }
    scene.broker.stop()
    let chat = try doctor(scene)
    #expect(try chat.exit() == 3)
    #expect(chat.errors.count == 1, "\(chat.errors)")
  }
}
