import ChatCore
import TestSupport
import Testing

@Suite("Text for the terminal")
struct RenderTextTests {
  @Test(
    "Each kind of character is shown by its rule",
    arguments: [
      ("", [""]), ("a\n", ["a", ""]), ("a\r\r\nb\rc", ["a^M", "b^Mc"]), ("\u{7F}", ["^?"]),
      ("\u{1F468}\u{200D}\u{1F469}", ["\u{1F468}\u{200D}\u{1F469}"]),
      ("\u{2764}\u{FE0F}\u{200D}\u{1F525}", ["\u{2764}\u{FE0F}\u{200D}\u{1F525}"]),
      ("\u{1F468}\u{200D}\u{200D}", ["\u{1F468}\u{200D}<U+200D>"]), ("\u{200D}", ["<U+200D>"]),
      ("\u{0645}\u{200C}\u{0645}", ["\u{0645}\u{200C}\u{0645}"]),
      ("\u{0915}\u{094D}\u{200D}\u{0937}", ["\u{0915}\u{094D}\u{200D}\u{0937}"]),
      ("1\u{200D}", ["1<U+200D>"]), ("\u{4E2D}\u{200D}", ["\u{4E2D}<U+200D>"]),
      ("1\u{FE0F}\u{20E3}", ["1\u{FE0F}\u{20E3}"]), ("\u{FE0F}\u{FE0F}a", ["<+2>a"]),
      ("a\n\u{301}", ["a", "\u{25CC}\u{301}"]), ("\u{1B}\u{301}", ["^[\u{25CC}\u{301}"]),
      ("a\u{301}\u{200E}\u{302}\u{303}\u{304}\u{305}", ["a\u{301}\u{302}\u{303}\u{304}<+1>"]),
      ("\u{E0061}\u{200E}\u{E0062}\n\u{E0063}", ["<tags:1><tags:1>", "<tags:1>"]),
      ("\u{1100}\u{1161}\u{11A8}", ["\u{1100}\u{1161}\u{11A8}"]), ("\u{3164}", ["<U+3164>"]),
      ("a\u{A0}b", ["a\u{A0}b"]), ("\u{10FFFF}\u{F0000}", ["<U+10FFFF><U+F0000>"]),
      ("\u{61C}\u{206A}\u{180E}", ["<U+206A><U+180E>"]), ("\u{601}", ["<U+0601>"]),
    ])
  func kinds(_ text: String, _ lines: [String]) {
    #expect(renderText(text).map { Array($0.utf8) } == lines.map { Array($0.utf8) })
  }

  @Test("What is over the limits is counted, and shown without them")
  func limits() {
    let small = TextLimits(characters: 5, lines: 2)
    #expect(renderText("abcdefg", limits: small) == ["abcde[+2 chars]"])
    #expect(renderText("abcde", limits: small) == ["abcde"])
    #expect(renderText("a\nb\nc", limits: small) == ["a", "b", "[+1 lines]"])
    #expect(renderText("a\nb\n", limits: small) == ["a", "b", "[+1 lines]"])
    #expect(renderText("a\r\n\u{2028}\r\nx", limits: small) == ["a", "", "[+2 lines]"])
    #expect(renderText("a\nbcdef", limits: small) == ["a", "bcd[+2 chars]"])
    #expect(renderText("\n\n\n\n", limits: .none) == ["", "", "", "", ""])
    let long = String(repeating: "x", count: 100_000)
    #expect(renderText(long, limits: .none) == [long])
    #expect(renderText(long) == [String(repeating: "x", count: 4000) + "[+96000 chars]"])
  }

  @Test("Within a line nothing begins another")
  func line() {
    #expect(renderLine("a\nb\u{2028}c\r\nd\te") == "a^Jb<U+2028>c^M^Jd    e")
    #expect(renderLine("abcdef", limit: 4) == "abcd[+2 chars]")
  }

  @Test("Bytes that are no text are shown as bytes")
  func untrusted() {
    #expect(renderUntrusted(Array("USERS/\u{1B}[2J".utf8)) == "USERS/^[[2J")
    #expect(renderUntrusted([0x61, 0xFF, 0xC3, 0x62, 0x00]) == "a<FF><C3>b^@")
    #expect(renderUntrusted([0xE2, 0x82]) == "<E2><82>")
    #expect(renderUntrusted([0xFF, 0xCC, 0x81]) == "<FF>\u{25CC}\u{301}")
    #expect(renderUntrusted([UInt8](repeating: 0x41, count: 9), limit: 4) == "AAAA[+5 bytes]")
  }

  @Test("Right-to-left letters are noticed")
  func direction() {
    #expect(runsRightToLeft("a \u{5E9}") && runsRightToLeft("\u{627}"))
    #expect(!runsRightToLeft("a\u{E9}\u{4E2D}\u{1F600}"))
  }

  @Test("No character that a terminal obeys or hides gets out", arguments: 0..<20)
  func nothingGetsOut(seed: UInt64) throws {
    var generator = RandomSource(seed: seed)
    for _ in 0..<100 {
      let text = randomText(&generator, count: 60)
      let bytes = randomBytes(&generator, count: 40)
      for line in renderText(text) + [renderLine(text), renderUntrusted(bytes)] {
        #expect(harm(in: line) == nil, "\(text.unicodeScalars.map(\.value))")
      }
      guard let name = acceptedName(text) else { continue }
      let shown = renderName(name, known: KnownNames([ana, bob]))
      #expect(harm(in: shown.text) == nil, "\(text.unicodeScalars.map(\.value))")
      let hidden = shown.text.unicodeScalars.filter { $0.properties.isDefaultIgnorableCodePoint }
      #expect(hidden.allSatisfy { $0.properties.isVariationSelector })
      #expect(columnWidth(shown.text) <= 26)
    }
  }

  @Test("A text without anything odd is left alone", arguments: 0..<20)
  func safeText(seed: UInt64) {
    var generator = RandomSource(seed: seed)
    let letters = Array(
      "aZ09 ~/<>^[]\"\\\u{E3}\u{E7}\u{F5}\u{3A9}\u{416}\u{5D0}\u{627}\u{E01}\u{4E2D}\u{3042}\u{AC00}\u{1F600}\u{20AC}"
    )
    for _ in 0..<50 {
      let text = String((0..<200).map { _ in letters.randomElement(using: &generator) ?? "a" })
      #expect(renderText(text) == [text])
      #expect(renderLine(text) == text)
      #expect(renderUntrusted(Array(text.utf8), limit: 10_000) == text)
    }
  }
}

private func acceptedName(_ text: String) -> UserName? {
  do { return try UserName(received: text) } catch { return nil }
}

/// What a terminal would obey or hide in a line, if anything.
private func harm(in line: String) -> String? {
  var marks = 0
  var joiners = 0
  var base: Unicode.Scalar?
  for scalar in line.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .format where scalar == "\u{200D}" || scalar == "\u{200C}":
      joiners += 1
      if joiners > 1 { return "two joiners" }
      if (base?.value ?? 0) < 0x600 { return "joiner" }
      continue
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
      .surrogate:
      return "U+" + String(scalar.value, radix: 16)
    case .nonspacingMark, .enclosingMark, .spacingMark:
      marks += 1
      if marks > 4 { return "marks" }
      if base == nil { return "leading mark" }
    default: (base, marks, joiners) = (scalar, 0, 0)
    }
  }
  return nil
}
