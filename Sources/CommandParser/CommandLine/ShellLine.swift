/// A line of bash(1) up to the cursor, taken apart; and words put into it so that the shell runs nothing of them.
public struct ShellLine: Hashable, Sendable {
  /// Without quotes; the last, which may be empty, ends at the cursor.
  public private(set) var words: [String] = [""]
  /// The quote that is open at the cursor.
  public private(set) var quote: Unicode.Scalar?
  /// So many scalars of the last word stay: readline replaces what is behind the last scalar that breaks words, or
  /// behind the quote that is open.
  public private(set) var kept = 0

  /// COMP_WORDBREAKS as bash has it, blanks and quotes left out.
  private static let breaks = Set<Unicode.Scalar>("@><=;|&(:".unicodeScalars)

  public init(_ line: String) {
    var isEscaped = false
    var isInWord = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        // In double quotes a backslash takes the meaning from these alone (bash(1), QUOTING).
        if quote == "\"", !"\\\"$`".unicodeScalars.contains(scalar) { append("\\") }
        append(scalar)
        isEscaped = false
      } else if scalar == "\\", quote != "'" {
        (isEscaped, isInWord) = (true, true)
      } else if let open = quote {
        if scalar == open { quote = nil } else { append(scalar) }
      } else if scalar == "'" || scalar == "\"" {
        (quote, kept, isInWord) = (scalar, words[words.count - 1].unicodeScalars.count, true)
      } else if scalar == " " || scalar == "\t" {
        if isInWord { words.append("") }
        (isInWord, kept) = (false, 0)
      } else {
        isInWord = true
        append(scalar)
        if Self.breaks.contains(scalar) { kept = words[words.count - 1].unicodeScalars.count }
      }
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    words[words.count - 1].unicodeScalars.append(scalar)
  }

  /// What bash is to put in for a word that begins with the last one; nil: a control character is in it.
  public func insertion(of word: String) -> String? {
    let rest = word.unicodeScalars.dropFirst(kept)
    if rest.contains(where: { $0.properties.generalCategory == .control }) { return nil }
    return rest.map(quoted).joined()
  }

  private func quoted(_ scalar: Unicode.Scalar) -> String {
    switch quote {
    case "'": scalar == "'" ? "'\\''" : String(scalar)
    // A history expansion is not stopped by a backslash without leaving it there.
    case "\"" where scalar == "!": "\"'!'\""
    case "\"": "\\\"$`".unicodeScalars.contains(scalar) ? "\\\(scalar)" : String(scalar)
    default: Self.isPlain(scalar) ? String(scalar) : "\\\(scalar)"
    }
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      || "_-./,:=@%+".unicodeScalars.contains(scalar)
  }
}
