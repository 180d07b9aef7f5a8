import ChatCore

/// What is printed above the prompt: lines that wait for the end of the turn, the day of the last one, and which texts
/// are on the screen.
struct Transcript {
  /// Rows of the terminal.
  var height = 24
  private var waiting: [String] = []
  private var day: Day?
  /// Lines so far, and at which of them each text was added.
  private var count = 0
  private var places: [Int64: Int] = [:]
  private static let mostPlaces = 10_000

  /// - Parameters:
  ///   - last: when the last of the lines was written, if that is not now.
  ///   - dayLine: makes the line that tells of a new day.
  mutating func add(
    _ lines: [String], at now: Moment, last: Timestamp? = nil, dayLine: () -> String
  ) {
    if lines.isEmpty { return }
    let today = Day(now.wall, at: now)
    if let day, day != today, last == nil { append([dayLine()]) }
    append(lines)
    day = last.map { Day($0, at: now) } ?? today
  }

  /// This text is among the next lines.
  mutating func note(_ message: StoredMessage) {
    if places.count > Self.mostPlaces {
      places = places.filter { count - $0.value < height }
    }
    places[message.row] = count
  }

  /// So many lines were printed by somebody else.
  mutating func pass(_ lines: Int) { count += lines }

  /// Whether the text was printed so short a time ago that it can still be seen.
  func isOnScreen(_ message: StoredMessage) -> Bool {
    places[message.row].map { count - $0 < height } ?? false
  }

  mutating func take() -> [String] {
    defer { waiting = [] }
    return waiting
  }

  private mutating func append(_ lines: [String]) {
    waiting += lines
    count += lines.count
  }
}
