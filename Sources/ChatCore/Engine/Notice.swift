/// Something that happened and that people or scripts are told: facts only, the words are the formatter's.
public enum Notice: Hashable, Sendable {
  /// First time ready after a connect.
  case ready(session: SessionKind)
  /// A text, received or own. `stored`: it came from the store, not from the wire.
  case message(StoredMessage, stored: Bool)
  case presence(UserName, PresenceStatus)
  /// Instead of `presence`, when the user says more.
  case presenceDetail(UserName, PresenceDetail)
  case request(from: UserName, greeting: String?)
  case answered(UserName, accepted: Bool, topic: TopicName?)
  /// The other side ended the conversation.
  case conversationEnded(UserName)
  /// The broker holds an acceptance that was never asked for; a request or an acceptance takes it up.
  case unaskedAcceptance(UserName)
  case membership(GroupName, UserName, MembershipStatus)
  /// An approved membership in a group that this user has not asked to join.
  case invited(GroupName, by: UserName)
  /// Somebody else may join a group of this user's, and has not yet.
  case othersInvitation(GroupName, UserName)
  case group(GroupName, owner: UserName, GroupEvent)
  /// A group's topic; empty: it was taken away. `isChange`: somebody has set it, and it is not just shown.
  case topic(GroupName, String, by: UserName?, isChange: Bool)
  /// Somebody else has declared himself the owner; the known owner stays until it is trusted.
  case ownerClaim(GroupName, known: UserName, claimed: UserName)
  /// A text came under an identity that another text of this user has; it is the message that was just told.
  case identityTaken(UserName, Target)
  /// The broker has it.
  case sent(MessageID, Target)
  case delivered(MessageID, Target, by: UserName)
  /// Will not be sent; nil: it was held and never got an identity.
  case failed(MessageID?, Target, text: String, SendFailure)
  /// The broker would not take it now; it is kept and tried again.
  case delayed(MessageID, Target, ReasonCode)
  case gap(Target, from: UserName, missing: Int)
  case connected(SessionKind)
  case connectionLost(LinkFailure, retryIn: Duration)
  /// The name is in use elsewhere; this client stops.
  case takenOver
  /// The broker would not have us (CONNACK); this client stops.
  case refused(ReasonCode, reason: String?)
  /// The broker would not let us subscribe.
  case subscriptionRefused(TopicFilter, ReasonCode)
  /// A payload or topic that is not what the wire says.
  case payloadRefused(topic: [UInt8], WireError)
  /// Texts of that sender were not shown because there were too many in a short time.
  case hidden(UserName, Target, count: Int)
  /// The same, of all senders of a target together.
  case hiddenOfMany(Target, count: Int)
  /// News were not shown because there were too many in a short time.
  case hiddenNews(HiddenNews)
}

/// How many news of each kind were not shown.
public struct HiddenNews: Hashable, Sendable {
  public var requests = 0
  public var memberships = 0
  public var presences = 0
  /// Groups created, and claimed.
  public var groups = 0
  /// Refused payloads.
  public var payloads = 0
  public var gaps = 0
  /// Texts under a taken identity.
  public var doubts = 0

  public init() {}
}

public enum SessionKind: String, Hashable, Sendable {
  case new, resumed
  /// New, although this store has had one there (Session Present = 0, MQTT 5, section 3.2.2.1.1): what waited in it is
  /// gone. Only in `Notice.connected`.
  case forgotten
  /// New, because the broker cut each connection that went on with the one before. Only in `Notice.connected`.
  case replaced
}

public enum GroupEvent: String, Hashable, Sendable {
  case created, deleted, transferred
}

/// What a user says about being online or offline.
public enum PresenceDetail: Hashable, Sendable {
  /// Online, but not at the keyboard; the words may be empty.
  case away(String)
  /// Online, and no longer away.
  case back
  /// Offline, with last words.
  case farewell(String)
}

public enum SendFailure: Hashable, Sendable {
  case refusedByBroker(ReasonCode)
  case requestRejected
  case conversationEnded
  case notMember
  case groupDeleted
  case tooLarge(bytes: Int, limit: Int)
}
