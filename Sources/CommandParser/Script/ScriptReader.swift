/// Makes logical lines of a script's bytes, as they come. Does no input itself.
///
///     reader.feed(bytes)            // as often as there are some
///     reader.finish()               // at their end
///     while let line = try reader.next() { … }
///
/// Lines end with LF or CR LF; a byte-order mark in front of the first is skipped.
public struct ScriptReader: Sendable {
  /// The longest line in bytes, continuations included, line ends not.
  public static let longestLine = 65_536

  private var buffer: [UInt8] = []
  /// Where in the buffer the line that is looked for begins, and how far it was searched for its end.
  private var start = 0
  private var searched = 0
  private var isFinished = false
  /// The number of physical lines taken so far.
  private var lineNumber = 0
  /// The physical lines of a logical line that goes on.
  private var parts: [(text: String, line: Int)] = []
  /// Bytes in `parts`.
  private var partBytes = 0
  /// What remains of a refused line is skipped: up to its end, or up to the end of its continuations.
  private var isSkipping = false

  public init() {}

  /// Whether everything was read and `finish()` called: `next()` gives nothing more.
  public var isAtEnd: Bool { isFinished && start == buffer.endIndex && parts.isEmpty }

  /// What waits for its line's end.
  var bufferedBytes: Int { buffer.count - start + partBytes }

  /// Takes further bytes; they may end in the middle of a character.
  /// - Precondition: `finish()` was not called.
  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    precondition(!isFinished, "bytes after the end of the script")
    buffer.removeFirst(start)
    (start, searched) = (0, searched - start)
    buffer.append(contentsOf: bytes)
  }

  /// There will be no further bytes: what is left is the last line.
  public mutating func finish() { isFinished = true }

  /// The next line that is neither blank nor a comment; nil when more bytes are needed, or at the end.
  ///
  /// - Throws: for a line that cannot be used. It is consumed: the next call goes on behind it.
  public mutating func next() throws(ScriptError) -> ScriptLine? {
    while let bytes = try physicalLine() {
      if let line = try take(bytes) { return line }
    }
    if isFinished, !parts.isEmpty {
      let last = parts[parts.count - 1]
      endLogicalLine()
      throw ScriptError(line: last.line, column: last.text.count + 1, problem: .continuedAtEnd)
    }
    return nil
  }

  /// The next physical line without its end; nil: not there yet, or the end of the script.
  private mutating func physicalLine() throws(ScriptError) -> ArraySlice<UInt8>? {
    while true {
      let end = buffer[max(searched, start)...].firstIndex(of: UInt8(ascii: "\n"))
      searched = end ?? buffer.endIndex
      if isSkipping {
        guard skip(to: end) else { return nil }
        continue
      }
      // One more for the CR and one for the backslash, which do not count.
      if (end ?? searched) - start + partBytes > Self.longestLine + 2 { throw refuseLength() }
      guard let end else { return isFinished ? lastLine() : nil }
      defer { (start, searched) = (end + 1, end + 1) }
      lineNumber += 1
      return buffer[start..<end].withoutReturn
    }
  }

  private mutating func lastLine() -> ArraySlice<UInt8>? {
    guard start < buffer.endIndex else { return nil }
    defer { start = buffer.endIndex }
    lineNumber += 1
    return buffer[start...].withoutReturn
  }

  /// Drops bytes of a refused line. False: its end has not come.
  private mutating func skip(to end: Int?) -> Bool {
    guard let end else {
      // A backslash and a CR may be the last that came of it.
      start = isFinished ? buffer.endIndex : max(start, buffer.endIndex - 2)
      return false
    }
    isSkipping = buffer[start..<end].withoutReturn.last == UInt8(ascii: "\\")
    (start, searched) = (end + 1, end + 1)
    lineNumber += 1
    return true
  }
}

extension ScriptReader {
  /// Adds a physical line. nil: the logical line goes on, or there is nothing in it.
  private mutating func take(_ bytes: ArraySlice<UInt8>) throws(ScriptError) -> ScriptLine? {
    var text = try decoded(bytes)
    if lineNumber == 1 {
      if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
      if text.hasBytePrefix("#!") { return nil }
    }
    if parts.isEmpty, ScriptLine.isComment(text) { return nil }
    let goesOn = text.utf8.last == UInt8(ascii: "\\")
    if goesOn { text.unicodeScalars.removeLast() }
    partBytes += text.utf8.count
    if partBytes > Self.longestLine { throw refuseLength(continued: goesOn) }
    parts.append((text, lineNumber))
    if goesOn { return nil }
    let line = ScriptLine(joining: parts)
    endLogicalLine()
    return line.text.unicodeScalars.allSatisfy(Lexer.isBlank) ? nil : line
  }

  private mutating func endLogicalLine() {
    parts = []
    partBytes = 0
  }

  /// UTF-8 without NUL.
  private mutating func decoded(_ bytes: ArraySlice<UInt8>) throws(ScriptError) -> String {
    let valid = String(validating: bytes, as: UTF8.self)
    if let valid, !bytes.contains(0) { return valid }
    let (column, problem) = Self.fault(in: bytes)
    endLogicalLine()
    isSkipping = bytes.last == UInt8(ascii: "\\")
    throw ScriptError(line: lineNumber, column: column, problem: problem)
  }

  /// Where the first NUL or malformed sequence is, whichever comes first.
  private static func fault(in bytes: ArraySlice<UInt8>) -> (Int, ScriptError.Problem) {
    let beforeNUL = bytes.prefix { $0 != 0 }
    var decoder = UTF8()
    var iterator = beforeNUL.makeIterator()
    var good = String.UnicodeScalarView()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): good.append(scalar)
      case .emptyInput: return (String(good).count + 1, .nul)
      case .error:
        let count = String(good).utf8.count
        return (String(good).count + 1, .invalidUTF8(beforeNUL[beforeNUL.startIndex + count]))
      }
    }
  }

  /// Refuses the line whose end was not reached, or, told whether it is continued, the one just taken.
  private mutating func refuseLength(continued: Bool? = nil) -> ScriptError {
    isSkipping = continued ?? true
    let line = parts.first?.line ?? (continued == nil ? lineNumber + 1 : lineNumber)
    endLogicalLine()
    return ScriptError(line: line, column: 1, problem: .tooLong(limit: Self.longestLine))
  }
}

extension ArraySlice<UInt8> {
  fileprivate var withoutReturn: Self { last == UInt8(ascii: "\r") ? dropLast() : self }
}

/// What is wrong with a script before any command of it is looked at.
public struct ScriptError: Error, Hashable, Sendable {
  /// From 1.
  public var line: Int
  /// From 1, in characters.
  public var column: Int
  public var problem: Problem

  public enum Problem: Hashable, Sendable {
    /// A NUL byte.
    case nul
    /// The byte at which no UTF-8 sequence begins, or a broken one does.
    case invalidUTF8(UInt8)
    /// Over so many bytes, continuations included.
    case tooLong(limit: Int)
    /// A `\` at the end of the last line.
    case continuedAtEnd
  }
}
