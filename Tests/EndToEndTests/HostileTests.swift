import ChatCore
import Foundation
import Testing
import TestSupport

/// Whatever somebody publishes, `chat` goes on, and neither its terminal nor its store is touched by it.
@Suite("Hostile payloads", .timeLimit(.minutes(10)))
struct HostileTests {
  @Test("are counted and not stored, and what is good beside them arrives")
  func payloads() throws {
    let scene = try ChatScene()
    let ana = try scene.start("ana")
    try ana.run("/group create g")
    var refused = 0
    var texts: [String] = []
    for hostile in try CorpusCase.all() where hostile.field == "payload" {
      let bytes = hostile.bytes
      let topic = hostile.context == "group-message" ? "GROUPS/g/messages" : hostile.context
      try scene.publish(bytes, to: topic)
      // What is over the Maximum Packet Size stays at the broker.
      guard bytes.count < 1_000_000 else { continue }
      if hostile.expect.hasPrefix("reject") { refused += 1 }
      if hostile.expect == "accept", topic == "GROUPS/g/messages" {
        texts.append(try JSONObject(parsing: bytes).string("message"))
      }
    }
    try scene.publish(Self.text("the end"), to: "GROUPS/g/messages")
    try ana.wait(for: "message", ["text": "the end"])
    #expect(try ana.history(of: "#g") == texts + ["the end"])
    #expect(try ana.run("/status")["result", "0", "refused_payloads"] == "\(refused)")
    #expect(try ana.objects().filter { $0.type == "refused-payload" }.count == refused)
    try expectOwnGroup(ana)
    expectNoControls(ana)
    #expect(try ana.leave() == 0)
  }

  /// Nobody else became its owner, and nobody a member.
  private func expectOwnGroup(_ ana: Chat) throws {
    let group = try ana.run("/groups")
    #expect(group["result", "0", "owner"] == "ana")
    #expect(group["result", "0", "members"] == #"["ana"]"#)
  }

  @Test("on topics that mean nothing are passed over")
  func topics() throws {
    let scene = try ChatScene()
    let ana = try scene.start("ana")
    let payload = Array(#"{"user":"bob","status":"online","created_at":"x","message":"x"}"#.utf8)
    for hostile in try CorpusCase.all() where hostile.field == "topic" && hostile.context == "recv"
    {
      guard let topic = String(validating: hostile.bytes, as: UTF8.self), isLegal(topic) else {
        continue
      }
      try scene.publish(payload, to: topic)
    }
    #expect(try ana.run("/status")["ok"] == "true")
    #expect(try ana.run("/requests").result?.count == 0)
    expectNoControls(ana)
    #expect(try ana.leave() == 0)
  }

  @Test("that accept with another topic than the pair's are not obeyed")
  func acceptances() throws {
    let scene = try ChatScene()
    let ana = try scene.start("ana")
    let bob = try scene.start("bob")
    try ana.wait(forUser: "bob")
    try ana.run("/request bob")
    let control = "CONTROL/ana_Control/chat_requests/bob"
    for hostile in try CorpusCase.all()
    where hostile.field == "topic" && hostile.context == "accept" {
      guard hostile.expect.hasPrefix("reject") else { continue }
      let topic = String(decoding: hostile.bytes, as: UTF8.self)
      let acceptance: JSONObject = [
        "user": .string("bob"), "status": .string("Aprovado"), "topic": .string(topic),
        "started_at": .string("2026-11-23 10:00:00"),
      ]
      try scene.publish(acceptance.encoded(), to: control)
      try ana.wait(for: "refused-payload")
    }
    #expect(try ana.run("/requests sent").column("status") == ["pending"])
    try bob.run("/accept ana")
    try ana.wait(for: "answered", ["user": "bob", "status": "accepted"])
    #expect(try ana.leave() == 0)
  }

  @Test("never bring a control character to a person's terminal", arguments: [false, true])
  func texts(isPlain: Bool) throws {
    let scene = try ChatScene()
    let ana = try Chat(
      ["-u", "ana", "-b", scene.address] + (isPlain ? ["--plain"] : []), input: .open,
      home: scene.home(of: "ana"))
    try ana.type("/group create g")
    try ana.type("/echo ready")
    try ana.wait(forOutput: "ready")
    for hostile in try CorpusCase.all() where ["message", "payload"].contains(hostile.field) {
      let bytes = hostile.bytes
      guard bytes.count < 100_000 else { continue }
      if hostile.field == "payload" {
        try scene.publish(bytes, to: "GROUPS/g/messages")
      } else if let text = String(validating: bytes, as: UTF8.self) {
        try scene.publish(Self.text(text), to: "GROUPS/g/messages")
      }
    }
    try scene.publish(Self.text("the end"), to: "GROUPS/g/messages")
    try ana.wait(forOutput: "the end")
    try ana.type("/status")
    try ana.wait(forOutput: "refused")
    expectNoControls(ana)
    #expect(try ana.leave() == 0)
  }

  // MARK: Steps

  private static func text(_ text: String) -> [UInt8] {
    let record: JSONObject = [
      "user": .string("bob"), "message": .string(text),
      "created_at": .string("2026-11-23 10:00:00"),
    ]
    return record.encoded()
  }

  private func isLegal(_ topic: String) -> Bool {
    !topic.isEmpty
      && !topic.unicodeScalars.contains { $0.value < 32 || "+#".unicodeScalars.contains($0) }
  }

  /// C0, DEL, C1, and what turns the direction of a line.
  private func expectNoControls(_ chat: Chat) {
    for line in chat.output + chat.errors {
      let bad = line.unicodeScalars.filter {
        $0.properties.generalCategory == .control || (0x202A...0x202E).contains($0.value)
          || (0x2066...0x2069).contains($0.value)
      }
      #expect(bad.isEmpty, "\(Array(bad)) in \(line.debugDescription)")
    }
  }
}

extension ChatScene {
  /// Publishes bytes at QoS 1, and waits until the broker has them.
  func publish(_ payload: [UInt8], to topic: String) throws {
    let path = broker.files.path + "/payload"
    try Data(payload).write(to: URL(fileURLWithPath: path))
    let content = payload.isEmpty ? ["-n"] : ["-f", path]
    let publisher = try Child(
      "/usr/bin/mosquitto_pub",
      ["-h", "127.0.0.1", "-p", "\(broker.port)", "-V", "mqttv5", "-q", "1", "-t", topic] + content)
    try #require(publisher.wait() == 0, "\(topic)")
  }
}
