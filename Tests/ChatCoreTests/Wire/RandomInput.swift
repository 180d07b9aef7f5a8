import ChatCore
import TestSupport

/// Scalars of which every kind that the tables of the wire and of the terminal know is frequent.
func randomText(_ generator: inout RandomSource, count: Int) -> String {
  var text = String.UnicodeScalarView()
  for _ in 0..<Int.random(in: 0...count, using: &generator) {
    text.append(randomScalar(&generator))
  }
  return String(text)
}

private func randomScalar(_ generator: inout RandomSource) -> Unicode.Scalar {
  let ranges: [ClosedRange<UInt32>] = [
    0x00...0x1F, 0x20...0x7E, 0x7F...0x9F, 0xA0...0xFF, 0x300...0x36F, 0x5D0...0x6FF,
    0x900...0x94F, 0x1100...0x11FF, 0x2000...0x206F, 0x20D0...0x20FF, 0x3041...0x3096,
    0xE000...0xE010, 0xFE00...0xFE0F, 0xFFF0...0xFFFF, 0x1F300...0x1F6FF, 0xE0000...0xE01EF,
    0x00...0x10FFFF,
  ]
  let range = ranges.randomElement(using: &generator) ?? 0x20...0x7E
  return Unicode.Scalar(UInt32.random(in: range, using: &generator)) ?? "\u{FFFD}"
}

func randomBytes(_ generator: inout RandomSource, count: Int) -> [UInt8] {
  (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
}

/// A few bytes replaced, removed, doubled or inserted.
func mutated(_ bytes: [UInt8], _ generator: inout RandomSource) -> [UInt8] {
  var bytes = bytes
  let telling = Array("{}[]\",:\\u0e-x\u{0}".utf8) + [0x80, 0xC2, 0xE2, 0xFF]
  for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    let byte = telling.randomElement(using: &generator) ?? 0
    switch Int.random(in: 0...3, using: &generator) {
    case 0: bytes[place] = byte
    case 1: bytes.remove(at: place)
    case 2: bytes.insert(byte, at: place)
    default: bytes.insert(contentsOf: bytes[place...].prefix(20), at: place)
    }
  }
  return bytes
}
