import Languages

/// What the prompt says beside what the engine reports.
enum AtThePrompt {
  static var howToLeave: String { said("/quit or ^D leaves") }
  static var dropped: String { said("dropped") }
  static var waysOfPaste: String { said("o, s or d, and Enter; ^C drops what was pasted") }

  static func nowhereToSend(_ lines: Int) -> String {
    said("\(lines) lines pasted, and nowhere to send them; /open TARGET first")
  }

  static func notShown(_ lines: Int) -> String {
    said("\(lines) lines not shown; /history has them")
  }

  static func unsent(_ count: Int) -> String {
    said("\(count) not on the broker yet; kept, and sent next time")
  }

  static func held(_ count: Int) -> String { said("\(count) held until accepted; kept") }

  /// What is waited for holds up so many lines.
  static func waiting(held count: Int) -> String {
    switch count {
    case 0: said("waiting, ^C ends it")
    case 1: said("waiting, 1 line held")
    default: said("waiting, \(count) lines held")
    }
  }

  static func interrupted(dropped count: Int) -> String {
    switch count {
    case 0: said("ended by ^C")
    case 1: said("ended by ^C; 1 held line is dropped")
    default: said("ended by ^C; \(count) held lines are dropped")
    }
  }
}

/// What a person answers when asked about pasted lines.
enum PasteAnswer {
  case one, several, drop

  /// - Parameter typed: a line; nil when it is none of the ways.
  init?(_ typed: String) {
    let typed = typed.filter { !$0.isWhitespace }.lowercased()
    func means(_ words: Phrase) -> Bool {
      words.text.split(separator: " ").contains { $0 == typed }
    }
    if means("o one") {
      self = .one
    } else if means("s several") {
      self = .several
    } else if means("d drop") {
      self = .drop
    } else {
      return nil
    }
  }
}
