/// Rows in columns, two blanks between them. Nothing is cut.
struct Table {
  struct Cell {
    var words: Words
    var ink: Ink?

    init(_ words: Words, _ ink: Ink? = nil) {
      self.words = words
      self.ink = ink
    }
  }

  var heading: [Words]
  var rows: [[Cell]] = []

  func lines(_ style: Style) -> [String] {
    let all = (heading.isEmpty ? [] : [heading.map { Cell($0, .heading) }]) + rows
    let count = all.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      all.map { column < $0.count ? $0[column].words.width : 0 }.max() ?? 0
    }
    return all.map { line($0, widths, style) }
  }

  /// The last cell that holds something ends the line: no blanks behind it.
  private func line(_ cells: [Cell], _ widths: [Int], _ style: Style) -> String {
    let last = cells.lastIndex { !$0.words.text.isEmpty } ?? -1
    var line = ""
    for (column, cell) in cells.prefix(last + 1).enumerated() {
      line += style.paint(cell.words, cell.ink)
      guard column < last else { break }
      let next = cells[column + 1].words
      if cell.words.runsRightToLeft || next.runsRightToLeft { line += Words.mark.text }
      line += Words.spaces(widths[column] - cell.words.width + 2).text
    }
    return line
  }
}
