import Testing
import TestSupport

/// Nothing lost, nothing twice.
@Suite("Texts survive", .timeLimit(.minutes(10)))
struct OfflineTests {
  static let persistence = """
    persistence true
    persistence_location {dir}/
    max_queued_messages 10000000

    """
  static let texts = (1...32).map { "text \($0)" }

  @Test("an absence: they arrive at the next start, in order")
  func absence() throws {
    let scene = try ChatScene()
    let (ana, bob) = try introduced(scene)
    #expect(try bob.leave() == 0)
    try write(Self.texts, ana)
    let again = try scene.start("bob")
    try again.wait(for: "message", ["text": "text 32"])
    #expect(try again.history(of: "@ana") == Self.texts)
    expectOnceInOrder(again)
  }

  @Test("an absence and a restart of the broker")
  func brokerRestarted() throws {
    let scene = try ChatScene(Self.persistence)
    let (ana, bob) = try introduced(scene)
    #expect(try bob.leave() == 0)
    try write(Self.texts, ana)
    try scene.broker.restart()
    let again = try scene.start("bob")
    try again.wait(for: "message", ["text": "text 32"])
    #expect(try again.history(of: "@ana") == Self.texts)
    expectOnceInOrder(again)
  }

  @Test("an absence, in a group and from an original")
  func others() throws {
    let scene = try ChatScene()
    let bob = try scene.start("bob")
    let original = try scene.original("old")
    try original.createGroup("ops")
    try bob.wait(for: "group", ["group": "ops"])
    try bob.run("/join ops")
    try original.wait(for: "membership", ["group": "ops", "user": "bob", "status": "Pendente"])
    try original.approve("bob", in: "ops")
    try bob.wait(for: "membership", ["user": "bob", "status": "approved"])
    #expect(try bob.leave() == 0)
    for text in Self.texts {
      try original.write(text, toGroup: "ops")
      try original.wait(for: "sent")
    }
    let again = try scene.start("bob")
    try again.wait(for: "message", ["text": "text 32"])
    #expect(try again.history(of: "#ops") == Self.texts)
    expectOnceInOrder(again)
  }

  @Test("a broker that is killed while they are written: they go out when it is back")
  func brokerDown() throws {
    let scene = try ChatScene(Self.persistence)
    let (ana, bob) = try introduced(scene)
    // So that the killed broker knows both again: it saves when it ends.
    try scene.broker.restart()
    try ana.wait(for: "ready")
    try bob.wait(for: "ready")
    scene.broker.kill()
    try ana.wait(for: "connection", ["status": "lost"])
    try bob.wait(for: "connection", ["status": "lost"])
    for text in Self.texts {
      let answer = try ana.run("/msg @bob \(text)")
      #expect(answer["ok"] == "true" && answer["remark"] == "queued-offline", "\(answer)")
    }
    #expect(try ana.run("/pending").column("state").count == Self.texts.count)
    try scene.broker.restart()
    try bob.wait(for: "message", ["text": "text 32"])
    #expect(try bob.history(of: "@ana") == Self.texts)
    expectOnceInOrder(bob)
    #expect(try ana.run("/wait sent")["ok"] == "true")
    try ana.wait { try ana.run("/pending").column("state") == [] }
  }

  @Test("a sender that is killed: what it accepted goes out at its next start")
  func senderKilled() throws {
    let scene = try ChatScene(Self.persistence)
    let (ana, bob) = try introduced(scene)
    try scene.broker.restart()
    try bob.wait(for: "ready")
    try ana.wait(for: "ready")
    scene.broker.kill()
    try ana.wait(for: "connection", ["status": "lost"])
    for text in Self.texts { try ana.run("/msg @bob \(text)") }
    ana.kill()
    try scene.broker.restart()
    let again = try scene.start("ana")
    try bob.wait(for: "message", ["text": "text 32"])
    #expect(try bob.history(of: "@ana") == Self.texts)
    #expect(try again.history(of: "@bob") == Self.texts)
    expectOnceInOrder(bob)
  }

  @Test("a sender that is killed again and again while it writes: each once")
  func senderKilledOften() throws {
    let scene = try ChatScene()
    var (ana, bob) = try introduced(scene)
    var written: [String] = []
    for round in 1...4 {
      for number in 1...15 {
        let text = "round \(round), text \(number)"
        try ana.run("/msg @bob \(text)")
        written.append(text)
      }
      ana.kill()
      ana = try scene.start("ana", "--take-over")
    }
    #expect(try ana.run("/wait sent")["ok"] == "true")
    try bob.wait(for: "message", ["text": written[written.count - 1]])
    #expect(try bob.history(of: "@ana").sorted() == written.sorted())
    expectOnce(bob)
  }

  @Test("a receiver that is killed again and again while they arrive: each once in its history")
  func receiverKilled() throws {
    let scene = try ChatScene()
    var (ana, bob) = try introduced(scene)
    for round in 0..<4 {
      let texts = Self.texts[(round * 8)..<(round * 8 + 8)]
      for text in texts { try ana.run("/msg @bob \(text)") }
      try bob.wait(for: "message", ["text": "text \(round * 8 + 3)"])
      bob.kill()
      bob = try scene.start("bob")
      try ana.run("/wait sent")
    }
    try bob.wait { try bob.history(of: "@ana").count >= Self.texts.count }
    #expect(try bob.history(of: "@ana") == Self.texts)
  }

  // MARK: Steps

  private func introduced(_ scene: ChatScene) throws -> (ana: Chat, bob: Chat) {
    let (ana, bob) = (try scene.start("ana"), try scene.start("bob"))
    try scene.introduce(ana, to: bob)
    return (ana, bob)
  }

  private func write(_ texts: [String], _ ana: Chat) throws {
    for text in texts { try ana.run("/msg @bob \(text)") }
    #expect(try ana.run("/wait sent")["ok"] == "true")
  }

  /// The texts that this run has shown.
  private func shown(_ chat: Chat) -> [String] {
    do {
      return try chat.objects().filter { $0.type == "message" }.compactMap { $0["text"] }
    } catch {
      Issue.record(error)
      return []
    }
  }

  private func expectOnceInOrder(_ chat: Chat) { #expect(shown(chat) == Self.texts) }

  private func expectOnce(_ chat: Chat) {
    let texts = shown(chat)
    #expect(Set(texts).count == texts.count)
  }
}
