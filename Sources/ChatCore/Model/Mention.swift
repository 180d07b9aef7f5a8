@_spi(_Unicode) import Swift

/// Finds a user's name in texts: `ana` or `@ana` as a whole word, whatever its case and accents.
public struct Mention: Hashable, Sendable {
  public let user: UserName
  private let name: [Unicode.Scalar]

  public init(of user: UserName) {
    self.user = user
    name = Self.folded(user.text)
  }

  /// Whether a text of somebody else names the user.
  public func isMade(by message: StoredMessage) -> Bool {
    !message.own && message.sender != user && isIn(message.text)
  }

  /// Whether a text holds the name.
  public func isIn(_ text: String) -> Bool {
    guard let first = name.first else { return false }
    let letters = Self.folded(text)
    guard letters.count >= name.count else { return false }
    for start in 0...(letters.count - name.count) where letters[start] == first {
      let end = start + name.count
      guard letters[start..<end].elementsEqual(name) else { continue }
      if Self.isFree(start - 1, going: -1, in: letters), Self.isFree(end, going: 1, in: letters) {
        return true
      }
    }
    return false
  }

  /// Whether a longer word does not go on here: neither with a letter or a digit, nor with one behind a mark that joins
  /// words (`ana-maria`, `ana.example.org`, `bob@ana`).
  private static func isFree(_ index: Int, going step: Int, in letters: [Unicode.Scalar]) -> Bool {
    guard letters.indices.contains(index) else { return true }
    if letters[index].isOfWords { return false }
    guard "-.@".unicodeScalars.contains(letters[index]) else { return true }
    let next = index + step
    return !letters.indices.contains(next) || !letters[next].isOfWords
  }

  /// Small letters without accents.
  private static func folded(_ text: String) -> [Unicode.Scalar] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      return text.utf8.map { Unicode.Scalar((0x41...0x5A).contains($0) ? $0 + 0x20 : $0) }
    }
    return text._nfd.filter { !$0.isAccent }.flatMap { scalar in
      scalar.properties.lowercaseMapping.unicodeScalars.map { $0 == "ς" ? "σ" : $0 }
    }
  }
}

extension StoredMessage {
  /// Whether somebody else names this user in it; `Mention` is faster for many texts.
  public func mentions(_ me: UserName) -> Bool { Mention(of: me).isMade(by: self) }
}

extension Unicode.Scalar {
  /// Of Latin, Greek and Cyrillic letters; other scripts' marks are letters to their readers.
  fileprivate var isAccent: Bool {
    switch value {
    case 0x0300...0x036F, 0x0483...0x0489, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF: true
    default: false
    }
  }

  /// A letter, digit or underscore of a script that has blanks between its words.
  fileprivate var isOfWords: Bool {
    switch value {
    case 0x00..<0x80:
      properties.isAlphabetic || properties.numericType != nil || self == "_"
    // Thai, Lao, Myanmar, Khmer; kana and ideographs.
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF,
      0xF900...0xFAFF, 0x20000...0x3FFFF:
      false
    default: properties.isAlphabetic || properties.numericType != nil
    }
  }
}
