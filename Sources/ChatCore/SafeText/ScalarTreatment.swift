/// What becomes of one scalar of somebody else's text.
enum ScalarTreatment: Hashable {
  /// Shown as it is; marks may stand on it.
  case plain
  /// Stands on the scalar before it, or is drawn over it without a column of its own.
  case mark
  /// Chooses a form of the scalar before it.
  case selector
  /// ZERO WIDTH JOINER and NON-JOINER.
  case joiner
  /// Invisible text: U+E0000…U+E007F.
  case tag
  case newline
  case tab
  /// `^` and this character.
  case caret(Unicode.Scalar)
  /// `<U+XXXX>`
  case code
  /// LRM, RLM, ALM: left out.
  case dropped
}

extension Unicode.Scalar {
  var treatment: ScalarTreatment {
    switch value {
    case 0x20..<0x7F: .plain
    case 0x09: .tab
    case 0x0A, 0x2028, 0x2029: .newline
    case 0x00..<0x20, 0x7F: .caret(Unicode.Scalar(UInt8(value) ^ 0x40))
    case 0x200E, 0x200F, 0x061C: .dropped
    case 0x200C, 0x200D: .joiner
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x180B...0x180D, 0x180F: .selector
    case 0xE0000...0xE007F: .tag
    case 0x2800, 0xFFFC: .code
    default: treatmentByCategory
    }
  }

  private var treatmentByCategory: ScalarTreatment {
    if properties.isDefaultIgnorableCodePoint { return .code }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return .code
    case .nonspacingMark, .enclosingMark, .spacingMark: return .mark
    default: return isJoiningJamo ? .mark : .plain
    }
  }

  /// Vowels and final consonants of Hangul: terminals draw them onto the syllable before.
  private var isJoiningJamo: Bool { 0x1160...0x11FF ~= value || 0xD7B0...0xD7FF ~= value }

  /// Whether a joiner behind it has a meaning: emoji, and letters of the scripts from Arabic to Khmer and Mongolian
  /// (and their later blocks) that join or form clusters.
  var takesJoiner: Bool {
    switch value {
    case 0x0600..<0x10A0, 0x1700..<0x1D00, 0xA800..<0xAC00, 0xFB50..<0xFE00, 0xFE70..<0xFEFF,
      0x10A00..<0x12000, 0x1E900..<0x1E960:
      properties.isAlphabetic
    default: isPictograph
    }
  }

  /// An emoji, but for digits and the like, which are emoji only with something behind them.
  var isPictograph: Bool {
    value >= 0x203C && (properties.isEmoji || properties.isEmojiModifier)
  }

  /// `<U+202E>`
  var codeText: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }
}
