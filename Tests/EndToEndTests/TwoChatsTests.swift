import Testing
import TestSupport

@Suite("Two chats", .timeLimit(.minutes(10)))
struct TwoChatsTests {
  @Test("make a conversation and write both ways")
  func conversation() throws {
    let scene = try ChatScene()
    let (ana, bob) = (try scene.start("ana"), try scene.start("bob"))
    try ana.wait(forUser: "bob")
    try ana.run("/request bob Hello, this is Ana.")
    #expect(try bob.wait(for: "request", ["from": "ana"])["text"] == "Hello, this is Ana.")
    #expect(try ana.run("/request bob")["code"] == "1")
    let accepted = try bob.run("/accept ana")
    #expect(accepted["ok"] == "true", "\(accepted)")
    let answer = try ana.wait(for: "answered", ["user": "bob", "status": "accepted"])
    #expect(answer["topic"]?.hasPrefix("bob_ana_") == true)
    try ana.run("/msg @bob first")
    try ana.run("/open bob")
    try ana.type("second")
    try ana.type("//third")
    try ana.type("/say /fourth")
    try ana.type("/me waves")
    for text in ["first", "second", "/third", "/fourth", "waves"] {
      let heard = try bob.wait(for: "message", ["from": "ana", "target": "@ana", "text": text])
      #expect(heard["action"] == (text == "waves" ? "true" : "false"))
    }
    try bob.run("/msg ana back")
    try ana.wait(for: "message", ["from": "bob", "target": "@bob", "text": "back"])
    let texts = ["first", "second", "/third", "/fourth", "waves", "back"]
    #expect(try ana.history(of: "@bob") == texts)
    #expect(try bob.history(of: "@ana") == texts)
    #expect(try ana.leave() == 1, "The second request failed.")
    #expect(try bob.leave() == 0)
  }

  @Test("reject a request, and ask again")
  func rejection() throws {
    let scene = try ChatScene()
    let (ana, bob) = (try scene.start("ana"), try scene.start("bob"))
    try ana.wait(forUser: "bob")
    try ana.run("/request bob")
    try bob.wait(for: "request", ["from": "ana"])
    #expect(try bob.run("/reject ana")["ok"] == "true")
    try ana.wait(for: "answered", ["user": "bob", "status": "rejected"])
    #expect(try bob.run("/accept ana")["code"] == "1")
    #expect(try ana.run("/requests sent").column("status") == ["rejected"])
    try scene.introduce(ana, to: bob)
  }

  @Test("ask at once and accept at once, whoever is first: one conversation")
  func crossing() throws {
    let scene = try ChatScene()
    let (ana, bob) = (try scene.start("ana"), try scene.start("bob"))
    try ana.wait(forUser: "bob")
    try bob.wait(forUser: "ana")
    try ana.type("/request bob")
    try bob.type("/request ana")
    // Whoever has heard of the other's request before his own went out is told so, and can accept it.
    let asked = [
      try ana.wait(for: "command", ["input": "/request bob"]),
      try bob.wait(for: "command", ["input": "/request ana"]),
    ]
    #expect(asked.contains { $0["ok"] == "true" })
    if asked[1]["ok"] == "true" { try ana.wait(for: "request", ["from": "bob"]) }
    if asked[0]["ok"] == "true" { try bob.wait(for: "request", ["from": "ana"]) }
    try ana.type("/accept bob")
    try bob.type("/accept ana")
    #expect(try ana.run("/wait accepted bob 5s")["ok"] == "true")
    #expect(try bob.run("/wait accepted ana 5s")["ok"] == "true")
    for number in 1...3 {
      try ana.run("/msg @bob to bob \(number)")
      try bob.run("/msg @ana to ana \(number)")
      try bob.wait(for: "message", ["from": "ana", "text": "to bob \(number)"])
      try ana.wait(for: "message", ["from": "bob", "text": "to ana \(number)"])
    }
    try agree(ana, bob)
  }

