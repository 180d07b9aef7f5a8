import ChatCore

/// Splits a line into words. Works on scalars, so that a combining mark after a blank,
/// a slash or a quote hides none of them.
struct Lexer {
  let line: String
  /// The next scalar to look at.
  private(set) var index: String.Index
  /// Whether a word that begins with a slash is an expression, `/…/`, and goes on to its second slash.
  var readsExpressions = false

  init(_ line: String) {
    self.line = line
    index = line.startIndex
  }

  /// Which scalars part words. Nothing else does: a no-break space belongs to its word.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

  /// The next scalar; nil at the end.
  var peek: Unicode.Scalar? {
    index < line.endIndex ? line.unicodeScalars[index] : nil
  }

  mutating func advance() { index = line.unicodeScalars.index(after: index) }

  mutating func skipBlanks() {
    while let scalar = peek, Self.isBlank(scalar) { advance() }
  }

  /// Everything from the next word on, as it stands; nil when nothing but blanks is left.
  mutating func rest() -> Word? {
    skipBlanks()
    guard index < line.endIndex else { return nil }
    let start = index
    index = line.endIndex
    return Word(text: String(line[start...]), start: start, end: index, isQuoted: false)
  }

  /// The next word with its quotes resolved; nil at the end of the line.
  mutating func next() throws(LexicalFault) -> Word? {
    skipBlanks()
    guard let first = peek else { return nil }
    if first == "/", readsExpressions { return try expression() }
    let start = index
    var text = ""
    if first == "@" || first == "#" {
      text.unicodeScalars.append(first)
      advance()
    }
    if let quote = peek, quote == "\"" || quote == "'" {
      return try quoted(by: quote, from: start, after: text)
    }
    while let scalar = peek, !Self.isBlank(scalar) {
      text.unicodeScalars.append(scalar)
      advance()
    }
    return Word(text: text, start: start, end: index, isQuoted: false)
  }

  /// What stands between two quotes. In `"…"` a backslash takes the meaning from `"` and `\`; elsewhere it is itself.
  private mutating func quoted(
    by quote: Unicode.Scalar, from start: String.Index, after sigil: String
  ) throws(LexicalFault) -> Word {
    let opening = index
    var text = sigil
    advance()
    while let scalar = peek {
      advance()
      if scalar == quote {
        try expectBlank()
        return Word(text: text, start: start, end: index, isQuoted: true)
      }
      text.unicodeScalars.append(quote == "\"" ? unescaped(scalar) : scalar)
    }
    let open = Word(text: text, start: start, end: index, isQuoted: true)
    throw LexicalFault(index: opening, problem: .unclosedQuote(Character(quote)), open: open)
  }

  /// `/…/` or `/…/i` as it stands. A backslash takes the meaning from a slash, and is kept with whatever follows it.
  private mutating func expression() throws(LexicalFault) -> Word {
    let start = index
    advance()
    while let scalar = peek, scalar != "/" {
      advance()
      if scalar == "\\", peek != nil { advance() }
    }
    let isOpen = peek == nil
    while !isOpen, let scalar = peek, !Self.isBlank(scalar) { advance() }
    let text = String(line[start..<index])
    let word = Word(text: text, start: start, end: index, isQuoted: true, isExpression: true)
    if isOpen { throw LexicalFault(index: start, problem: .unclosedExpression, open: word) }
    return word
  }

  private mutating func unescaped(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard scalar == "\\", let escaped = peek, escaped == "\"" || escaped == "\\" else {
      return scalar
    }
    advance()
    return escaped
  }

  private mutating func expectBlank() throws(LexicalFault) {
    guard let scalar = peek, !Self.isBlank(scalar) else { return }
    let start = index
    while let scalar = peek, !Self.isBlank(scalar) { advance() }
    let found = String(line[start..<index])
    throw LexicalFault(index: start, problem: .afterQuote(found: found), open: nil)
  }
}

/// One argument.
struct Word: Hashable {
  /// Without its quotes; a sigil before them is kept.
  var text: String
  /// From its first scalar, quote or sigil included, up to behind its last.
  var start: String.Index
  var end: String.Index
  /// A quoted word is never an option nor `.`.
  var isQuoted: Bool
  /// `/…/`, with its slashes and what follows them.
  var isExpression = false

  /// The option that it is; nil for anything else.
  var option: String? {
    !isQuoted && text.utf8.count > 1 && text.utf8.first == UInt8(ascii: "-") ? text : nil
  }
}

/// A word that cannot be read.
struct LexicalFault: Error {
  var index: String.Index
  var problem: SyntaxError.Problem
  /// What an unclosed quote holds so far.
  var open: Word?
}

extension String {
  /// The column of an index: from 1, in characters.
  func column(of index: Index) -> Int { self[..<index].count + 1 }
}
