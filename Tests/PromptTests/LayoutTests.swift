import Testing

@testable import Prompt

/// What stands where, without a terminal. `columns` is 10 everywhere.
@Suite("Layout") struct LayoutTests {
  init() { setCharacterType() }

  struct Case: CustomTestStringConvertible {
    var line: String
    var rows: [String]
    var end: (row: Int, column: Int)
    var testDescription: String { line.debugDescription }

    init(_ line: String, _ rows: [String], _ row: Int, _ column: Int) {
      self.line = line
      self.rows = rows
      end = (row, column)
    }
  }

  @Test(
    "A line's glyphs stand where every terminal puts them",
    arguments: [
      Case("", ["> "], 0, 2),
      Case("abc", ["> abc"], 0, 5),
      Case("1234567", ["> 1234567"], 0, 9),
      Case("12345678", ["> 12345678", ""], 1, 0),
      Case("123456789", ["> 12345678", "9"], 1, 1),
      Case("123456世", ["> 123456世", ""], 1, 0),
      Case("1234567世", ["> 1234567 ", "世"], 1, 2),
      Case("世世世世世", ["> 世世世世", "世"], 1, 2),
      Case("a\tb", ["> a     b"], 0, 9),
      Case("123456\tb", ["> 123456  ", "b"], 1, 1),
      Case("\u{01}\u{7F}", ["> ^A^?"], 0, 6),
      Case("1234567\u{01}", ["> 1234567^", "A"], 1, 1),
      Case("e\u{301}x", ["> e\u{301}x"], 0, 4),
      Case("12345678\u{301}", ["> 12345678\u{301}", ""], 1, 0),
      Case("\u{378}", ["> \\U+0378"], 0, 9),
      Case("\u{FEFF}", ["> \\U+FEFF"], 0, 9),
      Case("\u{202E}", ["> \\U+202E"], 0, 9),
      Case("\u{3164}", ["> \\U+3164"], 0, 9),
      Case("👩\u{200D}🚀", ["> 👩\u{200D}🚀"], 0, 6),
      Case("ab\nbck:x", ["> ab", "bck:x"], 1, 5),
      Case("12345678\nbck:", ["> 12345678", "bck:"], 1, 4),
    ])
  func rows(_ given: Case) {
    let line = given.line.unicodeScalars.map(\.value)
    let layout = Layout(prompt: "> ", line: line, cursor: line.count, columns: 10)
    #expect(layout.rows.map { $0.cells.map(\.text).joined() } == given.rows)
    #expect(layout.cursor == Place(row: given.end.row, column: given.end.column))
  }

  @Test("The cursor before a wide glyph that does not fit stands where the glyph is")
  func cursorBeforeWideGlyph() {
    let line = "1234567世".unicodeScalars.map(\.value)
    let layout = Layout(prompt: "> ", line: line, cursor: 7, columns: 10)
    #expect(layout.cursor == Place(row: 1, column: 0))
  }
}
