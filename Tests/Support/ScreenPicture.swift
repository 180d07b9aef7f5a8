/// A screen as text, whose cursor is where `▮` stands: before the glyph that follows.
public struct ScreenPicture {
  /// Rows without blanks at their ends, and without empty rows at the end.
  public private(set) var lines: [String]
  /// From 0; nil when there is no `▮`.
  public private(set) var cursor: (row: Int, column: Int)?

  public init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (row, line) in lines.enumerated() {
      guard let mark = line.firstIndex(of: "▮") else { continue }
      cursor = (row, line[..<mark].unicodeScalars.reduce(0) { $0 + screenWidth($1) })
      lines[row].remove(at: mark)
    }
    lines = lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }
    while lines.last == "" { lines.removeLast() }
  }
}

/// Columns of a glyph in a picture: two for what is wide in the tests, none for combining marks.
private func screenWidth(_ scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0x300...0x36F: 0
  case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xFF00...0xFF60, 0x1F300...0x1FAFF: 2
  default: 1
  }
}
