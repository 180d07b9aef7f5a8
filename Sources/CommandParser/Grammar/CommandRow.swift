import ChatCore

/// A command, declared once: what it is called, what it takes, what it means, and the value that it makes. Usage, help,
/// manual and completion are derived from it.
public struct CommandRow: Sendable {
  /// What the grammar's readers need of it.
  public internal(set) var form: CommandForm
  /// What it does, as an imperative without a full stop: `Answer a request with yes`.
  public let summary: String
  /// Further sentences for help and manual.
  public let details: [String]
  /// Completes "Fails when …"; nil when it cannot fail by itself.
  public let failsWhen: String?
  /// A line that parses.
  public let example: String

  /// Makes the value of the arguments.
  let read: @Sendable (inout Arguments) throws(SyntaxError) -> Command

  /// - Parameters:
  ///   - path: one or two words, without a slash.
  ///   - parameters: in the order of the line; options last.
  ///   - aliases: further names for a command of one word.
  init<each P: Parameter>(
    _ path: String, _ parameters: repeat each P, aliases: [String] = [],
    modes: Set<Mode> = [.prompt, .batch], summary: String, details: [String] = [],
    failsWhen: String? = nil, example: String,
    make: @escaping @Sendable (repeat (each P).Value) -> Command
  ) {
    var forms: [ParameterForm] = []
    for parameter in repeat each parameters { forms.append(parameter.form) }
    form = CommandForm(
      words: path.split(separator: " ").map(String.init), aliases: aliases,
      modes: modes, parameters: forms)
    self.summary = summary
    self.details = details
    self.failsWhen = failsWhen
    self.example = example
    read = { (arguments) throws(SyntaxError) in
      let values = (repeat try (each parameters).read(from: &arguments))
      try arguments.expectEnd()
      return make(repeat each values)
    }
  }
}

/// How a command is written.
public struct CommandForm: Hashable, Sendable {
  /// `["group", "create"]`
  public let words: [String]
  public let aliases: [String]
  /// Where it exists.
  public let modes: Set<Mode>
  public let parameters: [ParameterForm]
  /// The second words of the commands that share its only word; filled in by the grammar.
  public internal(set) var secondWords: [String] = []

  /// `/group create`
  public var path: String { "/" + words.joined(separator: " ") }

  /// `/approve USER [GROUP]`
  public var usage: String { ([path] + parameters.map(\.usage)).joined(separator: " ") }

  /// `["-n"]`
  public var options: [String] { parameters.compactMap(\.option) }
  var hasOptions: Bool { parameters.contains { $0.option != nil } }
  var hasExpression: Bool { parameters.contains { $0.expectation == .expression } }
  var positionals: [ParameterForm] { parameters.filter { $0.option == nil } }

  /// What its first word may be called.
  var names: [String] { [words[0]] + aliases }
}
