/// One step of the schema. Steps that have been released are never changed, renamed or reordered: append only.
struct Migration {
  let name: String
  let script: SQL

  static let all = [
    Migration(name: "messages", script: messages),
    Migration(name: "conversations, groups, streams", script: records),
    Migration(name: "full-text index", script: fullText),
    Migration(name: "mentions", script: mentions),
    Migration(name: "ignored users", script: ignored),
    Migration(name: "latest texts of senders", script: senders),
    Migration(name: "index that follows", script: followingIndex),
  ]

  /// Names compare byte by byte (BINARY, the default collation). `target` is a user, or a group when `in_group` is 1.
  /// The big columns come last, so that reading the small ones touches no overflow page.
  private static let messages: SQL = """
    CREATE TABLE store (
      only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
      user TEXT NOT NULL,
      identity INTEGER NOT NULL,
      session INTEGER
    ) STRICT;
    CREATE TABLE targets (
      in_group INTEGER NOT NULL,
      target TEXT NOT NULL,
      read_up_to INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (in_group, target)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE messages (
      row INTEGER PRIMARY KEY,
      in_group INTEGER NOT NULL,
      target TEXT NOT NULL,
      sender TEXT NOT NULL,
      epoch INTEGER,
      number INTEGER,
      kind INTEGER NOT NULL,
      own INTEGER NOT NULL,
      state INTEGER NOT NULL,
      late INTEGER NOT NULL,
      shown INTEGER NOT NULL,
      at INTEGER NOT NULL,
      session INTEGER,
      packet INTEGER,
      sent TEXT NOT NULL,
      topic TEXT,
      text TEXT NOT NULL,
      payload BLOB NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX messages_identity ON messages (in_group, target, sender, epoch, number)
      WHERE epoch IS NOT NULL;
    CREATE INDEX messages_target ON messages (in_group, target, row, own);
    CREATE INDEX messages_outbox ON messages (row)
      WHERE own = 1 AND state IN (1, 2, 6);
    CREATE INDEX messages_unshown ON messages (row) WHERE shown = 0;
    CREATE INDEX messages_anonymous ON messages (session, row)
      WHERE own = 0 AND epoch IS NULL AND session IS NOT NULL;
    """

  private static let records: SQL = """
    CREATE TABLE conversations (
      peer TEXT PRIMARY KEY,
      status TEXT NOT NULL,
      topic TEXT,
      former_topics TEXT NOT NULL,
      started_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE requests (
      peer TEXT NOT NULL,
      direction TEXT NOT NULL,
      status TEXT NOT NULL,
      greeting TEXT,
      topic TEXT,
      at TEXT NOT NULL,
      PRIMARY KEY (peer, direction)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE groups (
      name TEXT PRIMARY KEY,
      owner TEXT NOT NULL,
      created TEXT NOT NULL,
      membership TEXT,
      followed INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE received (
      in_group INTEGER NOT NULL,
      target TEXT NOT NULL,
      sender TEXT NOT NULL,
      epoch INTEGER NOT NULL,
      numbers TEXT NOT NULL,
      floor INTEGER NOT NULL,
      PRIMARY KEY (in_group, target, sender, epoch)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE sending (
      in_group INTEGER NOT NULL,
      target TEXT NOT NULL,
      epoch INTEGER NOT NULL,
      last INTEGER NOT NULL,
      PRIMARY KEY (in_group, target)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE kept (
      topic TEXT PRIMARY KEY,
      revision INTEGER NOT NULL,
      payload BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// Kept in step by `MessageStore` itself, not by triggers: SQLite 3.40 lets no trigger use FTS5 while
  /// `trusted_schema` is off ("unsafe use of virtual table").
  private static let fullText: SQL = """
    CREATE VIRTUAL TABLE messages_text USING fts5 (
      text, content = 'messages', content_rowid = 'row',
      tokenize = 'unicode61 remove_diacritics 2'
    );
    INSERT INTO messages_text (messages_text) VALUES ('rebuild');
    """

  /// Rows of others that name this user; those that are there already are found by the index of words.
  private static let mentions: SQL = """
    CREATE TABLE mentions (
      row INTEGER PRIMARY KEY,
      in_group INTEGER NOT NULL,
      target TEXT NOT NULL
    ) STRICT;
    CREATE INDEX mentions_target ON mentions (in_group, target, row);
    INSERT INTO mentions (row, in_group, target)
    SELECT row, in_group, target FROM messages
    WHERE own = 0 AND sender != (SELECT user FROM store) AND row IN (
      SELECT rowid FROM messages_text WHERE messages_text MATCH (
        SELECT coalesce(max('"' || replace(user, '"', '""') || '"'), '""') FROM store));
    """

  /// Whose lines are hidden, and rows above the read mark of their target that do not wait to be read.
  private static let ignored: SQL = """
    CREATE TABLE ignored (user TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE TABLE passed_over (
      in_group INTEGER NOT NULL,
      target TEXT NOT NULL,
      row INTEGER NOT NULL,
      PRIMARY KEY (in_group, target, row)
    ) STRICT, WITHOUT ROWID;
    """

  private static let senders: SQL = """
    CREATE INDEX messages_sender ON messages (sender, at) WHERE own = 0;
    """

  /// The index of words has the texts up to a row, and is put in order when there is time, not while texts are stored.
  private static let followingIndex: SQL = """
    ALTER TABLE store ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;
    UPDATE store SET indexed = (SELECT coalesce(max(row), 0) FROM messages);
    INSERT INTO messages_text (messages_text, rank) VALUES ('automerge', 0);
    """
}

extension Database {
  /// Brings the schema to the last of these steps, each in a transaction of its own.
  func migrate(by migrations: [Migration] = Migration.all) throws(StoreError) {
    let applied = try appliedMigrations()
    let known = migrations.map(\.name)
    if applied.count > known.count, applied.starts(with: known) {
      throw .newerVersion(path: path, found: applied.count, known: known.count)
    }
    guard known.starts(with: applied) else { throw .foreign(path: path) }
    for migration in migrations.dropFirst(applied.count) {
      try transaction { () throws(StoreError) in
        try execute(migration.script)
        try run("INSERT INTO migrations (name) VALUES (?)", .text(migration.name))
      }
    }
  }

  /// Names of the steps taken so far, in their order.
  private func appliedMigrations() throws(StoreError) -> [String] {
    let tables = try rows("SELECT name FROM sqlite_schema WHERE type = 'table'") { $0.text(0) }
    if tables.isEmpty {
      try execute("CREATE TABLE migrations (step INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT")
      return []
    }
    guard tables.contains("migrations") else { throw .foreign(path: path) }
    return try rows("SELECT name FROM migrations ORDER BY step") { $0.text(0) ?? "" }
  }
}
