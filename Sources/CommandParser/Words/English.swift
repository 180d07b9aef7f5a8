import ChatCore
import Languages

/// What people read of this module, but for the sentences on each command, which stand in its row.
enum English {
  /// A usage that is longer has a line of its own.
  static let widestUsage = 30

  /// `/users [PATTERN]   List users …`, the usages in a column.
  static func overview(_ rows: [CommandRow]) -> [String] {
    let lines = rows.flatMap { row in
      let usage = row.form.usage
      let summary = translated(row.summary)
      let blanks = String(repeating: " ", count: max(0, widestUsage - usage.count) + 2)
      return usage.count > widestUsage
        ? [usage, String(repeating: " ", count: widestUsage + 2) + summary]
        : [usage + blanks + summary]
    }
    return lines + [""] + helpFooter
  }

  /// `/users [PATTERN]: List users …`
  static func spokenOverview(_ rows: [CommandRow]) -> [String] {
    rows.map { "\($0.form.usage): \(translated($0.summary))" } + helpFooter
  }

  /// `People   /users /whois …`, folded, each title once.
  static func contents(_ chapters: [(String, [String])], columns: Int) -> [String] {
    let titles = chapters.map { translated($0.0) }
    let indent = (titles.map(\.count).max() ?? 0) + 2
    var lines: [String] = []
    for (title, (_, words)) in zip(titles, chapters) {
      lines.append(title + String(repeating: " ", count: indent - title.count - 1))
      for word in words {
        if lines[lines.count - 1].count + word.count + 2 > columns {
          lines.append(String(repeating: " ", count: indent - 1))
        }
        lines[lines.count - 1] += " /" + word
      }
    }
    return lines + helpFooter
  }

  private static var helpFooter: [String] {
    [
      said("Anything else is sent to the current target; //text sends /text."),
      said("A target is @user, #group, or . for the current one. /help COMMAND tells more."),
    ]
  }

  static func help(on row: CommandRow, in mode: Mode) -> [String] {
    let aliases = row.form.names.dropFirst().map { "/" + $0 }
    var lines = [row.form.usage]
    lines += ([row.summary] + row.details).map { "  \(translated($0))." }
    if let reason = row.failsWhen {
      lines.append("  " + said("Fails when \(translated(reason))."))
    }
    if !aliases.isEmpty { lines.append("  " + said("Also \(listed(aliases, "or")).")) }
    return lines + ["  " + said("Example: \(row.example)")]
  }

  static let failsWhen = "Fails when"
  static let also = "Also"
  static let example = "Example"
  static let inScripts = "Only in scripts"

  /// What a row says, in the language that is spoken.
  static func translated(_ english: String) -> String { said(Phrase(stringLiteral: english)) }

  /// `a, b or c`
  static func listed(_ items: [String], _ conjunction: Phrase) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(conjunction.text) " + last
  }
}

extension SyntaxError: CustomStringConvertible {
  /// One line for the prompt: command, column, reason, usage.
  public var description: String {
    said("\(English.shown(command)): column \(column): \(reason)")
  }

  /// One line for a script: `FILE:LINE:COLUMN: /cmd: reason`.
  ///
  /// - Parameter file: `-` for the standard input.
  public func description(inFile file: String, at line: ScriptLine) -> String {
    let position = line.position(ofColumn: column)
    return "\(file):\(position.line):\(position.column): \(English.shown(command)): \(reason)"
  }

  /// What is wrong, what may have been meant, and the usage; neither column nor command.
  public var reason: String {
    var text = English.sentence(problem)
    if !suggestions.isEmpty {
      let isSure = problem == .ambiguousCommand
      let listed = English.listed(suggestions, "or")
      text += isSure ? ": \(listed)" : said("; did you mean \(listed)?")
    }
    guard let usage else { return text }
    return "\(text)\(text.hasSuffix("?") ? "" : ";") " + said("usage: \(usage)")
  }
}

extension English {
  static func sentence(_ problem: SyntaxError.Problem) -> String { phrase(problem).text }

  private static func phrase(_ problem: SyntaxError.Problem) -> Phrase {
    switch problem {
    case .unknownCommand: "no such command"
    case .ambiguousCommand: "several commands begin like that"
    case .expected(let expected, let found):
      "expected \(alternatives(expected)), but found \(found.map(quoted) ?? endOfLine)"
    case .badName(let kind, let text, .empty) where text.isEmpty: "\(name(kind)) is missing here"
    case .badName(let kind, let text, let error):
      "\(quoted(text)) cannot be \(name(kind)): \(sentence(error))"
    case .unclosedQuote(let quote): "the quote \(quote) is not closed"
    case .afterQuote(let found):
      "expected a blank or the end of the line after the quote, but found \(quoted(found))"
    case .unclosedExpression: "the expression is not closed by a second /"
    case .expressionFlags(let flags):
      "expected a blank or i behind the expression, but found \(quoted(flags)); a / in it is "
        + "written \\/"
    case .badExpression(let problem): phrase(problem)
    case .unknownOption(let option): "no such option: \(quoted(option))"
    case .doubledOption(let option): "the option \(option) is given twice"
    }
  }

