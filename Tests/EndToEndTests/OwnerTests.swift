import Testing
import TestSupport

/// Deleting, handing over, inviting, topics, being away: two chats and an original on a real broker.
@Suite("Owners, topics, being away", .timeLimit(.minutes(10)))
struct OwnerTests {
  private let scene: ChatScene
  private let ana: Chat
  private let bob: Chat
  private let old: Original

  /// The group `ops` is ana's; bob and the original are members.
  init() throws {
    scene = try ChatScene()
    old = try scene.original("old")
    ana = try scene.start("ana")
    bob = try scene.start("bob")
    try ana.wait(forUser: "bob")
    try done(ana, "/group create ops")
    try old.wait(for: "membership", ["group": "ops", "user": "ana", "status": "Aprovado"])
    try old.joinGroup("ops")
    try ana.wait(for: "membership", ["group": "ops", "user": "old", "status": "pending"])
    try done(ana, "/approve old ops")
    try done(ana, "/invite bob ops")
    try bob.wait(
      for: "membership",
      ["group": "ops", "user": "bob", "status": "approved", "invited": "true"])
    try done(bob, "/join ops")
    try done(ana, "/join ops")
  }

  @discardableResult
  private func done(_ chat: Chat, _ line: String) throws -> ChatObject {
    let answer = try chat.run(line)
    try #require(answer["ok"] == "true", "\(line): \(answer)")
    return answer
  }

  private func everybodyLives() throws {
    #expect(try old.isAlive())
    let later = try scene.original("later")
    #expect(try later.isAlive(), "Retained state must not kill one that logs in later.")
  }

  @Test("who was invited reads and writes, beside the original")
  func invited() throws {
    try done(bob, "/msg #ops hello")
    try ana.wait(for: "message", ["target": "#ops", "text": "hello"])
    try old.wait(for: "group_message", ["group": "ops", "user": "bob", "message": "hello"])
    try old.wait(for: "membership", ["group": "ops", "user": "bob", "status": "Aprovado"])
    #expect(try ana.run("/invite bob")["code"] == "1")
    #expect(try bob.run("/invite old ops")["code"] == "6")
    #expect(try bob.run("/join opps")["error"]?.contains("did you mean #ops?") == true)
    try everybodyLives()
  }

  @Test("a deleted group is gone, its name is free, and the original lives")
  func deleted() throws {
    #expect(try bob.run("/group delete ops")["code"] == "6")
    try done(ana, "/group delete ops")
    try bob.wait(for: "group", ["group": "ops", "owner": "ana", "status": "deleted"])
    try old.wait(for: "membership", ["group": "ops", "user": "old", "status": "Encerrado"])
    #expect(try bob.run("/msg #ops lost")["error"]?.contains("there is no group #ops") == true)
    #expect(try bob.run("/groups").column("group") == [])
    try everybodyLives()
    try done(bob, "/group create ops")
    try ana.wait(for: "group", ["group": "ops", "owner": "bob", "status": "created"])
    try old.wait(for: "owner", ["group": "ops", "user": "bob"])
    try everybodyLives()
    #expect(try bob.leave() == 6)
    let again = try scene.start("bob")
    #expect(try again.run("/names ops").column("user") == ["bob"])
  }

  @Test("a group that is handed over has its members, a new owner, and an old one who may leave")
  func transferred() throws {
    #expect(try ana.run("/part ops")["error"]?.contains("/group transfer ops USER") == true)
    let carol = try scene.start("carol")
    try ana.wait(forUser: "carol")
    try done(ana, "/invite carol ops")
    try carol.wait(for: "membership", ["user": "carol", "invited": "true"])
    try done(carol, "/join ops")
    try done(ana, "/group transfer ops bob")
    try bob.wait(for: "group", ["group": "ops", "owner": "bob", "status": "transferred"])
    try carol.wait(for: "owner-claim", ["group": "ops", "owner": "ana", "claimed": "bob"])
    try done(carol, "/group trust ops")
    try old.wait(for: "owner", ["group": "ops", "user": "bob"])
    try old.wait(for: "membership", ["group": "ops", "user": "old", "status": "Aprovado"])
    try old.wait(for: "membership", ["group": "ops", "user": "bob", "status": "Aprovado"])
    let list = try old.list()
    #expect(list["groups", "ops", "members", "ana"] == "Aprovado")
    #expect(try ana.run("/kick old ops")["code"] == "6")
    try done(ana, "/part ops")
    try bob.wait(for: "membership", ["group": "ops", "user": "ana", "status": "left"])
    try done(bob, "/kick old ops")
    try old.wait(for: "membership", ["group": "ops", "user": "old", "status": "Removido"])
    try everybodyLives()
  }

  @Test("a topic that a member sets is told, shown when the group is opened, and stays")
  func topic() throws {
    #expect(try bob.run("/topic")["result", "0", "topic"] == "null")
    try done(bob, "/topic On call: bob")
    try ana.wait(
      for: "topic", ["group": "ops", "topic": "On call: bob", "by": "bob", "changed": "true"])
    try done(ana, "/open ops")
    try ana.wait(for: "topic", ["topic": "On call: bob", "changed": "false"])
    #expect(try ana.run("/groups")["result", "0", "topic"] == "On call: bob")
    #expect(try bob.leave() == 0)
    let again = try scene.start("bob")
    try done(again, "/open ops")
    #expect(try again.run("/topic")["result", "0", "topic"] == "On call: bob")
    try everybodyLives()
  }

  @Test("who is away, back, or says goodbye is seen so; the original sees online and offline")
  func away() throws {
    try done(bob, "/away at lunch")
    try ana.wait(for: "presence", ["user": "bob", "status": "online", "away": "at lunch"])
    #expect(try ana.run("/whois bob")["result", "0", "away"] == "at lunch")
    try done(bob, "/back")
    try ana.wait(for: "presence", ["user": "bob", "status": "online", "away": "null"])
    try bob.type("/quit Good night!")
    try ana.wait(for: "presence", ["user": "bob", "status": "offline", "text": "Good night!"])
    try old.wait(for: "presence", ["user": "bob", "status": "offline"])
    #expect(try bob.exit() == 0)
    try everybodyLives()
  }

  @Test("what the broker does not let one write changes nothing")
  func notAllowed() throws {
    let list = try BrokerFiles()
    let path = list.path + "/acl"
    try list.write("topic readwrite #\ntopic deny GROUPS/closed/owner\n", to: "acl")
    let closed = try ChatScene("acl_file \(path)")
    let ana = try closed.start("ana")
    let failed = try ana.run("/group create closed")
    #expect(failed["code"] == "5")
    #expect(failed["error"]?.contains("GROUPS/closed/owner") == true)
    #expect(try ana.run("/groups").column("group") == [])
    #expect(try ana.leave() == 5)
    let again = try closed.start("ana")
    #expect(try again.run("/groups").column("group") == [])
  }
}
