import ChatCore

/// TEXT: the rest of the line, untouched.
struct Text: Parameter {
  var form: ParameterForm {
    var form = ParameterForm("TEXT", .text)
    form.takesRest = true
    return form
  }

  func read(from arguments: inout Arguments) throws(SyntaxError) -> String {
    guard let rest = arguments.rest() else { throw arguments.missing(.text) }
    return rest.text
  }
}

/// PATTERN: any word.
struct Pattern: WordParameter {
  typealias Value = String

  var form: ParameterForm { ParameterForm("PATTERN", .pattern) }

  func value(of word: Word, in arguments: Arguments) -> String { word.text }
}

/// A whole number within a range.
struct Number: WordParameter {
  typealias Value = Int

  let range: ClosedRange<Int>
  let placeholder: String

  init(_ range: ClosedRange<Int>, _ placeholder: String = "N") {
    self.range = range
    self.placeholder = placeholder
  }

  var form: ParameterForm { ParameterForm(placeholder, .number(range)) }

  func value(of word: Word, in arguments: Arguments) throws(SyntaxError) -> Int {
    let digits = word.text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard digits, let number = Int(word.text), range.contains(number) else {
      throw arguments.unexpected(word, .number(range))
    }
    return number
  }
}

/// DURATION: `500ms`, `10s`, `5m`, `2h`.
struct Interval: WordParameter {
  typealias Value = Duration

  var form: ParameterForm { ParameterForm("DURATION", .duration) }

  func value(of word: Word, in arguments: Arguments) throws(SyntaxError) -> Duration {
    if let duration = Duration(typed: word.text) { return duration }
    let near = Suggestions.nearest(to: word.text, among: arguments.form.secondWords)
    throw arguments.unexpected(word, .duration, suggestions: near)
  }
}

extension Duration {
  /// A whole number and one of `ms`, `s`, `m`, `h`. At most `longestTyped`.
  public init?(typed text: String) {
    let digits = text.utf8.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let unit = String(text.utf8.dropFirst(digits.count)) ?? ""
    let units = ["ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000]
    guard let count = Int64(String(digits) ?? ""), let milliseconds = units[unit] else {
      return nil
    }
    let (product, overflow) = count.multipliedReportingOverflow(by: Int64(milliseconds))
    guard !overflow, .milliseconds(product) <= Self.longestTyped else { return nil }
    self = .milliseconds(product)
  }

  /// 100 years of 365 days: far from every overflow of clocks.
  static let longestTyped = Duration.seconds(100 * 365 * 86_400)
}

/// One of some words, each of which stands for a value. Case-insensitive, as command names are.
struct Choice<Value: Hashable & Sendable>: WordParameter {
  let values: [(word: String, value: Value)]

  init(_ values: (word: String, value: Value)...) { self.values = values }

  private var words: [String] { values.map(\.word) }

  var form: ParameterForm {
    ParameterForm(words.joined(separator: "|"), .words(words), .words(words))
  }

  func value(of word: Word, in arguments: Arguments) throws(SyntaxError) -> Value {
    let typed = word.text.lowercased()
    if let choice = values.first(where: { $0.word == typed }) { return choice.value }
    let near = Suggestions.nearest(to: typed, among: words)
    throw arguments.unexpected(word, .words(words), suggestions: near)
  }
}

/// COMMAND: the name of a command, one word or two, with or without its slash. The value has no
/// slash and no alias; it is one word when several commands share it.
struct CommandName: Parameter {
  var form: ParameterForm {
    var form = ParameterForm("COMMAND", .command, .commands)
    form.takesRest = true
    return form
  }

  func read(from arguments: inout Arguments) throws(SyntaxError) -> String {
    guard let rest = arguments.rest() else { throw arguments.missing(.command) }
    let (grammar, mode) = (arguments.grammar, arguments.mode)
    if let topic = grammar.topic(named: rest.text, in: mode) { return topic.name }
    throw arguments.unexpected(
      rest, .command, suggestions: grammar.commandsNear(rest.text, in: mode))
  }
}
