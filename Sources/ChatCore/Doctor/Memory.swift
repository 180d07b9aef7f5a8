extension Examination {
  /// What this user's own store holds, whatever a broker says: the only witness that others cannot have made up.
  public struct Memory: Hashable, Sendable {
    public struct Conversation: Hashable, Sendable {
      public var status: ConversationStatus
      /// The topic that is written to.
      public var topic: TopicName?

      public init(_ status: ConversationStatus, topic: TopicName? = nil) {
        (self.status, self.topic) = (status, topic)
      }
    }

    public struct Group: Hashable, Sendable {
      /// The first one seen, or the one trusted since.
      public var owner: UserName
      /// This user's own membership; nil: none.
      public var membership: MembershipStatus?

      public init(owner: UserName, membership: MembershipStatus?) {
        (self.owner, self.membership) = (owner, membership)
      }
    }

    public var conversations: [UserName: Conversation]
    public var groups: [GroupName: Group]

    public init(
      conversations: [UserName: Conversation] = [:], groups: [GroupName: Group] = [:]
    ) {
      (self.conversations, self.groups) = (conversations, groups)
    }
  }

  // MARK: What it bears witness of

  /// Whether this user asked for the conversation or accepted it, and nothing names another topic than he knows.
  func confirms(_ peer: UserName, on topics: [TopicName]) -> Bool {
    guard let conversation = memory?.conversations[peer] else { return false }
    switch conversation.status {
    case .requested: return true
    case .active: return conversation.topic.map(topics.contains) ?? false
    default: return false
    }
  }

  /// Whether this user has neither asked for a conversation nor has one. Without a store, nobody knows.
  func knowsNone(with peer: UserName) -> Bool {
    guard let memory else { return false }
    let status = memory.conversations[peer]?.status
    return status != .requested && status != .active
  }

  /// Who owns the group for this store; nil: it does not know the group, or there is no store.
  func storedOwner(of group: GroupName) -> UserName? { memory?.groups[group]?.owner }

  /// Whether this user is its owner for the broker's record, and the store knows no other one.
  func mayOwn(_ group: GroupName, named owner: UserName?) -> Bool {
    owner == me && (storedOwner(of: group) ?? me) == me
  }

  /// Whether this user is in the group or asks to be, as he remembers it.
  func remembersJoining(_ group: GroupName) -> Bool {
    let membership = memory?.groups[group]?.membership
    return membership == .approved || membership == .pending
  }
}
