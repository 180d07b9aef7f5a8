import Glibc

/// The size of the window.
struct Size: Hashable {
  var rows: Int
  var columns: Int
}

/// Draws prompt and line on a terminal that can move its cursor.
///
/// Knows what of the input stands on the screen, and says which bytes change it.
///
/// It is asked for a picture, compares it with what it drew last, and writes from the first difference on; what was
/// appended is so passed on glyph by glyph. Messages go above: the input is erased, the lines are written, and the next
/// picture is drawn fresh below them. Only rows that are known to exist are ever touched.
struct Painter {
  var size: Size
  /// Whether the terminal is known to wrap its old rows again when its width changes, each glyph where tmux(1) puts it.
  private let rewraps: Bool
  /// What stands on the screen; nil: nothing, and the cursor is in column 0 of a row of ours.
  private var shown: Picture?
  /// Where the terminal's cursor is, in rows of the picture. Behind the last column: it waits there to wrap.
  private var at = Place()
  /// The first row of a layout that is taller than the window.
  private var top = 0
  /// What the current row held before we came to it is not known.
  private var isRowDirty = true
  private var bytes: [UInt8] = []

  init(size: Size, rewraps: Bool) {
    self.size = size
    self.rewraps = rewraps
  }

  /// Rows for the input: one less than the window has, so that a message above it is seen at all.
  private var height: Int { max(1, size.rows - 1) }

  // MARK: What it is asked for

  /// Bytes that put this layout on the screen, with its cursor.
  mutating func show(_ layout: Layout) -> [UInt8] {
    let picture = visiblePart(of: layout)
    if let shown { change(from: shown, to: picture) } else { draw(picture) }
    move(to: picture.cursor, in: picture)
    shown = picture
    return taken()
  }

  /// Bytes that remove the input; the cursor is then where it began.
  mutating func erase() -> [UInt8] {
    guard let shown else { return [] }
    bytes +=
      ControlSequence.up(at.row) + ControlSequence.carriageReturn + ControlSequence.eraseToEndOfRow
    at = Place()
    if shown.rows.count > 1 { eraseRows(below: 0) }
    bytes += ControlSequence.up(at.row)
    at = Place()
    self.shown = nil
    return taken()
  }

  /// Bytes that leave the input on the screen and go to a row of their own below it.
  mutating func leave(_ layout: Layout, mark: String = "") -> [UInt8] {
    var last = show(layout)
    let picture = shown ?? Picture()
    let end = Place(row: picture.rows.count - 1, column: picture.rows.last?.width ?? 0)
    move(to: end, in: picture)
    last += taken() + Array(mark.utf8)
    forget()
    isRowDirty = false
    let isBlank = end.column == 0 && end.row > 0 && mark.isEmpty
    return last + (isBlank ? [] : ControlSequence.newLine)
  }

  /// The cursor stands in a row of which nothing is known: at the start, and after the process was stopped.
  mutating func forget() {
    shown = nil
    at = Place()
    isRowDirty = true
  }

  /// Bytes that write lines where the input was erased.
  mutating func write(lines: [String]) -> [UInt8] {
    if isRowDirty {
      bytes += ControlSequence.carriageReturn + ControlSequence.eraseToEndOfRow
      isRowDirty = false
    }
    for var line in lines {
      let hasEscape = line.withUTF8 { line in
        bytes.append(contentsOf: line)
        return line.baseAddress.map { memchr($0, 0x1B, line.count) != nil } ?? false
      }
      if hasEscape { bytes += ControlSequence.endAttributes }
      bytes += ControlSequence.newLine
    }
    return taken()
  }

  /// Bytes that remove the input after the window has another size. Some terminals wrap their old rows again, others cut
  /// them off; where that is not known it is counted both ways, and the smaller counts: too few rows leave a stale one,
  /// too many would erase a message.
  mutating func resize(to size: Size, again layout: Layout) -> [UInt8] {
    self.size = size
    guard let shown else { return [] }
    let wrapped = rewraps ? rewrapped(shown) : min(at.row, visiblePart(of: layout).cursor.row)
    let above = min(wrapped, size.rows - 1)
    bytes +=
      ControlSequence.up(above) + ControlSequence.carriageReturn + ControlSequence.eraseToEndOfRow
    bytes +=
      ControlSequence.saveCursor + ControlSequence.down(1) + ControlSequence.eraseToEndOfScreen
      + ControlSequence.restoreCursor
    at = Place()
    self.shown = nil
    return taken()
  }

  /// The row of the cursor after the old rows were wrapped again: those that go on in the next one are one line.
  private func rewrapped(_ picture: Picture) -> Int {
    var place = Place()
    for (row, old) in picture.rows.prefix(at.row + 1).enumerated() {
      let continues = row > 0 && picture.rows[row - 1].wraps
      if row > 0, !continues { place = Place(row: place.row + 1, column: 0) }
      var width = 0
      let blank = Cell(text: " ", width: 1)
      for cell in continues && old.cells.isEmpty ? [blank] : old.cells {
        if place.column + cell.width > size.columns { place = Place(row: place.row + 1, column: 0) }
        if row == at.row, width >= at.column { return place.row }
        place.column += cell.width
        width += cell.width
      }
    }
    return place.row
  }

  /// Bytes that empty the whole screen.
  mutating func clear() -> [UInt8] {
    forget()
    top = 0
    isRowDirty = false
    return ControlSequence.clearScreen
  }

  // MARK: Pictures

  private struct Picture: Hashable {
    var rows: [Row] = []
    var cursor = Place()
  }

