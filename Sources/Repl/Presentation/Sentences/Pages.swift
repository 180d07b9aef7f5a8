import ChatCore

/// Commands that ask for stored texts, as they can be typed.
extension Sentences {
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
