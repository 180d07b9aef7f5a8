import Testing
import TestSupport

/// `chat` and an original on one broker: whatever either does, the original must live on.
@Suite("Beside an original", .timeLimit(.minutes(10)))
struct BesideOriginalTests {
  static let texts = [
    "olá, çãõ é ü", #"she said "hi" and 'ho' \ / {"user":"x"}"#, "👋🏽 日本語 👨‍👩‍👧", "a\tb", " two  blanks ",
  ]

  @Test("chat accepts what an original asks, and they write both ways")
  func originalAsks() throws {
    let scene = try ChatScene()
    let bob = try scene.original("bob")
    let ana = try scene.start("ana")
    try bob.wait(for: "presence", ["user": "ana", "status": "online"])
    try bob.request("ana")
    #expect(try ana.wait(for: "request", ["from": "bob"])["text"] == "null")
    let accepted = try ana.run("/accept bob")
    #expect(accepted["ok"] == "true", "\(accepted)")
    let acceptance = try bob.wait(for: "acceptance", ["user": "ana"])
    #expect(acceptance["topic"]?.hasPrefix("ana_bob_") == true)
    try write(ana, bob)
    #expect(try bob.isAlive())
  }

  @Test("an original accepts what chat asks, and they write both ways")
  func chatAsks() throws {
    let scene = try ChatScene()
    let bob = try scene.original("bob")
    let ana = try scene.start("ana")
    try ana.wait(forUser: "bob")
    try ana.run("/request bob Hello!")
    try bob.wait(for: "request", ["user": "ana"])
    try bob.accept("ana")
    let answer = try ana.wait(for: "answered", ["user": "bob", "status": "accepted"])
    #expect(answer["topic"]?.hasPrefix("bob_ana_") == true)
    try write(ana, bob)
    #expect(try bob.isAlive())
  }

  /// The original does not hear before it has subscribed.
  private func write(_ ana: Chat, _ bob: Original) throws {
    try bob.wait(for: "subscribed")
    try ana.run("/open @bob")
    for text in Self.texts {
      try ana.type(text)
      try bob.wait(for: "message", ["user": "ana", "message": text])
      try bob.write(text, toUser: "ana")
      let heard = try ana.wait(for: "message", ["from": "bob", "target": "@bob", "text": text])
      #expect(heard["id"] == "null" && heard["own"] == "false")
    }
    #expect(try ana.history(of: "@bob") == Self.texts.flatMap { [$0, $0] })
  }

  @Test("the same words twice in one second stay two")
  func sameWords() throws {
    let scene = try ChatScene()
    let bob = try scene.original("bob")
    let ana = try scene.start("ana")
    try ana.wait(forUser: "bob")
    try ana.run("/request bob")
    try bob.wait(for: "request", ["user": "ana"])
    try bob.accept("ana")
    try ana.wait(for: "answered", ["user": "bob"])
    for _ in 0..<3 { try bob.write("again", toUser: "ana") }
    for _ in 0..<3 { try ana.wait(for: "message", ["text": "again"]) }
    #expect(try ana.history(of: "@bob") == ["again", "again", "again"])
  }

  @Test("a held text goes out when the original accepts")
  func heldText() throws {
    let scene = try ChatScene()
    let bob = try scene.original("bob")
    let ana = try scene.start("ana")
    try ana.wait(forUser: "bob")
    try ana.run("/msg @bob held")
    try bob.wait(for: "request", ["user": "ana"])
    try bob.accept("ana")
    try bob.wait(for: "message", ["user": "ana", "message": "held"])
    #expect(try bob.isAlive())
  }

  @Test("a group of chat's: the original joins, is approved, and both write")
  func ownGroup() throws {
    let scene = try ChatScene()
    let bob = try scene.original("bob")
    let ana = try scene.start("ana")
    #expect(try ana.run("/group create ops")["ok"] == "true")
    try bob.wait(for: "membership", ["group": "ops", "user": "ana", "status": "Aprovado"])
    try bob.joinGroup("ops")
    try ana.wait(for: "membership", ["group": "ops", "user": "bob", "status": "pending"])
    try ana.run("/approve bob ops")
    try bob.wait(for: "membership", ["group": "ops", "user": "bob", "status": "Aprovado"])
    try writeInGroup(ana, bob)
    try ana.run("/kick bob ops")
    try bob.wait(for: "membership", ["group": "ops", "user": "bob", "status": "Removido"])
    #expect(try bob.isAlive())
  }

