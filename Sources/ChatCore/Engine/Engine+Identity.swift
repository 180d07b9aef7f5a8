/// Two texts with one identity: mostly the same text once more, and then nothing happens. When the bytes differ, somebody
/// has written under a name that is not his; nobody here can tell which of the two is the author's, so both are kept.
/// Where the name and the epoch are this store's own, it is certain.
extension Engine {
  /// A text under this user's name and this store's epoch: an echo, or not by this store.
  mutating func isOurs(
    _ packet: ReceivedPacket, _ id: MessageID, _ target: Target, _ topic: TopicName,
    at now: Moment
  ) {
    if sending.gaveOut(id, in: target) { return compare(packet, with: id, in: target, topic) }
    claim(packet, in: target, topic, at: now)
  }

  /// Asks the store for the text that has this identity already.
  mutating func compare(
    _ packet: ReceivedPacket, with id: MessageID, in target: Target, _ topic: TopicName
  ) {
    let request = ResendRequest(topic: topic, epoch: id.epoch, range: id.number...id.number)
    let isAsked = doubtful[request] != nil
    doubtful[request, default: []].append(packet)
    if isAsked { return }
    emit(.fetch(StoredRange(target: target, asker: me, request: request, withFailed: true)))
  }

  /// What the store has under that identity.
  mutating func compared(
    _ request: ResendRequest, with payloads: [[UInt8]], in target: Target, at now: Moment
  ) {
    let packets = doubtful.removeValue(forKey: request) ?? []
    if payloads.isEmpty, let first = packets.first {
      keepAfterAll(first, in: target, request.topic, at: now)
      return compare(packets.dropFirst(), with: [first.payload], request, in: target, at: now)
    }
    compare(packets[...], with: payloads, request, in: target, at: now)
  }

  private mutating func compare(
    _ packets: ArraySlice<ReceivedPacket>, with payloads: [[UInt8]], _ request: ResendRequest,
    in target: Target, at now: Moment
  ) {
    for packet in packets where !payloads.contains(packet.payload) {
      claim(packet, in: target, request.topic, at: now)
    }
  }

  /// Somebody said that this text would never come, and was wrong, or not its author.
  private mutating func keepAfterAll(
    _ packet: ReceivedPacket, in target: Target, _ topic: TopicName, at now: Moment
  ) {
    guard let text = decoded(packet), text.user != me, let id = text.id else { return }
    let key = ReceivedTexts.Key(target: target, sender: text.user, epoch: id.epoch)
    let late = id.number < received.stream(key).numbers.last
    keep(text, packet, target, topic, late: late, at: now)
  }

  /// Kept without an identity, like an original's text, and told apart from its own redelivery in the same way.
  private mutating func claim(
    _ packet: ReceivedPacket, in target: Target, _ topic: TopicName, at now: Moment
  ) {
    let origin = PacketOrigin(session: reading.session, packetIdentifier: packet.packetIdentifier)
    let anonymous = AnonymousPacket(origin: origin, payload: packet.payload)
    // It is sent again and again, for its sender waits for a receipt; its bytes name it, whatever packet brings them.
    guard !received.holds(packet.payload), case .new = received.take(anonymous),
      let text = decoded(packet)
    else { return }
    keep(
      StoredMessage(
        row: reading.nextRow(), target: target, topic: topic, sender: text.user, id: nil,
        kind: text.kind, text: text.message, sent: text.createdAt, at: now.wall, own: false,
        state: .received, payload: packet.payload, origin: origin))
    emit(.notify(.identityTaken(text.user, target)))
  }

  private func decoded(_ packet: ReceivedPacket) -> TextRecord? {
    do throws(WireError) { return try TextRecord(decoding: packet.payload) } catch { return nil }
  }
}
