/// The lines entered so far, in the shape in which libedit walks through them.
struct History {
  /// libedit's buffers are as large from the start, so that no entry makes it move them: its incremental search keeps
  /// a pointer into one across that.
  static let longestEntry = 16384

  private(set) var entries: [[Int32]] = []
  private let limit: Int
  /// Where libedit stands, counted from the newest.
  private(set) var position = 0
  private let scratch = UnsafeMutablePointer<Int32>.allocate(capacity: longestEntry + 1)

  init(limit: Int) { self.limit = max(1, limit) }

  func free() { scratch.deallocate() }

  /// Adds a line at the newest end. Not kept: an empty one, one that begins with a space, one like the last, one that is
  /// too long, one with a newline or NUL.
  ///
  /// - Returns: whether it was added.
  mutating func add(_ line: String) -> Bool {
    let entry = line.unicodeScalars.map { Int32($0.value) }
    guard let first = entry.first, first != 0x20, entry.count <= Self.longestEntry,
      entry != entries.last,
      !entry.contains(where: { $0 == 0 || $0 == 0x0A || $0 == 0x0D })
    else { return false }
    if entries.count >= limit { entries.removeFirst(entries.count - limit + 1) }
    entries.append(entry)
    return true
  }

  enum Step: Int32 {
    case newest = 3
    case oldest = 4
    case newer = 5
    case older = 6
  }

  /// Takes a step; the entry there is valid until the next step.
  mutating func take(_ step: Step) -> (entry: UnsafePointer<Int32>, number: Int)? {
    switch step {
    case .newest: position = 0
    case .oldest: position = entries.count - 1
    case .newer: position -= 1
    case .older: position += 1
    }
    guard entries.indices.contains(position) else {
      position = min(max(0, position), max(0, entries.count - 1))
      return nil
    }
    let entry = entries[entries.count - 1 - position]
    scratch.update(from: entry, count: entry.count)
    scratch[entry.count] = 0
    return (UnsafePointer(scratch), entries.count - position)
  }
}
