/// One line of words that goes into a retained record: a group's topic, why somebody is away, what he says when he
/// leaves.
public enum ShortText {
  /// In bytes of UTF-8.
  public static let mostBytes = 1024

  /// What others wrote, no longer than it may be.
  static func cut(_ text: String) -> String {
    if text.utf8.count <= mostBytes { return text }
    var kept = String.UnicodeScalarView()
    var bytes = 0
    for scalar in text.unicodeScalars {
      bytes += UTF8.width(scalar)
      if bytes > mostBytes { break }
      kept.append(scalar)
    }
    return String(kept)
  }

  /// What is about to be published: line breaks become blanks.
  ///
  /// - Throws: `lineTooLong`.
  static func checked(_ text: String) throws(CommandFailure) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    let bytes = line.utf8.count
    if bytes > mostBytes { throw .lineTooLong(bytes: bytes, limit: mostBytes) }
    return line
  }
}