  /// `a duration such as 10s or 5m, or ready, sent or online`
  private static func alternatives(_ expected: [Expectation]) -> String {
    expected.map(name).joined(separator: said(", or "))
  }

  static var endOfLine: String { said("the end of the line") }

  static func name(_ kind: NameKind) -> String { phrase(kind).text }

  private static func phrase(_ kind: NameKind) -> Phrase {
    switch kind {
    case .user: "a user's name"
    case .group: "a group's name"
    case .target: "the name of a user or a group"
    }
  }

  static func name(_ expectation: Expectation) -> String { phrase(expectation).text }

  private static func phrase(_ expectation: Expectation) -> Phrase {
    switch expectation {
    case .user: "a user such as bob"
    case .group: "a group such as ops"
    case .newGroup: "a name for the new group"
    case .target: "a target such as @bob or #ops"
    case .text: "a text"
    case .pattern: "a pattern such as a*"
    case .duration: "a duration such as 10s or 5m"
    case .end: Phrase(verbatim: endOfLine)
    case .expression: "an expression such as /done|failed/"
    case .file: "a file"
    case .pendingID: "the ID of a text, as /pending shows it"
    case .command: "the name of a command"
    case .number(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
    case .words(let words): Phrase(verbatim: listed(words, "or"))
    case .searchWords(let most): "up to \(most) words to look for"
    case .setting: "the name of a setting such as bell (/set lists them)"
    case .value(let kind): Phrase(verbatim: name(kind))
    }
  }

  private static func phrase(_ problem: ExpressionError.Problem) -> Phrase {
    switch problem {
    case .empty: "the expression is empty; /./ matches any text"
    case .unclosed(let sign): "\(sign) is not closed"
    case .unopened: "nothing is open that ) could close; a literal one is written \\)"
    case .nothingToRepeat(let sign):
      "nothing is before \(sign) that could be repeated; a literal one is written \\\(sign)"
    case .badCount(let most):
      "expected {N}, {N,} or {N,M} with numbers up to \(most); a literal { is written \\{"
    case .badRange: "the range ends before it begins"
    case .unknownClass(let name):
      "no class is called \(quoted(name)); there are alpha, digit, alnum, space, upper, lower, "
        + "punct and xdigit"
    case .unknownEscape(let letter): "\\\(shown(String(letter))) means nothing"
    case .openEscape: "nothing follows the \\"
    case .tooLarge: "the expression is too large, or too deep"
    }
  }

  static func sentence(_ error: NameError) -> String { phrase(error).text }

  private static func phrase(_ error: NameError) -> Phrase {
    switch error {
    case .empty: "it is empty"
    case .tooLong(let bytes):
      "it is too long (\(bytes) bytes; names have at most 64 characters and 128 bytes)"
    case .wildcard(let scalar): "it holds \(scalar), which names may not hold"
    case .reserved: "it begins with $, which is kept for brokers"
    case .control(let scalar): "it holds the character \(codePoint(scalar)), which is not allowed"
    case .outerSpace: "it begins or ends with a space"
    case .notNormalized: "it is not in Unicode's Normalization Form C and would look like another"
    }
  }

  /// What was typed, in quotes, cut short, nothing in it that drives a terminal.
  static func quoted(_ text: String) -> String { "\"\(shown(text))\"" }

  /// The same without the quotes.
  static func shown(_ text: String) -> String {
    let most = 64
    let scalars = text.unicodeScalars
    let head = scalars.prefix(most).map { isPlain($0) ? String($0) : codePoint($0) }.joined()
    return scalars.count > most ? head + "…" : head
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned,
      .privateUse:
      false
    default: true
    }
  }

  /// `U+001B`
  static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension ScriptError: CustomStringConvertible {
  /// `LINE:COLUMN: reason`
  public var description: String { "\(line):\(column): \(reason)" }

  public func description(inFile file: String) -> String { "\(file):\(description)" }

  /// What is wrong, without the place.
  public var reason: String { phrase.text }

  private var phrase: Phrase {
    switch problem {
    case .nul: "a NUL byte; a script is text"
    case .invalidUTF8(let byte):
      "the byte 0x\(String(byte, radix: 16, uppercase: true)) is not UTF-8; a script is text in UTF-8"
    case .tooLong(let limit): "the line is longer than \(limit) bytes"
    case .continuedAtEnd: "the last line ends with \\, but no line follows"
    }
  }
}

extension NameError {
  /// What is wrong with the name: `it is empty`.
  public var sentence: String { English.sentence(self) }
}
