/// Which characters may stand at a place: `[a-z_]`, `\d`.
struct ScalarSet: Hashable, Sendable {
  var ranges: [ClosedRange<Unicode.Scalar>] = []
  var classes: [ScalarClass] = []
  var isInverted = false

  init() {}
  init(_ named: ScalarClass) { classes = [named] }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let isIn = ranges.contains { $0.contains(scalar) } || classes.contains { $0.contains(scalar) }
    return isIn != isInverted
  }
}

/// A kind of character, by Unicode's properties: `\d`, `[[:alpha:]]`.
struct ScalarClass: Hashable, Sendable {
  enum Kind: String, Hashable, Sendable {
    case alpha, digit, alnum, space, upper, lower, punct, xdigit, word
  }

  var kind: Kind
  var isInverted = false

  /// A letter, a digit, or `_`.
  static let word = ScalarClass(kind: .word)

  init(kind: Kind, isInverted: Bool = false) {
    self.kind = kind
    self.isInverted = isInverted
  }

  /// nil: no class has this name.
  init?(name: String) {
    guard let kind = Kind(rawValue: name), kind != .word else { return nil }
    self.init(kind: kind)
  }

  /// `d`, `w`, `s` and their opposites; nil: another letter.
  init?(escape: Unicode.Scalar) {
    switch escape {
    case "d": self.init(kind: .digit)
    case "D": self.init(kind: .digit, isInverted: true)
    case "w": self.init(kind: .word)
    case "W": self.init(kind: .word, isInverted: true)
    case "s": self.init(kind: .space)
    case "S": self.init(kind: .space, isInverted: true)
    default: return nil
    }
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    isKind(scalar.properties, scalar) != isInverted
  }

  private func isKind(_ properties: Unicode.Scalar.Properties, _ scalar: Unicode.Scalar) -> Bool {
    switch kind {
    case .alpha: properties.isAlphabetic
    case .digit: properties.generalCategory == .decimalNumber
    case .alnum: properties.isAlphabetic || properties.generalCategory == .decimalNumber
    case .word:
      properties.isAlphabetic || properties.generalCategory == .decimalNumber || scalar == "_"
    case .space: properties.isWhitespace
    case .upper: properties.isUppercase
    case .lower: properties.isLowercase
    case .punct: scalar.isASCII ? isASCIIPunctuation(scalar) : isPunctuation(properties)
    case .xdigit: properties.isASCIIHexDigit
    }
  }

  private func isASCIIPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    (0x21...0x7E).contains(scalar.value) && !scalar.properties.isAlphabetic
      && scalar.properties.generalCategory != .decimalNumber
  }

  private func isPunctuation(_ properties: Unicode.Scalar.Properties) -> Bool {
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }
}
