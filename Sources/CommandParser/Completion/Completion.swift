import ChatCore

/// What Tab does at a place of a line.
public struct Completion: Hashable, Sendable {
  /// How many candidates are spelled out at most; people see half a screen of them.
  public static let mostCandidates = 256

  /// What is replaced: offsets in Unicode scalars of the line, as libedit counts. Ends at the cursor.
  public let range: Range<Int>
  /// What comes in its place: the only candidate, else as much as all candidates share. It never
  /// says less than what was typed, and may be the same.
  public let insertion: String
  /// What follows the insertion: a blank when it is complete and none is there, else nothing.
  public let suffix: String
  /// The first candidates as they would be typed, quoted where needed.
  public let candidates: [String]
  /// How many there are, at least 1.
  public let count: Int
}

extension Grammar {
  /// The completion at a cursor; nil: there is none.
  ///
  /// - Parameters:
  ///   - line: what has been typed, before and behind the cursor.
  ///   - cursor: in Unicode scalars from the beginning of the line; beyond the end counts as the end.
  public func complete(
    _ line: String, cursor: Int, vocabulary: Vocabulary, mode: Mode = .prompt
  ) -> Completion? {
    let head = String(line.unicodeScalars.prefix(max(cursor, 0)))
    guard head.hasBytePrefix("/"), !head.hasBytePrefix("//"),
      let site = site(in: head, mode: mode)
    else { return nil }
    let candidates = candidates(at: site, vocabulary: vocabulary, mode: mode)
    guard candidates.count > 0 else { return nil }
    let length = head.unicodeScalars.count
    let start = head.unicodeScalars.distance(from: head.startIndex, to: site.current.start)
    let next = line.unicodeScalars.dropFirst(length).first
    let isDone = candidates.count == 1 && !candidates.goesOn && !(next.map(Lexer.isBlank) ?? false)
    return Completion(
      range: start..<length, insertion: candidates.insertion(for: site.typed),
      suffix: isDone ? " " : "", candidates: candidates.shown, count: candidates.count)
  }

  private func candidates(
    at site: CompletionSite, vocabulary: Vocabulary, mode: Mode
  ) -> Candidates {
    var candidates = Candidates()
    for place in site.places {
      switch place {
      case .words(let words): candidates.add(words, beginning: site.current.text.lowercased())
      case .exactWords(let words): candidates.add(words, beginning: site.current.text)
      case .source(.words(let words)):
        candidates.add(words, beginning: site.current.text.lowercased())
      case .source(.commands):
        let typed = site.current.text.lowercased()
        candidates.add(topicNames(like: typed, in: mode), beginning: typed)
      case .source(let source):
        candidates.add(source, site.typed, before: site.before, from: vocabulary)
      }
    }
    return candidates
  }

  /// `msg`, `group`, `group create`; with their slashes if one was typed.
  private func topicNames(like typed: String, in mode: Mode) -> [String] {
    let names = rows(in: mode).flatMap { [$0.form.words[0], $0.form.words.joined(separator: " ")] }
    return typed.hasBytePrefix("/") ? names.unique.map { "/" + $0 } : names.unique
  }
}
