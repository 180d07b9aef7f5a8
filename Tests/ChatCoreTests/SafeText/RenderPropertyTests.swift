import ChatCore
import TestSupport
import Testing

/// What holds for every text and every name, whoever made it. The argument is the seed.
@Suite("Whatever is rendered")
struct RenderPropertyTests {
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

  @Test("The mutated corpus brings nothing out either", arguments: 0..<10)
  func mutatedCorpus(seed: UInt64) throws {
    var generator = RandomSource(seed: seed)
    for hostile in try CorpusCase.all() where hostile.bytes.count < 3000 {
      let bytes = mutated(hostile.bytes, &generator)
      let text = String(decoding: bytes, as: UTF8.self)
      for line in renderText(text) + [renderLine(text), renderUntrusted(bytes)] {
        #expect(harm(in: line) == nil, "\(hostile.name): \(bytes)")
      }
      guard let name = acceptedName(text) else { continue }
      #expect(harm(in: renderName(name).text) == nil, "\(hostile.name): \(bytes)")
    }
  }

  /// What stands for a scalar is longer than it: the limit is of what is shown.
  @Test(
    "No text is shown longer than its limit, whatever stands for its scalars",
    arguments: [
      "x", "\u{200B}", "\u{10FFFF}", "\u{1B}", "\t", "\u{301}", "a\u{301}", "\u{200D}", "\u{E0041}",
      "\u{FE0F}", "\u{200E}", "\n", "\r\n", "\r", "\u{202E}", "\u{1F468}\u{200D}", "\u{E0041}x",
      "a\u{301}\u{301}\u{301}\u{301}\u{301}",
    ])
  func bounded(unit: String) {
    let text = String(repeating: unit, count: 20_000)
    for limit in [1, 10, 400, 4000] {
      let limits = TextLimits(characters: limit, lines: nil)
      #expect(length(renderText(text, limits: limits)) <= limit + 40, "\(limit)")
      #expect(length([renderLine(text, limit: limit)]) <= limit + 40, "\(limit)")
      #expect(length([renderUntrusted(Array(text.utf8), limit: limit)]) <= limit + 40, "\(limit)")
    }
    #expect(length([renderUntrusted([UInt8](repeating: 0xFF, count: 9000))]) <= 440)
  }

  @Test("What is cut off is counted: the shown and the counted are all", arguments: 0..<20)
  func counted(seed: UInt64) throws {
    var generator = RandomSource(seed: seed)
    let letters = Array("abc \u{E9}\u{4E2D}\u{1F600}".unicodeScalars)
    let count = Int.random(in: 0...60, using: &generator)
    let scalars = (0..<count).map { _ in letters.randomElement(using: &generator) ?? "a" }
    let text = String(String.UnicodeScalarView(scalars))
    let limit = Int.random(in: 1...60, using: &generator)
    let head = String(String.UnicodeScalarView(scalars.prefix(limit)))
    let note = count > limit ? "[+\(count - limit) chars]" : ""
    #expect(renderLine(text, limit: limit) == head + note)
  }

  private func length(_ lines: [String]) -> Int {
    lines.reduce(lines.count - 1) { $0 + $1.unicodeScalars.count }
  }
}

private func acceptedName(_ text: String) -> UserName? {
  do { return try UserName(received: text) } catch { return nil }
}
