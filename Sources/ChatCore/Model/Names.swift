@_spi(_Unicode) import Swift

/// The name of a user: one whole topic level, and the Client Identifier of his session.
public struct UserName: Name {
  public let text: String
  public init(unchecked text: String) { self.text = text }
}

/// The name of a group: one whole topic level.
public struct GroupName: Name {
  public let text: String
  public init(unchecked text: String) { self.text = text }
}

/// A user's or a group's name. A value of it can always stand as a topic level and never drives a terminal.
public protocol Name: ExactText {
  /// For this file's checked initialisers alone.
  init(unchecked text: String)
}

extension Name {
  /// A name that somebody else made, as it arrived on the wire.
  ///
  /// - Throws: what makes it unusable as a topic level or dangerous to show.
  public init(received text: String) throws(NameError) {
    if let error = NameRules.refusal(of: text) { throw error }
    self.init(unchecked: text)
  }

  /// A name that `chat` is about to create: 1 to 64 characters, at most 128 bytes, NFC, no `/ + # NUL`, no `$` in
  /// front, no control, format or surrogate character, no space at either end.
  ///
  /// - Throws: the first rule that it breaks.
  public init(creating text: String) throws(NameError) {
    if let error = NameRules.refusal(of: text) ?? NameRules.objection(to: text) { throw error }
    self.init(unchecked: text)
  }

  /// Whether `chat` itself would create this name; others are listed in quotes.
  public var isOrdinary: Bool { NameRules.objection(to: text) == nil }
}

/// What is wrong with a name.
public enum NameError: Error, Hashable, Sendable {
  /// Nothing between two slashes.
  case empty
  /// Over 128 bytes of UTF-8, or over 64 characters in a name to be created.
  case tooLong(bytes: Int)
  /// `/`, `+` or `#`, which MQTT gives a meaning (MQTT 5, section 4.7.1).
  case wildcard(Unicode.Scalar)
  /// Begins with `$`, which brokers keep for themselves (MQTT 5, section 4.7.2).
  case reserved
  /// A control, format, line-separating or non-character.
  case control(Unicode.Scalar)
  /// A space at the beginning or the end.
  case outerSpace
  /// Not in Normalization Form C: it would look like another name.
  case notNormalized
}

/// The rules themselves, on plain text.
enum NameRules {
  static let mostBytes = 128
  static let mostCharacters = 64

  /// What no name on the wire may hold.
  static func refusal(of text: String) -> NameError? {
    if text.isEmpty { return .empty }
    if text.utf8.count > mostBytes { return .tooLong(bytes: text.utf8.count) }
    for scalar in text.unicodeScalars {
      if scalar == "/" || scalar == "+" || scalar == "#" { return .wildcard(scalar) }
      if scalar.isDangerousInName { return .control(scalar) }
    }
    return text.utf8.first == UInt8(ascii: "$") ? .reserved : nil
  }

  /// What others may have in their names, and we never create.
  static func objection(to text: String) -> NameError? {
    if text.count > mostCharacters { return .tooLong(bytes: text.utf8.count) }
    for scalar in text.unicodeScalars where !scalar.isPlain { return .control(scalar) }
    if let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      first.properties.isWhitespace || last.properties.isWhitespace
    {
      return .outerSpace
    }
    return text.unicodeScalars.elementsEqual(text._nfc) ? nil : .notNormalized
  }
}

extension Unicode.Scalar {
  /// Controls, separators of lines, bidirectional controls, noncharacters.
  var isDangerousInName: Bool {
    if isASCII { return value < 0x20 || value == 0x7F }
    return switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: properties.isBidiControl || properties.isNoncharacterCodePoint
    }
  }

  /// Neither format character, private, unassigned nor a blank other than the space.
  var isPlain: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    case .spaceSeparator: self == " "
    default: !properties.isDefaultIgnorableCodePoint
    }
  }
}
