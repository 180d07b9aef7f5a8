import ChatCore

/// Makes a value of a line (chat(1), LINES).
public struct Parser: Sendable {
  public let mode: Mode
  public let grammar: Grammar

  public init(mode: Mode, grammar: Grammar = .standard) {
    self.mode = mode
    self.grammar = grammar
  }

  /// - Parameter line: one line without its end; in batch, as `ScriptReader` gives it.
  /// - Throws: the first thing that is wrong with a command; texts are never wrong.
  public func parse(_ line: String) throws(SyntaxError) -> ParsedLine {
    if line.unicodeScalars.allSatisfy(Lexer.isBlank) { return .empty }
    if mode == .batch, ScriptLine.isComment(line) { return .comment }
    guard line.utf8.first == UInt8(ascii: "/") else { return .text(line) }
    if line.utf8.dropFirst().first == UInt8(ascii: "/") {
      return .text(String(line.unicodeScalars.dropFirst()))
    }
    return try command(line)
  }

  private func command(_ line: String) throws(SyntaxError) -> ParsedLine {
    var lexer = Lexer(line)
    let name = lexer.commandWord()
    let row = try row(named: name, then: &lexer)
    var arguments = Arguments(lexer, of: row.form, in: grammar, mode)
    let command = try row.read(&arguments)
    return .command(command, CommandSpan(path: row.form.path, columns: 1..<line.count + 1))
  }

  /// The row that the first word, or the first two, mean.
  private func row(named name: Word, then lexer: inout Lexer) throws(SyntaxError) -> CommandRow {
    let family = grammar.family(of: try firstWord(name), in: mode)
    var ahead = lexer
    let second = ahead.secondWord()
    if let second, let row = try row(in: family, second: second, line: lexer.line) {
      lexer = ahead
      return row
    }
    if let row = family.first(where: { $0.form.words.count == 1 }) { return row }
    throw missingSecondWord(of: family, found: second, line: lexer.line)
  }

  /// The first word of a path: an exact name or alias; at the prompt, what a unique beginning stands for.
  private func firstWord(_ name: Word) throws(SyntaxError) -> String {
    let meant = grammar.meanings(of: name.text, in: mode)
    if meant.count == 1 { return meant[0] }
    throw SyntaxError(
      column: 1, command: name.text,
      problem: meant.isEmpty ? .unknownCommand : .ambiguousCommand,
      suggestions: meant.isEmpty
        ? grammar.commandsNear(name.text, in: mode) : meant.map { "/" + $0 })
  }

  /// The two-word row that a second word means; nil: none.
  private func row(
    in family: [CommandRow], second: Word, line: String
  ) throws(SyntaxError) -> CommandRow? {
    let meant = grammar.meanings(of: second.text, in: family, mode)
    if meant.count < 2 { return meant.first }
    throw SyntaxError(
      column: line.column(of: second.start), command: "/" + meant[0].form.words[0],
      problem: .ambiguousCommand, suggestions: meant.map(\.form.path))
  }

  private func missingSecondWord(
    of family: [CommandRow], found: Word?, line: String
  ) -> SyntaxError {
    let words = family.map { $0.form.words[1] }
    return SyntaxError(
      column: line.column(of: found?.start ?? line.endIndex),
      command: "/" + family[0].form.words[0],
      problem: .expected([.words(words)], found: found?.text),
      usage: family.map(\.form.usage).joined(separator: " | "),
      suggestions: Suggestions.nearest(to: found?.text.lowercased() ?? "", among: words))
  }
}

extension Lexer {
  /// The first word as it stands: quotes mean nothing in a command's name.
  mutating func commandWord() -> Word {
    let start = index
    while let scalar = peek, !Self.isBlank(scalar) { advance() }
    return Word(text: String(line[start..<index]), start: start, end: index, isQuoted: false)
  }

  /// The next word as it stands; nil at the end of the line.
  mutating func secondWord() -> Word? {
    skipBlanks()
    return peek == nil ? nil : commandWord()
  }
}
