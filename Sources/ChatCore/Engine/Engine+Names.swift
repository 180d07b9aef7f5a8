/// The names that there are, for completion and for telling twins apart.
extension Engine {
  /// All users that are known, in order.
  public var users: [UserName] {
    let absent = conversations.peers.filter { roster.entries[$0] == nil }
    return (Array(roster.entries.keys) + absent).sorted()
  }

  /// As long as it is the same, `users` of this engine are: sorting 100,000 at each key would be felt.
  public var usersVersion: [Int] {
    [roster.version, roster.entries.count, conversations.peerCount]
  }

  /// The people one talks to: oneself, the others of conversations, and the members of own groups.
  public var circle: Set<UserName> {
    let members = joinedGroups.flatMap { groups.users(in: $0, .approved) }
    return Set([me] + conversations.peers + members)
  }

  /// All groups that are known, in order.
  public var groupNames: [GroupName] { groups.states.keys.filter(groups.exists).sorted() }

  /// As long as it is the same, `groupNames` of this engine are.
  public var groupsVersion: Int { groups.version }

  /// Conversations and groups that can be written to, conversations first.
  public var writableTargets: [Target] { openTargets.map(\.target) }

  /// Who waits for the answer to his request for a conversation, in order.
  public var asking: [UserName] {
    conversations.requests(.received).filter { $0.status == .pending }.map(\.user)
  }

  /// Own texts that can be taken back, oldest first.
  public var cancellable: [PendingID] {
    outbox.all.filter { outbox.isHere($0.row) }.map(\.pendingID)
  }

  /// Groups that this user is a member of, in order.
  public var joinedGroups: [GroupName] {
    groups.listened.filter { groups.membership(in: $0) == .approved }
  }

  /// Own groups, in order.
  public var ownedGroups: [GroupName] { groups.states.keys.filter(groups.isOwner).sorted() }

  /// Users with this status in a group, in order.
  public func users(in group: GroupName, _ status: MembershipStatus) -> [UserName] {
    groups.users(in: group, status)
  }

  /// The status of a user in a group, as the broker says.
  public func status(of user: UserName, in group: GroupName) -> MembershipStatus? {
    groups.status(of: user, in: group)
  }
}
