import Foundation
import Testing
import TestSupport

/// Any payload on any topic.
struct RawPublication: CustomTestStringConvertible {
  var topic: String
  var payload: String
  var testDescription: String { "\(topic) ← \(payload.isEmpty ? "nothing" : payload)" }

  init(_ topic: String, _ payload: String) { (self.topic, self.payload) = (topic, payload) }
}

/// A mosquitto of its own on a free port, and the originals that are on it.
final class OriginalScene {
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
      RawPublication(
        "CONTROL/\(user)_Control/chat_requests/bob",
        #"{"user":"bob","status":"Aprovado","topic":"bob_ana_1","started_at":"1"}"#))
    try original.wait(for: "subscribed", ["topic": "bob_ana_1"])
    return original
  }

  /// Publishes at QoS 2 and waits until the broker has it.
  func publish(_ publication: RawPublication) throws {
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
