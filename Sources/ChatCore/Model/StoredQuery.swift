/// One thing that a text must hold to be found: a word, or words that follow each other.
public struct SearchTerm: Hashable, Sendable {
  public var text: String
  /// The last word of it may go on: `lun` finds `lunch`.
  public var isPrefix: Bool

  public init(_ text: String, isPrefix: Bool = false) {
    self.text = text
    self.isPrefix = isPrefix
  }

  /// How many words it has as the index of the store sees them: letters and digits count, signs part them.
  public var wordCount: Int {
    var count = 0
    var isInside = false
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber, .privateUse:
        if !isInside { count += 1 }
        isInside = true
      case .nonspacingMark, .spacingMark, .enclosingMark: break
      default: isInside = false
      }
    }
    return count
  }
}

/// Which stored texts are asked for.
public struct StoredQuery: Hashable, Sendable {
  /// nil: of all targets.
  public var target: Target?
  /// nil: of everybody.
  public var sender: UserName?
  /// Each of these must be there; nil: whatever there is, as `/history` shows it.
  public var terms: [SearchTerm]?
  /// The newest of them, so many at most.
  public var count: Int
  /// Only texts before this row; nil: all.
  public var before: Int64?
  /// What the answer is when nothing at all is stored of the target; nil: an empty page.
  public var orElse: CommandFailure?

  public init(
    target: Target?, sender: UserName? = nil, terms: [SearchTerm]? = nil, count: Int,
    before: Int64? = nil, orElse: CommandFailure? = nil
  ) {
    self.target = target
    self.sender = sender
    self.terms = terms
    self.count = count
    self.before = before
    self.orElse = orElse
  }

  /// Whether anything is stored of the target.
  public var ofTarget: StoredQuery { StoredQuery(target: target, count: 1) }
}

/// Stored texts, and whether there are older ones that fit.
public struct MessagePage: Hashable, Sendable {
  public var query: StoredQuery
  /// Oldest first; when words were looked for, newest first.
  public var messages: [StoredMessage]
  public var hasOlder: Bool

  public init(_ query: StoredQuery, _ messages: [StoredMessage], hasOlder: Bool) {
    self.query = query
    self.messages = messages
    self.hasOlder = hasOlder
  }

  /// - Parameter newestFirst: one more than were asked for when there are older ones.
  public init(_ query: StoredQuery, newestFirst found: [StoredMessage]) {
    let wanted = max(query.count, 0)
    let page = Array(found.prefix(wanted))
    self.init(
      query, query.terms == nil ? page.reversed() : page, hasOlder: found.count > wanted)
  }

  /// What asks for the page before this one; nil: there is none.
  public var older: StoredQuery? {
    guard hasOlder, let first = messages.map(\.row).min() else { return nil }
    var query = query
    query.before = first
    return query
  }
}
