import ChatCore

/// One line in pieces, each with its look; broken under a gutter when it is wider than the terminal, so that nobody
/// writes at the left margin what looks like a line of ours.
struct Line {
  private var pieces: [(words: Words, ink: Ink?)] = []

  mutating func append(_ words: Words, _ ink: Ink? = nil) {
    let words = words.settled
    if !words.text.isEmpty { pieces.append((words, ink)) }
  }

  /// What stands first in a line, with the blank behind it.
  mutating func append(time instant: Timestamp, at now: Moment, _ timestamps: Timestamps) {
    if timestamps == .none { return }
    append(Words(instant, at: now, withSeconds: timestamps == .seconds), .time)
    append(" ")
  }

  func lines(_ style: Style) -> [String] {
    let width = pieces.reduce(0) { $0 + $1.words.width }
    guard let columns = style.columns, width > columns, columns >= 2 * Gutter.width else {
      return [painted(pieces, style)]
    }
    return rows(columns).map { painted($0, style) }
  }

  private typealias Glyph = (words: Words, width: Int, ink: Ink?)

  /// Breaks behind a blank where there is one in the second half of the row.
  private func rows(_ columns: Int) -> [[(words: Words, ink: Ink?)]] {
    var rows: [[Glyph]] = []
    var row: [Glyph] = []
    var column = 0
    for glyph in glyphs {
      if column + glyph.width > columns, !row.isEmpty {
        let rest = splitBehindBlank(&row)
        rows.append(row)
        row = [(Gutter.words, Gutter.width, .faint)] + rest
        column = row.reduce(0) { $0 + $1.width }
      }
      row.append(glyph)
      column += glyph.width
    }
    return (rows + [row]).map { row in row.map { ($0.words, $0.ink) } }
  }

  private func splitBehindBlank(_ row: inout [Glyph]) -> [Glyph] {
    guard let blank = row.lastIndex(where: { $0.words == " " }), blank > row.count / 2 else {
      return []
    }
    let rest = Array(row[(blank + 1)...])
    row.removeSubrange(blank...)
    return rest
  }

  private var glyphs: [Glyph] {
    pieces.flatMap { piece in
      piece.words.characters.map { ($0, $0.width, piece.ink) }
    }
  }

  /// Neighbours of one look are painted together.
  private func painted(_ pieces: [(words: Words, ink: Ink?)], _ style: Style) -> String {
    var text = ""
    var pending: (words: Words, ink: Ink?)?
    for piece in pieces {
      if let last = pending, last.ink == piece.ink {
        pending = (last.words + piece.words, last.ink)
      } else {
        text += pending.map { style.paint($0.words, $0.ink) } ?? ""
        pending = piece
      }
    }
    return text + (pending.map { style.paint($0.words, $0.ink) } ?? "")
  }
}

/// What stands before the further lines of something.
enum Gutter {
  static let words: Words = "      "
  static let width = 6
}
