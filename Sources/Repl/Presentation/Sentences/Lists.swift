import ChatCore

/// Headings of lists, what stands in their cells, and what is said when they are empty.
extension Sentences {
  enum Heading {
    static var users: [Words] { ["user", "status", "since"] }
    static var requests: [Words] { ["user", "direction", "status", "at", "greeting", "topic"] }
    static var groups: [Words] { ["group", "owner", "you", "created", "members", "asking"] }
    static var members: [Words] { ["user", "role"] }
    static var ignored: [Words] { ["ignored"] }
    static var targets: [Words] { ["target", "unread", "for you", ""] }
    static var pending: [Words] { ["time", "target", "state", "why", "id", "text"] }
  }

  enum Label {
    static var user: Words { "user" }
    static var status: Words { "status" }
    static var since: Words { "since" }
    static var conversation: Words { "conversation" }
    static var topic: Words { "topic" }
    static var groups: Words { "shared groups" }
    static var lastText: Words { "last text" }
    static var broker: Words { "broker" }
    static var connection: Words { "connection" }
    static var session: Words { "session" }
    static var roundTrip: Words { "round trip" }
    static var texts: Words { "own texts" }
    static var refused: Words { "refused" }
  }

  enum Empty {
    static var users: Words { "no user is known; /wait online USER waits for one" }
    static var requests: Words { "no requests; /request USER asks for a conversation" }
    static var groups: Words { "no groups; /group create GROUP makes one" }
    static var targets: Words { "nothing is open; /request USER or /join GROUP begins something" }
    static var unread: Words { "nothing is unread" }
    static var mentions: Words { "no stored text names you" }
    static var mentionsOfOthers: Words {
      "no stored text names you; those of ignored users are left out"
    }
    static var ignored: Words { "nobody is ignored; /ignore USER hides a user's lines" }
    static var messages: Words { "no texts are stored here yet; /msg TARGET TEXT sends one" }
    static var pending: Words { "nothing is pending: the broker has all own texts" }

    static var olderMessages: Words { "nothing older is stored here" }
    static var olderFound: Words { "nothing older holds all of that" }
    static var withoutWords: Words {
      "there is nothing to look for: words are made of letters and digits"
    }

    static func members(of group: Words) -> Words {
      "\(group) has no members, and nobody asks to join"
    }
  }

  /// What `/open` and `/join` have to show.
  func opened(_ target: Target, texts count: Int) -> Words {
    let place = self.target(target)
    return switch count {
    case 0: "\(place) is open; no texts are stored here yet"
    case 1: "\(place) is open, the last text:"
    default: "\(place) is open, the last \(count) texts:"
    }
  }

  /// All of it is on the screen.
  func openedOnScreen(_ target: Target) -> Words {
    "\(self.target(target)) is open; nothing newer, /history shows more"
  }

  var you: Words { "you" }
  var current: Words { "current" }
  /// In place of something unknown or absent.
  var none: Words { "-" }
  var noneSpoken: Words { "none" }

  var invited: Words { "invited" }

  func claimed(by user: UserName, in group: GroupName) -> Words {
    if user == me { return "said to be yours" }
    return "\(self.user(user)) claims it: /group trust \(typed(group))"
  }

  func outbox(_ report: StatusReport) -> Words {
    "\(report.held) held, \(report.queued) queued, \(report.inFlight) on the way"
  }

  func refusedPayloads(_ count: Int) -> Words { .count(count, "payload", "payloads") }
}
