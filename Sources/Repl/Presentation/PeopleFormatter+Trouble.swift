import ChatCore

/// Sentences that come as text: what goes wrong outside of a notice or an outcome, what the prompt says, help.
extension PeopleFormatter {
  /// Of a sentence, in characters.
  private static let mostCharacters = 2000

  /// Why there is no connection, and what to do next.
  func sentence(_ failure: LinkFailure) -> String { sentences.sentence(failure).text }

  /// A sentence that tells of an error.
  func trouble(_ sentence: String) -> [String] { aside(sentence, .problem) }

  /// What is neither an event nor a text.
  func aside(_ sentence: String, _ ink: Ink? = nil) -> [String] {
    aside(Words(foreign: sentence, limit: Self.mostCharacters), ink)
  }

  func aside(_ words: Words, _ ink: Ink? = nil) -> [String] {
    var line = Line()
    line.append(words, ink)
    return line.lines(style)
  }

  /// Lines of `/help`; what does not fit goes on under the last column.
  func help(_ lines: [String]) -> [String] {
    lines.flatMap { text in
      var line = Line()
      line.indentation = Self.lastColumn(of: text) ?? Gutter.width
      line.append(Words(foreign: text, limit: Self.mostCharacters))
      return line.lines(style)
    }
  }

  /// Where what stands behind two blanks or more begins.
  private static func lastColumn(of text: String) -> Int? {
    let characters = Array(text)
    let blank = characters.indices.dropFirst().last { index in
      characters[index] == " " && characters[index - 1] == " "
    }
    return blank.map { $0 + 1 }
  }
}
