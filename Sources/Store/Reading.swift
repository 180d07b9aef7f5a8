import ChatCore

/// What waits to be read, what is passed over, and whose lines are hidden.
extension MessageStore {
  /// Takes note of a row that names this user; called once for each row that is inserted.
  func noteMention(_ message: StoredMessage) throws(StoreError) {
    guard mention.isMade(by: message) else { return }
    try database.run(
      "INSERT INTO mentions (row, in_group, target) VALUES (?, ?, ?)",
      [.integer(message.row)] + message.target.values)
  }

  func hide(_ row: Int64, isRead: Bool) throws(StoreError) {
    let row = Value.integer(row)
    try database.run("UPDATE messages SET shown = 1 WHERE row = ? AND shown = 0", row)
    guard isRead else { return }
    try database.run(
      """
      INSERT INTO passed_over (in_group, target, row)
      SELECT in_group, target, row FROM messages WHERE row = ? ON CONFLICT DO NOTHING
      """, row)
    try database.run("DELETE FROM mentions WHERE row = ?", row)
  }

  func markRead(_ target: Target, upTo row: Int64) throws(StoreError) {
    try database.run(
      """
      INSERT INTO targets (in_group, target, read_up_to) VALUES (?, ?, ?)
      ON CONFLICT DO UPDATE SET read_up_to = max(read_up_to, excluded.read_up_to)
      """, target.values + [.integer(row)])
    try database.run(
      "DELETE FROM passed_over WHERE in_group = ? AND target = ? AND row <= ?",
      target.values + [.integer(row)])
  }

  /// Others' texts above the read mark of each target.
  func unread() throws(StoreError) -> [Target: Int] {
    try counts(
      """
      SELECT in_group, target, (
        SELECT count(*) FROM messages INDEXED BY messages_target
        WHERE messages.in_group = targets.in_group AND messages.target = targets.target
          AND row > read_up_to AND own = 0
      ) - (
        SELECT count(*) FROM passed_over
        WHERE passed_over.in_group = targets.in_group AND passed_over.target = targets.target
          AND row > read_up_to)
      FROM targets
      """)
  }

  /// Those of them that name this user.
  func unreadMentions() throws(StoreError) -> [Target: Int] {
    try counts(
      """
      SELECT in_group, target, (
        SELECT count(*) FROM mentions INDEXED BY mentions_target
        WHERE mentions.in_group = targets.in_group AND mentions.target = targets.target
          AND row > read_up_to)
      FROM targets
      """)
  }

  private func counts(_ sql: SQL) throws(StoreError) -> [Target: Int] {
    let counts = try readable(sql) { row -> (Target, Int)? in
      guard let target = row.target(0), let count = row.integer(2) else { return nil }
      return (target, Int(count))
    }
    return Dictionary(uniqueKeysWithValues: counts.filter { $0.1 > 0 })
  }

  /// Latest texts of others that name this user, oldest first; without those of users who are ignored.
  public func mentions(_ count: Int) throws(StoreError) -> [MentionEntry] {
    unreadableRows = 0
    let marks = try readable("SELECT in_group, target, read_up_to FROM targets") { row in
      row.target(0).flatMap { target in row.integer(2).map { (target, $0) } }
    }
    let readUpTo = Dictionary(uniqueKeysWithValues: marks)
    return try messages(Select.mentions, [.integer(Int64(max(count, 0)))]).reversed().map {
      MentionEntry($0, isUnread: $0.row > readUpTo[$0.target] ?? 0)
    }
  }

  // MARK: Ignored users

  func ignore(_ user: UserName) throws(StoreError) {
    try database.run(
      "INSERT INTO ignored (user) VALUES (?) ON CONFLICT DO NOTHING", .text(user.text))
  }

  func unignore(_ user: UserName) throws(StoreError) {
    try database.run("DELETE FROM ignored WHERE user = ?", .text(user.text))
  }

  func ignoredUsers() throws(StoreError) -> Set<UserName> {
    Set(try readable("SELECT user FROM ignored") { $0.name(0) })
  }

  // MARK: Latest texts

  /// When the latest text of each other user was stored. Jumps from sender to sender in the index: the number of texts
  /// does not matter.
  func lastTexts() throws(StoreError) -> [UserName: Timestamp] {
    let found = try readable(
      """
      WITH RECURSIVE senders (name) AS (
        SELECT min(sender) FROM messages INDEXED BY messages_sender WHERE own = 0
        UNION ALL
        SELECT (
          SELECT min(sender) FROM messages INDEXED BY messages_sender
          WHERE own = 0 AND sender > name)
        FROM senders WHERE name IS NOT NULL)
      SELECT name, (
        SELECT max(at) FROM messages INDEXED BY messages_sender WHERE own = 0 AND sender = name)
      FROM senders WHERE name IS NOT NULL
      """
    ) { row -> (UserName, Timestamp)? in
      guard let user: UserName = row.name(0), let at = row.timestamp(1) else { return nil }
      return (user, at)
    }
    return Dictionary(uniqueKeysWithValues: found)
  }
}