  private mutating func visiblePart(of layout: Layout) -> Picture {
    let rows = layout.rows
    guard rows.count > height else {
      top = 0
      return Picture(rows: rows, cursor: layout.cursor)
    }
    top = min(max(top, layout.cursor.row - height + 1), layout.cursor.row, rows.count - height)
    let cursor = Place(row: layout.cursor.row - top, column: layout.cursor.column)
    return Picture(rows: Array(rows[top..<top + height]), cursor: cursor)
  }

  private mutating func draw(_ picture: Picture) {
    if isRowDirty { bytes += ControlSequence.carriageReturn + ControlSequence.eraseToEndOfRow }
    isRowDirty = false
    at = Place()
    write(picture, from: Place(), old: nil)
  }

  private mutating func change(from old: Picture, to new: Picture) {
    let same = zip(old.rows, new.rows).prefix { $0.cells == $1.cells }.count
    if same < new.rows.count {
      let cell = same < old.rows.count ? firstDifference(old.rows[same], new.rows[same]) : 0
      write(new, from: Place(row: same, column: cell), old: old)
    }
    if old.rows.count > new.rows.count { eraseRows(below: new.rows.count - 1) }
  }

  /// The index of the first cell that must be written. Rows that terminals may measure differently are written whole.
  private func firstDifference(_ old: Row, _ new: Row) -> Int {
    if old.isOdd || new.isOdd { return 0 }
    return zip(old.cells, new.cells).prefix { $0 == $1 }.count
  }

  // MARK: Writing

  /// Writes from a cell on (its index is the place's column) to the end of the picture.
  private mutating func write(_ picture: Picture, from start: Place, old: Picture?) {
    for row in start.row..<picture.rows.count {
      let first = row == start.row ? start.column : 0
      if row == start.row {
        let column = picture.rows[row].cells[..<first].reduce(0) { $0 + $1.width }
        enter(Place(row: row, column: column), of: picture, old: old)
      } else {
        enterNext(afterWrap: picture.rows[row - 1].wraps)
      }
      if picture.rows[row].cells.isEmpty, row > 0, picture.rows[row - 1].wraps {
        openRow()
      } else {
        write(picture.rows[row].cells[first...])
        at.column = picture.rows[row].width
        eraseRest(of: row, old: old)
      }
    }
  }

  /// Goes to where writing begins: into a row that is there, or one below the last.
  private mutating func enter(_ place: Place, of picture: Picture, old: Picture?) {
    guard let old else { return }
    if place.row < old.rows.count { return move(to: place, in: picture) }
    move(to: Place(row: old.rows.count - 1, column: 0), in: picture)
    bytes += ControlSequence.newLine
    at = Place(row: place.row, column: 0)
  }

  /// Goes to the next row. Behind a full row the terminal wraps by itself, so that it knows both as one line.
  private mutating func enterNext(afterWrap: Bool) {
    if !afterWrap || at.column < size.columns {
      bytes += ControlSequence.newLine
    }
    at = Place(row: at.row + 1, column: 0)
  }

  /// A row behind a full one in which nothing is written yet gets a blank. What follows that is erased, and never the row
  /// as a whole: tmux takes it for a line of its own then.
  private mutating func openRow() {
    bytes += [0x20] + ControlSequence.eraseToEndOfRow + ControlSequence.carriageReturn
    at.column = 0
  }

  /// Never behind a full row: terminals take its last glyph then.
  private mutating func eraseRest(of row: Int, old: Picture?) {
    guard let old, row < old.rows.count, at.column < size.columns else { return }
    if old.rows[row].width > at.column || old.rows[row].isOdd {
      bytes += ControlSequence.eraseToEndOfRow
    }
  }

  private mutating func write(_ cells: ArraySlice<Cell>) {
    var style = Style.plain
    for cell in cells {
      if cell.style != style {
        if style != .plain { bytes += ControlSequence.endAttributes }
        if cell.style != .plain { bytes += ControlSequence.attributes(cell.style.parameters) }
        style = cell.style
      }
      bytes += Array(cell.text.utf8)
    }
    if style != .plain { bytes += ControlSequence.endAttributes }
  }

  /// Moves the cursor inside what is on the screen.
  private mutating func move(to place: Place, in picture: Picture) {
    guard at != place else { return }
    bytes +=
      place.row < at.row
      ? ControlSequence.up(at.row - place.row) : ControlSequence.down(place.row - at.row)
    if at.column != place.column || at.column == size.columns {
      bytes += ControlSequence.carriageReturn
      goRight(to: place, in: picture)
    }
    at = place
  }

  /// By its glyphs where terminals may disagree on how wide they are.
  private mutating func goRight(to place: Place, in picture: Picture) {
    guard picture.rows.indices.contains(place.row), picture.rows[place.row].isOdd else {
      bytes += ControlSequence.right(place.column)
      return
    }
    var width = 0
    let cells = picture.rows[place.row].cells.prefix {
      width += $0.width
      return width <= place.column
    }
    write(cells)
  }

  /// Erases what is below a row that has one below it. Not from the row itself: some terminals take "erase to the end of
  /// the screen" in the top left corner for a new screen, and keep the old one in their history.
  private mutating func eraseRows(below row: Int) {
    bytes += ControlSequence.carriageReturn
    bytes +=
      row + 1 < at.row
      ? ControlSequence.up(at.row - row - 1) : ControlSequence.down(row + 1 - at.row)
    bytes += ControlSequence.eraseToEndOfScreen
    at = Place(row: row + 1, column: 0)
  }

  private mutating func taken() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }
}
