import ChatCore

/// One typed argument of a command.
protocol Parameter<Value>: Sendable {
  associatedtype Value: Sendable
  /// What usage, help, manual and completion say of it.
  var form: ParameterForm { get }
  /// Takes its words off the line.
  func read(from arguments: inout Arguments) throws(SyntaxError) -> Value
}

/// A parameter as data.
public struct ParameterForm: Hashable, Sendable {
  /// `USER`, or `sent|received|all`; nil for an option without a value.
  public var placeholder: String?
  /// What is expected at its place.
  public var expectation: Expectation
  /// What can complete it.
  public var source: CompletionSource
  public var isOptional = false
  /// Takes the rest of the line, untouched.
  public var takesRest = false
  /// `-n` or `--end`, for a parameter that has no fixed place.
  public var option: String?

  init(_ placeholder: String?, _ expectation: Expectation, _ source: CompletionSource = .nothing) {
    self.placeholder = placeholder
    self.expectation = expectation
    self.source = source
  }

  /// As the usage line shows it: `USER`, `[GROUP]`, `[-n N]`, `[--end]`.
  public var usage: String {
    let words = [option, placeholder].compactMap(\.self).joined(separator: " ")
    return isOptional || option != nil ? "[\(words)]" : words
  }
}

/// Where the candidates for a parameter come from.
public enum CompletionSource: Hashable, Sendable {
  case nothing, users, groups, targets, commands, files
  /// Own texts that can be taken back.
  case pending
  /// Keys of settings, and behind one its values.
  case settings
  /// Users whose request waits for an answer.
  case askingUsers
  /// Users who ask to join a group of mine; the groups where the user of the previous argument does.
  case waitingUsers, groupsWhereWaiting
  /// Members of groups of mine; the groups of mine where the user of the previous argument is a member.
  case memberUsers, groupsWhereMember
  /// Groups that I am in; that I own; the other members of the group of the previous argument.
  case joinedGroups, ownedGroups, membersOfGroup
  /// Users whose lines are hidden.
  case ignoredUsers
  case words([String])
}

/// A parameter that may be missing.
struct OptionalParameter<Base: Parameter>: Parameter {
  let base: Base

  var form: ParameterForm {
    var form = base.form
    form.isOptional = true
    return form
  }

  func read(from arguments: inout Arguments) throws(SyntaxError) -> Base.Value? {
    let isThere = form.takesRest ? arguments.hasRest : try arguments.hasWord()
    guard isThere else { return nil }
    return try base.read(from: &arguments)
  }
}

extension Parameter {
  var optional: OptionalParameter<Self> { OptionalParameter(base: self) }
}

/// A parameter of one word.
protocol WordParameter: Parameter {
  func value(of word: Word, in arguments: Arguments) throws(SyntaxError) -> Value
}

extension WordParameter {
  func read(from arguments: inout Arguments) throws(SyntaxError) -> Value {
    let word = try arguments.word(expecting: form.expectation)
    return try value(of: word, in: arguments)
  }

  /// The same, introduced by an option anywhere behind the command's name.
  func option(_ name: String) -> OptionParameter<Self> { OptionParameter(name: name, base: self) }
}

/// `-n N`
struct OptionParameter<Base: WordParameter>: Parameter {
  let name: String
  let base: Base

  var form: ParameterForm {
    var form = base.form
    form.option = name
    return form
  }

  func read(from arguments: inout Arguments) throws(SyntaxError) -> Base.Value? {
    guard let word = try arguments.value(ofOption: name) else { return nil }
    return try base.value(of: word, in: arguments)
  }
}

/// `--end`
struct Flag: Parameter {
  let name: String

  init(_ name: String) { self.name = name }

  var form: ParameterForm {
    var form = ParameterForm(nil, .end)
    form.option = name
    return form
  }

  func read(from arguments: inout Arguments) throws(SyntaxError) -> Bool {
    try arguments.value(ofOption: name) != nil
  }
}
