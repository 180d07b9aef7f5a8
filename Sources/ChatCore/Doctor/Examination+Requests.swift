extension Examination {
  /// What the two control topics of each pair say, side by side.
  var requestFindings: [Finding] {
    requests.keys.sorted().flatMap { pair in
      pair.first == pair.second ? ownRequest(pair.first) : findings(pair)
    }
  }

  /// One side of a pair.
  private struct Side {
    let user: UserName
    let peer: UserName
    let record: RequestRecord?
    /// The conversation's topic, when its acceptance names one of this pair.
    let topic: TopicName?

    var place: TopicName { .request(to: user, from: peer) }
  }

  private func ownRequest(_ user: UserName) -> [Finding] {
    let place = TopicName.request(to: user, from: user)
    let record = ended(place, of: user, nil)
    let cure = user == me ? Cure(deed: .dropSelfRequest, records: [record], isSure: true) : nil
    switch requests[Pair(user, user)]?[user] {
    case .failure(let error)?: return [unreadable(error, place, cure: cure, [user])]
    case .success(let record)? where record.status != .ended && record.status != .rejected:
      return [Finding(.selfRequest(user), topics: [place.bytes], cure: cure, menders: [user])]
    default: return []
    }
  }

  private func findings(_ pair: Pair) -> [Finding] {
    let sides = [side(pair.first, pair.second), side(pair.second, pair.first)]
    let faults = zip(sides, sides.reversed()).compactMap { broken($0, beside: $1) }
    if !faults.isEmpty { return faults }
    switch (sides[0].topic, sides[1].topic) {
    case (let one?, let other?): return one == other ? [] : [differing(sides, min(one, other))]
    case (.some, nil): return [lonely(sides[0], beside: sides[1])]
    case (nil, .some): return [lonely(sides[1], beside: sides[0])]
    case (nil, nil): return []
    }
  }

  private func side(_ user: UserName, _ peer: UserName) -> Side {
    let record = requests[Pair(user, peer)]?[user]?.value
    return Side(
      user: user, peer: peer, record: record, topic: record.flatMap { topic($0, user, peer) })
  }

  private func topic(_ record: RequestRecord, _ user: UserName, _ peer: UserName) -> TopicName? {
    guard record.status == .accepted, let claimed = record.topic else { return nil }
    do throws(WireError) {
      return try TopicName.conversation(claimed: claimed, me: user, peer: peer)
    } catch {
      return nil
    }
  }

  /// A record that cannot be read, or an acceptance whose topic cannot be that of these two.
  private func broken(_ side: Side, beside other: Side) -> Finding? {
    let menders = [side.user, side.peer]
    let cure = concernsMe(side) ? restore(side, as: other) : nil
    if let error = requests[Pair(side.user, side.peer)]?[side.user]?.error {
      return unreadable(error, side.place, cure: cure, menders)
    }
    guard side.record?.status == .accepted, side.topic == nil else { return nil }
    return Finding(
      .foreignTopic(side.user, side.peer), topics: [side.place.bytes], cure: cure, menders: menders)
  }

  private func differing(_ sides: [Side], _ topic: TopicName) -> Finding {
    let start = sides.first { $0.topic == topic }?.record?.startedAt
    let others = sides.filter { $0.topic != topic }
    let isSure = confirms(peer(of: sides[0]), on: sides.compactMap(\.topic))
    return Finding(
      .differingTopics(sides[0].user, sides[1].user), topics: sides.map(\.place.bytes),
      cure: concernsMe(sides[0]) ? agree(others, on: topic, since: start, isSure: isSure) : nil,
      menders: sides.map(\.user))
  }

  /// - Parameter side: the one that holds the acceptance.
  private func lonely(_ side: Side, beside other: Side) -> Finding {
    let isOver = other.record?.status == .ended || other.record?.status == .rejected
    var cure: Cure?
    if concernsMe(side), let topic = side.topic {
      cure = isOver ? end([side]) : complete(other, as: side, on: topic) ?? end([side])
    }
    return Finding(
      isOver ? .endedByOne(side.user, side.peer) : .oneSided(side.user, side.peer),
      topics: [side.place.bytes, other.place.bytes], cure: cure, menders: [side.user, side.peer])
  }

  private func unreadable(
    _ error: WireError, _ place: TopicName, cure: Cure?, _ menders: [UserName]
  ) -> Finding {
    Finding(
      .unreadable(error), topics: [place.bytes], isDeadly: error.killsOriginals, cure: cure,
      menders: menders)
  }

  private func concernsMe(_ side: Side) -> Bool { side.user == me || side.peer == me }

  private func peer(of side: Side) -> UserName { side.user == me ? side.peer : side.user }

  // MARK: Cures

  /// The other side's acceptance holds here, too, if this user wanted it, and where that one is lost as well, what the
  /// store has; else what was here is over.
  private func restore(_ side: Side, as other: Side) -> Cure {
    guard let topic = other.topic else {
      let stored = other.record == nil ? memory?.conversations[peer(of: side)] : nil
      guard stored?.status == .active, let topic = stored?.topic else { return end([side]) }
      return agree([side, other], on: topic, since: nil, isSure: true)
    }
    return complete(side, as: other, on: topic) ?? end([side, other])
  }

  /// Anybody may have put an acceptance there. Only the own store tells for certain that this user asked for the
  /// conversation or accepted it; his request, which the broker holds, may be forged as well, so he is asked.
  ///
  /// - Returns: nil when nothing shows that he did.
  private func complete(_ side: Side, as other: Side, on topic: TopicName) -> Cure? {
    let peer = peer(of: side)
    let isConfirmed = confirms(peer, on: [topic])
    let isRemembered = memory?.conversations[peer]?.status == .active
    let asked = requests[Pair(me, peer)]?[peer]?.value?.status == .pending
    guard isConfirmed || isRemembered || asked else { return nil }
    return agree([side], on: topic, since: other.record?.startedAt, isSure: isConfirmed)
  }

  /// The conversation is over, on these sides.
  private func end(_ sides: [Side]) -> Cure {
    let peer = sides.first.map { self.peer(of: $0) } ?? me
    let records = sides.map { ended($0.place, of: $0.peer, $0.record) }
    return Cure(deed: .end(peer), records: records, isSure: knowsNone(with: peer))
  }

  private func agree(
    _ sides: [Side], on topic: TopicName, since startedAt: String?, isSure: Bool
  ) -> Cure {
    let records = sides.map { side in
      let record = RequestRecord(
        user: side.peer, status: .accepted, topic: topic.text,
        startedAt: LocalTime.orElse(startedAt, now), by: me, rev: next(side.record))
      return Cure.Record(topic: side.place, payload: record.encoded())
    }
    let peer = sides.first.map { self.peer(of: $0) } ?? me
    return Cure(deed: .agree(peer, topic: topic), records: records, isSure: isSure)
  }

  /// - Parameter user: the last level of the topic.
  private func ended(
    _ place: TopicName, of user: UserName, _ former: RequestRecord?
  ) -> Cure.Record {
    let record = RequestRecord(
      user: user, status: .ended, createdAt: now.localText, topic: former?.topic ?? "",
      startedAt: LocalTime.orElse(former?.startedAt, now), by: me, rev: next(former))
    return Cure.Record(topic: place, payload: record.encoded())
  }

  private func next(_ record: RequestRecord?) -> UInt64? { Self.revision(after: record?.rev) }
}

extension LocalTime {
  /// A time as the wire has it: this one when it has the shape, else the present.
  fileprivate static func orElse(_ text: String?, _ now: Moment) -> String {
    guard let text, hasShape(text.utf8) else { return now.localText }
    return text
  }
}
