import ChatCore

/// Which Packet Identifier on the wire belongs to which of the program's tokens.
struct OpenRequests {
  private var publications: [Int32: UInt64] = [:]
  /// One SUBSCRIBE packet: whose it is, and where its reasons belong.
  private var packets: [Int32: (token: UInt64, places: [Int])] = [:]
  private var subscriptions: [UInt64: Answer] = [:]

  /// The reasons of one `subscribe`, which may be several SUBSCRIBE packets.
  private struct Answer {
    var reasons: [ReasonCode]
    var missing: Int
  }

  mutating func publish(_ identifier: Int32, token: UInt64) { publications[identifier] = token }

  mutating func completePublication(_ identifier: Int32) -> UInt64? {
    publications.removeValue(forKey: identifier)
  }

  mutating func beginSubscription(token: UInt64, filters: Int) {
    let reasons = Array(repeating: ReasonCode.unspecifiedError, count: filters)
    subscriptions[token] = Answer(reasons: reasons, missing: filters)
  }

  mutating func subscribe(_ identifier: Int32, token: UInt64, places: [Int]) {
    packets[identifier] = (token, places)
  }

  /// - Returns: the event when this SUBACK was the last one for its token.
  mutating func completeSubscription(
    _ identifier: Int32, _ reasons: [ReasonCode]
  ) -> ConnectionEvent? {
    guard let packet = packets.removeValue(forKey: identifier) else { return nil }
    return answer(token: packet.token, places: packet.places, reasons)
  }

  /// Reasons for some of a subscription's filters. A broker that sends too few leaves the rest failing.
  mutating func answer(
    token: UInt64, places: [Int], _ reasons: [ReasonCode]
  ) -> ConnectionEvent? {
    guard var answer = subscriptions[token] else { return nil }
    for (place, reason) in zip(places, reasons) { answer.reasons[place] = reason }
    answer.missing -= places.count
    subscriptions[token] = answer.missing > 0 ? answer : nil
    return answer.missing > 0 ? nil : .subscribed(token: token, reasons: answer.reasons)
  }
}