  @Test("a group of the original's: chat joins, is approved, both write, and chat parts")
  func othersGroup() throws {
    let scene = try ChatScene()
    let bob = try scene.original("bob")
    let ana = try scene.start("ana")
    try bob.createGroup("ops")
    try ana.wait(for: "group", ["group": "ops", "owner": "bob", "status": "created"])
    #expect(try ana.run("/msg #ops hello")["code"] == "6")
    #expect(try ana.run("/join ops")["ok"] == "true")
    try bob.wait(for: "membership", ["group": "ops", "user": "ana", "status": "Pendente"])
    try bob.approve("ana", in: "ops")
    try ana.wait(for: "membership", ["group": "ops", "user": "ana", "status": "approved"])
    try writeInGroup(ana, bob)
    try ana.run("/part ops")
    try bob.wait(for: "membership", ["group": "ops", "user": "ana", "status": "Saiu"])
    #expect(try bob.isAlive())
  }

  private func writeInGroup(_ ana: Chat, _ bob: Original) throws {
    for text in Self.texts {
      try ana.run("/msg #ops \(text)")
      let written = text.drop { $0 == " " }
      try bob.wait(
        for: "group_message", ["group": "ops", "user": "ana", "message": String(written)])
      try bob.write(text, toGroup: "ops")
      try ana.wait(for: "message", ["target": "#ops", "from": "bob", "text": text])
    }
  }

  @Test("every command leaves it alive, and so do those of a chat that answers it")
  func everyCommand() throws {
    let scene = try ChatScene()
    let bob = try scene.original("bob")
    let ana = try scene.start("ana")
    let eve = try scene.start("eve")
    try ana.wait(forUser: "eve")
    try bob.createGroup("guild")
    try ana.wait(for: "group", ["group": "guild"])
    for line in Self.script {
      try ana.run(line)
      if let answer = Self.answers[line] { try eve.run(answer) }
    }
    try ana.run("/wait sent")
    #expect(try bob.isAlive(), "\(ana.output)")
    ana.closeInput()
    _ = try ana.exit()
    #expect(try bob.isAlive())
    let later = try scene.original("carol")
    #expect(try later.isAlive(), "Retained state must not kill one that logs in later.")
  }

  static let script = [
    "/users", "/users b*", "/whois bob", "/request bob hi", "/request eve hi", "/requests all",
    "/requests sent", "/reject bob", "/accept bob", "/msg @bob held", "/wait accepted eve 5s",
    "/msg @eve hello", "/open eve", "/say //verbatim", "/me waves", "text", "//text", "/history",
    "/history @eve -n 3", "/close", "/groups", "/groups g*", "/group create ops",
    "/group create \"two words\"", "/group trust ops", "/join guild", "/names guild", "/part guild",
    "/names ops", "/approve eve ops", "/deny eve ops", "/kick eve ops", "/kick ana ops",
    "/part ops",
    "/msg #ops to myself", "/close @eve --end", "/request eve again", "/pending", "/status",
    "/help",
    "/group create fleet", "/invite eve fleet", "/group transfer fleet eve", "/part fleet",
    "/group create crew", "/join crew", "/topic of the crew", "/topic", "/group delete crew",
    "/group delete ops", "/away at lunch", "/back",
    "/help msg", "/wait 1ms", "/wait ready", "/wait sent", "/wait online bob", "/echo done",
  ]

  static let answers = [
    "/request eve hi": "/accept ana", "/group create ops": "/join ops",
    "/deny eve ops": "/join ops", "/invite eve fleet": "/join fleet",
    "/request eve again": "/reject ana",
  ]
}
