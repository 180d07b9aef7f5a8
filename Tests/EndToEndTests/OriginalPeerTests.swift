import Foundation
import Testing
import TestSupport

/// Pins the peer that other tests rely on: that it does what an original does, and dies of what kills one.
@Suite("An original", .timeLimit(.minutes(2)))
struct OriginalPeerTests {
  @Test("talks with another one: request, acceptance, both ways")
  func conversation() throws {
    let scene = try Scene(users: ["ana", "bob"])
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
    let scene = try Scene(users: ["ana", "bob"])
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

  struct Publication: CustomTestStringConvertible {
    var topic: String
    var payload: String
    var testDescription: String { "\(topic) ← \(payload.isEmpty ? "nothing" : payload)" }
    init(_ topic: String, _ payload: String) { (self.topic, self.payload) = (topic, payload) }
  }

  static let deadly = [
    Publication("USERS/bob", ""),
    Publication("USERS/bob", "online"),
    Publication("USERS/bob", #"["bob","online"]"#),
    Publication("USERS/bob", #""online""#),
    Publication("USERS/bob", "1"),
    Publication("USERS/bob", "null"),
    Publication("USERS/bob", #"{"user":"bob"}"#),
    Publication("USERS/bob", #"{"status":"online"}"#),
    Publication("GROUPS/ops", #"{"user":"ana"}"#),
    Publication("GROUPS/ops/members", #"{"user":"ana","status":"Aprovado"}"#),
    Publication("GROUPS/new/members/bob", #"{"user":"bob","status":"Pendente"}"#),
    Publication("GROUPS/ops/members/bob", ""),
    Publication("GROUPS/ops/members/bob", #"{"user":"bob"}"#),
    Publication("GROUPS/ops/owner", #"{"user":"ana"}"#),
    Publication("GROUPS/ops/owner", #"{"created_at":"2026-01-01 00:00:00"}"#),
    Publication("GROUPS/ops/messages", #"{"user":"bob","message":"hi"}"#),
    Publication("GROUPS/ops/other", "[]"),
    Publication("CONTROL/ana_Control/chat_requests/bob", ""),
    Publication(
      "CONTROL/ana_Control/chat_requests/bob",
      #"{"user":"bob","status":"Aguardando aprovação"}"#),
    Publication(
      "CONTROL/ana_Control/chat_requests/bob",
      #"{"user":"bob","status":"Aprovado","topic":"bob_ana_2026-01-01 00:00:00"}"#),
    Publication("bob_ana_1", ""),
    Publication("bob_ana_1", #"{"user":"bob","created_at":"2026-01-01 00:00:00"}"#),
  ]

  static let harmless = [
    Publication("USERS/bob", #"{"user":"bob","status":"away","ext":{"v":1}}"#),
    Publication("GROUPS/ops/owner", #"{"user":"ana","created_at":"2026-01-01 00:00:00"}"#),
    Publication("GROUPS/ops/members/bob", #"{"user":"bob","status":"Removido"}"#),
    Publication("GROUPS/ops/members/bob", #"{"user":"bob","status":"Saiu","ext":{"v":1}}"#),
    Publication("GROUPS/ops/about/x", #"{"v":1}"#),
    Publication("CONTROL/ana_Control/chat_requests/bob", #"{"user":"bob","status":"Recusado"}"#),
    Publication("CONTROL/ana_Control/chat_requests/bob", #"{"user":"bob","status":"Encerrado"}"#),
    Publication(
      "bob_ana_1",
      #"{"user":"bob","message":"hi","created_at":"2026-01-01 00:00:00","ext":{"v":1,"n":1}}"#),
    Publication("CHAT/1/u/ana/inbox/bob", ""),
    Publication("somewhere/else", "not JSON"),
  ]

  @Test("dies of each payload that kills one, and is deaf from then on")
  func dies() throws {
    let scene = try Scene(users: [])
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
    let scene = try Scene(users: [])
    defer { scene.end() }
    let ana = try scene.joinWithGroupAndConversation("ana")
    for publication in Self.harmless {
      try scene.publish(publication)
      #expect(try ana.isAlive(), "\(publication.testDescription)")
    }
  }

  @Test("that logs in later dies of a retained member without an owner")
  func diesAtLogin() throws {
    let scene = try Scene(users: ["ana"])
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
    let scene = try Scene(users: [])
    defer { scene.end() }
    let ana = try scene.joinWithGroupAndConversation("ana")
    #expect(try ana.list()["groups", "ops", "members", "ana"] == "Aprovado")
    try scene.publish(
      Publication("GROUPS/ops/owner", #"{"user":"ana","created_at":"2026-01-01 00:00:00"}"#))
    #expect(try ana.isAlive())
    #expect(try ana.list()["groups", "ops", "members", "ana"] == nil)
  }

  @Test("dies when the broker refuses what it sent")
  func diesOfRefusal() throws {
    let scene = try Scene(
      users: [], accessList: ["topic read #", "topic write USERS/#", "topic write CONTROL/#"])
    defer { scene.end() }
    let ana = try scene.join("ana")
    #expect(try ana.isAlive())
    try ana.publish("{}", to: "GROUPS/ops/about/x", qos: 2)
    try ana.wait(for: "dead")
  }

  @Test("does not come back when somebody logs in under its name")
  func takenOver() throws {
    let scene = try Scene(users: ["ana"])
    defer { scene.end() }
    let second = try scene.join("ana")
    try scene.originals[0].wait(for: "disconnected")
    #expect(try second.isAlive())
  }

  @Test("stays online for everybody when it is killed")
  func killed() throws {
    let scene = try Scene(users: ["ana", "bob"])
    defer { scene.end() }
    scene.originals[0].end()
    let carol = try scene.join("carol")
    try carol.wait(for: "presence", ["user": "ana", "status": "online"])
  }
}

/// A mosquitto of its own on a free port, and the originals that are on it.
private final class Scene {
  let port: UInt16
  private(set) var originals: [Original] = []
  private let broker: Process
  private let directory: URL

  init(users: [String], accessList: [String] = []) throws {
    directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("chat-original-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    port = freePort()
    broker = try startMosquitto(on: port, in: directory, accessList: accessList)
    for user in users { _ = try join(user) }
  }

  func join(_ user: String) throws -> Original {
    originals.append(try Original.start(user: user, port: port))
    return originals[originals.count - 1]
  }

  /// Owner of `ops`, and in the conversation `bob_ana_1`.
  func joinWithGroupAndConversation(_ user: String) throws -> Original {
    let original = try join(user)
    try original.createGroup("ops")
    try original.wait(for: "membership", ["group": "ops", "user": user])
    try publish(
      .init(
        "CONTROL/\(user)_Control/chat_requests/bob",
        #"{"user":"bob","status":"Aprovado","topic":"bob_ana_1","started_at":"1"}"#))
    try original.wait(for: "subscribed", ["topic": "bob_ana_1"])
    return original
  }

  /// Publishes at QoS 2 and waits until the broker has it.
  func publish(_ publication: OriginalPeerTests.Publication) throws {
    let publisher = Process()
    publisher.executableURL = URL(fileURLWithPath: "/usr/bin/mosquitto_pub")
    publisher.arguments = [
      "-h", "127.0.0.1", "-p", "\(port)", "-V", "mqttv5", "-q", "2", "-t", publication.topic,
    ]
    publisher.arguments! += publication.payload.isEmpty ? ["-n"] : ["-m", publication.payload]
    try publisher.run()
    publisher.waitUntilExit()
    try #require(publisher.terminationStatus == 0)
  }

  func end() {
    for original in originals { original.end() }
    kill(broker.processIdentifier, SIGKILL)
    broker.waitUntilExit()
    do {
      try FileManager.default.removeItem(at: directory)
    } catch {
      Issue.record(error)
    }
  }
}

private func startMosquitto(
  on port: UInt16, in directory: URL, accessList: [String]
) throws -> Process {
  let configuration = directory.appendingPathComponent("mosquitto.conf")
  let log = directory.appendingPathComponent("log")
  var lines = ["listener \(port) 127.0.0.1", "allow_anonymous true", "user root"]
  if !accessList.isEmpty {
    let file = directory.appendingPathComponent("acl")
    try (accessList.joined(separator: "\n") + "\n").write(
      to: file, atomically: true, encoding: .utf8)
    lines.append("acl_file \(file.path)")
  }
  try (lines.joined(separator: "\n") + "\n")
    .write(to: configuration, atomically: true, encoding: .utf8)
  try Data().write(to: log)
  let broker = Process()
  broker.executableURL = URL(fileURLWithPath: "/usr/sbin/mosquitto")
  broker.arguments = ["-c", configuration.path]
  broker.standardError = try FileHandle(forWritingTo: log)
  try broker.run()
  let end = ContinuousClock.now + .seconds(10)
  while !isListening(port) {
    try #require(ContinuousClock.now < end && broker.isRunning)
    poll(nil, 0, 5)
  }
  return broker
}

private func isListening(_ port: UInt16) -> Bool {
  withSocket(at: port) { connect($0, $1, $2) == 0 }
}

private func freePort() -> UInt16 {
  var port: UInt16 = 0
  _ = withSocket(at: 0) { file, address, length in
    var bound = sockaddr_in()
    var size = length
    guard bind(file, address, length) == 0 else { return false }
    return withUnsafeMutablePointer(to: &bound) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        guard getsockname(file, $0, &size) == 0 else { return false }
        port = UnsafeRawPointer($0).load(as: sockaddr_in.self).sin_port.bigEndian
        return true
      }
    }
  }
  return port
}

/// A TCP socket of 127.0.0.1, closed at the end.
private func withSocket(
  at port: UInt16, _ body: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Bool
) -> Bool {
  let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
  defer { close(file) }
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = port.bigEndian
  address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
  return withUnsafePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      body(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
    }
  }
}
