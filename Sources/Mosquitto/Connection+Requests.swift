import CMosquitto
import ChatCore
import Glibc

/// What the program asks of the broker. All of it only queues: `write()` sends.
extension Connection {
  /// Some brokers take no more filters than this in a SUBSCRIBE packet.
  static let mostFilters = 8

  /// Publishes a message; the outcome comes as `.published` with its token, at QoS 0 when it has been sent.
  ///
  /// What cannot be sent is answered here, with the Reason Code that a broker would use: 0x95 (larger than the broker's
  /// Maximum Packet Size), 0x9B (above its Maximum QoS), 0x9A (retained, which it does not do), 0x90 (a topic with
  /// characters that libmosquitto does not send). Without an open connection it is dropped: `.lost` is on its way.
  public func publish(_ publication: Publication) {
    guard case .open(let connack) = phase, let handle else { return }
    if let refusal = publication.refusal(under: connack) {
      return own.append(.published(token: publication.token, reason: refusal))
    }
    let properties = PropertyList()
    do throws(MosquittoError) {
      if let expiry = publication.expiry {
        try properties.add(MQTT_PROP_MESSAGE_EXPIRY_INTERVAL, expiry)
      }
    } catch {
      return own.append(.published(token: publication.token, reason: .unspecifiedError))
    }
    var identifier: Int32 = 0
    let code = mosquitto_publish_v5(
      handle.pointer, &identifier, publication.topic.text, Int32(publication.payload.count),
      publication.payload, Int32(publication.qos.rawValue), publication.retain, properties.pointer)
    if code == 0 {
      requests.publish(identifier, token: publication.token)
    } else if code != MOSQ_ERR_NO_CONN.code {
      own.append(.published(token: publication.token, reason: ReasonCode(refusal: code)))
    }
  }

  /// Subscribes; one `.subscribed` comes when all filters are answered, in their order.
  public func subscribe(token: UInt64, _ subscriptions: [Subscription]) {
    guard case .open = phase, !subscriptions.isEmpty else { return }
    requests.beginSubscription(token: token, filters: subscriptions.count)
    for options in Set(subscriptions.map(SubscriptionOptions.init)).sorted() {
      let places = subscriptions.indices.filter {
        SubscriptionOptions(subscriptions[$0]) == options
      }
      for start in stride(from: 0, to: places.count, by: Self.mostFilters) {
        let places = Array(places[start..<min(start + Self.mostFilters, places.count)])
        subscribe(token, places.map { subscriptions[$0].filter.text }, options, places: places)
      }
    }
  }

  /// One SUBSCRIBE packet: in the library, all of its filters have the same options.
  private func subscribe(
    _ token: UInt64, _ filters: [String], _ options: SubscriptionOptions, places: [Int]
  ) {
    guard let handle else { return }
    var identifier: Int32 = 0
    let code = withCStrings(filters) {
      mosquitto_subscribe_multiple(
        handle.pointer, &identifier, Int32(filters.count), $0, Int32(options.qos.rawValue),
        options.noLocal ? noLocalOption : 0, nil)
    }
    if code == 0 { return requests.subscribe(identifier, token: token, places: places) }
    if code == MOSQ_ERR_NO_CONN.code { return }
    let reasons = places.map { _ in ReasonCode(refusal: code) }
    if let event = requests.answer(token: token, places: places, reasons) { own.append(event) }
  }

  /// Unsubscribes. No event follows.
  public func unsubscribe(_ filters: [TopicFilter]) {
    guard case .open = phase, let handle else { return }
    for start in stride(from: 0, to: filters.count, by: Self.mostFilters) {
      let some = filters[start..<min(start + Self.mostFilters, filters.count)].map(\.text)
      // The library can only refuse what it would also have refused to subscribe.
      _ = withCStrings(some) {
        mosquitto_unsubscribe_multiple(handle.pointer, nil, Int32(some.count), $0, nil)
      }
    }
  }
}

/// Subscription Options (MQTT 5, section 3.8.3.1), as far as they are used.
private struct SubscriptionOptions: Hashable, Comparable {
  let qos: QoS
  let noLocal: Bool

  init(_ subscription: Subscription) {
    qos = subscription.qos
    noLocal = subscription.noLocal
  }

  static func < (left: Self, right: Self) -> Bool {
    (left.qos.rawValue, left.noLocal ? 1 : 0) < (right.qos.rawValue, right.noLocal ? 1 : 0)
  }
}

private let noLocalOption = Int32(MQTT_SUB_OPT_NO_LOCAL.rawValue)

extension Publication {
  /// Why a broker with this CONNACK must not be sent this, found before the library is asked: in 2.0.11 that drops the
  /// RETAIN flag without a word, and keeps a message that is a few bytes too large in its queue for ever.
  func refusal(under connack: Connack) -> ReasonCode? {
    if qos > connack.maximumQoS { return .qosNotSupported }
    if retain, !connack.retainAvailable { return .retainNotSupported }
    let most = min(connack.maximumPacketSize.map(Int.init) ?? .max, 268_435_460)
    return packetSize > most ? .packetTooLarge : nil
  }

  /// Bytes of the PUBLISH packet (MQTT 5, section 3.3).
  var packetSize: Int {
    let identifier = qos == .atMostOnce ? 0 : 2
    let remaining =
      2 + topic.text.utf8.count + identifier + 1 + payload.count
      + (expiry == nil ? 0 : 5)
    let lengthBytes =
      remaining < 128 ? 1 : remaining < 16_384 ? 2 : remaining < 2_097_152 ? 3 : 4
    return 1 + lengthBytes + remaining
  }
}

/// An array of C strings, valid during the call.
private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return copies.withUnsafeBufferPointer { buffer in
    // An array of at least one: nobody asks for nothing.
    body(buffer.baseAddress!)
  }
}
