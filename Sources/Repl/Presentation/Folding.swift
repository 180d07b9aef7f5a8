/// A line that is wider than the terminal, in rows: broken between words, in columns and glyph by glyph, and hanging
/// under an indentation. No row is wider than the terminal: it would go on at the left margin.
struct Folding {
  typealias Glyph = (words: Words, width: Int, ink: Ink?)

  private let columns: Int
  /// Stands before all rows but the first.
  private let indentation: Glyph
  private var rows: [[Glyph]] = [[]]
  private var column = 0

  /// - Parameter indentation: in columns; one that takes more than half of a row is not kept to.
  init(columns: Int, indentation: Int) {
    let width = indentation <= columns / 2 ? indentation : Gutter.width
    self.columns = columns
    self.indentation = (.spaces(width), width, .faint)
  }

  static func rows(of glyphs: [Glyph], columns: Int, indentation: Int) -> [[Glyph]] {
    var folding = Folding(columns: columns, indentation: indentation)
    var rest = glyphs[...]
    while !rest.isEmpty {
      let blanks = rest.prefix { $0.words == " " }
      let word = rest.dropFirst(blanks.count).prefix { $0.words != " " }
      folding.add(word, behind: blanks)
      rest = rest.dropFirst(blanks.count + word.count)
    }
    return folding.rows
  }

  private mutating func add(_ word: ArraySlice<Glyph>, behind blanks: ArraySlice<Glyph>) {
    let width = width(of: word)
    if column + self.width(of: blanks) + width <= columns { return append(blanks + word) }
    let fitsBelow = width <= columns - indentation.width
    if column > 0, fitsBelow || column > columns / 2 {
      breakRow()
    } else {
      blanks.forEach { put($0) }
    }
    // What is wider than a row is broken where the row ends.
    word.forEach { put($0) }
  }

  private mutating func put(_ glyph: Glyph) {
    if glyph.width > columns - indentation.width { return putInParts(glyph) }
    if column + glyph.width > columns { breakRow() }
    append([glyph])
  }

  /// Some scripts join any number of letters in one character, which terminals draw letter by letter.
  private mutating func putInParts(_ glyph: Glyph) {
    for part in glyph.words.letters {
      let width = part.width
      if column + width > columns { breakRow() }
      append([(part, width, glyph.ink)])
    }
  }

  private mutating func breakRow() {
    rows.append([])
    column = 0
    append([indentation])
  }

  private mutating func append(_ glyphs: ArraySlice<Glyph>) {
    rows[rows.count - 1] += glyphs
    column += width(of: glyphs)
  }

  private func width(of glyphs: ArraySlice<Glyph>) -> Int { glyphs.reduce(0) { $0 + $1.width } }
}
