/// Who is there, as the broker's presence records say.
struct Roster: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    var status: PresenceStatus
    /// Whether his client is a `chat`: its presence records carry an instance.
    var isChat: Bool
    /// When the change was seen; nil when it was so before we came.
    var since: Timestamp?
  }

  private(set) var entries: [UserName: Entry] = [:]
  /// Another one whenever a name came or went.
  private(set) var version = 0

  /// - Parameter seen: the time, if the change happened before our eyes.
  /// - Returns: whether the status is another than before.
  mutating func set(_ presence: PresenceRecord, seen: Timestamp?) -> Bool {
    let isChat = presence.instance != nil
    if entries[presence.user]?.status == presence.status {
      entries[presence.user]?.isChat = isChat
      return false
    }
    if entries[presence.user] == nil { version += 1 }
    entries[presence.user] = Entry(status: presence.status, isChat: isChat, since: seen)
    return true
  }

  mutating func forget(_ user: UserName) {
    if entries.removeValue(forKey: user) != nil { version += 1 }
  }

  func isOnline(_ user: UserName) -> Bool {
    guard let entry = entries[user] else { return false }
    return entry.status != .offline
  }

  func entry(_ user: UserName, me: UserName) -> UserEntry? {
    entries[user].map {
      UserEntry(user: user, status: $0.status, since: $0.since, isMe: user == me)
    }
  }

  /// In order of their names; only those whose name holds the pattern, if there is one.
  func list(matching pattern: String?, me: UserName) -> [UserEntry] {
    entries.keys.filter { $0.matches(pattern) }.sorted().compactMap { entry($0, me: me) }
  }
}
