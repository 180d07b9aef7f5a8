import ChatCore

extension MessageStore {
  /// Passes over a text whose identity is stored already; own texts count as shown. One without identity is told from
  /// its redelivery by the engine, which knows when the connection began.
  func insert(_ message: StoredMessage) throws(StoreError) {
    try remember(message.target)
    let inserted = try database.run(Write.insert, message.values)
    if inserted == 0 { return try checkStored(message) }
    newestRow = max(newestRow, message.row)
    if message.row <= indexedRow { try index(message) }
    try noteMention(message)
  }

  /// Writes all of it again but `shown`; a row that is not there is inserted.
  func update(_ message: StoredMessage) throws(StoreError) {
    try remember(message.target)
    newestRow = max(newestRow, message.row)
    // What the index does not have yet it finds by itself.
    let isIndexed = message.row > indexedRow ? true : try hasText(of: message)
    if !isIndexed { try database.run(Write.unindex, .integer(message.row)) }
    try database.run(Write.update, message.values)
    if !isIndexed { try index(message) }
  }

  private func hasText(of message: StoredMessage) throws(StoreError) -> Bool {
    let row = Value.integer(message.row)
    let old = try database.rows("SELECT text FROM messages WHERE row = ?", [row]) { $0.text(0) }
    return old.first.map { $0.utf8.elementsEqual(message.text.utf8) } ?? false
  }

  private func index(_ message: StoredMessage) throws(StoreError) {
    try database.run(Write.index, .integer(message.row), .text(message.text))
  }

  private func remember(_ target: Target) throws(StoreError) {
    try database.run(Write.remember, target.values)
  }

  /// A row number that another text has is not "stored already": passing over it would lose this one.
  private func checkStored(_ message: StoredMessage) throws(StoreError) {
    let same = try database.rows(
      """
      SELECT 1 FROM messages WHERE in_group = ? AND target = ? AND sender = ?
        AND (epoch = ? AND number = ? OR row = ? AND text = ? AND payload = ?) LIMIT 1
      """,
      message.target.values + [
        .text(message.sender.text), .bits(message.id?.epoch), .bits(message.id?.number),
        .integer(message.row), .text(message.text), .blob(message.payload),
      ]
    ) { $0.integer(0) }
    if same.isEmpty { throw .rowTaken(message.row) }
  }
}

enum Write {
  private static let values: SQL = """
    INSERT INTO messages (row, in_group, target, sender, epoch, number, kind, own, state, late,
      at, session, packet, sent, topic, text, payload, shown)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?8)

    """
  static let insert =
    values + """
      ON CONFLICT (in_group, target, sender, epoch, number) WHERE epoch IS NOT NULL DO NOTHING
      ON CONFLICT (row) DO NOTHING
      """
  static let update =
    values + """
      ON CONFLICT (row) DO UPDATE SET
        in_group = ?2, target = ?3, sender = ?4, epoch = ?5, number = ?6, kind = ?7, own = ?8,
        state = ?9, late = ?10, at = ?11, session = ?12, packet = ?13, sent = ?14, topic = ?15,
        text = ?16, payload = ?17
      """

  // The index of words must be told the words that go (sqlite.org/fts5.html#external_content_tables).
  static let unindex: SQL = """
    INSERT INTO messages_text (messages_text, rowid, text)
    SELECT 'delete', row, text FROM messages WHERE row = ?
    """
  static let index: SQL = "INSERT INTO messages_text (rowid, text) VALUES (?, ?)"
  static let indexFollowing: SQL = """
    INSERT INTO messages_text (rowid, text)
    SELECT row, text FROM messages WHERE row > ? AND row <= ? ORDER BY row
    """
  static let merge: SQL = "INSERT INTO messages_text (messages_text, rank) VALUES ('merge', ?)"

  // The conditions of the indexes again, word for word. The inner count stops at its limit.
  static let redelivered: SQL = """
    SELECT 1 FROM messages INDEXED BY messages_packet
    WHERE own = 0 AND epoch IS NULL AND session IS NOT NULL
      AND session = ? AND packet = ? AND payload = ?
      AND (SELECT count(*) FROM (
        SELECT 1 FROM messages AS later INDEXED BY messages_anonymous
        WHERE own = 0 AND epoch IS NULL AND session IS NOT NULL
          AND session = ? AND later.row > messages.row
        LIMIT ?)) < ?
    LIMIT 1
    """
  static let remember: SQL =
    "INSERT INTO targets (in_group, target) VALUES (?, ?) ON CONFLICT DO NOTHING"
}
