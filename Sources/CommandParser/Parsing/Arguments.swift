import ChatCore

/// What follows a command's name, read word by word by the row's parameters.
struct Arguments {
  private var lexer: Lexer
  let form: CommandForm
  let grammar: Grammar
  let mode: Mode
  /// Options met so far and not asked for yet; a flag's value is the flag itself.
  private var options: [String: Word] = [:]
  private var seenOptions: Set<String> = []
  /// Where the first word that is no option begins, once it is read.
  private var first: String.Index?

  init(_ lexer: Lexer, of form: CommandForm, in grammar: Grammar, _ mode: Mode) {
    self.lexer = lexer
    self.lexer.readsExpressions = form.hasExpression
    self.form = form
    self.grammar = grammar
    self.mode = mode
  }

  /// The next word that is no option of the command; nil at the end of the line.
  mutating func word() throws(SyntaxError) -> Word? {
    while let word = try lexed() {
      if form.hasOptions, let option = word.option {
        try take(option, at: word)
      } else {
        first = first ?? word.start
        return word
      }
    }
    return nil
  }

  /// The next word, which must be there.
  mutating func word(expecting expected: Expectation) throws(SyntaxError) -> Word {
    if let word = try word() { return word }
    throw missing(expected)
  }

  /// The rest of the line from the next word on, untouched; nil when there is none.
  mutating func rest() -> Word? { lexer.rest() }

  /// Whether anything but blanks is left. Its quotes are not looked at: TEXT may hold one without a partner.
  var hasRest: Bool {
    var ahead = lexer
    return ahead.rest() != nil
  }

  /// Whether the line has another word that is no option.
  mutating func hasWord() throws(SyntaxError) -> Bool {
    var ahead = self
    if try ahead.word() != nil { return true }
    self = ahead
    return false
  }

  /// Whether the next word that is no option is an expression.
  func expressionIsNext() throws(SyntaxError) -> Bool {
    var ahead = self
    return try ahead.word()?.isExpression ?? false
  }

  /// The value given to an option, anywhere in the line. Options come last in a row, so a word that is still left makes
  /// the line an error, which `expectEnd` reports.
  mutating func value(ofOption option: String) throws(SyntaxError) -> Word? {
    try hasWord() ? nil : options.removeValue(forKey: option)
  }

  /// - Throws: when a word is left.
  mutating func expectEnd() throws(SyntaxError) {
    if let word = try word() { throw unexpected(word, .end) }
  }

  var line: String { lexer.line }

  /// The error at a word of this line.
  func error(
    at index: String.Index, _ problem: SyntaxError.Problem, suggestions: [String] = []
  ) -> SyntaxError {
    SyntaxError(
      column: lexer.line.column(of: index), command: form.path, problem: problem,
      usage: form.usage, suggestions: suggestions)
  }

  func missing(_ expected: Expectation) -> SyntaxError {
    error(at: lexer.line.endIndex, .expected(alternatives(to: expected, at: nil), found: nil))
  }

  func unexpected(
    _ word: Word, _ expected: Expectation, suggestions: [String] = []
  ) -> SyntaxError {
    error(
      at: word.start, .expected(alternatives(to: expected, at: word.start), found: word.text),
      suggestions: suggestions)
  }

  /// At the first argument of a command that also has second words, one of those would do as well.
  private func alternatives(to expected: Expectation, at index: String.Index?) -> [Expectation] {
    form.secondWords.isEmpty || index != first ? [expected] : [expected, .words(form.secondWords)]
  }

  private mutating func lexed() throws(SyntaxError) -> Word? {
    do { return try lexer.next() } catch { throw self.error(at: error.index, error.problem) }
  }

  private mutating func take(_ option: String, at word: Word) throws(SyntaxError) {
    guard let parameter = form.parameters.first(where: { $0.option == option }) else {
      throw error(at: word.start, .unknownOption(option), suggestions: form.options)
    }
    guard seenOptions.insert(option).inserted else {
      throw error(at: word.start, .doubledOption(option))
    }
    guard parameter.placeholder != nil else { return options[option] = word }
    guard let value = try lexed() else { throw missing(parameter.expectation) }
    options[option] = value
  }
}
