import ChatCore

/// What is wrong with a line: facts. What people read of it is made in Words/English.swift.
public struct SyntaxError: Error, Hashable, Sendable {
  /// Where, from 1, in characters (extended grapheme clusters) of the line.
  public var column: Int
  /// The command's path with its slash, or the word as typed when there is no such command.
  public var command: String
  public var problem: Problem
  /// How the command is written; nil when it is not known which one is meant.
  public var usage: String?
  /// What may have been meant, nearest first; at most `Suggestions.most`.
  public var suggestions: [String]

  public init(
    column: Int, command: String, problem: Problem, usage: String? = nil, suggestions: [String] = []
  ) {
    self.column = column
    self.command = command
    self.problem = problem
    self.usage = usage
    self.suggestions = suggestions
  }

  /// What was found where something else was expected.
  public enum Problem: Hashable, Sendable {
    /// No command has this name.
    case unknownCommand
    /// Several commands begin so; they are the suggestions.
    case ambiguousCommand
    /// Any of these would do here; found nil: the line ends.
    case expected([Expectation], found: String?)
    /// The word cannot be a name of this kind.
    case badName(NameKind, String, NameError)
    /// A quote without its partner; the column is the quote's.
    case unclosedQuote(Character)
    /// A closing quote that neither a blank nor the end follows.
    case afterQuote(found: String)
    /// A `/` that begins an expression and has no partner.
    case unclosedExpression
    /// What stands behind the second slash is not `i`.
    case expressionFlags(String)
    /// The column is that of what is wrong in it.
    case badExpression(ExpressionError.Problem)
    /// A word with a dash that is no option of this command.
    case unknownOption(String)
    case doubledOption(String)
  }
}

/// What a word names.
public enum NameKind: Hashable, Sendable {
  case user, group, target
}

/// What could have stood at a place.
public enum Expectation: Hashable, Sendable {
  case user, group, newGroup, target, text, pattern, duration, end
  /// `/…/`
  case expression
  case file
  /// What `/pending` calls a text.
  case pendingID
  /// The name of a command.
  case command
  /// A whole number within the range.
  case number(ClosedRange<Int>)
  /// One of these words.
  case words([String])
  /// A word to look for; there may be so many of them.
  case searchWords(most: Int)
  /// The key of a setting.
  case setting
  /// A value of a setting.
  case value(SettingKind)
}
