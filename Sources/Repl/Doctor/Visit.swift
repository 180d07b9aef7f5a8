import ChatCore
import Glibc
import Mosquitto

/// A short visit to a broker under a Client Identifier that it assigns: nobody is thrown out by it, it leaves no session
/// and no Will Message behind.
final class Visit {
  /// What a broker keeps, as far as it shows it.
  struct Look {
    /// In the order of arrival; a topic that two of the filters fit stands where it came first.
    private(set) var retained: [RetainedRecord] = []
    private var places: [[UInt8]: Int] = [:]
    /// Nothing more came: what is not there is not kept.
    var isComplete = false
    var refused: [(filter: TopicFilter, reason: ReasonCode)] = []

    mutating func take(_ packet: ReceivedPacket) {
      let record = RetainedRecord(topic: packet.topic, payload: packet.payload)
      if let place = places[packet.topic] { return retained[place] = record }
      places[packet.topic] = retained.count
      retained.append(record)
    }
  }

  /// Why nothing could be looked at.
  enum Failure: Error {
    case notPrepared(MosquittoError)
    case lost(LinkFailure)
    case refused(ReasonCode, String?)
    case silent(Duration)
  }

  private static let quiet = Duration.milliseconds(100)
  private static let longest = Duration.seconds(3)

  private let connection: Connection
  private let patience: Duration
  private var nextTick = Clock.uptime()

  /// Connects.
  ///
  /// - Parameter patience: for CONNACK, and for each answer after it.
  init(_ broker: BrokerAccess, patience: Duration) throws(Failure) {
    let request = ConnectRequest(
      clientIdentifier: nil, cleanStart: true, sessionExpiryInterval: 0, receiveMaximum: 200,
      maximumPacketSize: 1 << 20, keepAlive: 15, will: nil)
    do throws(MosquittoError) {
      connection = try Connection(
        address: broker.address, credentials: broker.credentials, request: request,
        patience: patience)
    } catch {
      throw .notPrepared(error)
    }
    self.patience = patience
    connection.dial()
    let end = Clock.uptime() + patience
    var isOpen = false
    while !isOpen {
      for event in try answer(until: end) {
        guard case .connack(let connack) = event else { continue }
        if connack.reason.isFailure { throw .refused(connack.reason, connack.reasonString) }
        isOpen = true
      }
    }
  }

  deinit { connection.close(withPacket: connection.isOpen) }

  /// Subscribes, and gathers until nothing retained has come for 100 ms, for at most 3 s.
  func look(_ filters: [TopicFilter]) throws(Failure) -> Look {
    connection.subscribe(token: 1, filters.map { Subscription($0, .atMostOnce) })
    connection.write()
    var look = Look()
    var isAnswered = false
    let end = Clock.uptime() + patience
    while !isAnswered {
      for event in try answer(until: end) {
        take(event, filters, into: &look)
        if case .subscribed = event { isAnswered = true }
      }
    }
    try gather(filters, into: &look)
    return look
  }

  private func gather(_ filters: [TopicFilter], into look: inout Look) throws(Failure) {
    let end = Clock.uptime() + Self.longest
    var last = Clock.uptime()
    while Clock.uptime() < end {
      for event in try turn(until: min(end, last + Self.quiet)) where isRetained(event) {
        take(event, filters, into: &look)
        last = Clock.uptime()
      }
      look.isComplete = Clock.uptime() >= last + Self.quiet
      if look.isComplete { return }
    }
  }

  private func take(
    _ event: ConnectionEvent, _ filters: [TopicFilter], into look: inout Look
  ) {
    switch event {
    case .subscribed(_, let reasons):
      look.refused = zip(filters, reasons).filter { $0.1.isFailure }
    case .received(let packet) where packet.retain: look.take(packet)
    default: break
    }
  }

  private func isRetained(_ event: ConnectionEvent) -> Bool {
    if case .received(let packet) = event { packet.retain } else { false }
  }

  /// Publishes retained records in their order. Whether the broker keeps them, a new visit shows.
  func publish(_ records: [Cure.Record]) throws(Failure) {
    for (index, record) in records.enumerated() {
      connection.publish(
        Publication(
          token: UInt64(index), topic: record.topic, payload: record.payload, qos: .atMostOnce,
          retain: true, expiry: record.expiry))
    }
    connection.write()
    var left = records.count
    let end = Clock.uptime() + patience
    while left > 0 {
      for event in try answer(until: end) {
        if case .published = event { left -= 1 }
      }
    }
  }

  /// Waits for something to happen, at most until then or for a second.
  private func turn(until end: Duration) throws(Failure) -> [ConnectionEvent] {
    let now = Clock.uptime()
    if now >= nextTick {
      connection.housekeeping()
      nextTick = now + .seconds(1)
    }
    if !connection.hasEvents {
      var descriptors = connection.pollDescriptors
      let pause = max(.zero, min(end - now, nextTick - now))
      poll(
        &descriptors, nfds_t(descriptors.count),
        Int32((pause / Duration.milliseconds(1)).rounded(.up)))
    }
    let events = connection.readEvents(limit: 1000)
    connection.write()
    for event in events {
      if case .lost(let failure) = event { throw .lost(failure) }
    }
    return events
  }

  /// An answer that must come.
  private func answer(until end: Duration) throws(Failure) -> [ConnectionEvent] {
    let events = try turn(until: end)
    if events.isEmpty, Clock.uptime() >= end { throw .silent(patience) }
    return events
  }
}
