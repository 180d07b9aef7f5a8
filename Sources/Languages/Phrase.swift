/// Something that is said to people: English as it is written, and said in the language that is spoken.
///
/// `"\(path) is locked; end \(holder)"` is looked up as `%1 is locked; end %2`, and its arguments stand where the
/// translation wants them. Phrases that are added are one phrase, and looked up as one; so a long one may be written in
/// several lines.
public struct Phrase: Sendable, ExpressibleByStringInterpolation {
  private enum Form: Sendable {
    /// To be said as it is: no other language is spoken, or it is no phrase of ours.
    case settled(String)
    /// To be looked up.
    case open(template: String, arguments: [String], Language)
  }

  private var form: Form

  private init(form: Form) { self.form = form }

  /// A phrase that is not written where it is said: a row's summary, the system's words for an error. What is not
  /// known is said as it is.
  public init(stringLiteral english: String) {
    guard let language = Language.spoken else {
      form = .settled(english)
      return
    }
    form = .open(template: english, arguments: [], language)
  }

  public init(stringInterpolation: StringInterpolation) {
    guard let language = stringInterpolation.language else {
      form = .settled(stringInterpolation.text)
      return
    }
    form = .open(
      template: stringInterpolation.text, arguments: stringInterpolation.arguments, language)
  }

  /// Nothing that is to be looked up: a name, a number, what is in its language already.
  public init(verbatim text: String) { form = .settled(text) }

  /// As it is said.
  public var text: String {
    switch form {
    case .settled(let text): text
    case .open(let template, let arguments, let language):
      Template.fill(language.translation(template), arguments)
        ?? Template.fill(template, arguments) ?? template
    }
  }

  /// What will not become part of a longer phrase any more.
  public var settled: Phrase { Phrase(verbatim: text) }

  public static func + (left: Phrase, right: Phrase) -> Phrase {
    guard case .open(let first, let before, let language) = left.form,
      case .open(let second, let after, _) = right.form
    else { return Phrase(verbatim: left.text + right.text) }
    let rest = Template.renumbered(second, by: before.count)
    return Phrase(
      form: .open(template: first + rest, arguments: before + after, language))
  }
}

extension Phrase {
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate let language = Language.spoken
    /// In English the text itself, else the template.
    fileprivate var text = ""
    fileprivate var arguments: [String] = []

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) { text += literal }

    public mutating func appendInterpolation(_ phrase: Phrase) { append(phrase.text) }

    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      append(value.description)
    }

    /// `30.0 seconds`, as durations describe themselves.
    public mutating func appendInterpolation(_ duration: Duration) {
      appendInterpolation("\(duration / .seconds(1)) seconds" as Phrase)
    }

    private mutating func append(_ argument: String) {
      if language == nil {
        text += argument
      } else {
        arguments.append(argument)
        text += "%\(arguments.count)"
      }
    }
  }
}

/// What is said, as text: `said("\(path) is locked")`.
public func said(_ phrase: Phrase) -> String { phrase.text }
