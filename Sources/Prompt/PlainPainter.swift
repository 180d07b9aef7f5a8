/// What draws prompt and line.
protocol LinePainter {
  var size: Size { get set }
  mutating func show(_ layout: Layout) -> [UInt8]
  mutating func erase() -> [UInt8]
  mutating func leave(_ layout: Layout, mark: String) -> [UInt8]
  mutating func forget()
  mutating func write(lines: [String]) -> [UInt8]
  mutating func resize(to size: Size, again layout: Layout) -> [UInt8]
  mutating func clear() -> [UInt8]
}

extension Painter: LinePainter {}

/// Draws prompt and line where nothing but CR and BS can be trusted (`TERM=dumb`), or where redrawing disturbs (screen
/// readers): what was written stays, and what changes in the middle is written again.
struct PlainPainter: LinePainter {
  var size: Size
  private var cells: [Cell]?
  private var width: Int { (cells ?? []).reduce(0) { $0 + $1.width } }

  /// Whether prompt and line stand in the row of the cursor.
  var isShowing: Bool { cells != nil }

  init(size: Size) { self.size = size }

  mutating func show(_ layout: Layout) -> [UInt8] {
    let new = layout.rows.flatMap(\.cells)
    let oldWidth = width
    defer { cells = new }
    guard let old = cells else { return text(new) }
    if new.starts(with: old) { return text(new[old.count...]) }
    guard max(oldWidth, new.reduce(0) { $0 + $1.width }) < size.columns else {
      return ControlSequence.newLine + text(new)
    }
    if old.starts(with: new) {
      let gone = old[new.count...].reduce(0) { $0 + $1.width }
      let back = [UInt8](repeating: ControlSequence.backspace, count: gone)
      return back + [UInt8](repeating: 0x20, count: gone) + back
    }
    let rest = max(0, oldWidth - new.reduce(0) { $0 + $1.width })
    let blanks =
      [UInt8](repeating: 0x20, count: rest)
      + [UInt8](repeating: ControlSequence.backspace, count: rest)
    return ControlSequence.carriageReturn + text(new) + blanks
  }

  /// Nothing can be erased: what is half typed stays, and is written again below.
  mutating func erase() -> [UInt8] {
    defer { cells = nil }
    return cells == nil ? [] : ControlSequence.newLine
  }

  mutating func leave(_ layout: Layout, mark: String) -> [UInt8] {
    defer { cells = nil }
    return show(layout) + Array(mark.utf8) + ControlSequence.newLine
  }

  mutating func forget() { cells = nil }

  mutating func write(lines: [String]) -> [UInt8] {
    lines.flatMap { Array($0.utf8) + ControlSequence.newLine }
  }

  mutating func resize(to size: Size, again layout: Layout) -> [UInt8] {
    self.size = size
    return []
  }

  mutating func clear() -> [UInt8] { erase() }

  private func text(_ cells: some Sequence<Cell>) -> [UInt8] {
    cells.flatMap { Array($0.text.utf8) }
  }
}
