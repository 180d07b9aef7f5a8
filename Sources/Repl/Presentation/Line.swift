import ChatCore

/// One line in pieces, each with its look; broken under a gutter when it is wider than the terminal, so that nobody
/// writes at the left margin what looks like a line of ours.
struct Line {
  private var pieces: [(words: Words, ink: Ink?)] = []
  /// Columns before its further rows.
  var indentation = Gutter.width

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
    return Folding.rows(of: glyphs, columns: columns, indentation: indentation).map { row in
      painted(row.map { ($0.words, $0.ink) }, style)
    }
  }

  private var glyphs: [Folding.Glyph] {
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
