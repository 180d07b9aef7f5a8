import ChatCore

extension MessageStore {
  /// Latest texts, oldest first.
  ///
  /// - Parameters:
  ///   - target: nil for all of them together.
  ///   - row: only texts before this one; nil for the newest.
  ///   - withIgnored: also those of users who are ignored.
  public func latest(
    _ count: Int, of target: Target?, before row: Int64? = nil, withIgnored: Bool = true
  ) throws(StoreError) -> [StoredMessage] {
    unreadableRows = 0
    let limits = [Value.integer(row ?? .max), .integer(Int64(max(count, 0)))]
    let found =
      if let target {
        try messages(
          withIgnored ? Select.latestOfTarget : Select.latestHeardOfTarget, target.values + limits)
      } else {
        try messages(withIgnored ? Select.latest : Select.latestHeard, limits)
      }
    return found.reversed()
  }

  /// Payloads of an epoch as they were published, by their numbers: the first `StoredRange.most` of the range. Those
  /// that were taken back or refused only where they are compared with what came, and not sent to anybody.
  public func payloads(_ range: StoredRange) throws(StoreError) -> [[UInt8]] {
    unreadableRows = 0
    let numbers = range.request.range
    let found = try readable(
      """
      SELECT payload FROM messages WHERE in_group = ? AND target = ? AND epoch = ?
        AND number BETWEEN ? AND ? AND state <> 1 AND (state <> 5 OR ?) ORDER BY number LIMIT ?
      """,
      range.target.values + [
        .bits(range.request.epoch), .bits(numbers.lowerBound),
        .bits(min(numbers.upperBound, UInt64(Int64.max))),
        .integer(range.withFailed ? 1 : 0), .integer(Int64(StoredRange.most)),
      ]
    ) { $0.blob(0) }
    var bytes = 0
    return Array(
      found.prefix { payload in
        bytes += payload.count
        return bytes <= StoredRange.mostBytes
      })
  }

  /// Own texts that are held, queued, or awaiting a sign of the other side, oldest first.
  func outbox() throws(StoreError) -> [StoredMessage] { try messages(Select.outbox) }

  /// Others' texts that were never written out, oldest first.
  func unshown() throws(StoreError) -> [StoredMessage] { try messages(Select.unshown) }

  /// Others' texts behind this row that were never written out, oldest first.
  ///
  /// - Parameter most: so many of them.
  public func unshown(after row: Int64, most: Int) throws(StoreError) -> [StoredMessage] {
    unreadableRows = 0
    return try messages(Select.unshownAfter, [.integer(row), .integer(Int64(most))])
  }

  func anonymousPackets(in session: Int64) throws(StoreError) -> [AnonymousPacket] {
    let found = try readable(
      Select.anonymous, [.integer(session), .integer(Int64(Self.rememberedPackets))]
    ) { row -> AnonymousPacket? in
      guard let origin = row.origin(session: 0, packet: 1), let payload = row.blob(2) else {
        return nil
      }
      return AnonymousPacket(origin: origin, payload: payload)
    }
    return found.reversed()
  }

  func messages(_ sql: SQL, _ values: [Value] = []) throws(StoreError) -> [StoredMessage] {
    try readable(sql, values) { $0.message }
  }
}

