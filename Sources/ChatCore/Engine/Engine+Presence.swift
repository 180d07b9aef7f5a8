/// What the others are told of this user: there, away, gone.
extension Engine {
  /// Others hear of it at once, or with the next connection.
  ///
  /// - Parameter words: nil: back.
  mutating func setAway(_ command: CommandNumber, _ words: String?, at now: Moment) {
    let isNews = away != words
    away = words
    let remark = words.map { Remark.away($0) } ?? .back
    guard isNews, session.link != nil else { return answer(command, .remark(remark)) }
    sayOnline(at: now)
    assertions.wait(command, .remark(remark), for: [.presence(of: me)], at: now.uptime)
  }

  var onlinePresence: [UInt8] {
    PresenceRecord(user: me, status: .online, instance: session.instance, away: away).encoded()
  }

  /// A late Will Message of a former connection says that we are gone, or somebody writes what he likes: whoever is
  /// connected under the Client Identifier is right.
  mutating func sayOnline(at now: Moment) {
    presenceDue = nil
    publishRecord(.presence(of: me), onlinePresence, at: now)
  }

  mutating func sayOffline() {
    guard session.link != nil else { return }
    let presence = PresenceRecord(
      user: me, status: .offline, instance: session.instance, farewell: farewell)
    publish(.presence(of: me), presence.encoded(), .atMostOnce, retain: true)
  }
}
