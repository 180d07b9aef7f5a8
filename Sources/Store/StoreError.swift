import Glibc

/// What went wrong with the store: facts only, from which a sentence with the next step is made
/// elsewhere. No case holds any part of a message.
public enum StoreError: Error, Hashable, Sendable {
  /// A directory or file could not be made or opened; `code` is errno.
  case cannotOpen(path: String, code: Int32)
  /// A directory or file is there and must not be trusted.
  case unsafe(path: String, Danger)
  /// Another running `chat` has this store; nil: it has not written its process id yet.
  case locked(path: String, by: Int32?)
  /// The store at this path was made for another user name.
  case otherUser(path: String, user: String)
  /// A database, but none that `chat` has made.
  case foreign(path: String)
  /// Made by a later version: it has seen more migrations than this one knows.
  case newerVersion(path: String, found: Int, known: Int)
  /// Another program kept its lock on the database for over 5 s (SQLITE_BUSY).
  case busy(SQLiteFailure)
  /// No space left on the file system, or in the quota (SQLITE_FULL).
  case full(SQLiteFailure)
  /// The file or its file system can only be read (SQLITE_READONLY).
  case readOnly(SQLiteFailure)
  /// The file has been removed, renamed or replaced since it was opened: what is written to it now would go with it.
  case moved(path: String)
  /// Not a database, or one that contradicts itself (SQLITE_NOTADB, SQLITE_CORRUPT).
  case damaged(SQLiteFailure)
  /// The operating system failed to read or write (SQLITE_IOERR); `code` is errno, 0 if unknown.
  case ioError(SQLiteFailure, code: Int32)
  /// The row number is taken by another text: the caller's error.
  case rowTaken(Int64)
  /// Anything else that SQLite says.
  case failed(SQLiteFailure)

  /// Why a directory or file must not be trusted.
  public enum Danger: Hashable, Sendable {
    case symbolicLink
    /// Neither a directory nor a regular file, where one of them is expected.
    case wrongType
    /// Belongs to the user with this numeric id.
    case owner(UInt32)
    /// Others can write to the directory; its permission bits.
    case writableByOthers(mode: UInt32)
  }

  /// errno of a call that makes or opens `path`, as an error.
  init(path: String, errno code: Int32) {
    switch code {
    case ELOOP: self = .unsafe(path: path, .symbolicLink)
    case ENOTDIR: self = .unsafe(path: path, .wrongType)
    default: self = .cannotOpen(path: path, code: code)
    }
  }
}

/// What SQLite said.
public struct SQLiteFailure: Hashable, Sendable {
  /// The database file.
  public var path: String
  /// Extended result code (sqlite.org/rescode.html).
  public var code: Int32
  /// SQLite's own English words. Values are bound, never part of a statement, so no message is quoted in them.
  public var words: String

  public init(path: String, code: Int32, words: String) {
    self.path = path
    self.code = code
    self.words = words
  }
}
