import ChatCore

/// The index of words follows the texts when there is time, in steps of some milliseconds: a flood of texts is stored
/// without it, and a search brings it up to date first.
extension MessageStore {
  /// So many texts a step at most, and so many bytes of their payloads, but one text at least.
  private static let stepTexts = 200
  private static let stepBytes = 1 << 16
  /// So many pages of the index, about, are put in order in a step (sqlite.org/fts5.html#the_merge_command).
  private static let stepPages = 16

  /// Whether texts are stored that the index does not have.
  public var isIndexBehind: Bool { indexedRow < newestRow }

  /// Whether a step has something to do: texts, or parts of the index that want to be one.
  public var hasIndexWork: Bool { isIndexBehind || indexIsInParts }

  /// One step, in a transaction of its own, of about five milliseconds of the processor.
  public func followTexts() throws(StoreError) {
    var last: Int64?
    var isInParts = false
    try database.transaction { () throws(StoreError) in
      last = try indexNext()
      isInParts = try mergeParts()
    }
    if let last { indexedRow = last } else { newestRow = indexedRow }
    indexIsInParts = isInParts
  }

  /// - Returns: the last row that the index has now; nil: it had them all.
  private func indexNext() throws(StoreError) -> Int64? {
    let next = try database.rows(
      "SELECT row, length(payload) FROM messages WHERE row > ? ORDER BY row LIMIT ?",
      [.integer(indexedRow), .integer(Int64(Self.stepTexts))]
    ) { row in row.integer(0).flatMap { number in row.integer(1).map { (number, $0) } } }
    var bytes: Int64 = 0
    let fitting = next.prefix { text in
      defer { bytes += text.1 }
      return bytes < Self.stepBytes
    }
    guard let last = fitting.last?.0 else { return nil }
    try database.run(Write.indexFollowing, .integer(indexedRow), .integer(last))
    try database.run("UPDATE store SET indexed = ?", .integer(last))
    return last
  }

  /// Each step's texts are a part of their own. Less than two changes: nothing was left to merge.
  ///
  /// - Returns: whether there may be more to do.
  private func mergeParts() throws(StoreError) -> Bool {
    let before = database.changesInAll
    try database.run(Write.merge, .integer(Int64(Self.stepPages)))
    return database.changesInAll - before >= 2
  }

  /// Where the index stood at the last end.
  func findIndexed() throws(StoreError) {
    indexedRow = try database.rows("SELECT indexed FROM store") { $0.integer(0) }.first ?? 0
    newestRow = try database.rows("SELECT max(row) FROM messages") { $0.integer(0) }.first ?? 0
  }
}
