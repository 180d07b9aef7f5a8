@_spi(_Unicode) import Swift

/// What is left of a name when everything is taken away that an eye may overlook (after UTS #39, section 4).
struct Skeleton: Hashable {
  /// Without differences of case.
  let folded: String
  /// As it looks: `I`, `l`, `1` and `|` are one, `O` and `0`, `rn` and `m`, `vv` and `w`.
  let visual: String

  init(of name: String) {
    let letters = Self.letters(of: name)
    folded = String(letters.flatMap { Self.fold($0) })
    visual = Self.joined(letters.map(Self.stroke))
  }

  /// Decomposed, without accents and invisible characters, blanks as single spaces, lookalikes as ASCII.
  private static func letters(of name: String) -> [Unicode.Scalar] {
    var letters: [Unicode.Scalar] = []
    for scalar in name._nfd where !isOverlooked(scalar) {
      let letter: Unicode.Scalar = scalar.properties.isWhitespace ? " " : lookalike(of: scalar)
      if letter == " ", letters.last == " " || letters.isEmpty { continue }
      letters.append(letter)
    }
    if letters.last == " " { letters.removeLast() }
    return letters
  }

  /// Accents for Latin, Greek and Cyrillic; other scripts' marks are letters to their readers.
  private static func isOverlooked(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00..<0x80: false
    case 0x0300...0x036F, 0x0483...0x0489, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF,
      0xFE20...0xFE2F, 0x2800:
      true
    default:
      scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .format
    }
  }

  private static func fold(_ letter: Unicode.Scalar) -> [Character] {
    letter.properties.lowercaseMapping.unicodeScalars.map { scalar in
      switch lookalike(of: scalar) {
      case "0": "o"
      case "1": "l"
      case let folded: Character(folded)
      }
    }
  }

  private static func stroke(_ letter: Unicode.Scalar) -> Character {
    switch letter {
    case "I", "1", "|": "l"
    case "0", "O": "o"
    default: Character(letter)
    }
  }

  private static func joined(_ strokes: [Character]) -> String {
    var joined: [Character] = []
    for stroke in strokes {
      switch (joined.last, stroke) {
      case ("r", "n"): joined[joined.count - 1] = "m"
      case ("v", "v"): joined[joined.count - 1] = "w"
      default: joined.append(stroke)
      }
    }
    return String(joined)
  }
}
