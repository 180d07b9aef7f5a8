/// Lines that wait until the terminal takes them, in order. Bounded: what is too much is dropped from the middle, since
/// the oldest say how it began and the newest how it stands.
struct Backlog {
  /// The most bytes kept, whatever the lines' number.
  static let byteLimit = 4 << 20

  private let limit: Int
  private let notShown: (Int) -> String
  /// Before the gap, the next one at `next`.
  private var head: [String] = []
  private var next = 0
  private var dropped = 0
  /// Behind the gap; empty while there is none.
  private var tail: [String] = []
  private var tailNext = 0
  private var bytes = 0

  /// - Parameters:
  ///   - limit: lines kept, at least 2.
  ///   - notShown: the line in place of so many.
  init(limit: Int, notShown: @escaping (Int) -> String) {
    self.limit = max(2, limit)
    self.notShown = notShown
  }

  var isEmpty: Bool { count == 0 && dropped == 0 }
  /// Whether one line more would drop one.
  var isFull: Bool { count >= limit || bytes >= Self.byteLimit }
  var count: Int { head.count - next + tail.count - tailNext }

  mutating func append(_ line: String) {
    if isFull { makeRoom() }
    bytes += line.utf8.count
    if dropped == 0 { head.append(line) } else { tail.append(line) }
  }

  /// Removes the oldest lines, about so many bytes of them, at least one if there is one.
  mutating func take(bytes wanted: Int) -> [String] {
    var taken: [String] = []
    var size = 0
    while size < wanted, let line = takeFirst() {
      taken.append(line)
      size += line.utf8.count + 2
    }
    return taken
  }

  private mutating func takeFirst() -> String? {
    guard next < head.count else { return takeGap() }
    let line = head[next]
    head[next] = ""
    next += 1
    bytes -= line.utf8.count
    return line
  }

  /// What is behind the gap comes next, once the gap was told.
  private mutating func takeGap() -> String? {
    let gap = dropped
    head = Array(tail[tailNext...])
    next = 0
    tail = []
    tailNext = 0
    dropped = 0
    return gap > 0 ? notShown(gap) : nil
  }

  /// Drops the oldest line behind the gap, which at first opens in the middle.
  private mutating func makeRoom() {
    if dropped == 0 { splitHead() }
    guard tailNext < tail.count else { return }
    bytes -= tail[tailNext].utf8.count
    tail[tailNext] = ""
    tailNext += 1
    dropped += 1
    if tailNext > limit {
      tail.removeFirst(tailNext)
      tailNext = 0
    }
  }

  private mutating func splitHead() {
    let middle = next + (head.count - next) / 2
    tail = Array(head[middle...])
    tailNext = 0
    head.removeSubrange(middle...)
  }
}
