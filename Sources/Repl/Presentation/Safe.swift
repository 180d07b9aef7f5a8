import ChatCore
import Languages

/// Words that may go to a terminal as they are.
///
/// Made of literals of ours, and of what ChatCore's SafeText has rendered: the compiler refuses a `String` in an
/// interpolation, so nothing that came from the network, the store or a library gets in by another way than the
/// initialisers below.
///
/// A literal is a phrase that is said in the language that is spoken; see `Phrase`.
struct Words: Hashable, Sendable, ExpressibleByStringInterpolation {
  private var phrase: Phrase

  var text: String { phrase.text }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var phrase = Phrase.StringInterpolation(literalCapacity: 0, interpolationCount: 0)

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) { phrase.appendLiteral(literal) }
    mutating func appendInterpolation(_ words: Words) { phrase.appendInterpolation(words.phrase) }
    mutating func appendInterpolation(_ number: some BinaryInteger) {
      phrase.appendInterpolation(String(number))
    }
  }

  /// For literals of ours alone; called by hand, it would let anything in.
  init(stringLiteral text: String) { phrase = Phrase(stringLiteral: text) }

  init(stringInterpolation: StringInterpolation) {
    phrase = Phrase(stringInterpolation: stringInterpolation.phrase)
  }

  private init(rendered text: String) { phrase = Phrase(verbatim: text) }

  private init(_ phrase: Phrase) { self.phrase = phrase }

  static func == (left: Words, right: Words) -> Bool { left.text == right.text }
  func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// What will not become part of a longer phrase any more.
  var settled: Words { Words(phrase.settled) }

  /// Columns of a terminal that it takes.
  var width: Int { columnWidth(text) }

  /// Each of its characters alone.
  var characters: [Words] { text.map { Words(rendered: String($0)) } }

  /// Each of its scalars that takes columns, with those behind it that take none.
  var letters: [Words] {
    var letters: [String.UnicodeScalarView] = []
    for scalar in text.unicodeScalars {
      if letters.isEmpty || columnWidth(scalar) > 0 { letters.append(.init()) }
      letters[letters.count - 1].append(scalar)
    }
    return letters.map { Words(rendered: String($0)) }
  }

  /// Phrases of ours become one phrase.
  static func + (left: Words, right: Words) -> Words { Words(left.phrase + right.phrase) }

  static func spaces(_ count: Int) -> Words {
    Words(rendered: String(repeating: " ", count: max(0, count)))
  }
}

// MARK: What others wrote

extension Words {
  /// Words within a line: a greeting, a status, a topic, a library's error.
  ///
  /// - Parameter limit: in characters; what is over it is counted.
  init(foreign text: String, limit: Int = 400) {
    self = Words(rendered: renderLine(text, limit: limit)).contained
  }

  /// What is said in the system's or a library's words; those that are known are translated.
  init(system text: String) { self.init(foreign: said(Phrase(stringLiteral: text))) }

  /// Bytes that may be no text at all.
  init(foreign bytes: [UInt8]) { self = Words(rendered: renderUntrusted(bytes)).contained }

  /// Our words go on from left to right behind it.
  private var contained: Words { runsRightToLeft ? self + .mark : self }

  /// A text under a gutter, as one line or more.
  static func lines(of text: String, limits: TextLimits) -> [Words] {
    renderText(text, limits: limits).map(Words.init(rendered:))
  }

  /// A name with what is odd about it; `sigil` stands within the quotes' reach: `@bob`, `#"a b "`.
  init(_ name: some Name, sigil: Words = "", known: KnownNames) {
    let name = renderName(name, known: known)
    let flags = name.flags.filter { $0 != .suspicious }.map { " (\($0))" }
    self = Words(rendered: sigil.text + name.text).contained
    if !flags.isEmpty { self = Words(rendered: text + flags.joined()) }
  }

  /// A name as it is typed in a command, in quotes where the grammar needs them.
  init(typed name: some Name, sigil: Words = "") {
    let shown = renderName(name).text
    if shown.utf8.first == UInt8(ascii: "\"") {
      self = Words(rendered: "\"\(sigil.text)\(shown.dropFirst())").contained
    } else if shown.unicodeScalars.contains(" ") {
      self = Words(rendered: "\"\(sigil.text)\(shown)\"").contained
    } else {
      self = Words(rendered: sigil.text + shown).contained
    }
  }

  var runsRightToLeft: Bool { ChatCore.runsRightToLeft(text) }

  /// LEFT-TO-RIGHT MARK, which takes no column.
  static let mark = Words(rendered: leftToRightMark)

  /// Keeps what follows from being drawn before this, where one of the two runs from right to left.
  func separated(from next: Words) -> Words {
    let mixes = runsRightToLeft || next.runsRightToLeft
    return mixes ? self + Words.mark : self
  }
}

// MARK: What our own values say

extension Words {
  /// `14:03`, or `2026-11-22 14:03` on another day than `now`'s.
  init(_ instant: Timestamp, at now: Moment, withSeconds: Bool = false) {
    let fields = CalendarFields(instant, utcOffset: now.utcOffset)
    let today = CalendarFields(now.wall, utcOffset: now.utcOffset).date
    let time = withSeconds ? fields.time : String(fields.time.prefix(5))
    self.init(rendered: fields.date == today ? time : "\(fields.date) \(time)")
  }

  /// `0.7 s`, `12 s`, `5 min`, `2 h`; milliseconds below a tenth of a second: `14 ms`.
  init(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
    switch milliseconds {
    case ..<100: self = "\(max(0, milliseconds)) ms"
    case ..<10_000 where milliseconds % 1000 >= 100:
      self = "\(milliseconds / 1000).\(milliseconds / 100 % 10) s"
    case ..<120_000: self = "\(seconds) s"
    case ..<7_200_000: self = "\(seconds / 60) min"
    default: self = "\(seconds / 3600) h"
    }
  }

  /// `0x87`
  init(_ reason: ReasonCode) { self.init(rendered: reason.description) }

  /// `1 text`, `2 texts`
  static func count(_ number: Int, _ one: Words, _ many: Words) -> Words {
    number == 1 ? "1 \(one)" : "\(number) \(many)"
  }

  /// `a, b, c`
  static func list(_ items: [Words], separator: Words = ", ") -> Words {
    Words(rendered: items.map(\.text).joined(separator: separator.text))
  }
}
