import ChatCore

/// Pages of what is stored: `/history` shows each text whole, `/search` as much as of one that arrives.
extension PeopleFormatter {
  func lines(_ page: MessagePage, at now: Moment) -> [String] {
    if page.messages.isEmpty { return aside(empty(page.query)) }
    let limits: TextLimits = page.query.terms == nil ? .none : .arriving
    let texts =
      heading(sentences.heading(page))
      + byDay(page.messages, at: now) { lines($0, at: $1, limits: limits) }
    guard style.hints, let older = page.older else { return texts }
    return texts + aside(sentences.older(older), .faint)
  }

  /// At a prompt alone: stored texts look like those that come.
  func heading(_ words: Words) -> [String] {
    style.hints ? aside(words, .faint) : []
  }

  private func empty(_ query: StoredQuery) -> Words {
    guard let terms = query.terms else {
      return query.before == nil ? Sentences.Empty.messages : Sentences.Empty.olderMessages
    }
    if terms.allSatisfy({ $0.wordCount == 0 }) { return Sentences.Empty.withoutWords }
    return query.before == nil ? sentences.foundNothing(terms) : Sentences.Empty.olderFound
  }
}
