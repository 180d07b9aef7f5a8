import TestSupport
import Testing

@testable import Prompt

@Suite("Control sequences") struct ControlSequenceTests {
  private let stream = TerminalStream(listed: ControlSequence.all.map(\.key))

  @Test("All that are written are listed")
  func listed() {
    let written: [[UInt8]] =
      [
        ControlSequence.carriageReturn, ControlSequence.newLine, ControlSequence.bell,
        [ControlSequence.backspace], ControlSequence.eraseToEndOfRow,
        ControlSequence.eraseToEndOfScreen, ControlSequence.clearScreen,
        ControlSequence.saveCursor, ControlSequence.restoreCursor, ControlSequence.endAttributes,
        ControlSequence.pasteModeOn, ControlSequence.pasteModeOff, ControlSequence.up(1),
        ControlSequence.down(20), ControlSequence.right(300),
      ]
      + ControlSequence.Attribute.allCases.map { ControlSequence.attributes("\($0.rawValue)") }
      + ControlSequence.Attribute.allCases.map { Array(ControlSequence.painted("é", $0).utf8) }
    for bytes in written { #expect(stream.fault(in: bytes) == nil, "\(bytes)") }
  }

  @Test(
    "The judge lets nothing else through",
    arguments: [
      "\u{1B}", "\u{1B}[", "\u{1B}[A", "\u{1B}[0A", "\u{1B}[01A", "\u{1B}[1;2A", "\u{1B}[3J",
      "\u{1B}[?1049h", "\u{1B}]0;x\u{7}", "\u{1B}c", "\u{1B}[38;5;1m", "\u{1B}[5m", "\n", "a\nb",
      "\t", "\u{0}", "\u{7F}", "\u{9B}A", "\u{85}", "\u{202E}", "\u{200B}", "\u{E000}",
      "\u{2028}", "\u{1B}[99999999A", "\u{1B}[#A", "\u{FFFF}", "\u{E0041}",
    ])
  func faults(_ text: String) {
    #expect(stream.fault(in: Array(("ok" + text).utf8))?.offset == (text == "a\nb" ? 3 : 2))
  }

  @Test(
    "Bytes that are no UTF-8 are a fault", arguments: [[0x61, 0xC3], [0x61, 0x9B], [0x61, 0xFF]])
  func noUTF8(_ bytes: [UInt8]) { #expect(stream.fault(in: bytes)?.offset == 1) }
}
