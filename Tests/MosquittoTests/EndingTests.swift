import ChatCore
import Glibc
@testable import Mosquitto
import TestSupport
import Testing

@Suite("The end of a connection")
struct EndingTests {
  private func will(_ text: String) throws -> Will {
    Will(
      topic: try topic("will"), payload: Array(text.utf8), qos: .atLeastOnce, retain: false,
      delay: 0)
  }

  @Test("cut off, the broker publishes the Will Message; after DISCONNECT it does not")
  func willMessage() throws {
    let broker = try Broker()
    let watcher = try openLine(broker, request("watcher"))
    try watcher.subscribe("will", .atLeastOnce)
    let polite = try openLine(broker, request("polite", will: will("polite")))
    polite.connection.close(withPacket: true)
    let killed = try openLine(broker, request("killed", will: will("killed")))
    killed.connection.close(withPacket: false)
    #expect(watcher.turn { !watcher.received.isEmpty })
    #expect(watcher.texts == ["killed"])
  }

  @Test("what was published just before DISCONNECT arrives, however much is still unread")
  func flushed() throws {
    let broker = try Broker()
    let watcher = try openLine(broker, request("watcher"))
    try watcher.subscribe("t", .atLeastOnce)
    let ana = try openLine(broker)
    try ana.subscribe("flood", .atMostOnce)
    for number in 0..<2000 {
      watcher.connection.publish(
        try publication("x", to: "flood", .atMostOnce, token: UInt64(1000 + number)))
    }
    #expect(watcher.turn { watcher.published.count == 2000 })
    for token in 1...20 as ClosedRange<UInt64> {
      ana.connection.publish(try publication("\(token)", .atMostOnce, token: token))
    }
    let time = ContinuousClock().measure { ana.connection.close(withPacket: true) }
    #expect(time < .milliseconds(1200))
    #expect(watcher.turn { watcher.received.count == 20 })
  }

  @Test("a broker that does not read holds up the end for no more than its limit")
  func boundedGoodbye() throws {
    let broker = try Broker()
    let line = try openLine(broker)
    broker.freeze()
    defer { broker.thaw() }
    let time = ContinuousClock().measure {
      line.connection.close(withPacket: true, within: .milliseconds(300))
    }
    #expect(time < .milliseconds(900))
  }

  @Test(
    "a DISCONNECT from the broker is told with its reason",
    arguments: [0x8B, 0x8E, 0x98] as [UInt8])
  func disconnected(reason: UInt8) throws {
    let fake = try FakeBroker()
    let line = try line(fake.port)
    #expect(
      line.turn {
        fake.look(); return fake.packetTypes == [Packet.connect]
      })
    try fake.say(Packet.connack() + Packet.publish("last words", qos: 1, identifier: 1))
    try fake.say([0xE0, 2, reason, 0])
    #expect(line.turn(writing: false) { line.failure != nil })
    #expect(line.failure == .disconnected(ReasonCode(reason)))
    #expect(line.texts == ["last words"])
    for _ in 0..<3 { line.turn() }
    #expect(line.events.count == 3 && line.connection.pollDescriptors.isEmpty)
  }

  @Test("a second connection with the same Client Identifier closes the first")
  func takeover() throws {
    let broker = try Broker()
    let first = try openLine(broker)
    let second = try openLine(broker)
    #expect(first.turn { first.failure != nil })
    // mosquitto says why from 2.1 on.
    #expect(first.failure == .closed || first.failure == .disconnected(.sessionTakenOver))
    #expect(try second.publish("still here", .exactlyOnce) == .success)
  }

  @Test("a broker that is killed is a closed connection")
  func killed() throws {
    let broker = try Broker()
    let line = try openLine(broker)
    broker.kill()
    #expect(line.turn { line.failure != nil })
    #expect(line.failure == .closed)
    try broker.restart()
    #expect(try openLine(broker).connection.isOpen)
  }

  @Test("a broker that stops answering is noticed within twice the keep-alive interval")
  func keepAlive() throws {
    let broker = try Broker()
    let line = try openLine(broker, request(keepAlive: 5))
    broker.freeze()
    defer { broker.thaw() }
    let clock = ContinuousClock()
    let time = clock.measure { #expect(line.turn(atMost: .seconds(30)) { line.failure != nil }) }
    #expect(line.failure == .keepAlive)
    #expect(time > .seconds(4) && time < .seconds(14))
  }

  @Test("a machine that slept for longer than the broker waits is known to be cut off at once")
  func suspended() throws {
    let broker = try Broker()
    let line = try openLine(broker)
    line.connection.lastTick -= .seconds(29)
    line.connection.housekeeping()
    #expect(line.connection.isOpen)
    line.connection.lastTick -= .seconds(31)
    line.connection.housekeeping()
    #expect(
      line.connection.hasEvents && line.connection.readEvents(limit: 1) == [.lost(.keepAlive)])
  }

  @Test("after the end everything is ignored")
  func afterwards() throws {
    let broker = try Broker()
    let line = try openLine(broker)
    let connection = line.connection
    connection.close(withPacket: true)
    connection.close(withPacket: false)
    connection.dial()
    connection.publish(try publication("x"))
    connection.subscribe(token: 1, [Subscription(try filter("t"), .atLeastOnce)])
    connection.unsubscribe([try filter("t")])
    connection.write()
    connection.housekeeping()
    #expect(connection.readEvents(limit: 10).isEmpty && !connection.hasEvents)
    #expect(connection.pollDescriptors.isEmpty)
  }

  @Test("nothing happens before dial()")
  func before() throws {
    let address = BrokerAddress(.tcp(host: "127.0.0.1", port: 1))
    let connection = try Connection(address: address, request: request())
    connection.publish(try publication("x"))
    connection.write()
    connection.housekeeping()
    #expect(connection.readEvents(limit: 10).isEmpty && connection.pollDescriptors.isEmpty)
  }
}
