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

    let fix = try doctor(scene, "--fix", "--yes")
    // What has a name that cannot be is nobody's to mend.
    #expect(try fix.exit() == 1)
    #expect(fix.output.filter { $0.hasPrefix("mended: ") }.count == 5, "\(fix.output)")
    #expect(fix.output.filter { $0.hasPrefix("wrong: ") }.count == 1, "\(fix.output)")

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
    let fix = try doctor(scene, "--json", "--fix", "--yes")
    try fix.wait(for: "finding", ["kind": "member-without-owner", "mended": "true"])
    #expect(try fix.exit() == 0)
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
    try screen.waitFor("and expire? [y/N]")
    try screen.send("y\r")
    #expect(try screen.waitForExit() == 0)
    let lines = try screen.lines().joined(separator: "\n")
    #expect(lines.contains("mended: #ghost has no owner"), "\(lines)")
    #expect(lines.contains("perhaps: ana is online there"), "\(lines)")
  }

  @Test("says what is wrong with its options, and when there is no broker")
  func failures() throws {
    let scene = try ChatScene()
    for options in [["--yes"], ["--fix"], ["-e", "/status"], ["--take-over"], ["x"]] {
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
