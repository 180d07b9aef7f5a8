import CSQLite
import ChatCore
import Glibc
import Testing

@testable import Store

@Suite("The database under the store")
struct DatabaseTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func setting(_ pragma: SQL, of store: MessageStore) throws -> Int64? {
    try store.database.rows(pragma) { $0.integer(0) }.first
  }

  @Test("A commit is on the disk when it returns, and the database trusts nobody")
  func settings() throws {
    let store = try directory.store()
    let mode = try store.database.rows("PRAGMA journal_mode") { $0.text(0) }
    #expect(mode == ["wal"])
    #expect(try setting("PRAGMA synchronous", of: store) == 2)
    #expect(try setting("PRAGMA busy_timeout", of: store) == 5000)
    #expect(try setting("PRAGMA secure_delete", of: store) == 1)
    #expect(try setting("PRAGMA trusted_schema", of: store) == 0)
    #expect(try setting("PRAGMA foreign_keys", of: store) == 1)
    #expect(try setting("PRAGMA temp_store", of: store) == 2)
    // Defensive mode: the tables behind the full-text index cannot be written.
    #expect(throws: StoreError.self) {
      try store.database.execute("DELETE FROM messages_text_data")
    }
  }

  @Test(
    "The inner queries use their indexes", arguments: [Query.outbox, .unshown, .latest, .unread])
  func plans(query: Query) throws {
    let store = try directory.store()
    let details = try store.database.rows(query.plan) { $0.text(3) }
    #expect(!details.contains { $0.contains("TEMP B-TREE") })
    #expect(details.contains { $0.contains(query.index) }, "\(details)")
  }

  enum Query {
    case outbox, unshown, latest, unread

    var plan: SQL {
      switch self {
      case .outbox: "EXPLAIN QUERY PLAN " + Select.outbox
      case .unshown: "EXPLAIN QUERY PLAN " + Select.unshown
      case .latest:
        """
        EXPLAIN QUERY PLAN SELECT * FROM messages
        WHERE in_group = 0 AND target = 'bob' AND row < 9 ORDER BY row DESC LIMIT 9
        """
      case .unread:
        """
        EXPLAIN QUERY PLAN SELECT count(*) FROM messages INDEXED BY messages_target
        WHERE in_group = 0 AND target = 'bob' AND row > 9 AND own = 0
        """
      }
    }

    var index: String {
      switch self {
      case .outbox: "messages_outbox"
      case .unshown: "messages_unshown"
      case .latest: "messages_target (in_group=? AND target=? AND row<?)"
      case .unread: "COVERING INDEX messages_target (in_group=? AND target=? AND row>?)"
      }
    }
  }

  @Test("A process that dies within a commit leaves what was committed before")
  func killed() throws {
    let store = try directory.store()
    try store.commit([.insert(received(1)), .session(1)])
    // Small, so that uncommitted pages are written to the log before the end.
    try store.database.execute("PRAGMA cache_size = 5; PRAGMA cache_spill = 5")
    let before = try bytes(of: directory.databasePath + "-wal").count
    let dead = try TemporaryDirectory()
    try store.database.execute("BEGIN IMMEDIATE")
    for row in 2...200 { try store.insert(received(Int64(row), text: long)) }
    for suffix in ["", "-wal"] {
      try write(bytes(of: directory.databasePath + suffix), to: dead.databasePath + suffix)
    }
    #expect(try bytes(of: dead.databasePath + "-wal").count > before)
    try store.database.execute("COMMIT")
    #expect(try store.latest(1, of: nil).map(\.row) == [200])

    let restored = try dead.store().restore()
    #expect(restored.unshown == [received(1)])
    #expect(restored.session == 1)
    try dead.store().commit([.insert(received(2))])
    #expect(try dead.store().latest(9, of: nil) == [received(1), received(2)])
  }

  @Test("A full disk fails the whole commit, and the next one may succeed")
  func fullDisk() throws {
    let store = try directory.store()
    try store.commit([.insert(received(1)), .insert(own(2, state: .queued))])
    let before = try store.restore()
    try store.database.execute("PRAGMA max_page_count = 1")
    let texts = (3...100).map { Change.insert(received($0, text: long)) }
    for _ in 1...2 {
      let error = #expect(throws: StoreError.self) {
        try store.commit([.session(9), .update(own(2, state: .sent))] + texts)
      }
      guard case .full(let failure) = error else { throw Failure.notReached("full") }
      #expect(failure.path == directory.databasePath && failure.code == SQLITE_FULL)
      #expect(!"\(failure)".contains("long"))
      #expect(try store.restore() == before)
    }
    try store.database.execute("PRAGMA max_page_count = 1000000")
    try store.commit(texts)
    #expect(try store.latest(1000, of: nil).count == 100)
  }

  @Test("A database that cannot be written says so")
  func readOnly() throws {
    let store = try directory.store()
    try store.database.execute("PRAGMA query_only = ON")
    let error = #expect(throws: StoreError.self) { try store.commit([.session(1)]) }
    guard case .readOnly = error else { throw Failure.notReached("readOnly, but \(error as Any)") }
    try store.database.execute("PRAGMA query_only = OFF")
    try store.commit([.session(1)])
  }

  @Test("A lock that another program keeps is waited for, then said")
  func busy() throws {
    let store = try directory.store()
    let other = try Database(path: directory.databasePath)
    try other.execute("BEGIN IMMEDIATE")
    try store.database.setBusyTimeout(milliseconds: 1)
    let error = #expect(throws: StoreError.self) { try store.commit([.session(1)]) }
    guard case .busy = error else { throw Failure.notReached("busy, but \(error as Any)") }
    try other.execute("COMMIT")
    try store.commit([.session(1)])
  }

  @Test("A file that is no database is damaged, and stays as it is", arguments: [100, 5000])
  func notADatabase(size: Int) throws {
    let content = [UInt8](repeating: 0x41, count: size)
    try write(content, to: directory.databasePath)
    let error = #expect(throws: StoreError.self) { try directory.store() }
    guard case .damaged = error else { throw Failure.notReached("damaged, but \(error as Any)") }
    #expect(try bytes(of: directory.databasePath) == content)
  }

  @Test("Pages of rubbish are found as damage, never a trap", arguments: [1, 2, 3])
  func damagedPages(from page: Int) throws {
    try directory.store().commit(
      (1...200).map { .insert(received($0, text: long)) } + [.session(1)])
    var content = try bytes(of: directory.databasePath)
    for index in (page * 4096)..<content.count { content[index] = UInt8(truncatingIfNeeded: index) }
    try write(content, to: directory.databasePath)
    let error = #expect(throws: StoreError.self) {
      let store = try directory.store()
      _ = try store.restore()
      _ = try store.latest(1000, of: nil)
    }
    guard case .damaged = error else { throw Failure.notReached("damaged, but \(error as Any)") }
  }

  private var long: String { String(repeating: "long ", count: 200) }
}
