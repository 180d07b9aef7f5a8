import ChatCore
import Glibc
import Mosquitto
import TestSupport
import Testing

@Suite("Messages")
struct DeliveryTests {
  @Test(
    "No acknowledgement leaves before write(), and it leaves then",
    arguments: [(1, Packet.puback), (2, Packet.pubrec)] as [(UInt8, UInt8)])
  func acknowledgementWaits(qos: UInt8, acknowledgement: UInt8) throws {
    let fake = try FakeBroker()
    let line = try line(fake.port)
    #expect(
      line.turn {
        fake.look(); return fake.packetTypes == [Packet.connect]
      })
    try fake.say(Packet.connack())
    _ = try line.connack()
    for identifier in 1...3 as ClosedRange<UInt8> {
      try fake.say(Packet.publish("text \(identifier)", qos: qos, identifier: identifier))
    }
    let count = qos == 1 ? 3 : 0
    #expect(line.turn(writing: false) { line.received.count == count })
    for _ in 0..<10 {
      line.turn(writing: false)
      line.connection.housekeeping()
      fake.look()
    }
    #expect(fake.packetTypes == [Packet.connect])
    line.connection.write()
    #expect(
      Child.poll(atMost: .seconds(10)) {
        fake.look(); return fake.packetTypes.count == 4
      })
    #expect(Array(fake.packetTypes.dropFirst()) == Array(repeating: acknowledgement, count: 3))
  }

  @Test("what was read and not acknowledged comes again after a cut")
  func redelivery() throws {
    let broker = try Broker()
    let ana = try openLine(broker)
    try ana.subscribe("t", .atLeastOnce)
    let bob = try openLine(broker, request("bob"))
    for number in 1...5 as ClosedRange<UInt64> { try bob.publish("\(number)", token: number) }
    #expect(ana.turn(writing: false) { ana.received.count == 5 })
    ana.connection.close(withPacket: false)
    let again = try openLine(broker)
    #expect(again.turn { again.received.count == 5 })
    #expect(again.texts == ["1", "2", "3", "4", "5"])
    #expect(again.turn { !again.connection.hasEvents })
    again.connection.close(withPacket: true)
    let third = try openLine(broker)
    try bob.publish("6", token: 6)
    #expect(third.turn { third.received.count == 1 })
    #expect(third.texts == ["6"])
  }

  @Test("a received packet is copied byte for byte")
  func bytes() throws {
    let broker = try Broker()
    let ana = try openLine(broker)
    let bytes: [UInt8] = [0, 0xFF, 0x1B, 0x80, 0]
    ana.connection.publish(
      Publication(token: 1, topic: try topic("é/ "), payload: bytes, qos: .atMostOnce, retain: true)
    )
    ana.connection.publish(
      Publication(token: 2, topic: try topic("é/ "), payload: [], qos: .atMostOnce, retain: false))
    #expect(ana.turn { ana.published == [1: .success, 2: .success] })
    try ana.subscribe("é/ ", .atLeastOnce)
    try ana.publish("live", to: "é/ ")
    #expect(ana.turn { ana.received.count == 2 })
    #expect(ana.received.map(\.payload) == [bytes, Array("live".utf8)])
    #expect(ana.received.map(\.topic) == [Array("é/ ".utf8), Array("é/ ".utf8)])
    #expect(ana.received.map(\.retain) == [true, false])
    #expect(ana.received.map(\.qos) == [.atMostOnce, .atLeastOnce])
    #expect(ana.received[0].packetIdentifier == 0 && ana.received[1].packetIdentifier > 0)
  }

  @Test("a publication is answered with its token and the broker's reason")
  func reasons() throws {
    let files = try BrokerFiles()
    try files.write("topic readwrite open\ntopic read closed\n", to: "acl")
    let broker = try Broker("acl_file {dir}/acl\nmax_packet_size 2000", files: files)
    let line = try openLine(broker)
    let long = String(repeating: "x", count: 3000)
    #expect(try line.publish("0", to: "open", .atMostOnce, token: 10) == .success)
    #expect(try line.publish("0", to: "closed", .atMostOnce, token: 11) == .success)
    #expect(try line.publish("1", to: "open", .atLeastOnce, token: 12) == ReasonCode(0x10))
    #expect(try line.publish("1", to: "closed", .atLeastOnce, token: 13) == .notAuthorized)
    #expect(try line.publish("2", to: "open", .exactlyOnce, token: 14) == .success)
    #expect(try line.publish("2", to: "closed", .exactlyOnce, token: 15) == .notAuthorized)
    #expect(try line.publish(long, to: "open", .exactlyOnce, token: 16) == ReasonCode(0x95))
    #expect(try line.publish("1", to: "a\u{85}", token: 17) == ReasonCode(0x90))
    #expect(line.failure == nil)
  }

  @Test("a subscription is answered once, in the order of its filters")
  func subscriptionReasons() throws {
    let broker = try Broker()
    let line = try openLine(broker)
    let filters = (0..<30).map { ("f\($0)", QoS(rawValue: UInt8($0 % 3)) ?? .atMostOnce) }
    let reasons = try line.subscribe(filters)
    #expect(reasons == filters.map { ReasonCode($0.1.rawValue) })
    line.connection.unsubscribe(try filters.map { try filter($0.0) })
    try line.publish("nobody hears it", to: "f1")
    #expect(line.published[1] == ReasonCode(0x10) && line.received.isEmpty)
    #expect(line.events.count { if case .subscribed = $0 { true } else { false } } == 1)
  }

  /// mosquitto 2.0.11 does not ask an `acl_file` about subscriptions; its dynamic security plugin does refuse them.
  @Test("a filter that the broker refuses is answered with its reason among the others")
  func refusedSubscription() throws {
    let plugin = "/usr/lib/\(architecture)-linux-gnu/mosquitto_dynamic_security.so"
    try #require(access(plugin, R_OK) == 0, "\(plugin) belongs to the package mosquitto.")
    let files = try BrokerFiles()
    try files.write(
      """
      {"defaultACLAccess": {"publishClientSend": true, "publishClientReceive": true,
        "subscribe": false, "unsubscribe": true},
       "clients": [], "anonymousGroup": "all",
       "groups": [{"groupname": "all", "roles": [{"rolename": "reader"}]}],
       "roles": [{"rolename": "reader", "acls": [
         {"acltype": "subscribePattern", "topic": "open", "priority": 0, "allow": true}]}]}
      """, to: "security.json")
    let broker = try Broker(
      "plugin \(plugin)\nplugin_opt_config_file {dir}/security.json", files: files)
    let line = try openLine(broker)
    let reasons = try line.subscribe([("open", .atLeastOnce), ("closed", .atLeastOnce)])
    #expect(reasons == [ReasonCode(1), .notAuthorized])
  }

  @Test("a failing SUBACK is handed on, and a short one leaves the rest failing")
  func failingSuback() throws {
    let fake = try FakeBroker()
    let line = try line(fake.port)
    #expect(
      line.turn {
        fake.look(); return fake.packetTypes == [Packet.connect]
      })
    try fake.say(Packet.connack())
    _ = try line.connack()
    let subscriptions = try ["a", "b", "c"].map { Subscription(try filter($0), .atLeastOnce) }
    line.connection.subscribe(token: 9, subscriptions)
    #expect(
      line.turn {
        fake.look(); return fake.packetTypes.count == 2
      })
    try fake.say([0x90, 5, 0, 1, 0, 0x01, 0x87])
    #expect(line.turn { !line.events.filter { $0 != .connack(Connack()) }.isEmpty })
    let reasons = [ReasonCode(1), .notAuthorized, ReasonCode(0x80)]
    #expect(line.events.last == .subscribed(token: 9, reasons: reasons))
  }

  @Test("no more is in flight than the broker's Receive Maximum allows")
  func sendQuota() throws {
    let fake = try FakeBroker()
    let line = try line(fake.port)
    #expect(
      line.turn {
        fake.look(); return fake.packetTypes == [Packet.connect]
      })
    try fake.say(Packet.connack(0, session: false, [0x21, 0, 3]))
    _ = try line.connack()
    for token in 1...10 as ClosedRange<UInt64> {
      line.connection.publish(try publication("x", token: token))
    }
    #expect(
      line.turn {
        fake.look(); return fake.packetTypes.count == 4
      })
    for _ in 0..<5 { line.turn() }
    fake.look()
    #expect(fake.packetTypes.count == 4)
    try fake.say([0x40, 2, 0, 2])
    #expect(
      line.turn {
        fake.look(); return fake.packetTypes.count == 5
      })
    #expect(line.published == [2: .success])
  }

  @Test("a flood is taken in bounded portions", arguments: [QoS.atMostOnce, .atLeastOnce])
  func flood(qos: QoS) throws {
    let total = 20_000
    let broker = try Broker("max_queued_messages 10000000\nmax_inflight_messages 200")
    let ana = try openLine(broker)
    try ana.subscribe("t", qos)
    let bob = try openLine(broker, request("bob"))
    var (sent, arrived, largest) = (0, 0, 0)
    var longest = Duration.zero
    let deadline = ContinuousClock.now + .seconds(120)
    while arrived < total, ana.isAlive, bob.isAlive, ContinuousClock.now < deadline {
      while sent < total, sent - bob.completed < 200 {
        sent += 1
        bob.connection.publish(try publication("\(sent)", token: UInt64(sent)))
      }
      bob.turn(limit: 200)
      var portion: [ConnectionEvent] = []
      let time = ContinuousClock().measure { portion = ana.connection.readEvents(limit: 100) }
      (largest, longest) = (max(largest, portion.count), max(longest, time))
      arrived += portion.count { if case .received = $0 { true } else { false } }
      ana.connection.write()
    }
    #expect(arrived == total && ana.isAlive && bob.isAlive)
    #expect(largest <= 300)
    #expect(longest < .milliseconds(500))
  }
}

#if arch(arm64)
  private let architecture = "aarch64"
#else
  private let architecture = "x86_64"
#endif
