import CSQLite
import Glibc

/// The text of a statement, made of literals alone: a value can only be bound to it, never written into it.
struct SQL: Hashable, ExpressibleByStringLiteral {
  let text: String

  init(stringLiteral literal: StaticString) { text = literal.description }
  private init(text: String) { self.text = text }

  static func + (left: SQL, right: SQL) -> SQL { SQL(text: left.text + right.text) }
}

/// One connection to one SQLite database file, for one thread.
final class Database {
  let path: String
  private let handle: OpaquePointer
  /// Each statement is compiled once.
  private var statements: [SQL: Statement] = [:]

  /// Opens an existing file; an empty one is an empty database. No part of the path may be a symbolic link.
  init(path: String, isReadOnly: Bool = false) throws(StoreError) {
    let way = isReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
    let flags = way | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(path, &handle, flags, nil)
    guard code == SQLITE_OK, let handle else {
      let error = StoreError(path: path, sqlite: code, handle: handle)
      sqlite3_close_v2(handle)
      throw error
    }
    self.path = path
    self.handle = handle
  }

  deinit {
    statements.removeAll()
    sqlite3_close_v2(handle)
  }

  /// Runs statements that take no values and yield no rows.
  func execute(_ script: SQL) throws(StoreError) {
    try check(sqlite3_exec(handle, script.text, nil, nil, nil))
  }

  /// Runs one statement to its end.
  ///
  /// - Returns: how many rows it inserted, changed or deleted.
  @discardableResult
  func run(_ sql: SQL, _ values: Value...) throws(StoreError) -> Int {
    try run(sql, values)
  }

  @discardableResult
  func run(_ sql: SQL, _ values: [Value]) throws(StoreError) -> Int {
    let statement = try statement(sql)
    try check(statement.bind(values))
    defer { statement.reset() }
    var code: Int32
    repeat { code = statement.step() } while code == SQLITE_ROW
    guard code == SQLITE_DONE else { throw error(code) }
    return Int(sqlite3_changes(handle))
  }

  /// All rows that a statement yields, each read by a closure; a row for which that returns nil is left out.
  func rows<T>(_ sql: SQL, _ values: [Value] = [], read: (Row) -> T?) throws(StoreError) -> [T] {
    let statement = try statement(sql)
    try check(statement.bind(values))
    defer { statement.reset() }
    var found: [T] = []
    while true {
      let code = statement.step()
      if code == SQLITE_DONE { return found }
      guard code == SQLITE_ROW else { throw error(code) }
      if let value = read(statement.row) { found.append(value) }
    }
  }

  /// All changes of the body, or, when it or the commit fails, none; afterwards there is no open transaction.
  func transaction(_ body: () throws(StoreError) -> Void) throws(StoreError) {
    if try hasMoved() { throw .moved(path: path) }
    try execute("BEGIN IMMEDIATE")
    do throws(StoreError) {
      try body()
      try execute("COMMIT")
    } catch {
      // SQLite has rolled back by itself after some errors.
      if sqlite3_get_autocommit(handle) == 0 { try execute("ROLLBACK") }
      throw error
    }
  }

  /// Whether another file, or none, is where this one was opened; in WAL mode SQLite itself does not look.
  private func hasMoved() throws(StoreError) -> Bool {
    var moved: Int32 = 0
    try check(sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved))
    return moved != 0
  }

  /// Rows that were inserted, changed or deleted since the file was opened, those of the index of words included.
  var changesInAll: Int { Int(sqlite3_total_changes(handle)) }

  func setBusyTimeout(milliseconds: Int32) throws(StoreError) {
    try check(sqlite3_busy_timeout(handle, milliseconds))
  }

  /// One of the switches of sqlite3_db_config.
  func set(_ option: Int32, _ on: Bool) throws(StoreError) {
    try check(chat_sqlite_switch(handle, option, on ? 1 : 0))
  }

  private func statement(_ sql: SQL) throws(StoreError) -> Statement {
    if let known = statements[sql] { return known }
    var compiled: OpaquePointer?
    let persistent = UInt32(SQLITE_PREPARE_PERSISTENT)
    try check(sqlite3_prepare_v3(handle, sql.text, -1, persistent, &compiled, nil))
    guard let compiled else { preconditionFailure("a statement without text") }
    let statement = Statement(compiled)
    statements[sql] = statement
    return statement
  }

  private func check(_ code: Int32) throws(StoreError) {
    if code != SQLITE_OK { throw error(code) }
  }

  private func error(_ code: Int32) -> StoreError {
    StoreError(path: path, sqlite: code, handle: handle)
  }
}

/// SQLITE_IOERR_WRITE, a macro that Swift does not see.
private let failedWrite = SQLITE_IOERR | 3 << 8

/// Whether this process may not write as much to a file as there is space for (setrlimit(2)). SQLite keeps no EFBIG.
private var isFileSizeLimited: Bool {
  var limit = rlimit()
  return getrlimit(__rlimit_resource_t(1), &limit) == 0 && limit.rlim_cur != rlim_t.max
}

extension StoreError {
  init(path: String, sqlite code: Int32, handle: OpaquePointer?) {
    let words = handle.flatMap(sqlite3_errmsg) ?? sqlite3_errstr(code)
    let failure = SQLiteFailure(
      path: path, code: code, words: words.map { String(cString: $0) } ?? "")
    let system = handle.map(sqlite3_system_errno) ?? 0
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy(failure)
    case SQLITE_FULL: self = .full(failure)
    case SQLITE_READONLY: self = .readOnly(failure)
    case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged(failure)
    case SQLITE_CANTOPEN: self = .cannotOpen(path: path, code: system)
    // Space for the shared-memory file runs out as an I/O error.
    case SQLITE_IOERR where system == ENOSPC || system == EDQUOT: self = .full(failure)
    case SQLITE_IOERR where code == failedWrite && isFileSizeLimited: self = .full(failure)
    case SQLITE_IOERR: self = .ioError(failure, code: system)
    default: self = .failed(failure)
    }
  }
}
