import Testing
import TestSupport

/// Pins the peer that other tests rely on: that it does what an original does, and dies of what kills one.
@Suite("An original", .timeLimit(.minutes(10)))
struct OriginalPeerTests {
  @Test("talks with another one: request, acceptance, both ways")
  func conversation() throws {
    let scene = try OriginalScene(users: ["ana", "bob"])
    defer { scene.end() }
    let (ana, bob) = (scene.originals[0], scene.originals[1])
    try ana.wait(for: "presence", ["user": "bob", "status": "online"])

    try ana.request("bob")
    try bob.wait(for: "request", ["user": "ana"])
    try bob.accept("ana")
    let accepted = try ana.wait(for: "acceptance", ["user": "bob"])
    let topic = try #require(accepted["topic"])
    #expect(topic == "bob_ana_" + (accepted["started_at"] ?? ""))
    try ana.wait(for: "subscribed", ["topic": topic])
    try bob.wait(for: "subscribed", ["topic": topic])

    try ana.write("olá", toUser: "bob")
    let heard = try bob.wait(for: "message", ["user": "ana", "message": "olá", "topic": topic])
    #expect(heard["payload"]?.hasPrefix(#"{"user": "ana", "message": "ol\u00e1", "#) == true)
    try ana.wait(for: "sent", ["topic": topic])
    try bob.write("oi", toUser: "ana")
    try ana.wait(for: "message", ["user": "bob", "message": "oi"])

    try bob.logout()
    try ana.wait(for: "presence", ["user": "bob", "status": "offline"])
  }

  @Test("owns a group, approves a member, and both write there")
  func group() throws {
    let scene = try OriginalScene(users: ["ana", "bob"])
    defer { scene.end() }
    let (ana, bob) = (scene.originals[0], scene.originals[1])

    try ana.createGroup("ops")
    try bob.wait(for: "membership", ["group": "ops", "user": "ana", "status": "Aprovado"])
    try bob.joinGroup("ops")
    try ana.wait(for: "membership", ["group": "ops", "user": "bob", "status": "Pendente"])
    try ana.approve("bob", in: "ops")
    try bob.wait(for: "membership", ["group": "ops", "user": "bob", "status": "Aprovado"])
    try bob.write("here", toGroup: "ops")
    try ana.wait(for: "group_message", ["group": "ops", "user": "bob", "message": "here"])
    try ana.write("welcome", toGroup: "ops")
    try bob.wait(for: "group_message", ["group": "ops", "user": "ana", "message": "welcome"])

    let list = try bob.list()
    #expect(list["groups", "ops", "owner"] == "ana")
    #expect(list["groups", "ops", "members", "bob"] == "Aprovado")
  }

