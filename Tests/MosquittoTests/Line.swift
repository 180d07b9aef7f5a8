import ChatCore
import Glibc
import Mosquitto
import TestSupport
import Testing

/// A connection with a loop around it, as the program has one.
final class Line {
  let connection: Connection
  private(set) var events: [ConnectionEvent] = []
  /// How many publications have been answered.
  private(set) var completed = 0
  private var nextTick = ContinuousClock.now + .seconds(1)

  init(_ connection: Connection) {
    self.connection = connection
    connection.dial()
  }

  /// One turn: wait, read, and unless told otherwise write.
  @discardableResult
  func turn(writing: Bool = true, limit: Int = 100) -> [ConnectionEvent] {
    if !connection.hasEvents {
      var descriptors = connection.pollDescriptors
      _ = poll(&descriptors, nfds_t(descriptors.count), 20)
    }
    let new = connection.readEvents(limit: limit)
    events += new
    for case .published in new { completed += 1 }
    if ContinuousClock.now >= nextTick {
      connection.housekeeping()
      nextTick = ContinuousClock.now + .seconds(1)
    }
    if writing { connection.write() }
    return new
  }

  /// Turns until a condition holds; false at the deadline.
  func turn(
    writing: Bool = true, atMost limit: Duration = .seconds(20), until condition: () -> Bool
  ) -> Bool {
    let deadline = ContinuousClock.now + limit
    while !condition() {
      if ContinuousClock.now >= deadline { return false }
      turn(writing: writing)
    }
    return true
  }

  /// Turns until CONNACK.
  func connack(atMost limit: Duration = .seconds(20)) throws -> Connack {
    var found: Connack?
    _ = turn(atMost: limit) {
      for case .connack(let connack) in events { found = connack }
      return found != nil || failure != nil
    }
    return try #require(found, "no CONNACK but \(events)")
  }

  var failure: LinkFailure? {
    for case .lost(let failure) in events { return failure }
    return nil
  }

  var received: [ReceivedPacket] {
    events.compactMap { if case .received(let packet) = $0 { packet } else { nil } }
  }

  var isAlive: Bool { connection.isOpen }

  var texts: [String] { received.map { String(decoding: $0.payload, as: UTF8.self) } }

  var published: [UInt64: ReasonCode] {
    var reasons: [UInt64: ReasonCode] = [:]
    for case .published(let token, let reason) in events { reasons[token] = reason }
    return reasons
  }

  func subscribe(_ filter: String, _ qos: QoS) throws {
    try subscribe([(filter, qos)])
  }

  /// Subscribes and waits for the answer.
  @discardableResult
  func subscribe(_ filters: [(String, QoS)], token: UInt64 = 77) throws -> [ReasonCode] {
    connection.subscribe(token: token, try filters.map { try Subscription(filter($0.0), $0.1) })
    var answer: [ReasonCode]?
    _ = turn {
      for case .subscribed(token, let reasons) in events { answer = reasons }
      return answer != nil || failure != nil
    }
    return try #require(answer, "no SUBACK but \(events)")
  }

  /// Publishes and waits for the outcome.
  @discardableResult
  func publish(
    _ text: String, to topic: String = "t", _ qos: QoS = .atLeastOnce, retain: Bool = false,
    token: UInt64 = 1
  ) throws -> ReasonCode {
    connection.publish(try publication(text, to: topic, qos, retain: retain, token: token))
    _ = turn { published[token] != nil || failure != nil }
    return try #require(published[token], "not published but \(events.suffix(3))")
  }
}

func topic(_ text: String) throws -> TopicName { try #require(TopicName(received: text)) }

/// Any filter: the engine itself can only build those of its wire.
func filter(_ text: String) throws -> TopicFilter {
  switch text {
  case "USERS/+": .allPresence
  case "GROUPS/+/owner": .allOwners
  default: TopicFilter(try topic(text))
  }
}

func publication(
  _ text: String, to name: String = "t", _ qos: QoS = .atLeastOnce, retain: Bool = false,
  token: UInt64 = 1
) throws -> Publication {
  Publication(
    token: token, topic: try topic(name), payload: Array(text.utf8), qos: qos, retain: retain)
}

func request(
  _ identifier: String? = "ana", cleanStart: Bool = false, expiry: UInt32 = 3600,
  receiveMaximum: UInt16 = 200, keepAlive: UInt16 = 20, will: Will? = nil
) -> ConnectRequest {
  ConnectRequest(
    clientIdentifier: identifier, cleanStart: cleanStart, sessionExpiryInterval: expiry,
    receiveMaximum: receiveMaximum, maximumPacketSize: 1 << 20, keepAlive: keepAlive, will: will)
}

func line(
  _ port: UInt16, _ request: ConnectRequest = request(), _ credentials: Credentials = .init(),
  patience: Duration = .seconds(15)
) throws -> Line {
  let address = BrokerAddress(.tcp(host: "127.0.0.1", port: port))
  return Line(
    try Connection(
      address: address, credentials: credentials, request: request, patience: patience))
}

/// Connected, with success.
func openLine(_ broker: Broker, _ request: ConnectRequest = request()) throws -> Line {
  let line = try line(broker.port, request)
  let connack = try line.connack()
  #expect(connack.reason == .success)
  return line
}
