import Testing

@testable import Prompt

@Suite("Key decoder") struct KeyDecoderTests {
  private func keys(_ pieces: [[UInt8]], nothingFollows: Bool = false) -> [Key] {
    var decoder = KeyDecoder()
    var keys: [Key] = []
    for piece in pieces {
      decoder.feed(piece)
      while let key = decoder.next() { keys.append(key) }
    }
    if nothingFollows { while let key = decoder.next(nothingFollows: true) { keys.append(key) } }
    return keys
  }

  private func scalars(_ text: String) -> [Key] { text.unicodeScalars.map { .scalar($0.value) } }

  @Test("Any split of the bytes gives the same keys")
  func splits() {
    let bytes = Array("aé世🎉\u{1B}[A\u{1B}[200~x\u{1B}[20y\u{1B}[201~z".utf8)
    let whole = keys([bytes])
    #expect(whole == scalars("aé世🎉\u{1B}[A") + [.paste(Array("x\u{1B}[20y".utf8))] + scalars("z"))
    for cut in 1..<bytes.count {
      #expect(keys([Array(bytes[..<cut]), Array(bytes[cut...])]) == whole, "cut at \(cut)")
    }
    #expect(keys(bytes.map { [$0] }) == whole)
  }

  @Test(
    "Malformed UTF-8 and C1 controls are dropped, what is around them stays",
    arguments: [
      [0x61, 0xFF, 0x62], [0x61, 0xC0, 0xAF, 0x62], [0x61, 0xED, 0xA0, 0x80, 0x62],
      [0x61, 0xE4, 0xB8, 0x62], [0x61, 0xF5, 0x80, 0x62], [0x61, 0xC2, 0x9B, 0x62],
      [0x61, 0xF4, 0x90, 0x80, 0x80, 0x62], [0x61, 0xE0, 0x80, 0x80, 0x62],
    ] as [[UInt8]])
  func malformed(_ bytes: [UInt8]) {
    #expect(keys([bytes]) == scalars("ab"))
  }

  @Test("An ESC alone is a key once nothing follows")
  func escape() {
    #expect(keys([[0x1B]]) == [])
    #expect(keys([[0x1B]], nothingFollows: true) == scalars("\u{1B}"))
    #expect(keys([Array("\u{1B}[20".utf8)], nothingFollows: true) == scalars("\u{1B}[20"))
  }

  @Test("A paste whose end is lost ends when nothing follows")
  func pasteWithoutEnd() {
    let bytes = Array("\u{1B}[200~abc".utf8)
    #expect(keys([bytes]) == [])
    #expect(keys([bytes], nothingFollows: true) == [.paste(Array("abc".utf8))])
  }

  @Test("A paste is cut at its limit, and what follows it is not lost")
  func longPaste() {
    var decoder = KeyDecoder()
    let piece = [UInt8](repeating: 0x61, count: 1 << 20)
    decoder.feed(ControlSequence.pasteBegin)
    #expect(decoder.next() == nil)
    for _ in 0..<20 {
      decoder.feed(piece)
      #expect(decoder.next() == nil)
    }
    decoder.feed(ControlSequence.pasteEnd + [0x62])
    guard case .paste(let kept) = decoder.next() else { return #expect(Bool(false), "no paste") }
    #expect(kept.count == KeyDecoder.pasteLimit)
    #expect(decoder.next() == .scalar(0x62))
  }

  @Test(
    "A paste's lines are without controls, whatever ends them",
    arguments: [
      ("a", ["a"]), ("a\n", ["a"]), ("a\r\nb\rc\nd", ["a", "b", "c", "d"]),
      ("a\n\nb", ["a", "", "b"]), ("a\u{03}\u{1B}[Ab\tc", ["a[Ab\tc"]), ("", [""]),
      ("\n", [""]), ("a\u{2028}b", ["a", "b"]),
    ])
  func pastedLines(_ text: String, _ expected: [String]) {
    #expect(lines(ofPaste: Array(text.utf8)) == expected)
  }
}