  /// Both settle on the same topic.
  private func agree(_ ana: Chat, _ bob: Chat) throws {
    let (mine, his) = (try ana.run("/whois bob"), try bob.run("/whois ana"))
    #expect(mine["result", "0", "topic"] == his["result", "0", "topic"])
    #expect(mine["result", "0", "conversation"] == "active")
  }

  @Test("a text without a conversation is held until it is accepted")
  func heldText() throws {
    let scene = try ChatScene()
    let (ana, bob) = (try scene.start("ana"), try scene.start("bob"))
    try ana.wait(forUser: "bob")
    let held = try ana.run("/msg @bob one")
    #expect(held["ok"] == "true" && held["id"] == "null")
    try ana.run("/msg @bob two")
    #expect(try ana.run("/pending").column("state") == ["held", "held"])
    try bob.wait(for: "request", ["from": "ana"])
    #expect(try ana.leave() == 0)
    try bob.run("/accept ana")
    let again = try scene.start("ana")
    try bob.wait(for: "message", ["text": "one"])
    try bob.wait(for: "message", ["text": "two"])
    #expect(try bob.history(of: "@ana") == ["one", "two"])
    try again.wait { try again.run("/pending").column("state") == [] }
  }

  @Test("a script says when its held text goes out, and so it does")
  func heldByScript() throws {
    let scene = try ChatScene()
    let bob = try scene.start("bob")
    let carl = try scene.chat("carl", "-e", "/msg @bob The build is green.")
    #expect(try carl.exit() == 0)
    #expect(
      carl.errors == ["chat: 1 held until accepted; goes out when chat runs again after that"])
    try bob.wait(for: "request", ["from": "carl"])
    #expect(try bob.run("/accept carl")["ok"] == "true")
    let again = try scene.chat("carl", "-e", "/wait ready")
    #expect(try again.exit() == 0 && again.errors == [], "\(again.errors)")
    try bob.wait(for: "message", ["text": "The build is green."])
  }

  @Test("a group: create, join, approve, deny, write, kick, part")
  func group() throws {
    let scene = try ChatScene()
    let (ana, bob) = (try scene.start("ana"), try scene.start("bob"))
    let eve = try scene.start("eve")
    try ana.wait(forUser: "bob")
    try ana.wait(forUser: "eve")
    #expect(try ana.run("/group create ops")["ok"] == "true")
    #expect(try ana.run("/group create ops")["code"] == "1")
    for guest in [bob, eve] {
      try guest.wait(for: "group", ["group": "ops", "owner": "ana"])
      #expect(try guest.run("/join ops")["ok"] == "true")
      #expect(try guest.run("/join ops")["code"] == "1")
      #expect(try guest.run("/msg #ops let me in")["code"] == "6")
      try ana.wait(for: "membership", ["user": guest.user, "status": "pending"])
    }
    #expect(try bob.run("/approve bob ops")["code"] == "6")
    try ana.run("/approve bob ops")
    try ana.run("/deny eve")
    try bob.wait(for: "membership", ["group": "ops", "user": "bob", "status": "approved"])
    try eve.wait(for: "membership", ["group": "ops", "user": "eve", "status": "denied"])
    #expect(try eve.run("/join ops")["code"] == "6")
    try ana.run("/msg #ops welcome")
    try bob.wait(for: "message", ["target": "#ops", "from": "ana", "text": "welcome"])
    try bob.run("/join ops")
    try bob.type("thanks")
    try ana.wait(for: "message", ["target": "#ops", "from": "bob", "text": "thanks"])
    #expect(try ana.run("/names ops").column("user") == ["ana", "bob"])
    #expect(try eve.history(of: "#ops") == [])
    #expect(try ana.run("/part ops")["ok"] == "false")
    try ana.run("/kick bob ops")
    try bob.wait(for: "membership", ["group": "ops", "user": "bob", "status": "removed"])
    #expect(try bob.run("/msg #ops hello?")["code"] == "6")
    #expect(try ana.run("/names ops").column("user") == ["ana"])
  }

  @Test("a member parts, and asks again")
  func part() throws {
    let scene = try ChatScene()
    let (ana, bob) = (try scene.start("ana"), try scene.start("bob"))
    try ana.run("/group create ops")
    try bob.wait(for: "group", ["group": "ops"])
    try bob.run("/join ops")
    try ana.wait(for: "membership", ["user": "bob", "status": "pending"])
    try ana.run("/approve bob")
    try bob.wait(for: "membership", ["user": "bob", "status": "approved"])
    #expect(try bob.run("/part ops")["ok"] == "true")
    try ana.wait(for: "membership", ["user": "bob", "status": "left"])
    #expect(try bob.run("/msg #ops gone")["code"] == "6")
    try bob.run("/join ops")
    try ana.wait(for: "membership", ["user": "bob", "status": "pending"])
    try ana.run("/approve bob")
    try bob.wait(for: "membership", ["user": "bob", "status": "approved"])
    #expect(try bob.run("/msg #ops back")["ok"] == "true")
    try ana.wait(for: "message", ["from": "bob", "text": "back"])
  }

  @Test("/close --end ends a conversation for both, and a new one can be made")
  func end() throws {
    let scene = try ChatScene()
    let (ana, bob) = (try scene.start("ana"), try scene.start("bob"))
    try scene.introduce(ana, to: bob)
    #expect(try ana.run("/close @bob --end")["ok"] == "true")
    try bob.wait(for: "ended", ["user": "ana"])
    #expect(try bob.run("/whois ana")["result", "0", "conversation"] == "ended")
    try scene.introduce(bob, to: ana)
    try ana.run("/msg @bob again")
    try bob.wait(for: "message", ["text": "again"])
  }

  @Test("list what there is, for people and for scripts")
  func listings() throws {
    let scene = try ChatScene()
    let (ana, bob) = (try scene.start("ana"), try scene.start("bob"))
    try scene.introduce(ana, to: bob)
    try bob.run("/msg @ana hello")
    try ana.wait(for: "message", ["text": "hello"])
    try ana.run("/group create ops")
    try bob.wait(for: "group", ["group": "ops"])
    try bob.run("/join ops")
    try ana.wait(for: "membership", ["user": "bob", "status": "pending"])
    #expect(try ana.run("/users").column("user") == ["ana", "bob"])
    #expect(try ana.run("/users b*").column("status") == ["online"])
    let whois = try ana.run("/whois bob")
    #expect(whois["result", "0", "conversation"] == "active")
    #expect(whois["result", "0", "last_text"] != "null")
    let group = try ana.run("/groups")
    #expect(
      group["result", "0", "role"] == "owner" && group["result", "0", "pending"] == #"["bob"]"#)
    #expect(try bob.run("/groups")["result", "0", "role"] == "pending")
    #expect(try ana.run("/names ops").column("status") == ["approved", "pending"])
    #expect(try ana.run("/requests").column("direction") == ["sent"])
    #expect(try bob.run("/requests received").column("status") == ["accepted"])
    #expect(try ana.run("/open").column("target") == ["@bob", "#ops"])
    #expect(try ana.leave() == 0)
    try forPeople(scene)
  }

  private func forPeople(_ scene: ChatScene) throws {
    let ana = try scene.run(
      "ana", "/users\n/whois bob\n/groups\n/names ops\n/requests\n/history @bob\n")
    #expect(try ana.exit() == 0, "\(ana.errors)")
    for text in ["ana (you)", "bob_ana_", "ops", "hello"] {
      #expect(ana.output.contains { $0.contains(text) }, "\(text) is not in \(ana.output)")
    }
    #expect(ana.output.allSatisfy { !$0.unicodeScalars.contains { $0.value < 32 } })
  }
}
