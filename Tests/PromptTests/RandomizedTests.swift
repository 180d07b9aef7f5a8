import Foundation
import TestSupport
import Testing

/// Types, moves, deletes, receives and resizes at random, in lock step with a model of line and screen that knows nothing
/// of the prompt's code. `CHAT_TEST_SEED` repeats a run, `CHAT_TEST_SEEDS` makes as many with new ones.
@Suite("Randomized") struct RandomizedTests {
  @Test("The screen is what the model says, after every step", arguments: seeds())
  func lockStep(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let probe = try ProbeScreen(rows: 7, columns: 16)
    var model = Model(rows: 7, columns: 16)
    var log: [String] = []
    for step in 0..<150 {
      do {
        let before = model.picture
        log.append(try model.act(&random, probe))
        try probe.screen.waitFor(lines: model.lines, cursor: model.cursor)
        if before == model.picture { try model.confirm(probe) }
      } catch {
        Issue.record("seed \(seed), step \(step): \(error)\nlast steps: \(log.suffix(12))")
        return
      }
    }
  }

  static func seeds() -> [UInt64] {
    if let given = ProcessInfo.processInfo.environment["CHAT_TEST_SEED"].flatMap({ UInt64($0) }) {
      return [given]
    }
    let given = ProcessInfo.processInfo.environment["CHAT_TEST_SEEDS"].flatMap { Int($0) }
    let seeds = (0..<(given ?? 8)).map { _ in UInt64.random(in: 0..<1_000_000) }
    print("randomized prompt tests, CHAT_TEST_SEED = \(seeds)")
    return seeds
  }
}

struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Line and screen as they must be.
private struct Model {
  var rows: Int
  var columns: Int
  var line: [Unicode.Scalar] = []
  var at = 0
  var killed: [Unicode.Scalar] = []
  /// What stands above the input, and how many rows have scrolled out.
  var above: [String] = []
  var scrolled = 0
  var window = 0

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  // MARK: Acting

