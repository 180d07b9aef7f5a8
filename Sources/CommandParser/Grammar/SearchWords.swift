import ChatCore

/// WORDS: one word or more; what stands in quotes is looked for side by side, and `*` ends what may go on.
struct SearchWords: Parameter {
  /// Words of the index, in all: each costs time for each text that holds the others.
  static let most = 32

  var form: ParameterForm { ParameterForm("WORDS", .searchWords(most: Self.most)) }

  func read(from arguments: inout Arguments) throws(SyntaxError) -> [SearchTerm] {
    var terms = [Self.term(try arguments.word(expecting: form.expectation))]
    var count = terms[0].wordCount
    while let word = try arguments.word() {
      let term = Self.term(word)
      count += term.wordCount
      if count > Self.most { throw arguments.unexpected(word, form.expectation) }
      terms.append(term)
    }
    return terms
  }

  private static func term(_ word: Word) -> SearchTerm {
    let text = word.text.unicodeScalars
    guard !word.isQuoted, text.last == "*", let last = text.lastIndex(where: { $0 != "*" }) else {
      return SearchTerm(word.text)
    }
    return SearchTerm(String(text[...last]), isPrefix: true)
  }
}
