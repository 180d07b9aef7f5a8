import Languages

/// A search for an entry of the history that holds what is typed, one glyph after the other (^R, ^S).
///
/// Ours and not libedit's, which takes the low byte of a code point for a key: it cannot search for 世 or Л.
struct HistorySearch {
  enum Direction {
    case older, newer
  }

  /// What is shown: an entry, counted from the newest, or nil for the line as it was.
  private struct State {
    var pattern: [UInt32] = []
    var found: Int?
    var at = 0
    var hasFailed = false
  }

  private let entries: [[Int32]]
  private let draft: (text: [UInt32], cursor: Int)
  private var state = State()
  /// What backspace goes back to.
  private var before: [State] = []
  private var direction: Direction
  /// The label is words, on the line's own row: for those who listen.
  private let isSpoken: Bool

  /// - Parameters:
  ///   - entries: the oldest first.
  ///   - draft: the line as it is.
  ///   - isSpoken: for plain mode.
  init(
    entries: [[Int32]], draft: (text: [UInt32], cursor: Int), direction: Direction,
    isSpoken: Bool = false
  ) {
    self.isSpoken = isSpoken
    self.entries = entries
    self.draft = draft
    self.direction = direction
  }

  var pattern: [UInt32] { state.pattern }
  /// The entry found, counted from the newest; nil while there is none.
  var found: Int? { state.found }
  var hasFailed: Bool { state.hasFailed }

  /// The line that would be taken, the cursor where the pattern was found.
  var line: (text: [UInt32], cursor: Int) {
    guard let found = state.found else { return draft }
    return (entry(found), state.at)
  }

  /// The line with what is searched for below it.
  var picture: (text: [UInt32], cursor: Int) {
    if isSpoken { return (line.text + spokenLabel.unicodeScalars.map(\.value) + state.pattern, 0) }
    let label = (direction == .older ? "bck" : "fwd") + (state.hasFailed ? "?" : ":")
    let below = [0x0A] + label.unicodeScalars.map(\.value) + state.pattern
    return (line.text + below, line.cursor)
  }

  private var spokenLabel: String { Self.spokenLabel(direction, hasFailed: state.hasFailed) }

  static func spokenLabel(_ direction: Direction, hasFailed: Bool) -> String {
    let question: Phrase =
      switch (direction, hasFailed) {
      case (.older, false): "; search back: "
      case (.older, true): "; not found back: "
      case (.newer, false): "; search on: "
      case (.newer, true): "; not found on: "
      }
    return question.text
  }

  mutating func append(_ scalar: UInt32) {
    before.append(state)
    state.pattern.append(scalar)
    search(from: state.found ?? 0)
  }

  mutating func removeLast() {
    state = before.popLast() ?? state
  }

  /// To the next one; a search that failed begins anew at the other end.
  mutating func next(_ direction: Direction, lastPattern: [UInt32]) {
    if state.pattern.isEmpty { state.pattern = lastPattern }
    before.append(state)
    self.direction = direction
    guard !state.pattern.isEmpty else { return }
    switch direction {
    case .older where state.hasFailed: search(from: 0)
    case .newer where state.hasFailed: search(from: entries.count - 1)
    case .older: search(from: state.found.map { $0 + 1 } ?? 0, otherThan: line.text)
    case .newer: search(from: (state.found ?? 0) - 1, otherThan: line.text)
    }
  }

  private mutating func search(from start: Int, otherThan text: [UInt32]? = nil) {
    let step = direction == .older ? 1 : -1
    var number = start
    while entries.indices.contains(number) {
      let entry = entry(number)
      if entry != text, let at = place(of: state.pattern, in: entry) {
        (state.found, state.at, state.hasFailed) = (number, at, false)
        return
      }
      number += step
    }
    state.hasFailed = true
  }

  private func entry(_ number: Int) -> [UInt32] {
    entries[entries.count - 1 - number].map(UInt32.init(bitPattern:))
  }
}

private func place(of pattern: [UInt32], in text: [UInt32]) -> Int? {
  guard pattern.count <= text.count else { return nil }
  return (0...text.count - pattern.count).first { text[$0...].starts(with: pattern) }
}
