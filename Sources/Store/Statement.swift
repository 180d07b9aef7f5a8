import CSQLite

/// What can be bound to a statement.
enum Value {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])

  static func text(_ text: String?) -> Value { text.map { .text($0) } ?? .null }
  static func integer(_ integer: Int64?) -> Value { integer.map { .integer($0) } ?? .null }
  static func flag(_ flag: Bool) -> Value { .integer(flag ? 1 : 0) }
  /// SQLite has no unsigned integers: the same 64 bits.
  static func bits(_ bits: UInt64?) -> Value { .integer(bits.map { Int64(bitPattern: $0) }) }
}

/// A compiled statement; between two uses it is reset and holds no values.
final class Statement {
  private let handle: OpaquePointer

  init(_ handle: OpaquePointer) { self.handle = handle }

  deinit { sqlite3_finalize(handle) }

  /// The row at which it stands.
  var row: Row { Row(handle: handle) }

  /// - Returns: the first result code that is not SQLITE_OK.
  func bind(_ values: [Value]) -> Int32 {
    precondition(
      values.count == Int(sqlite3_bind_parameter_count(handle)), "parameters of a statement")
    for (index, value) in values.enumerated() {
      let code = bind(value, at: Int32(index + 1))
      if code != SQLITE_OK { return code }
    }
    return SQLITE_OK
  }

  func step() -> Int32 { sqlite3_step(handle) }

  /// Its result repeats the error of the step before, which was taken there.
  func reset() {
    _ = sqlite3_reset(handle)
    _ = sqlite3_clear_bindings(handle)
  }

  /// Lengths are always given: texts may hold NUL. A null pointer would bind NULL, so empty values are bound apart.
  private func bind(_ value: Value, at index: Int32) -> Int32 {
    switch value {
    case .null: return sqlite3_bind_null(handle, index)
    case .integer(let integer): return sqlite3_bind_int64(handle, index, integer)
    case .text(var text):
      if text.isEmpty { return sqlite3_bind_text(handle, index, "", 0, chat_sqlite_transient()) }
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          sqlite3_bind_text64(
            handle, index, $0.baseAddress, UInt64($0.count), chat_sqlite_transient(),
            UInt8(SQLITE_UTF8))
        }
      }
    case .blob(let bytes):
      if bytes.isEmpty { return sqlite3_bind_zeroblob(handle, index, 0) }
      return sqlite3_bind_blob64(
        handle, index, bytes, UInt64(bytes.count), chat_sqlite_transient())
    }
  }
}

/// The columns of one row, counted from 0; valid until the statement is stepped again.
struct Row {
  fileprivate let handle: OpaquePointer

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  /// nil: not an integer.
  func integer(_ column: Int32) -> Int64? {
    guard sqlite3_column_type(handle, column) == SQLITE_INTEGER else { return nil }
    return sqlite3_column_int64(handle, column)
  }

  /// nil: not a text, or not UTF-8.
  func text(_ column: Int32) -> String? {
    guard sqlite3_column_type(handle, column) == SQLITE_TEXT,
      let start = sqlite3_column_text(handle, column)
    else { return nil }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(validating: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// nil: not a blob.
  func blob(_ column: Int32) -> [UInt8]? {
    guard sqlite3_column_type(handle, column) == SQLITE_BLOB else { return nil }
    let start = sqlite3_column_blob(handle, column)
    return [UInt8](
      UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }
}
