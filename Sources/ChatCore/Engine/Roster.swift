/// Who is there, as the broker's presence records say.
struct Roster: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    var status: PresenceStatus
    /// Whether his client is a `chat`: its presence records carry an instance.
    var isChat: Bool
    /// When the change was seen; nil when it was so before we came.
    var since: Timestamp?
    /// Why he is away, perhaps empty; nil: he is not.
    var away: String?
  }

  /// What a presence record has changed.
  struct News: Hashable, Sendable {
    var notice: Notice
    /// He is there, and was not before.
    var hasCome: Bool
  }

  private(set) var entries: [UserName: Entry] = [:]
  /// Another one whenever a name came or went.
  private(set) var version = 0

  /// - Parameter seen: the time, if the change happened before our eyes.
  /// - Returns: nil when it is as before.
  mutating func set(_ presence: PresenceRecord, seen: Timestamp?) -> News? {
    let former = entries[presence.user]
    let isOther = former?.status != presence.status
    if former == nil { version += 1 }
    entries[presence.user] = Entry(
      status: presence.status, isChat: presence.instance != nil,
      since: isOther ? seen : former?.since, away: presence.away)
    if !isOther, former?.away == presence.away { return nil }
    let notice = Self.notice(presence, isOther: isOther)
    return News(notice: notice, hasCome: isOther && presence.status != .offline)
  }

  private static func notice(_ presence: PresenceRecord, isOther: Bool) -> Notice {
    let user = presence.user
    if let away = presence.away { return .presenceDetail(user, .away(away)) }
    if !isOther { return .presenceDetail(user, .back) }
    if let words = presence.farewell, !words.isEmpty {
      return .presenceDetail(user, .farewell(words))
    }
    return .presence(user, presence.status)
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
      UserEntry(user: user, status: $0.status, since: $0.since, isMe: user == me, away: $0.away)
    }
  }

  /// In order of their names; only those whose name holds the pattern, if there is one.
  func list(matching pattern: String?, me: UserName) -> [UserEntry] {
    entries.keys.filter { $0.matches(pattern) }.sorted().compactMap { entry($0, me: me) }
  }
}
