/// What is being read: the current target, what is unread, and the rows given to texts.
struct Reading: Sendable {
  private(set) var current: Target?
  private(set) var unread: [Target: Int]
  /// Those of the unread texts that name this user.
  private(set) var mentions: [Target: Int]
  /// Counts the sessions that this store has had at the broker.
  var session: Int64
  /// When the last text of a user came.
  private(set) var lastText: [UserName: Timestamp]
  private let mention: Mention
  private var lastRow: Int64

  init(_ restored: Restored, me: UserName) {
    unread = restored.unread
    mentions = restored.mentions
    session = restored.session
    lastText = restored.lastTexts
    mention = Mention(of: me)
    lastRow = restored.nextRow - 1
  }

  var unreadElsewhere: Int { elsewhere(unread) }
  var mentionsElsewhere: Int { elsewhere(mentions) }

  private func elsewhere(_ counts: [Target: Int]) -> Int {
    counts.reduce(0) { $0 + ($1.key == current ? 0 : $1.value) }
  }

  mutating func nextRow() -> Int64 {
    lastRow += 1
    return lastRow
  }

  /// - Parameter isIgnored: it does not wait to be read.
  mutating func arrived(_ message: StoredMessage, isIgnored: Bool) {
    lastText[message.sender] = message.at
    guard message.target != current, !isIgnored else { return }
    unread[message.target, default: 0] += 1
    if mention.isMade(by: message) { mentions[message.target, default: 0] += 1 }
  }

  /// Makes a target current: everything in it counts as read.
  mutating func open(_ target: Target) -> Step {
    current = target
    return pass(target)
  }

  mutating func close(_ target: Target) -> Step {
    if current == target { current = nil }
    return pass(target)
  }

  /// Everything in a target counts as read.
  mutating func pass(_ target: Target) -> Step {
    unread[target] = nil
    mentions[target] = nil
    return .store(.read(target, upTo: lastRow))
  }
}
