extension Examination {
  /// Unreadable presence, the own one that is a remnant, and those of clients that set no Will Message in CONNECT.
  var presenceFindings: [Finding] {
    presences.keys.sorted().compactMap { user in
      switch presences[user] {
      case .failure(let error)?: unreadable(user, error)
      case .success(let record)?: user == me ? own(record) : other(record)
      case nil: nil
      }
    }
  }

  private func unreadable(_ user: UserName, _ error: WireError) -> Finding {
    Finding(
      .unreadable(error), topics: [TopicName.presence(of: user).bytes],
      isDeadly: error.killsOriginals, cure: user == me ? offline(isSure: true) : nil,
      menders: [user])
  }

  private func own(_ record: PresenceRecord) -> Finding? {
    if record.status == .offline || client == .running { return nil }
    var isCertain = false
    if case .idle(let instance) = client { isCertain = record.instance == instance }
    return Finding(
      .stalePresence(me), topics: [TopicName.presence(of: me).bytes], isCertain: isCertain,
      cure: offline(isSure: isCertain), menders: [me])
  }

  private func other(_ record: PresenceRecord) -> Finding? {
    guard record.status == .online, record.instance == nil else { return nil }
    return Finding(
      .perhapsGone(record.user), topics: [TopicName.presence(of: record.user).bytes],
      isCertain: false, menders: [record.user])
  }

  /// A client of this user that is there says at once that it is online.
  private func offline(isSure: Bool) -> Cure {
    var instance: UInt64?
    if case .idle(let own) = client { instance = own }
    let record = PresenceRecord(user: me, status: .offline, instance: instance)
    return Cure(
      deed: .goOffline, records: [.init(topic: .presence(of: me), payload: record.encoded())],
      isSure: isSure)
  }
}
