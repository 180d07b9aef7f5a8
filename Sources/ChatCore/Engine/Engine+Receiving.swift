/// What arrives: classified by its topic, decoded strictly, and only then believed.
extension Engine {
  mutating func receive(_ packet: ReceivedPacket, at now: Moment) {
    do throws(WireError) {
      try route(packet, Address(topic: packet.topic, me: me), at: now)
    } catch {
      if error == .selfRequest, isOver(packet) { return }
      // Two subscriptions that overlap bring a retained record twice.
      if packet.retain, !refusedRetained.insert(packet.topic).inserted { return }
      refusedPayloads += 1
      emit(.notify(.payloadRefused(topic: packet.topic, error)))
    }
  }

  /// Whether a request of this user to himself has been ended, as a doctor does.
  private func isOver(_ packet: ReceivedPacket) -> Bool {
    if packet.payload.isEmpty { return true }
    do throws(WireError) {
      let status = try RequestRecord(decoding: packet.payload, of: me).status
      return status == .ended || status == .rejected
    } catch {
      return false
    }
  }

  private mutating func route(
    _ packet: ReceivedPacket, _ address: Address, at now: Moment
  ) throws(WireError) {
    if packet.retain { session.retainedArrived(at: now.uptime) }
    if packet.packetIdentifier != 0 { session.textArrived(at: now.uptime) }
    switch address {
    case .presence(let user): try presence(packet, of: user, at: now)
    case .owner(let group): try owner(packet, of: group, at: now)
    case .membership(let group, let user): try membership(packet, of: user, in: group, at: now)
    case .requestToMe(let peer):
      let request = try RequestRecord(decoding: packet.payload, of: peer)
      guard isCurrent(packet, .request(to: me, from: peer), request.rev) else { return }
      carryOut(try conversations.received(request, from: peer), at: now)
      if ignored.contains(peer) { carryOut(conversations.refuse(peer, at: now), at: now) }
    case .requestFromMe(let peer):
      let request = try RequestRecord(decoding: packet.payload, of: me)
      guard isCurrent(packet, .request(to: peer, from: me), request.rev) else { return }
      carryOut(try conversations.mirrored(request, at: peer), at: now)
    case .groupMessages(let group): try groupText(packet, in: group, at: now)
    case .conversation(let topic):
      guard let peer = conversations.peer(on: topic) else {
        if isUnsettledStore { return unplaced.append(packet) }
        throw .unknownTopic
      }
      try conversationText(packet, on: topic, with: peer, at: now)
    case .inbox(let user): try inbox(packet, from: user, at: now)
    case .head(let group, let user): try head(packet, of: user, in: group, at: now)
    case .about(let group): try about(packet, group, at: now)
    }
  }

  /// Whether a record says how things are. Our own coming back is an answer to whoever waits for it; one that is older
  /// than what was there is a crashed broker's, and ours is published over it as soon as all state has arrived.
  private mutating func isCurrent(
    _ packet: ReceivedPacket, _ topic: TopicName, _ revision: UInt64?
  ) -> Bool { judge(packet, topic, revision) != nil }

  /// - Returns: nil for a record that does not count; otherwise whether it is ours.
  private mutating func judge(
    _ packet: ReceivedPacket, _ topic: TopicName, _ revision: UInt64?
  ) -> Bool? {
    cameBack(packet, topic)
    let (verdict, isReplaced) = ownRecords.judge(
      topic, packet.payload, revision: revision, isRetained: packet.retain)
    if isReplaced { emit(.store(.unkeep(topic))) }
    return verdict == .stale ? nil : verdict == .ours
  }

  @discardableResult
  mutating func cameBack(_ packet: ReceivedPacket, _ topic: TopicName) -> Bool {
    let (isOurs, answers) = assertions.cameBack(topic, packet.payload)
    for (command, outcome) in answers { answer(command, outcome) }
    return isOurs
  }

  // MARK: State

  private mutating func presence(
    _ packet: ReceivedPacket, of user: UserName, at now: Moment
  ) throws(WireError) {
    let isEcho = cameBack(packet, .presence(of: user))
    if packet.payload.isEmpty { return roster.forget(user) }
    let presence = try PresenceRecord(decoding: packet.payload, of: user)
    if user == me, case .probing = session.phase {
      return follow(session.probeFound(presence, at: now.uptime), at: now)
    }
    let isLive = session.isReady
    let news = roster.set(presence, seen: isLive ? now.wall : nil)
    if user == me {
      if !isEcho { presenceDue = presenceDue ?? now.uptime + .seconds(1) }
    } else if let news {
      if news.hasCome { hasCome(user, at: now) }
      if isLive { emit(.notify(news.notice)) }
    }
  }

  /// Whoever comes can take what waits for him, and help with what we lack.
  private mutating func hasCome(_ user: UserName, at now: Moment) {
    if outbox.isAwaiting(.user(user)) { receipts.progressed(user, at: now.uptime) }
    gaps.hurry(user, at: now.uptime)
  }

  private mutating func owner(
    _ packet: ReceivedPacket, of group: GroupName, at now: Moment
  ) throws(WireError) {
    if packet.payload.isEmpty {
      ownedThere.remove(group)
      return
    }
    let owner = try OwnerRecord(decoding: packet.payload)
    guard let isOurs = judge(packet, .owner(of: group), owner.rev) else {
      ownedThere.insert(group)
      return
    }
    let former = groups.record(group)?.owner
    let steps = groups.received(owner, in: group, isLive: session.isReady, isOurs: isOurs)
    noteOwner(owner, of: group, isOurs: isOurs)
    carryOut(steps, at: now)
    followSoon(group, at: now)
    if isOurs {
      renewed(group, at: now)
      if groups.record(group)?.owner != former { took(group, former: former, at: now) }
    }
    if session.isReady { publishLost(in: group, at: now) }
  }

