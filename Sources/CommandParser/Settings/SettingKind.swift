import ChatCore

/// What a setting's value has to be.
public enum SettingKind: Hashable, Sendable {
  /// A user's name, as one may choose it.
  case user
  /// A broker's address; only whoever connects can tell whether it is one.
  case address
  /// Not empty, without control characters. Nothing expands.
  case path
  /// One of these, exactly.
  case words([String])
  /// From so many milliseconds to so many.
  case duration(ClosedRange<Int64>)
  /// A program and its arguments: an array of strings in strict JSON (RFC 8259); empty: none. No shell sees it.
  case command

  static let yesOrNo = SettingKind.words(["yes", "no"])
  static let look = SettingKind.words(Look.allCases.map(\.rawValue))

  /// What can be typed in its place, for completion.
  var candidates: [String] {
    if case .words(let words) = self { words } else { [] }
  }

  /// - Throws: what is wrong with the value.
  public func check(_ text: String) throws(SettingFault) {
    switch self {
    case .user:
      do throws(NameError) { _ = try UserName(creating: text) } catch {
        throw SettingFault(.badName(text, error))
      }
    case .address: try require(!text.isEmpty && isPrintable(text), of: text)
    case .path: try require(!text.isEmpty && isPrintable(text), of: text)
    case .words(let words): try require(words.contains(text), of: text)
    case .duration(let range):
      let duration = Duration(typed: text)
      let isWithin = duration.map {
        $0 >= .milliseconds(range.lowerBound) && $0 <= .milliseconds(range.upperBound)
      }
      try require(isWithin == true, of: text)
    case .command: _ = try Self.words(ofCommand: text)
    }
  }

  private func require(_ isGood: Bool, of text: String) throws(SettingFault) {
    if !isGood { throw SettingFault(.expected(self, found: text)) }
  }

  private func isPrintable(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }

  /// Program and arguments of a value that is an array.
  ///
  /// - Throws: where it stops being an array of strings; the first one has to name a program.
  public static func words(ofCommand text: String) throws(SettingFault) -> [String] {
    let value: JSONValue
    do throws(WireError) { value = try JSONValue(parsing: Array(text.utf8)) } catch {
      throw SettingFault(.expected(.command, found: text), offset: offset(of: error, in: text))
    }
    guard case .array(let elements) = value else {
      throw SettingFault(.expected(.command, found: text))
    }
    var words: [String] = []
    for element in elements {
      guard case .string(let word) = element, !word.unicodeScalars.contains("\0"),
        !(words.isEmpty && word.isEmpty)
      else { throw SettingFault(.expected(.command, found: text)) }
      words.append(word)
    }
    return words
  }

  /// In characters.
  private static func offset(of error: WireError, in text: String) -> Int {
    guard case .notJSON(let byte) = error, text.first == "[" else { return 0 }
    return String(decoding: text.utf8.prefix(byte), as: UTF8.self).count
  }
}

/// Why a value is not taken: facts. What people read of it is made in Words/English+Settings.swift.
public struct SettingFault: Error, Hashable, Sendable {
  public enum Problem: Hashable, Sendable {
    case expected(SettingKind, found: String)
    /// The value may be a secret, and is not repeated.
    case withheld(SettingKind)
    case badName(String, NameError)
    /// By who knows more about such values; in words.
    case refused(String, reason: String)
  }

  public var problem: Problem
  /// Where in the value, in characters.
  public var offset: Int

  /// The same without the value.
  var withheld: SettingFault {
    guard case .expected(let kind, _) = problem else { return self }
    return SettingFault(.withheld(kind), offset: offset)
  }

  public init(_ problem: Problem, offset: Int = 0) {
    self.problem = problem
    self.offset = offset
  }
}