enum Select {
  private static let list: SQL = """
    SELECT row, in_group, target, sender, epoch, number, kind, own, state, late, at, session,
      packet, sent, topic, messages.text, payload

    """
  private static let columns = list + "FROM messages "
  private static let unlessIgnored: SQL = "AND sender NOT IN (SELECT user FROM ignored) "
  static let latestHeard =
    columns + "WHERE row < ? " + unlessIgnored + "ORDER BY row DESC LIMIT ?"
  static let latestHeardOfTarget =
    columns + "WHERE in_group = ? AND target = ? AND row < ? " + unlessIgnored
    + "ORDER BY row DESC LIMIT ?"
  // CROSS JOIN: from the few that name this user to their texts, never the other way.
  static let mentions: SQL = """
    SELECT messages.row, messages.in_group, messages.target, sender, epoch, number, kind, own,
      state, late, at, session, packet, sent, topic, text, payload
    FROM mentions CROSS JOIN messages ON messages.row = mentions.row
    WHERE sender NOT IN (SELECT user FROM ignored)
    ORDER BY mentions.row DESC LIMIT ?
    """
  static let latest = columns + "WHERE row < ? ORDER BY row DESC LIMIT ?"
  static let latestOfTarget =
    columns + "WHERE in_group = ? AND target = ? AND row < ? ORDER BY row DESC LIMIT ?"
  // With the condition of the index, word for word: else SQLite cannot use it, and INDEXED BY makes that an error.
  static let outbox =
    columns + """
      INDEXED BY messages_outbox
      WHERE own = 1 AND state IN (1, 2, 6) ORDER BY row
      """
  static let unshown = columns + "INDEXED BY messages_unshown WHERE shown = 0 ORDER BY row"
  static let unshownAfter =
    columns + "INDEXED BY messages_unshown WHERE shown = 0 AND row > ? ORDER BY row LIMIT ?"
  // The index of words first, whatever SQLite thinks: it gives rows in their order and stops at the limit.
  private static let fits =
    list + """
      FROM messages_text CROSS JOIN messages ON messages.row = messages_text.rowid
      WHERE messages_text MATCH ?1 AND messages_text.rowid < ?2 AND (?3 IS NULL OR sender = ?3)

      """
  static let found = fits + "ORDER BY messages_text.rowid DESC LIMIT ?4"
  // Between a target's first and last text alone, which its index knows.
  static let foundInTarget =
    fits + """
      AND in_group = ?5 AND target = ?6
      AND messages_text.rowid >=
        (SELECT min(row) FROM messages WHERE in_group = ?5 AND target = ?6)
      AND messages_text.rowid <=
        (SELECT max(row) FROM messages WHERE in_group = ?5 AND target = ?6)
      ORDER BY messages_text.rowid DESC LIMIT ?4
      """
  static let anonymous: SQL = """
    SELECT session, packet, payload FROM messages INDEXED BY messages_anonymous
    WHERE own = 0 AND epoch IS NULL AND session IS NOT NULL AND session = ?
    ORDER BY row DESC LIMIT ?
    """
}

// MARK: - Columns

extension StoredMessage {
  /// In the order of the columns that are selected and inserted.
  var values: [Value] {
    [.integer(row)] + target.values + [
      .text(sender.text), .bits(id?.epoch), .bits(id?.number), .integer(Int64(kind.rawValue)),
      .flag(own), .integer(Int64(state.rawValue)), .flag(late), .integer(at.milliseconds),
      .integer(origin?.session), .integer(origin.map { Int64($0.packetIdentifier) }),
      .text(sent), .text(topic?.text), .text(text), .blob(payload),
    ]
  }
}

extension Row {
  fileprivate var message: StoredMessage? {
    guard let row = count(0), let target = target(1), let sender: UserName = name(3),
      let id = optional(4, { id(epoch: $0, number: 5) }),
      let kind = integer(6).flatMap({ MessageKind(rawValue: Int($0)) }), let own = flag(7),
      let state = integer(8).flatMap({ DeliveryState(rawValue: Int($0)) }), let late = flag(9),
      let at = timestamp(10), let origin = optional(11, { origin(session: $0, packet: 12) }),
      let sent = text(13), let topic = optional(14, topic), let text = text(15),
      let payload = blob(16)
    else { return nil }
    return StoredMessage(
      row: row, target: target, topic: topic, sender: sender, id: id, kind: kind, text: text,
      sent: sent, at: at, own: own, state: state, payload: payload, origin: origin, late: late)
  }

  private func id(epoch: Int32, number: Int32) -> MessageID? {
    guard let epoch = bits(epoch), let number = bits(number) else { return nil }
    return MessageID(epoch: epoch, number: number)
  }

  fileprivate func origin(session: Int32, packet: Int32) -> PacketOrigin? {
    guard let session = count(session), let packet = integer(packet).flatMap(UInt16.init(exactly:))
    else { return nil }
    return PacketOrigin(session: session, packetIdentifier: packet)
  }
}
