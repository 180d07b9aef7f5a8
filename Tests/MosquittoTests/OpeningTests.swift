import ChatCore
import Glibc
import Mosquitto
import TestSupport
import Testing

@Suite("Connecting")
struct OpeningTests {
  @Test("CONNACK tells what mosquitto allows")
  func connackFacts() throws {
    let broker = try Broker("max_inflight_messages 20\nmax_packet_size 5000\nmax_keepalive 15")
    let connack = try line(broker.port).connack()
    #expect(connack.reason == .success && !connack.sessionPresent)
    #expect(connack.receiveMaximum == 20)
    #expect(connack.maximumPacketSize == 5000)
    #expect(connack.serverKeepAlive == 15)
    #expect(connack.maximumQoS == .exactlyOnce && connack.retainAvailable)
    #expect(connack.assignedClientIdentifier == nil)
  }

  @Test("CONNACK without properties means the specification's defaults")
  func defaults() throws {
    let fake = try FakeBroker()
    let line = try line(fake.port)
    #expect(
      line.turn {
        fake.look(); return fake.packetTypes == [Packet.connect]
      })
    try fake.say(Packet.connack())
    #expect(try line.connack() == Connack())
  }

  @Test("every property of CONNACK is read")
  func allProperties() throws {
    let fake = try FakeBroker()
    let line = try line(fake.port, request(nil, cleanStart: true))
    #expect(
      line.turn {
        fake.look(); return fake.packetTypes == [Packet.connect]
      })
    let properties: [UInt8] =
      [0x11, 0, 0, 1, 0, 0x21, 0, 7, 0x24, 1, 0x25, 0, 0x27, 0, 0, 2, 0, 0x12, 0, 1, 0x69]
      + [0x13, 0, 30, 0x1F, 0, 2, 0x68, 0x69]
    try fake.say(Packet.connack(0, session: true, properties))
    #expect(
      try line.connack()
        == Connack(
          sessionPresent: true, maximumQoS: .atLeastOnce, retainAvailable: false, receiveMaximum: 7,
          maximumPacketSize: 512, sessionExpiryInterval: 256, serverKeepAlive: 30,
          assignedClientIdentifier: "i", reasonString: "hi"))
    #expect(try line.publish("x", .exactlyOnce, token: 1) == ReasonCode(0x9B))
    #expect(try line.publish("x", .atLeastOnce, retain: true, token: 2) == ReasonCode(0x9A))
    let long = String(repeating: "x", count: 504)
    #expect(try line.publish(long, .atLeastOnce, token: 3) == ReasonCode(0x95))
    line.connection.publish(try publication(String(long.dropFirst()), token: 4))
    #expect(
      line.turn {
        fake.look(); return fake.packetTypes.count == 2
      })
    #expect(line.connection.isOpen && line.published[4] == nil)
  }

  @Test("CONNECT says what was asked for")
  func connectPacket() throws {
    let fake = try FakeBroker()
    let will = Will(
      topic: try topic("w"), payload: [0x21], qos: .atLeastOnce, retain: true, delay: 5)
    let line = try line(
      fake.port, request("ana", will: will), Credentials(userName: "u", password: [0x70]))
    #expect(
      line.turn {
        fake.look(); return fake.packetTypes == [Packet.connect]
      })
    let flags: UInt8 = 0x80 | 0x40 | 0x20 | 0x08 | 0x04
    let properties: [UInt8] =
      [0x11, 0, 0, 0x0E, 0x10, 0x21, 0, 200, 0x27, 0, 0x10, 0, 0]
    let expected: [UInt8] =
      [0, 4, 0x4D, 0x51, 0x54, 0x54, 5, flags, 0, 20, 13] + properties + [0, 3, 0x61, 0x6E, 0x61]
      + [5, 0x18, 0, 0, 0, 5, 0, 1, 0x77, 0, 1, 0x21, 0, 1, 0x75, 0, 1, 0x70]
    #expect(Array(fake.bytes.dropFirst(2)) == expected)
  }

  @Test("a session that was kept is said to be present")
  func sessionPresent() throws {
    let broker = try Broker()
    try openLine(broker).connection.close(withPacket: true)
    let again = try line(broker.port).connack()
    #expect(again.sessionPresent)
    let clean = try line(broker.port, request(cleanStart: true)).connack()
    #expect(!clean.sessionPresent)
  }

  @Test("refused credentials are a CONNACK with its reason, and nothing after it")
  func refused() throws {
    let broker = try Broker(allowAnonymous: false)
    let line = try line(
      broker.port, request(), Credentials(userName: "ana", password: Array("no".utf8)))
    #expect(try line.connack().reason == .notAuthorized)
    for _ in 0..<3 { line.turn() }
    #expect(line.events.count == 1 && line.connection.pollDescriptors.isEmpty)
  }

  @Test("a broker of MQTT 3.1.1 refuses with Unsupported Protocol Version")
  func oldBroker() throws {
    let fake = try FakeBroker()
    let line = try line(fake.port)
    #expect(
      line.turn {
        fake.look(); return fake.packetTypes == [Packet.connect]
      })
    try fake.say([0x20, 2, 0, 1])
    #expect(try line.connack().reason == ReasonCode(0x84))
  }

  @Test(
    "something else that answers is a protocol error",
    arguments: ["HTTP/1.1 400 Bad\r\n\r\n", "SSH-2.0-x\r\n"])
  func somethingElse(words: String) throws {
    let fake = try FakeBroker()
    let line = try line(fake.port)
    #expect(
      line.turn {
        fake.look(); return fake.packetTypes == [Packet.connect]
      })
    try fake.say(Array((words + String(repeating: "x", count: 100)).utf8))
    #expect(line.turn { line.failure != nil })
    guard case .protocolError = line.failure else { Issue.record("\(line.events)"); return }
  }

  @Test("nobody listening is unreachable, in the system's words")
  func nobody() throws {
    let line = try line(try freePort())
    #expect(line.turn { line.failure != nil })
    #expect(line.failure == .unreachable("Connection refused"))
    #expect(line.connection.pollDescriptors.isEmpty && !line.connection.isOpen)
  }

  @Test("a name that does not resolve is an unknown host")
  func unknownHost() throws {
    let address = BrokerAddress(.tcp(host: "nobody.invalid", port: 1883))
    let line = Line(try Connection(address: address, request: request(), patience: .seconds(30)))
    #expect(line.turn(atMost: .seconds(40)) { line.failure != nil })
    // Without a network the resolver cannot even say no.
    let words: LinkFailure = .unreachable("Temporary failure in name resolution")
    #expect(line.failure == .unknownHost("nobody.invalid") || line.failure == words)
  }

  @Test("a host that swallows connections blocks nothing and is given up")
  func swallowed() throws {
    let listener = try Listener(backlog: 0)
    let fillers = (0..<3).map { _ in beginConnecting(listener.port) }
    defer { for filler in fillers { close(filler) } }
    let clock = ContinuousClock()
    let line = try line(listener.port, patience: .seconds(2))
    var longest = Duration.zero
    let start = clock.now
    while line.failure == nil, clock.now - start < .seconds(20) {
      longest = max(longest, clock.measure { line.turn() })
    }
    #expect(line.failure == .unreachable("no answer within 2.0 seconds"))
    #expect(longest < .seconds(1))
    #expect(line.connection.pollDescriptors.isEmpty)
  }

  @Test("an attempt that is still blocked does not hold up the end")
  func abandoned() throws {
    let listener = try Listener(backlog: 0)
    let fillers = (0..<3).map { _ in beginConnecting(listener.port) }
    defer { for filler in fillers { close(filler) } }
    let line = try line(listener.port)
    line.turn()
    let time = ContinuousClock().measure { line.connection.close(withPacket: true) }
    #expect(time < .milliseconds(500))
    #expect(line.connection.pollDescriptors.isEmpty && line.events.isEmpty)
  }

  @Test("a host that accepts and says nothing is given up")
  func silent() throws {
    let listener = try Listener()
    let line = try line(listener.port, patience: .seconds(2))
    #expect(line.turn { line.failure != nil })
    #expect(line.failure == .unreachable("no answer within 2.0 seconds"))
  }

  @Test("a broker that hangs up before CONNACK is a closed connection")
  func hungUp() throws {
    let fake = try FakeBroker()
    let line = try line(fake.port)
    #expect(
      line.turn {
        fake.look(); return fake.packetTypes == [Packet.connect]
      })
    fake.hangUp()
    #expect(line.turn { line.failure != nil })
    #expect(line.failure == .closed)
  }

  @Test("a Unix socket works like TCP")
  func unixSocket() throws {
    let files = try BrokerFiles()
    // Listeners open in their order: when TCP answers, the socket is there.
    let broker = try Broker(
      "listener 0 {dir}/socket\nlistener {port} 127.0.0.1", listener: false, files: files)
    let address = try BrokerAddress(parsing: "unix:\(files.path)/socket")
    let line = Line(try Connection(address: address, request: request()))
    #expect(try line.connack().reason == .success)
    #expect(try line.publish("x", .exactlyOnce) == .success)
    line.connection.close(withPacket: true)
    broker.stop()
    let late = Line(try Connection(address: address, request: request()))
    #expect(late.turn { late.failure != nil })
    #expect(
      late.failure == .unreachable("Connection refused")
        || late.failure == .unreachable("No such file or directory"))
  }

  @Test(
    "what cannot be asked for is refused before dialing",
    arguments: [
      (request(nil), Credentials(), .sessionWithoutClientIdentifier),
      (request(""), Credentials(), .clientIdentifier("")),
      (request("a\u{0}b"), Credentials(), .clientIdentifier("a\u{0}b")),
      (request("a\u{85}"), Credentials(), .clientIdentifier("a\u{85}")),
      (request(keepAlive: 4), Credentials(), .keepAlive(seconds: 4)),
      (request(receiveMaximum: 0), Credentials(), .zeroLimit),
      (request(), Credentials(userName: "a\u{0}"), .userName),
      (request(), Credentials(userName: "a", password: [1, 0]), .password),
    ] as [(ConnectRequest, Credentials, MosquittoError)])
  func badRequests(request: ConnectRequest, credentials: Credentials, error: MosquittoError) {
    #expect(throws: error) { try line(1, request, credentials) }
  }
}

/// A connection that the kernel may or may not complete.
private func beginConnecting(_ port: UInt16) -> Int32 {
  let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
  let descriptor = Glibc.socket(AF_INET, kind, 0)
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = port.bigEndian
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      _ = connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
    }
  }
  return descriptor
}
