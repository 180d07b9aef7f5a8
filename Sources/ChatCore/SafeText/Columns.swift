// Columns of a terminal, estimated from Unicode's properties: ChatCore asks no C library. Terminals differ, so this
// is for cutting and aligning what we print ourselves, never for finding the cursor.

/// Columns of one scalar: 0 for what stands on another, 2 for wide East Asian characters and emoji, else 1.
public func columnWidth(_ scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0x300 { return 1 }
  switch scalar.treatment {
  case .mark where scalar.properties.generalCategory != .spacingMark: return 0
  case .selector, .joiner, .dropped, .tag: return 0
  default: return isWide(scalar) ? 2 : 1
  }
}

/// Columns of a line without control characters.
public func columnWidth(_ text: String) -> Int {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
  return text.unicodeScalars.reduce(0) { $0 + columnWidth($1) }
}

/// East Asian Wide and Fullwidth (UAX #11), by blocks, and emoji that are drawn as pictures. What became wide in a
/// later version of Unicode is wide: a line that is folded early does no harm, one that is folded late does.
private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E,
    0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
    0x1D300...0x1D376, 0x1F200...0x1F265, 0x20000...0x3FFFD:
    true
  default: scalar.properties.isEmojiPresentation && !(0x1F1E6...0x1F1FF ~= scalar.value)
  }
}
