import ChatCore

// MARK: - Conversations and groups

extension MessageStore {
  func replace(_ record: ConversationRecord) throws(StoreError) {
    let peer = Value.text(record.peer.text)
    // No Topic Name holds NUL (MQTT 5, section 1.5.4), so it can stand between them.
    let formerTopics = record.formerTopics.map(\.text).joined(separator: "\0")
    try database.run(
      """
      REPLACE INTO conversations (peer, status, topic, former_topics, started_at)
      VALUES (?, ?, ?, ?, ?)
      """, peer, .text(record.status.rawValue), .text(record.topic?.text), .text(formerTopics),
      .text(record.startedAt))
    try database.run("DELETE FROM requests WHERE peer = ?", peer)
    for (direction, entry) in [(Direction.sent, record.sent), (.received, record.received)] {
      guard let entry else { continue }
      try database.run(
        """
        INSERT INTO requests (peer, direction, status, greeting, topic, at)
        VALUES (?, ?, ?, ?, ?, ?)
        """, peer, .text(direction.rawValue), .text(entry.status.rawValue), .text(entry.greeting),
        .text(entry.topic?.text), .text(entry.at))
    }
  }

  func conversations() throws(StoreError) -> [ConversationRecord] {
    let requests = try requests()
    return try readable(
      "SELECT peer, status, topic, former_topics, started_at FROM conversations ORDER BY peer"
    ) { row in
      guard let peer: UserName = row.name(0), let status: ConversationStatus = row.word(1),
        let topic = row.optional(2, row.topic), let formerTopics = row.topics(3),
        let startedAt = row.text(4)
      else { return nil }
      return ConversationRecord(
        peer: peer, status: status, topic: topic, formerTopics: formerTopics,
        sent: requests[RequestKey(peer: peer, direction: .sent)],
        received: requests[RequestKey(peer: peer, direction: .received)], startedAt: startedAt)
    }
  }

  private func requests() throws(StoreError) -> [RequestKey: RequestEntry] {
    let entries = try readable(
      "SELECT peer, direction, status, greeting, topic, at FROM requests"
    ) { row -> RequestEntry? in
      guard let peer: UserName = row.name(0), let direction: Direction = row.word(1),
        let status: RequestEntry.Status = row.word(2), let greeting = row.optional(3, row.text),
        let topic = row.optional(4, row.topic), let at = row.text(5)
      else { return nil }
      return RequestEntry(
        user: peer, direction: direction, status: status, greeting: greeting, topic: topic, at: at)
    }
    let keys = entries.map { RequestKey(peer: $0.user, direction: $0.direction) }
    return Dictionary(uniqueKeysWithValues: zip(keys, entries))
  }

  func replace(_ record: GroupRecord) throws(StoreError) {
    try database.run(
      "REPLACE INTO groups (name, owner, created, membership, followed) VALUES (?, ?, ?, ?, ?)",
      .text(record.group.text), .text(record.owner.text), .text(record.created),
      .text(record.membership?.rawValue), .flag(record.isFollowed))
  }

  func forget(_ group: GroupName) throws(StoreError) {
    try database.run("DELETE FROM groups WHERE name = ?", .text(group.text))
  }

  func groups() throws(StoreError) -> [GroupRecord] {
    try readable(
      "SELECT name, owner, created, membership, followed FROM groups ORDER BY name"
    ) { row in
      guard let group: GroupName = row.name(0), let owner: UserName = row.name(1),
        let created = row.text(2),
        let membership = row.optional(3, { (column) -> MembershipStatus? in row.word(column) }),
        let isFollowed = row.flag(4)
      else { return nil }
      return GroupRecord(
        group: group, owner: owner, created: created, membership: membership,
        isFollowed: isFollowed)
    }
  }
}

private typealias Direction = RequestEntry.Direction

/// A pair has at most one request each way.
private struct RequestKey: Hashable {
  let peer: UserName
  let direction: Direction
}

extension Row {
  /// Any number of Topic Names with NUL between them.
  fileprivate func topics(_ column: Int32) -> [TopicName]? {
    guard let parts = text(column)?.split(separator: "\0") else { return nil }
    let topics = parts.compactMap { TopicName(received: String($0)) }
    return topics.count == parts.count ? topics : nil
  }
}

// MARK: - Numbers given out and received

extension MessageStore {
  func replace(_ stream: ReceivedStream) throws(StoreError) {
    try database.run(
      """
      REPLACE INTO received (in_group, target, sender, epoch, numbers, floor)
      VALUES (?, ?, ?, ?, ?, ?)
      """,
      stream.target.values + [
        .text(stream.sender.text), .bits(stream.epoch), .text(stream.numbers.columnText),
        .bits(stream.floor),
      ])
  }

  func receivedStreams() throws(StoreError) -> [ReceivedStream] {
    try readable(
      """
      SELECT in_group, target, sender, epoch, numbers, floor FROM received
      ORDER BY in_group, target, sender, epoch
      """
    ) { row in
      guard let target = row.target(0), let sender: UserName = row.name(2),
        let epoch = row.bits(3), let numbers = row.text(4).flatMap(NumberSet.init(columnText:)),
        let floor = row.bits(5), floor < .max
      else { return nil }
      return ReceivedStream(
        target: target, sender: sender, epoch: epoch, numbers: numbers, floor: floor)
    }
  }

  func replace(_ stream: SendingStream) throws(StoreError) {
    try database.run(
      "REPLACE INTO sending (in_group, target, epoch, last) VALUES (?, ?, ?, ?)",
      stream.target.values + [.bits(stream.epoch), .bits(stream.last)])
  }

  func sendingStreams() throws(StoreError) -> [SendingStream] {
    try readable(
      "SELECT in_group, target, epoch, last FROM sending ORDER BY in_group, target"
    ) { row in
      guard let target = row.target(0), let epoch = row.bits(2), let last = row.bits(3),
        last < .max
      else { return nil }
      return SendingStream(target: target, epoch: epoch, last: last)
    }
  }
}

// MARK: - Retained records of ours

extension MessageStore {
  func keep(_ record: KeptRecord) throws(StoreError) {
    try database.run(
      "REPLACE INTO kept (topic, revision, payload) VALUES (?, ?, ?)", .text(record.topic.text),
      .bits(record.revision), .blob(record.payload))
  }

  func unkeep(_ topic: TopicName) throws(StoreError) {
    try database.run("DELETE FROM kept WHERE topic = ?", .text(topic.text))
  }

  func keptRecords() throws(StoreError) -> [KeptRecord] {
    try readable("SELECT topic, revision, payload FROM kept ORDER BY topic") { row in
      guard let topic = row.topic(0), let revision = row.bits(1), revision < .max,
        let payload = row.blob(2)
      else { return nil }
      return KeptRecord(topic: topic, payload: payload, revision: revision)
    }
  }
}
