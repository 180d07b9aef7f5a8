import ChatCore

/// Headings of lists, what stands in their cells, and what is said when they are empty.
extension Sentences {
  enum Heading {
    static let users: [Words] = ["user", "status", "since"]
    static let requests: [Words] = ["user", "direction", "status", "at", "greeting", "topic"]
    static let groups: [Words] = ["group", "owner", "you", "created", "members", "asking"]
    static let members: [Words] = ["user", "role"]
    static let ignored: [Words] = ["ignored"]
    static let targets: [Words] = ["target", "unread", "for you", ""]
    static let pending: [Words] = ["time", "target", "state", "why", "id", "text"]
  }

  enum Label {
    static let user: Words = "user"
    static let status: Words = "status"
    static let since: Words = "since"
    static let conversation: Words = "conversation"
    static let topic: Words = "topic"
    static let groups: Words = "shared groups"
    static let lastText: Words = "last text"
    static let broker: Words = "broker"
    static let connection: Words = "connection"
    static let session: Words = "session"
    static let roundTrip: Words = "round trip"
    static let texts: Words = "own texts"
    static let refused: Words = "refused"
  }

  enum Empty {
    static let users: Words = "no user is known; /wait online USER waits for one"
    static let requests: Words = "no requests; /request USER asks for a conversation"
    static let groups: Words = "no groups; /group create GROUP makes one"
    static let targets: Words = "nothing is open; /request USER or /join GROUP begins something"
    static let unread: Words = "nothing is unread"
    static let mentions: Words = "no stored text names you"
    static let ignored: Words = "nobody is ignored; /ignore USER hides a user's lines"
    static let messages: Words = "no texts are stored here yet; /msg TARGET TEXT sends one"
    static let pending: Words = "nothing is pending: the broker has all own texts"

    static let olderMessages: Words = "nothing older is stored here"
    static let found: Words =
      "no stored text holds all of that; \"lun*\" finds every word that begins with lun"
    static let olderFound: Words = "nothing older holds all of that"
    static let withoutWords: Words =
      "there is nothing to look for: words are made of letters and digits"

    static func members(of group: Words) -> Words {
      "\(group) has no members, and nobody asks to join"
    }
  }

  /// What `/open` has to show is on the screen.
  var nothingNewer: Words { "nothing newer; /history shows more" }
  var you: Words { "you" }
  var current: Words { "current" }
  /// In place of something unknown or absent.
  var none: Words { "-" }
  var noneSpoken: Words { "none" }

  func claimed(by user: UserName, in group: GroupName) -> Words {
    "\(self.user(user)) claims it: /group trust \(typed(group))"
  }

  func outbox(_ report: StatusReport) -> Words {
    "\(report.held) held, \(report.queued) queued, \(report.inFlight) on the way"
  }

  func refusedPayloads(_ count: Int) -> Words { .count(count, "payload", "payloads") }
}
