import CSystem

/// What stands in one place of the screen: a glyph with its combining marks, or one half of a `^X`.
struct Cell: Hashable {
  var text: String
  /// Columns: 1 or 2.
  var width: Int
  var style: Style = .plain
  /// Holds a mark, or something else that terminals may disagree about.
  var isOdd = false
}

/// One row of the screen, as far as it is written.
struct Row: Hashable {
  var cells: [Cell] = []
  var width = 0
  /// The line goes on in the next row because this one is full.
  var wraps = false

  var isOdd: Bool { cells.contains(where: \.isOdd) }
}

/// A place on the screen, counted from the first row of the prompt.
struct Place: Hashable {
  var row = 0
  var column = 0
}

/// Where each glyph of prompt and line stands, on a screen of some columns. Glyph by glyph: dividing the line's width by
/// the columns is wrong as soon as there is a wide glyph or a tab.
///
/// - A wide glyph that does not fit into a row leaves its last column blank and starts the next.
/// - A tab reaches to the next multiple of eight, or to the margin.
/// - A control character takes two cells (`^G`), an unprintable one eight or so (`\U+E000`).
/// - What has no width stands in the cell before it.
/// - A text that ends at the margin has its cursor in the next row.
struct Layout {
  private(set) var rows = [Row()]
  /// Where the cursor stands.
  private(set) var cursor = Place()
  private let columns: Int

  /// - Parameters:
  ///   - line: Unicode scalars; a newline starts a row (libedit shows its search so).
  ///   - cursor: index in `line`, up to its length.
  ///   - columns: at least 2.
  init(prompt: StyledText, line: [UInt32], cursor: Int, columns: Int) {
    self.columns = max(2, columns)
    for span in prompt.spans {
      for scalar in span.text.unicodeScalars where scalar != "\n" { add(scalar.value, span.style) }
    }
    for (index, scalar) in line.enumerated() {
      if index == cursor { self.cursor = place(before: scalar) }
      if scalar == 0x0A { rows.append(Row()) } else { add(scalar, .plain) }
    }
    if rows[rows.count - 1].width == self.columns { wrap() }
    if cursor >= line.count { self.cursor = end }
  }

  /// Where the next glyph would stand.
  private var end: Place { Place(row: rows.count - 1, column: rows[rows.count - 1].width) }

  private func place(before scalar: UInt32) -> Place {
    let width = scalar < 0x20 ? 1 : max(0, Int(chat_wcwidth(scalar)))
    let fits = end.column + max(1, width) <= columns
    return fits ? end : Place(row: end.row + 1, column: 0)
  }

  private mutating func wrap() {
    rows[rows.count - 1].wraps = true
    rows.append(Row())
  }

  private mutating func add(_ scalar: UInt32, _ style: Style) {
    switch scalar {
    case 0x20..<0x7F: put(Cell(text: asciiText[Int(scalar)], width: 1, style: style))
    case 0x09:
      repeat {
        put(Cell(text: " ", width: 1, style: style))
      } while end.column % 8 != 0
        && end.column < columns
    default: addUnusual(scalar, style)
    }
  }

  private mutating func addUnusual(_ scalar: UInt32, _ style: Style) {
    let width = Int(chat_wcwidth(scalar))
    guard width >= 0, let character = Unicode.Scalar(scalar), character.isSeen else {
      for unit in visibleForm(of: scalar).utf8 {
        put(Cell(text: asciiText[Int(unit)], width: 1, style: style))
      }
      return
    }
    guard width == 0 else {
      let isOdd = scalar >= 0x1F000 || character.properties.isEmoji
      put(Cell(text: String(character), width: width, style: style, isOdd: isOdd))
      return
    }
    attach(character)
  }

  private mutating func put(_ cell: Cell) {
    if end.column + cell.width > columns {
      // One blank where a wide glyph has no room, so that terminals agree on where it goes.
      while end.column < columns { append(Cell(text: " ", width: 1, style: cell.style)) }
      wrap()
    }
    append(cell)
  }

  private mutating func append(_ cell: Cell) {
    rows[rows.count - 1].cells.append(cell)
    rows[rows.count - 1].width += cell.width
  }

  private mutating func attach(_ mark: Unicode.Scalar) {
    let row = rows.count - 1
    let cell = rows[row].cells.count - 1
    guard cell >= 0 else {
      return append(Cell(text: "\u{25CC}" + String(mark), width: 1, isOdd: true))
    }
    rows[row].cells[cell].text.unicodeScalars.append(mark)
    rows[row].cells[cell].isOdd = true
  }
}

extension Unicode.Scalar {
  /// Whether a terminal shows it, or draws something with it: completion brings strangers' names here, which may hold
  /// what hides. Joiners and selectors of forms belong to scripts and emoji.
  fileprivate var isSeen: Bool {
    if value == 0x200C || value == 0x200D || properties.isVariationSelector { return true }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
      .unassigned:
      return false
    default: return !properties.isDefaultIgnorableCodePoint
    }
  }
}

/// How something unprintable is shown: `^G`, `^?`, `\U+200E`.
func visibleForm(of scalar: UInt32) -> String {
  if scalar < 0x20 || scalar == 0x7F { return "^" + asciiText[Int(scalar ^ 0x40)] }
  let digits = String(scalar, radix: 16, uppercase: true)
  return "\\U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

private let asciiText = (0..<128).map { String(Unicode.Scalar(UInt8($0))) }
