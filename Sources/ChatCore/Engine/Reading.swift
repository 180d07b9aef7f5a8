/// What is being read: the current target, what is unread, and the rows given to texts.
struct Reading: Sendable {
  private(set) var current: Target?
  private(set) var unread: [Target: Int]
  /// Counts the sessions that this store has had at the broker.
  var session: Int64
  /// When the last text of a user came, in this run.
  private(set) var lastText: [UserName: Timestamp] = [:]
  private var lastRow: Int64

  init(_ restored: Restored) {
    unread = restored.unread
    session = restored.session
    lastRow = restored.nextRow - 1
  }

  var unreadElsewhere: Int {
    unread.reduce(0) { $0 + ($1.key == current ? 0 : $1.value) }
  }

  mutating func nextRow() -> Int64 {
    lastRow += 1
    return lastRow
  }

  mutating func arrived(in target: Target, from user: UserName, at time: Timestamp) {
    lastText[user] = time
    if target != current { unread[target, default: 0] += 1 }
  }

  /// Makes a target current: everything in it counts as read.
  mutating func open(_ target: Target) -> Step {
    current = target
    unread[target] = nil
    return .store(.read(target, upTo: lastRow))
  }

  /// The target is no more, and nothing in it is left to be read.
  mutating func forget(_ target: Target) -> Step {
    unread[target] = nil
    return close(target)
  }

  mutating func close(_ target: Target) -> Step {
    if current == target { current = nil }
    return .store(.read(target, upTo: lastRow))
  }
}
