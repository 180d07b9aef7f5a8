/// Rows in columns, two blanks between them; for those who listen, each row as a line of its own with the headings in
/// it: `user: bob; status: online`. Nothing is cut; what is wider than the terminal is folded.
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
    if style.plain { return rows.map(spoken) }
    let all = (heading.isEmpty ? [] : [heading.map { Cell($0, .heading) }]) + rows
    let count = all.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      all.map { column < $0.count ? $0[column].words.width : 0 }.max() ?? 0
    }
    return all.flatMap { line($0, widths).lines(style) }
  }

  /// What is empty or a dash is left out. Without headings, the first cell is one.
  private func spoken(_ cells: [Cell]) -> String {
    let cells = cells.map(\.words)
    guard !heading.isEmpty else { return Words.list(cells, separator: ": ").text }
    let parts = zip(heading, cells).filter { !["", "-"].contains($0.1.text) }
    return Words.list(
      parts.map { $0.0.text.isEmpty ? $0.1 : "\($0.0): \($0.1)" }, separator: "; "
    ).text
  }

  /// The last cell that holds something ends the line: no blanks behind it. What does not fit goes on under it.
  private func line(_ cells: [Cell], _ widths: [Int]) -> Line {
    let last = cells.lastIndex { !$0.words.text.isEmpty } ?? -1
    var line = Line()
    let lastColumn = widths.prefix(max(last, 0)).reduce(0) { $0 + $1 + 2 }
    line.indentation = max(lastColumn, Gutter.width)
    for (column, cell) in cells.prefix(last + 1).enumerated() {
      line.append(cell.words, cell.ink)
      guard column < last else { break }
      let next = cells[column + 1].words
      if cell.words.runsRightToLeft || next.runsRightToLeft { line.append(.mark) }
      line.append(.spaces(widths[column] - cell.words.width + 2))
    }
    return line
  }
}
