import CSQLite
import ChatCore
import Glibc

/// What one user's `chat` keeps on disk: texts, the outbox, conversations, groups, and what was numbered and received.
///
/// For one thread. A directory holds one database for each user name; a lock keeps a second process out of it.
public final class MessageStore {
  /// Others' latest texts without identity that a redelivery is looked for among: twice the Receive Maximum of 200,
  /// the most that a broker can deliver again.
  public static let rememberedPackets = 400

  /// Rows that the last `restore` or `latest` left out because what they hold cannot be.
  public internal(set) var unreadableRows = 0

  /// How long another program's lock on the database is waited for.
  private static let patience: Int32 = 5000

  let database: Database
  let mention: Mention
  /// The index of words has the texts up to this row.
  var indexedRow: Int64 = 0
  /// At least the last row; above it after a commit that failed.
  var newestRow: Int64 = 0
  var indexIsInParts = false
  private let lock: InstanceLock

  /// Opens or makes the store of a user, and takes its lock.
  ///
  /// - Parameter directory: made with mode 0700 if it is not there; must be this user's own, neither a symbolic link
  ///   nor writable by others.
  /// - Throws: `.locked` when another process has it; `.newerVersion`, `.foreign`, `.otherUser` when the file is not
  ///   for this version, program or user; `.damaged`; `.unsafe` and `.cannotOpen` for directory and files.
  public init(directory: String, user: UserName) throws(StoreError) {
    mention = Mention(of: user)
    let directory = try DataDirectory(directory)
    let name = fileName(for: user)
    lock = try InstanceLock("\(name).lock", in: directory)
    // Made here, for its mode: SQLite gives its other files the mode of this one. Closed before SQLite opens it, since
    // closing would take SQLite's POSIX locks away.
    close(try directory.open("\(name).db"))
    database = try Database(path: "\(directory.path)/\(name).db")
    try Self.configure(database)
    try database.migrate()
    try adopt(user)
    try findIndexed()
  }

  /// A commit is on the disk when it returns: WAL and synchronous=FULL (sqlite.org/pragma.html#pragma_synchronous). The
  /// rest is SQLite's advice against files that were made to harm (sqlite.org/security.html), and against traces. The
  /// log goes into the database in small parts, for a key may wait for each.
  private static func configure(_ database: Database) throws(StoreError) {
    try database.set(SQLITE_DBCONFIG_DEFENSIVE, true)
    try database.set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)
    try database.set(SQLITE_DBCONFIG_ENABLE_FKEY, true)
    try database.setBusyTimeout(milliseconds: patience)
    try database.execute(
      """
      PRAGMA cell_size_check = ON;
      PRAGMA secure_delete = ON;
      PRAGMA temp_store = MEMORY;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA wal_autocheckpoint = 250;
      """)
  }

  /// Gives a new store its identity, and refuses one whose file was given another user's name.
  private func adopt(_ user: UserName) throws(StoreError) {
    try database.run(
      "INSERT INTO store (only_row, user, identity) VALUES (1, ?, random()) ON CONFLICT DO NOTHING",
      .text(user.text))
    let users = try database.rows("SELECT user FROM store") { $0.text(0) }
    // Compared as bytes: Swift holds composed and decomposed letters to be equal.
    guard let found = users.first, found.utf8.elementsEqual(user.text.utf8) else {
      throw .otherUser(path: database.path, user: users.first ?? "")
    }
  }
}

// MARK: - Changing

extension MessageStore {
  /// All of it in one transaction that is on the disk when this returns; nothing to do: nothing is done.
  ///
  /// What is stored already, by its identity, is passed over. After an error
  /// nothing of it is stored, and the same can be tried again.
  ///
  /// - Parameter rows: others' texts that have been written to the terminal or pipe since.
  public func commit(_ changes: [Change], shown rows: [Int64] = []) throws(StoreError) {
    if changes.isEmpty && rows.isEmpty { return }
    try database.transaction { () throws(StoreError) in
      for change in changes.withoutOverwritten { try apply(change) }
      for run in rows.runs {
        try database.run(
          "UPDATE messages SET shown = 1 WHERE row BETWEEN ? AND ? AND shown = 0",
          .integer(run.lowerBound), .integer(run.upperBound))
      }
    }
  }

  /// Whether a commit would work: writes a scrap of 64 KiB, and takes it out again. Waits for no other program.
  public func tryWriting() throws(StoreError) {
    try database.setBusyTimeout(milliseconds: 0)
    do throws(StoreError) {
      try writeScrap()
    } catch {
      try database.setBusyTimeout(milliseconds: Self.patience)
      throw error
    }
    try database.setBusyTimeout(milliseconds: Self.patience)
  }

