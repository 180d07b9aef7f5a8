import ChatCore
import Glibc
import Mosquitto
import TestSupport
import Testing

/// A new connection numbers its packets from 1 again, while the broker may still hold QoS 2 texts of the last one,
/// waiting for their PUBREL (MQTT 5, section 4.3.3). What that does at mosquitto is pinned here, because the program
/// chooses its QoS by it.
@Suite("QoS 2 over a cut")
struct SessionTests {
  /// Publishes until the broker holds the texts, with PUBREL not sent.
  private func leaveHeld(_ texts: [String], at broker: Broker) throws {
    let line = try openLine(broker)
    for (token, text) in texts.enumerated() {
      line.connection.publish(try publication(text, .exactlyOnce, token: UInt64(token)))
    }
    line.connection.write()
    let last = "Sending PUBREC to ana (m\(texts.count), rc0)"
    #expect(Child.poll(atMost: .seconds(10)) { broker.log.contains(last) })
    _ = line.connection.readEvents(limit: 100)
    line.connection.close(withPacket: false)
  }

  @Test("another text with the Packet Identifier of a held one is delivered")
  func otherText() throws {
    let broker = try Broker()
    let watcher = try openLine(broker, request("watcher"))
    try watcher.subscribe("t", .atLeastOnce)
    try leaveHeld(["old 1", "old 2"], at: broker)
    let again = try openLine(broker)
    #expect(try again.publish("new", .exactlyOnce) == .success)
    #expect(watcher.turn { !watcher.received.isEmpty })
    #expect(watcher.texts == ["new"])
  }

  @Test("the same text again is delivered once")
  func sameText() throws {
    let broker = try Broker()
    let watcher = try openLine(broker, request("watcher"))
    try watcher.subscribe("t", .atLeastOnce)
    for _ in 0..<3 { try leaveHeld(["text 1", "text 2"], at: broker) }
    let again = try openLine(broker)
    #expect(try again.publish("text 1", .exactlyOnce, token: 1) == .success)
    #expect(try again.publish("text 2", .exactlyOnce, token: 2) == .success)
    #expect(try again.publish("text 3", .exactlyOnce, token: 3) == .success)
    #expect(watcher.turn { watcher.received.count >= 3 })
    #expect(watcher.texts == ["text 1", "text 2", "text 3"])
  }

  @Test("held texts use up the broker's Receive Maximum for QoS 2, but not for QoS 1")
  func heldTextsFillTheQuota() throws {
    let broker = try Broker("max_inflight_messages 3")
    try leaveHeld(["old 1", "old 2", "old 3"], at: broker)
    let again = try openLine(broker)
    // Each of these takes a Packet Identifier, as a longer life of either connection would.
    for token in 1...5 as ClosedRange<UInt64> {
      try again.publish("\(token)", .atMostOnce, token: token)
    }
    #expect(try again.publish("refused", .exactlyOnce, token: 6) == .quotaExceeded)
    #expect(try again.publish("taken", .atLeastOnce, token: 7) == ReasonCode(0x10))
  }
}
