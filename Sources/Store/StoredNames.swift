import CSQLite
import ChatCore
import Glibc

/// The names in a store, for the completion of shells: read beside a `chat` that may run, without its lock. Nothing is
/// changed or waited for; where no `chat` runs, SQLite leaves two small files, which the next start takes away.
public struct StoredNames: Sendable {
  /// With whom there is a conversation or a request, sorted.
  public var users: [UserName] = []
  /// Sorted.
  public var groups: [GroupName] = []

  public init() {}

  /// - Throws: when there is no such store, or it cannot be read now.
  public init(directory: String, user: UserName) throws(StoreError) {
    let path = "\(directory)/\(fileName(of: .database, for: user))"
    let database = try Database(path: path, isReadOnly: true)
    try database.set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)
    users = try database.rows("SELECT peer FROM conversations UNION SELECT peer FROM requests") {
      $0.text(0).flatMap(Self.user)
    }.sorted()
    groups = try database.rows("SELECT name FROM groups") { $0.text(0).flatMap(Self.group) }
      .sorted()
  }

  /// The users whose stores lie in a directory, sorted; those with very long names are left out, and all of them when
  /// it cannot be read.
  public static func owners(in directory: String) -> [UserName] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var found: [UserName] = []
    while let entry = readdir(stream) {
      let file = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      let ending = ProgramFile.database.name
      guard file.hasSuffix(ending) else { continue }
      if let name = owner(of: String(file.dropLast(ending.count))) { found.append(name) }
    }
    return found.sorted()
  }

  /// The inverse of `fileName(for:)`.
  private static func owner(of file: String) -> UserName? {
    let parts = file.utf8.split(separator: UInt8(ascii: "%"), omittingEmptySubsequences: false)
    var bytes = parts.first.map { Array($0) } ?? []
    for part in parts.dropFirst() {
      guard let code = UInt8(String(decoding: part.prefix(2), as: UTF8.self), radix: 16) else {
        return nil
      }
      bytes += [code] + part.dropFirst(2)
    }
    guard let text = String(validating: bytes, as: UTF8.self), let name = user(text),
      fileName(for: name) == file
    else { return nil }
    return name
  }

  private static func user(_ text: String) -> UserName? {
    do throws(NameError) { return try UserName(received: text) } catch { return nil }
  }

  private static func group(_ text: String) -> GroupName? {
    do throws(NameError) { return try GroupName(received: text) } catch { return nil }
  }
}