  /// One step, in the probe and here.
  ///
  /// - Returns: what it was.
  mutating func act(_ random: inout SplitMix, _ probe: ProbeScreen) throws -> String {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<40: return try type(word(&random), probe)
    case 40..<65: return try edit(&random, probe)
    case 65..<90: return try receive(&random, probe)
    case 90..<94: return try enter(probe)
    case 94..<96: return try interrupt(probe)
    default: return try resize(&random, probe)
    }
  }

  private func word(_ random: inout SplitMix) -> [Unicode.Scalar] {
    let letters = Array("abcdefgh01 世界e\u{301}🎉漢".unicodeScalars)
    return (0..<Int.random(in: 1...6, using: &random)).map { _ in
      letters[Int.random(in: 0..<letters.count, using: &random)]
    }
  }

  private mutating func type(_ word: [Unicode.Scalar], _ probe: ProbeScreen) throws -> String {
    line.insert(contentsOf: word, at: at)
    at += word.count
    let text = String(String.UnicodeScalarView(word))
    try probe.send(text)
    settle()
    return "type \(text.debugDescription)"
  }

  private mutating func edit(_ random: inout SplitMix, _ probe: ProbeScreen) throws -> String {
    let name: String
    switch Int.random(in: 0..<8, using: &random) {
    case 0, 1:
      name = Keys.left
      at = max(0, at - 1)
    case 2:
      name = Keys.right
      at = min(line.count, at + 1)
    case 3:
      name = Keys.control("A")
      at = 0
    case 4:
      name = Keys.control("E")
      at = line.count
    case 5:
      name = Keys.control("K")
      if at < line.count { killed = Array(line[at...]) }
      killed = Array(line[at...])
      line.removeSubrange(at...)
    case 6:
      name = Keys.control("Y")
      line.insert(contentsOf: killed, at: at)
      at += killed.count
    default:
      name = Keys.backspace
      if at > 0 {
        line.remove(at: at - 1)
        at -= 1
      }
    }
    try probe.send(name)
    settle()
    return "key \(name.debugDescription)"
  }

  private mutating func receive(_ random: inout SplitMix, _ probe: ProbeScreen) throws -> String {
    let lengths = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      Int.random(in: 1...2 * columns + 1, using: &random)
    }
    let messages = lengths.map { length in
      String((0..<length).map { "abcdefghijklmnopqrstuvwxyz世"[Int($0 + length) % 27] })
    }
    try probe.receive(messages.joined(separator: "\n"))
    for message in messages { above += wrapped(Array(message.unicodeScalars)) }
    settle()
    return "receive \(messages)"
  }

  private mutating func enter(_ probe: ProbeScreen) throws -> String {
    at = line.count
    leave(mark: "")
    above += wrapped(Array("line: ".unicodeScalars) + line)
    line = []
    at = 0
    try probe.send(Keys.enter)
    settle()
    return "enter"
  }

  private mutating func interrupt(_ probe: ProbeScreen) throws -> String {
    let wasEmpty = line.isEmpty
    at = line.count
    leave(mark: "^C")
    above += wrapped(Array((wasEmpty ? "interrupt, empty" : "interrupt").unicodeScalars))
    line = []
    at = 0
    try probe.send(Keys.control("C"))
    settle()
    return "interrupt"
  }

  private mutating func resize(_ random: inout SplitMix, _ probe: ProbeScreen) throws -> String {
    rows = Int.random(in: 1...9, using: &random)
    columns = Int.random(in: 9...24, using: &random)
    try probe.screen.resize(rows: rows, columns: columns)
    // What a terminal makes of its old rows differs; what is drawn on an empty one does not.
    try probe.send(Keys.control("L"))
    above = []
    scrolled = 0
    window = 0
    try confirm(probe)
    return "resize \(rows)×\(columns)"
  }

  /// A letter tells that the keys before it were taken, where the screen does not: messages come by another way.
  mutating func confirm(_ probe: ProbeScreen) throws {
    _ = try type(["Z"], probe)
    try probe.screen.waitFor(lines: lines, cursor: cursor)
    line.remove(at: at - 1)
    at -= 1
    try probe.send(Keys.backspace)
    settle()
    try probe.screen.waitFor(lines: lines, cursor: cursor)
  }

  // MARK: The screen

  /// Rows of the input, those on the screen, and the cursor among them.
  private mutating func input() -> (rows: [String], cursor: (row: Int, column: Int)) {
    let (rows, cursor) = layout(Array("> ".unicodeScalars) + line, cursor: at + 2)
    let height = max(1, self.rows - 1)
    guard rows.count > height else {
      window = 0
      return (rows, cursor)
    }
    window = min(max(window, cursor.row - height + 1), cursor.row, rows.count - height)
    return (Array(rows[window..<window + height]), (cursor.row - window, cursor.column))
  }

  /// All that is seen, as one text.
  var picture: String { "\(lines) \(cursor)" }
  private(set) var lines: [String] = []
  private(set) var cursor = (row: 0, column: 2)

  private mutating func settle() {
    let (rows, cursor) = input()
    let all = above + rows
    scrolled = max(scrolled, all.count - self.rows)
    self.cursor = (above.count + cursor.row - scrolled, cursor.column)
    var lines = all.dropFirst(scrolled).map { row in
      String(row.reversed().drop { $0 == " " }.reversed()).precomposedStringWithCanonicalMapping
    }
    while lines.last == "" { lines.removeLast() }
    self.lines = lines
  }

  /// The input becomes part of what is above.
  private mutating func leave(mark: String) {
    var rows = input().rows
    if mark.isEmpty, rows.count > 1, rows.last == "" {
      rows.removeLast()
      above += rows
    } else {
      above += rows
      for character in mark {
        if width(above[above.count - 1]) == columns { above.append("") }
        above[above.count - 1].append(character)
      }
    }
    // Drawing it may have scrolled.
    scrolled = max(scrolled, above.count - self.rows)
  }

  private func wrapped(_ text: [Unicode.Scalar]) -> [String] {
    var rows = layout(text, cursor: 0).rows
    if rows.count > 1, rows.last == "" { rows.removeLast() }
    return rows
  }

  private func layout(_ text: [Unicode.Scalar], cursor: Int) -> (
    rows: [String], cursor: (row: Int, column: Int)
  ) {
    var rows = [""]
    var column = 0
    var place = (row: 0, column: 0)
    for (index, scalar) in text.enumerated() {
      let width = width(scalar)
      let wraps = width > 0 && column + width > columns
      if index == cursor {
        let isNext = column + max(1, width) > columns
        place = isNext ? (rows.count, 0) : (rows.count - 1, column)
      }
      if wraps {
        rows.append("")
        column = 0
      }
      rows[rows.count - 1].unicodeScalars.append(scalar)
      column += width
    }
    if column == columns {
      rows.append("")
      column = 0
    }
    return (rows, cursor >= text.count ? (rows.count - 1, column) : place)
  }

  private func width(_ row: String) -> Int { row.unicodeScalars.reduce(0) { $0 + width($1) } }

  private func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "\u{301}": 0
    case "世", "界", "漢", "🎉": 2
    default: 1
    }
  }
}

extension String {
  fileprivate subscript(_ index: Int) -> Character { self[self.index(startIndex, offsetBy: index)] }
}