  private mutating func membership(
    _ packet: ReceivedPacket, of user: UserName, in group: GroupName, at now: Moment
  ) throws(WireError) {
    if packet.payload.isEmpty {
      ownRecords.cleared(.membership(of: user, in: group))
      return groups.forget(user, in: group)
    }
    let membership = try MembershipRecord(decoding: packet.payload, of: user)
    guard let isOurs = judge(packet, .membership(of: user, in: group), membership.rev) else {
      return
    }
    if !isOurs { renewing[group]?.insert(user) }
    let steps = groups.received(
      membership, in: group, isLive: session.isReady, isOurs: isOurs)
    carryOut(steps, at: now)
    if user == me { followSoon(group, at: now) }
  }

  // MARK: Texts

  /// Before retained state has arrived, nobody knows whether a pending membership was approved while we were away.
  private mutating func groupText(
    _ packet: ReceivedPacket, in group: GroupName, at now: Moment
  ) throws(WireError) {
    switch groups.membership(in: group) {
    case .approved:
      let text = try TextRecord(decoding: packet.payload)
      take(text, packet, .group(group), .messages(of: group), at: now)
    case .pending where !session.isReady: unsettled[group, default: []].append(packet)
    case nil where isUnsettledStore: unsettled[group, default: []].append(packet)
    default: break
    }
  }

  /// A new store does not know yet what an older one, or another program, has left at the broker.
  private var isUnsettledStore: Bool { isNewStore && !session.isReady }

  private mutating func conversationText(
    _ packet: ReceivedPacket, on topic: TopicName, with peer: UserName, at now: Moment
  ) throws(WireError) {
    let text = try TextRecord(decoding: packet.payload)
    guard text.user == peer || text.user == me else { throw .userMismatch }
    take(text, packet, .user(peer), topic, at: now)
  }

  /// Membership is known: what was kept back is shown or dropped.
  mutating func unhold(_ group: GroupName, show: Bool, at now: Moment) {
    let packets = unsettled.removeValue(forKey: group) ?? []
    if show { for packet in packets { receive(packet, at: now) } }
  }

  /// A text, decoded: stored, counted and shown unless it is here already.
  mutating func take(
    _ text: TextRecord, _ packet: ReceivedPacket, _ target: Target, _ topic: TopicName,
    at now: Moment
  ) {
    let origin = PacketOrigin(
      session: reading.session, packetIdentifier: packet.packetIdentifier)
    if let id = text.id, text.user == me, sending.isOwn(id, in: target) {
      return isOurs(packet, id, target, topic, at: now)
    }
    if let id = text.id { enter(target, with: id, of: text.user) }
    let anonymous = AnonymousPacket(origin: origin, payload: packet.payload)
    let verdict =
      text.id.map { received.take($0, target: target, sender: text.user) }
      ?? received.take(anonymous)
    if let id = text.id { noteArrival(of: id, from: text.user, in: target, at: now) }
    guard case .new(let late) = verdict else {
      if let id = text.id { compare(packet, with: id, in: target, topic) }
      return
    }
    keep(text, packet, target, topic, late: late, at: now)
  }

  /// A text that is not here yet.
  mutating func keep(
    _ text: TextRecord, _ packet: ReceivedPacket, _ target: Target, _ topic: TopicName,
    late: Bool, at now: Moment
  ) {
    let origin = PacketOrigin(
      session: reading.session, packetIdentifier: packet.packetIdentifier)
    keep(
      StoredMessage(
        row: reading.nextRow(), target: target, topic: topic, sender: text.user, id: text.id,
        kind: text.kind, text: text.message, sent: text.createdAt, at: now.wall, own: false,
        state: .received, payload: packet.payload, origin: text.id == nil ? origin : nil,
        late: late))
    if let id = text.id {
      let key = ReceivedTexts.Key(target: target, sender: text.user, epoch: id.epoch)
      emit(.store(.received(received.stream(key))))
    }
  }

  /// In a group whose heads have not all come yet, a sender's first text is where it begins.
  private mutating func enter(_ target: Target, with id: MessageID, of user: UserName) {
    guard case .group(let group) = target, isEntering(group), id.number > 1 else { return }
    let key = ReceivedTexts.Key(target: target, sender: user, epoch: id.epoch)
    if !received.isKnown(key) { received.setFloor(key, id.number - 1) }
  }

  /// Stored, counted, shown.
  mutating func keep(_ message: StoredMessage) {
    emit(.store(.insert(message)))
    reading.arrived(message, isIgnored: ignored.contains(message.sender))
    emit(.notify(.message(message, stored: false)))
  }

  /// A conversation's sender gets a receipt, also for what he sent again; in a group a number that was jumped over is a
  /// gap.
  private mutating func noteArrival(
    of id: MessageID, from user: UserName, in target: Target, at now: Moment
  ) {
    switch target {
    case .user(let peer): if peer == user { receipts.owe(user, epoch: id.epoch, at: now.uptime) }
    case .group:
      let key = ReceivedTexts.Key(target: target, sender: user, epoch: id.epoch)
      if !received.missing(key, upTo: id.number).isEmpty {
        gaps.noticed(key, upTo: id.number, at: now.uptime)
      }
    }
  }
}
