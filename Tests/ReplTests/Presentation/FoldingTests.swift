import ChatCore
import Testing
import TestSupport

@testable import Repl

/// Terminals count a row's columns letter by letter, whatever Swift takes for one character.
@Suite("Lines that are folded")
struct FoldingTests {
  private static let widths = [20, 80]

  @Test("break a character that is wider than a row", arguments: JoinedLetters.texts, widths)
  func wide(text: String, columns: Int) {
    let rows = folded("14:03 ", text, columns: columns)
    #expect(rows.filter { columnWidth($0) > columns } == [])
    #expect(rows.dropFirst().filter { !hasGutter($0) } == [])
    #expect(scalars(rows) == scalars(["14:03 " + renderLine(text, limit: .max)]))
  }

  @Test("fill their rows with such a character")
  func full() {
    let rows = folded("14:03 ", JoinedLetters.texts[0], columns: 20)
    #expect(rows.map(columnWidth) == [20, 20, 20, 20, 11])
  }

  @Test(
    "keep what people write whole",
    arguments: ["\u{E19}\u{E49}\u{E33}", "\u{915}\u{94D}\u{937}\u{93F}", "👩‍👩‍👧‍👦", "🇵🇹", "👍🏽", "각"])
  func ordinary(character: String) {
    for filling in 0..<20 {
      let text = String(repeating: "x", count: filling) + character + "y"
      let rows = folded("14:03 ", text, columns: 20)
      #expect(rows.contains { $0.contains(character) }, "\(rows)")
      #expect(rows.filter { columnWidth($0) > 20 } == [])
    }
  }

  @Test("of presence break such a name", arguments: JoinedLetters.names, widths)
  func presence(name: String, columns: Int) {
    var samples = Samples()
    (samples.bob, samples.text) = (UserName(unchecked: name), name)
    let style = Style(colour: false, plain: false, columns: columns)
    let formatter = PeopleFormatter(me: samples.ana, style: style)
    for status in [PresenceStatus.online, .offline, .other(name)] {
      let rows = formatter.lines(.presence(samples.bob, status), at: Samples.now)
      #expect(rows.filter { columnWidth($0) > columns } == [])
      #expect(rows.dropFirst().filter { !hasGutter($0) } == [])
    }
  }

  @Test(
    "count as many columns as terminals do",
    arguments: [
      ("\u{E33}", 1), ("\u{EB3}", 1), ("\u{2329}", 2), ("\u{302E}", 2), ("\u{1F202}", 2),
      ("\u{18D00}", 2), ("\u{93F}", 1), ("\u{301}", 0),
    ] as [(Unicode.Scalar, Int)])
  func columns(scalar: Unicode.Scalar, expected: Int) {
    #expect(columnWidth(scalar) == expected)
  }

  private func folded(_ beginning: Words, _ text: String, columns: Int) -> [String] {
    var line = Line()
    line.append(beginning)
    line.append(Words(foreign: text, limit: .max))
    return line.lines(Style(colour: false, plain: false, columns: columns))
  }

  private func hasGutter(_ row: String) -> Bool { row.utf8.starts(with: "      ".utf8) }

  /// Without blanks, which folding adds and leaves out.
  private func scalars(_ rows: [String]) -> [Unicode.Scalar] {
    rows.flatMap(\.unicodeScalars).filter { $0 != " " }
  }
}
