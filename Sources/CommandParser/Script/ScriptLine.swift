/// One logical line of a script: comments gone, continuations joined, `-` of `-/cmd` taken off.
public struct ScriptLine: Hashable, Sendable {
  /// For `Parser(mode: .batch)`.
  public let text: String
  /// Whether it was `-/cmd`: its failure is to be ignored.
  public let ignoresFailure: Bool
  /// The physical lines that it was made of.
  let pieces: [Piece]

  /// A stretch of the text that comes from one physical line.
  struct Piece: Hashable, Sendable {
    /// In characters of the text, from 0.
    var offset: Int
    /// From 1.
    var line: Int
    /// The column of its first character in the physical line, from 1.
    var column: Int
  }

  /// The number of its first physical line, from 1.
  public var line: Int { pieces[0].line }

  /// A line that was given whole, as `--execute` does; nil: a comment or blank.
  public init?(execute text: String, line: Int = 1) {
    if text.unicodeScalars.allSatisfy(Lexer.isBlank) || Self.isComment(text) { return nil }
    self.init(joining: [(text, line)])
  }

  /// - Parameter parts: at least one physical line with its number.
  init(joining parts: [(text: String, line: Int)]) {
    let whole = parts.map(\.text).joined()
    ignoresFailure = whole.hasBytePrefix("-/")
    text = ignoresFailure ? String(whole.unicodeScalars.dropFirst()) : whole
    var pieces: [Piece] = []
    var offset = ignoresFailure ? -1 : 0
    for part in parts {
      let isCut = offset < 0
      pieces.append(Piece(offset: max(offset, 0), line: part.line, column: isCut ? 2 : 1))
      offset += part.text.count
    }
    self.pieces = pieces
  }

  /// Where in the script a column of the text is: `FILE:LINE:COLUMN`.
  public func position(ofColumn column: Int) -> (line: Int, column: Int) {
    let offset = max(column - 1, 0)
    let piece = pieces.last { $0.offset <= offset } ?? pieces[0]
    return (piece.line, piece.column + offset - piece.offset)
  }

  /// `#` that a blank or the end follows; `#ops hello` is a text.
  static func isComment(_ line: String) -> Bool {
    let scalars = line.unicodeScalars
    guard scalars.first == "#" else { return false }
    return scalars.dropFirst().first.map(Lexer.isBlank) ?? true
  }
}

extension String {
  /// Byte by byte: `hasPrefix` would miss a prefix whose last character a combining mark follows.
  func hasBytePrefix(_ prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }
}
