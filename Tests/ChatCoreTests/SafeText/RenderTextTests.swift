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
}
