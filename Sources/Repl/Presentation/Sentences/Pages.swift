import ChatCore

/// What stands over stored texts that were asked for, and the commands that ask for more of them, as they can be typed.
extension Sentences {
  /// `history of #ops, the last 10:`, `search for lunch in #ops by bob, 2 found:`
  func heading(_ page: MessagePage) -> Words {
    let (query, count) = (page.query, page.messages.count)
    guard let terms = query.terms else {
      let what: Words = query.target.map { "history of \(target($0))" } ?? "history"
      return query.before == nil ? last(count, of: what) : "\(what), \(count) older:"
    }
    var what: Words = "search for \(Words.list(terms.map(typed), separator: " "))"
    if let place = query.target { what = "\(what) in \(target(place))" }
    if let sender = query.sender { what = "\(what) by \(user(sender))" }
    if query.before != nil { return "\(what), \(count) older found:" }
    if !page.hasOlder { return "\(what), \(count) found:" }
    return count == 1 ? "\(what), the last one found:" : "\(what), the last \(count) found:"
  }

  func heading(_ mentions: [MentionEntry]) -> Words { last(mentions.count, of: "mentions") }

  private func last(_ count: Int, of what: Words) -> Words {
    count == 1 ? "\(what), the last one:" : "\(what), the last \(count):"
  }

  /// What is said of a search that has found nothing: the word that may have been meant as a beginning, if there is one.
  func foundNothing(_ terms: [SearchTerm]) -> Words {
    guard let word = terms.last(where: { !$0.isPrefix && $0.wordCount == 1 }) else {
      return "no stored text holds all of that"
    }
    let beginning = typed(SearchTerm(word.text, isPrefix: true))
    return "no stored text holds all of that; words that begin so are found by \(beginning)"
  }

  /// `older ones: /history #ops -n 20 --before 123`
  func older(_ query: StoredQuery) -> Words { "older ones: \(typed(query))" }

  private func typed(_ query: StoredQuery) -> Words {
    var words: [Words] = []
    if let terms = query.terms {
      words.append(Words(foreign: "/search"))
      words += terms.map(typed)
      words += query.target.map { [Words(foreign: "-t"), typed($0)] } ?? []
      words += query.sender.map { [Words(foreign: "-u"), typed($0)] } ?? []
    } else {
      words.append(Words(foreign: "/history"))
      words += query.target.map { [typed($0)] } ?? []
    }
    words += [Words(foreign: "-n"), "\(query.count)"]
    words += query.before.map { [Words(foreign: "--before"), "\($0)"] } ?? []
    return .list(words, separator: " ")
  }

  /// In quotes where the grammar would read it otherwise.
  private func typed(_ term: SearchTerm) -> Words {
    if term.isPrefix { return Words(foreign: term.text + "*") }
    let special: Set<Unicode.Scalar> = ["\"", "'", "\\", " ", "\t", "*", "-", "@", "#"]
    let scalars = term.text.unicodeScalars
    guard scalars.isEmpty || scalars.contains(where: special.contains) else {
      return Words(foreign: term.text)
    }
    let escaped = scalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined()
    return Words(foreign: "\"\(escaped)\"")
  }
}