  static let deadly = [
    RawPublication("USERS/bob", ""),
    RawPublication("USERS/bob", "online"),
    RawPublication("USERS/bob", #"["bob","online"]"#),
    RawPublication("USERS/bob", #""online""#),
    RawPublication("USERS/bob", "1"),
    RawPublication("USERS/bob", "null"),
    RawPublication("USERS/bob", #"{"user":"bob"}"#),
    RawPublication("USERS/bob", #"{"status":"online"}"#),
    RawPublication("GROUPS/ops", #"{"user":"ana"}"#),
    RawPublication("GROUPS/ops/members", #"{"user":"ana","status":"Aprovado"}"#),
    RawPublication("GROUPS/new/members/bob", #"{"user":"bob","status":"Pendente"}"#),
    RawPublication("GROUPS/ops/members/bob", ""),
    RawPublication("GROUPS/ops/members/bob", #"{"user":"bob"}"#),
    RawPublication("GROUPS/ops/owner", #"{"user":"ana"}"#),
    RawPublication("GROUPS/ops/owner", #"{"created_at":"2026-01-01 00:00:00"}"#),
    RawPublication("GROUPS/ops/messages", #"{"user":"bob","message":"hi"}"#),
    RawPublication("GROUPS/ops/other", "[]"),
    RawPublication("CONTROL/ana_Control/chat_requests/bob", ""),
    RawPublication(
      "CONTROL/ana_Control/chat_requests/bob",
      #"{"user":"bob","status":"Aguardando aprovação"}"#),
    RawPublication(
      "CONTROL/ana_Control/chat_requests/bob",
      #"{"user":"bob","status":"Aprovado","topic":"bob_ana_2026-01-01 00:00:00"}"#),
    RawPublication("bob_ana_1", ""),
    RawPublication("bob_ana_1", #"{"user":"bob","created_at":"2026-01-01 00:00:00"}"#),
  ]

  static let harmless = [
    RawPublication("USERS/bob", #"{"user":"bob","status":"away","ext":{"v":1}}"#),
    RawPublication("GROUPS/ops/owner", #"{"user":"ana","created_at":"2026-01-01 00:00:00"}"#),
    RawPublication("GROUPS/ops/members/bob", #"{"user":"bob","status":"Removido"}"#),
    RawPublication("GROUPS/ops/members/bob", #"{"user":"bob","status":"Saiu","ext":{"v":1}}"#),
    RawPublication("GROUPS/ops/about/x", #"{"v":1}"#),
    RawPublication("CONTROL/ana_Control/chat_requests/bob", #"{"user":"bob","status":"Recusado"}"#),
    RawPublication(
      "CONTROL/ana_Control/chat_requests/bob", #"{"user":"bob","status":"Encerrado"}"#),
    RawPublication(
      "bob_ana_1",
      #"{"user":"bob","message":"hi","created_at":"2026-01-01 00:00:00","ext":{"v":1,"n":1}}"#),
    RawPublication("CHAT/1/u/ana/inbox/bob", ""),
    RawPublication("somewhere/else", "not JSON"),
  ]

  @Test("dies of each payload that kills one, and is deaf from then on")
  func dies() throws {
    let scene = try OriginalScene(users: [])
    defer { scene.end() }
    for publication in Self.deadly {
      let ana = try scene.joinWithGroupAndConversation("ana")
      try scene.publish(publication)
      #expect(throws: Never.self, "\(publication.testDescription)") { try ana.wait(for: "dead") }
      #expect(try !ana.isAlive())
      ana.end()
    }
  }

  @Test("survives each payload that does not kill one")
  func survives() throws {
    let scene = try OriginalScene(users: [])
    defer { scene.end() }
    let ana = try scene.joinWithGroupAndConversation("ana")
    for publication in Self.harmless {
      try scene.publish(publication)
      #expect(try ana.isAlive(), "\(publication.testDescription)")
    }
  }

  @Test("that logs in later dies of a retained member without an owner")
  func diesAtLogin() throws {
    let scene = try OriginalScene(users: ["ana"])
    defer { scene.end() }
    let ana = scene.originals[0]
    try ana.publish(
      #"{"user":"ana","status":"Aprovado"}"#, to: "GROUPS/none/members/ana", qos: 1, retain: true)
    try ana.wait(for: "dead")
    let bob = try scene.join("bob")
    try bob.wait(for: "dead")
  }

  @Test("forgets a group's members when its owner is said again")
  func forgetsMembers() throws {
    let scene = try OriginalScene(users: [])
    defer { scene.end() }
    let ana = try scene.joinWithGroupAndConversation("ana")
    #expect(try ana.list()["groups", "ops", "members", "ana"] == "Aprovado")
    try scene.publish(
      RawPublication("GROUPS/ops/owner", #"{"user":"ana","created_at":"2026-01-01 00:00:00"}"#))
    #expect(try ana.isAlive())
    #expect(try ana.list()["groups", "ops", "members", "ana"] == nil)
  }

  @Test("dies when the broker refuses what it sent")
  func diesOfRefusal() throws {
    let scene = try OriginalScene(
      users: [], accessList: ["topic read #", "topic write USERS/#", "topic write CONTROL/#"])
    defer { scene.end() }
    let ana = try scene.join("ana")
    #expect(try ana.isAlive())
    try ana.publish("{}", to: "GROUPS/ops/about/x", qos: 2)
    try ana.wait(for: "dead")
  }

  @Test("does not come back when somebody logs in under its name")
  func takenOver() throws {
    let scene = try OriginalScene(users: ["ana"])
    defer { scene.end() }
    let second = try scene.join("ana")
    try scene.originals[0].wait(for: "disconnected")
    #expect(try second.isAlive())
  }

  @Test("stays online for everybody when it is killed")
  func killed() throws {
    let scene = try OriginalScene(users: ["ana", "bob"])
    defer { scene.end() }
    scene.originals[0].end()
    let carol = try scene.join("carol")
    try carol.wait(for: "presence", ["user": "ana", "status": "online"])
  }
}
