/// `/whois` and `/status`: what is known of a user, and of the connection.
extension Engine {
  func whois(_ user: UserName) throws(CommandFailure) -> WhoisEntry {
    let record = conversations.records[user]
    let isKnown = record != nil || reading.lastText[user] != nil
    guard let entry = roster.entry(user, me: me) ?? (isKnown ? offline(user) : nil) else {
      throw .unknownUser(user)
    }
    return WhoisEntry(
      user: entry, conversation: conversations.status(of: user),
      topic: conversations.topic(to: user), sharedGroups: groups.shared(with: user),
      lastText: reading.lastText[user])
  }

  private func offline(_ user: UserName) -> UserEntry {
    UserEntry(user: user, status: .offline, since: nil, isMe: user == me)
  }

  var statusReport: StatusReport {
    StatusReport(
      user: me, link: session.status, sessionResumed: session.kind.map { $0 == .resumed },
      roundTrip: outbox.roundTrip, held: outbox.heldCount, queued: outbox.queuedCount,
      inFlight: outbox.inFlightCount, refusedPayloads: refusedPayloads)
  }
}
