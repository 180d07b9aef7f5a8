/// A regular expression that is looked for in texts of others.
///
/// Written as in egrep(1): `.` any character, `[a-z]` `[^…]` `[[:digit:]]`, `^` and `$` the text's beginning and end,
/// `|`, `(…)`, `*` `+` `?` `{2,5}`, `\` before a sign that is meant as it is; and `\d` `\w` `\s` with their opposites
/// `\D` `\W` `\S`, `\b` a word's edge, `\n`, `\t`. There are no back-references: a search takes time in proportion to
/// the text, whoever wrote it (docs/decisions/0009-expressions.md). Characters are Unicode scalars, compared as they
/// are.
public struct RegularExpression: Hashable, Sendable {
  /// As it was typed, without its slashes.
  public let source: String
  public let ignoresCase: Bool
  private let program: ExpressionProgram

  /// - Throws: what is wrong with it, and where.
  public init(_ source: String, ignoringCase: Bool = false) throws(ExpressionError) {
    self.source = source
    ignoresCase = ignoringCase
    var parser = ExpressionParser(source)
    program = try ExpressionProgram(try parser.parse(), ignoringCase: ignoringCase)
  }

  /// Whether it is found somewhere in a text.
  public func matches(_ text: String) -> Bool { program.isFound(in: text) }

  public static func == (left: Self, right: Self) -> Bool {
    left.source == right.source && left.ignoresCase == right.ignoresCase
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(source)
    hasher.combine(ignoresCase)
  }
}

/// What is wrong with a regular expression.
public struct ExpressionError: Error, Hashable, Sendable {
  /// Where, in Unicode scalars from the beginning of the source, from 0.
  public var offset: Int
  public var problem: Problem

  public init(offset: Int, problem: Problem) {
    self.offset = offset
    self.problem = problem
  }

  public enum Problem: Hashable, Sendable {
    case empty
    /// A `(` or a `[` without its partner.
    case unclosed(Character)
    /// A `)` without its partner.
    case unopened
    /// `*`, `+`, `?` or `{` with nothing before it.
    case nothingToRepeat(Character)
    /// `{…}` that is not `{N}`, `{N,}` or `{N,M}`, or asks for too many.
    case badCount(most: Int)
    /// `z-a`
    case badRange
    /// `[[:this:]]`
    case unknownClass(String)
    /// A letter or digit behind `\` that has no meaning.
    case unknownEscape(Character)
    /// A `\` at the end.
    case openEscape
    /// Too many repetitions of too much, or too deep.
    case tooLarge
  }
}