  private func writeScrap() throws(StoreError) {
    // The log may be what fills the disk: it is emptied into the database if that has room.
    do throws(StoreError) {
      try database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    } catch {
      // Whether it matters, the scrap shows.
    }
    try database.transaction { () throws(StoreError) in
      try database.execute(
        """
        CREATE TABLE IF NOT EXISTS scrap (content BLOB NOT NULL) STRICT;
        INSERT INTO scrap VALUES (zeroblob(65536));
        """)
    }
    try database.transaction { () throws(StoreError) in
      try database.execute("DROP TABLE scrap")
    }
  }

  private func apply(_ change: Change) throws(StoreError) {
    switch change {
    case .insert(let message): try insert(message)
    case .update(let message): try update(message)
    case .state(let row, let state):
      try database.run(
        "UPDATE messages SET state = ? WHERE row = ?", .integer(Int64(state.rawValue)),
        .integer(row))
    case .read(let target, let row): try markRead(target, upTo: row)
    case .hide(let row, let isRead): try hide(row, isRead: isRead)
    case .ignore(let user): try ignore(user)
    case .unignore(let user): try unignore(user)
    case .conversation(let record): try replace(record)
    case .group(let record): try replace(record)
    case .forgetGroup(let group): try forget(group)
    case .received(let stream): try replace(stream)
    case .sending(let stream): try replace(stream)
    case .keep(let record): try keep(record)
    case .unkeep(let topic): try unkeep(topic)
    case .session(let number):
      try database.run("UPDATE store SET session = ?", .integer(number))
    }
  }
}

// MARK: - Reading

extension MessageStore {
  /// Everything that the engine starts from.
  ///
  /// Rows that cannot be read as what they should be are left out and counted in `unreadableRows`.
  public func restore() throws(StoreError) -> Restored {
    unreadableRows = 0
    let (identity, session) = try storeRow()
    var restored = Restored(storeIdentity: identity)
    restored.isNew = session == nil
    restored.session = session ?? 0
    restored.nextRow = try nextRow()
    restored.conversations = try conversations()
    restored.groups = try groups()
    restored.received = try receivedStreams()
    restored.sending = try sendingStreams()
    restored.outbox = try outbox()
    restored.kept = try keptRecords()
    restored.unshown = try unshown()
    restored.anonymous = try anonymousPackets(in: restored.session)
    restored.unread = try unread()
    restored.mentions = try unreadMentions()
    restored.lastTexts = try lastTexts()
    restored.ignored = try ignoredUsers()
    return restored
  }

  /// The 64 bits that name this store; `ext.instance` in presence.
  public func identity() throws(StoreError) -> UInt64 { try storeRow().identity }

  /// Whether this user has a store in a directory. Nothing is made or opened.
  public static func exists(directory: String, user: UserName) -> Bool {
    access("\(directory)/\(fileName(for: user)).db", F_OK) == 0
  }

  private func storeRow() throws(StoreError) -> (identity: UInt64, session: Int64?) {
    let found = try database.rows("SELECT identity, session FROM store") { row in
      row.optional(1, row.count).flatMap { session in row.bits(0).map { ($0, session) } }
    }
    guard let first = found.first else { throw contradiction("table store") }
    return first
  }

  private func nextRow() throws(StoreError) -> Int64 {
    let last = try database.rows("SELECT max(row) FROM messages") { $0.integer(0) }.first ?? 0
    guard last < Row.largestCount else { throw contradiction("row \(last) in table messages") }
    return max(last, 0) + 1
  }

  private func contradiction(_ words: String) -> StoreError {
    .damaged(SQLiteFailure(path: database.path, code: SQLITE_CORRUPT, words: words))
  }

  /// What a closure makes of each row; rows of which it makes nothing are counted.
  func readable<T>(
    _ sql: SQL, _ values: [Value] = [], read: (Row) -> T?
  ) throws(StoreError) -> [T] {
    var unreadable = 0
    let found = try database.rows(sql, values) { row in
      let value = read(row)
      if value == nil { unreadable += 1 }
      return value
    }
    unreadableRows += unreadable
    return found
  }
}

extension [Int64] {
  /// Rows that follow each other without a hole, together.
  fileprivate var runs: [ClosedRange<Int64>] {
    var runs: [ClosedRange<Int64>] = []
    for row in self {
      if let last = runs.last, row == last.upperBound + 1 {
        runs[runs.count - 1] = last.lowerBound...row
      } else {
        runs.append(row...row)
      }
    }
    return runs
  }
}

extension [Change] {
  /// Of the streams that change with each text, only the last word of each counts.
  fileprivate var withoutOverwritten: [Change] {
    var seen: Set<StreamKey> = []
    return reversed().filter { change in StreamKey(change).map { seen.insert($0).inserted } ?? true
    }
    .reversed()
  }
}

/// Which stream a change replaces.
private enum StreamKey: Hashable {
  case received(Target, UserName, UInt64)
  case sending(Target)

  init?(_ change: Change) {
    switch change {
    case .received(let stream): self = .received(stream.target, stream.sender, stream.epoch)
    case .sending(let stream): self = .sending(stream.target)
    default: return nil
    }
  }
}
