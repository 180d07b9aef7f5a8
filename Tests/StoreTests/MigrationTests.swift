import ChatCore
import Testing

@testable import Store

@Suite("The steps of the schema")
struct MigrationTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func makeDatabase(steps: Int) throws -> Database {
    try write([], to: directory.databasePath)
    let database = try Database(path: directory.databasePath)
    try database.migrate(by: Array(Migration.all.prefix(steps)))
    return database
  }

  private func schema(of database: Database) throws -> [String] {
    try database.rows("SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY name") { $0.text(0) }
  }

  @Test("Steps that were released keep their names and order")
  func names() {
    #expect(
      Migration.all.map(\.name) == [
        "messages", "conversations, groups, streams", "full-text index", "mentions",
        "ignored users", "latest texts of senders", "index that follows",
      ])
  }

  @Test("From each earlier version to this one", arguments: 0...Migration.all.count)
  func fromEarlier(steps: Int) throws {
    let old = try makeDatabase(steps: steps)
    if steps > 0 {
      // As the first version wrote it; the words of these statements stay as they are.
      try old.execute(
        """
        INSERT INTO store (only_row, user, identity, session) VALUES (1, 'ana', 77, 5);
        INSERT INTO targets (in_group, target, read_up_to) VALUES (0, 'bob', 0);
        INSERT INTO messages (row, in_group, target, sender, epoch, number, kind, own, state, late,
          shown, at, session, packet, sent, topic, text, payload)
        VALUES (4, 0, 'bob', 'bob', 1, 2, 0, 0, 0, 0, 0, 1000, 5, 6, 'then', 't', 'old words', x'00ff');
        """)
      try old.execute(
        """
        INSERT INTO messages (row, in_group, target, sender, epoch, number, kind, own, state, late,
          shown, at, session, packet, sent, topic, text, payload)
        VALUES (3, 0, 'bob', 'bob', 1, 1, 0, 0, 0, 0, 1, 1000, 5, 5, 'then', 't', 'Oi, Aná!', x'');
        """)
      if steps > 2 { try old.run(Write.index, .integer(3), .text("Oi, Aná!")) }
      if steps > 2 { try old.run(Write.index, .integer(4), .text("old words")) }
    }
    let store = try directory.store()
    let fresh = try TemporaryDirectory()
    #expect(try schema(of: store.database) == schema(of: fresh.store().database))
    try store.commit([.insert(received(5, text: "new words"))])
    #expect(store.isIndexBehind)
    try store.followTexts()
    let found = try store.database.rows(
      "SELECT rowid FROM messages_text WHERE messages_text MATCH 'words' ORDER BY rowid"
    ) { $0.integer(0) }
    guard steps > 0 else { return #expect(found == [5]) }
    #expect(found == [4, 5])
    let restored = try store.restore()
    #expect(restored.storeIdentity == 77 && restored.session == 5 && !restored.isNew)
    #expect(
      restored.unshown.first
        == StoredMessage(
          row: 4, target: toBob, topic: TopicName(received: "t"), sender: bob,
          id: MessageID(epoch: 1, number: 2), text: "old words", sent: "then",
          at: Timestamp(milliseconds: 1000), own: false, state: .received, payload: [0, 255],
          origin: PacketOrigin(session: 5, packetIdentifier: 6)))
    #expect(restored.unread == [toBob: 3])
    // Of later versions' rows, this is written with the row.
    if steps <= 3 { #expect(restored.mentions == [toBob: 1]) }
    #expect(restored.lastTexts == [bob: Timestamp(milliseconds: 1_795_000_000_000)])
  }

  @Test("A step that fails leaves the version before it")
  func failingStep() throws {
    let database = try makeDatabase(steps: 1)
    let before = try schema(of: database)
    let broken = Migration(name: "broken", script: "CREATE TABLE a (b); CREATE TABLE a (b);")
    #expect(throws: StoreError.self) {
      try database.migrate(by: [Migration.all[0], broken])
    }
    #expect(try schema(of: database) == before)
    try database.migrate()
  }

  @Test("A later version's database is refused, with both counts")
  func newer() throws {
    let database = try makeDatabase(steps: Migration.all.count)
    try database.run("INSERT INTO migrations (name) VALUES ('from the future')")
    #expect(
      throws: StoreError.newerVersion(
        path: directory.databasePath, found: Migration.all.count + 1, known: Migration.all.count)
    ) { try directory.store() }
  }

  @Test("Another program's database is refused and left alone")
  func foreign() throws {
    let database = try makeDatabase(steps: 0)
    try database.execute("DROP TABLE migrations; CREATE TABLE bookmarks (url)")
    #expect(throws: StoreError.foreign(path: directory.databasePath)) { try directory.store() }
    try database.execute(
      """
      CREATE TABLE migrations (step INTEGER PRIMARY KEY, name TEXT NOT NULL);
      INSERT INTO migrations (name) VALUES ('messages'), ('something else');
      """)
    #expect(throws: StoreError.foreign(path: directory.databasePath)) { try directory.store() }
    #expect(try schema(of: database).count == 2)
  }
}
