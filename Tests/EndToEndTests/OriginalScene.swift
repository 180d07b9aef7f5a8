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

/// A broker of its own, and the originals that are on it.
final class OriginalScene {
  let broker: Broker
  private(set) var originals: [Original] = []

  init(users: [String], accessList: [String] = []) throws {
    let files = try BrokerFiles()
    if accessList.isEmpty {
      broker = try Broker(files: files)
    } else {
      try files.write(accessList.joined(separator: "\n") + "\n", to: "acl")
      broker = try Broker("acl_file {dir}/acl\n", files: files)
    }
    for user in users { _ = try join(user) }
  }

  var port: UInt16 { broker.port }

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

  func end() { for original in originals { original.end() } }
}
