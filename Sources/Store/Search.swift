import ChatCore

extension MessageStore {
  /// A page of what is stored, as it was asked for.
  ///
  /// Words are compared without case and accents. The index is asked by rowid, newest first, and stops when the page is
  /// full; by rank it would have to look at every text that fits.
  public func page(_ query: StoredQuery) throws(StoreError) -> MessagePage {
    let most = max(query.count, 0) + 1
    guard let terms = query.terms else {
      let found = try latest(most, of: query.target, before: query.before)
      return MessagePage(query, newestFirst: found.reversed())
    }
    while isIndexBehind { try followTexts() }
    unreadableRows = 0
    let expression = terms.filter { $0.wordCount > 0 }.map(\.expression).joined(separator: " ")
    if expression.isEmpty { return MessagePage(query, [], hasOlder: false) }
    let values: [Value] = [
      .text(expression), .integer(query.before ?? .max), .text(query.sender?.text),
      .integer(Int64(most)),
    ]
    let found =
      if let target = query.target {
        try messages(Select.foundInTarget, values + target.values)
      } else {
        try messages(Select.found, values)
      }
    return MessagePage(query, newestFirst: found)
  }
}

extension SearchTerm {
  /// A string of the index's language (sqlite.org/fts5.html#full_text_query_syntax), in which nothing but a quote has a
  /// meaning. NUL would end it.
  fileprivate var expression: String {
    var text = String.UnicodeScalarView()
    for scalar in self.text.unicodeScalars {
      if scalar == "\"" { text.append("\"") }
      text.append(scalar == "\0" ? " " : scalar)
    }
    return "\"" + String(text) + "\"" + (isPrefix ? "*" : "")
  }
}
