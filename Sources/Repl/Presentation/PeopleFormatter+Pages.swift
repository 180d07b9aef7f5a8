import ChatCore

/// Pages of what is stored: `/history` shows each text whole, `/search` as much as of one that arrives.
extension PeopleFormatter {
  func lines(_ page: MessagePage, at now: Moment) -> [String] {
    if page.messages.isEmpty { return [empty(page.query).text] }
    let limits: TextLimits = page.query.terms == nil ? .none : .arriving
    let texts = byDay(page.messages, at: now) { lines($0, at: $1, limits: limits) }
    guard style.hints, let older = page.older else { return texts }
    var hint = Line()
    hint.append(sentences.older(older), .faint)
    return texts + hint.lines(style)
  }

  private func empty(_ query: StoredQuery) -> Words {
    guard let terms = query.terms else {
      return query.before == nil ? Sentences.Empty.messages : Sentences.Empty.olderMessages
    }
    if terms.allSatisfy({ $0.wordCount == 0 }) { return Sentences.Empty.withoutWords }
    return query.before == nil ? Sentences.Empty.found : Sentences.Empty.olderFound
  }
}
