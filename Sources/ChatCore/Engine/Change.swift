/// One change of what is stored. All changes of a turn are committed together.
public enum Change: Hashable, Sendable {
  /// A new row.
  case insert(StoredMessage)
  /// An existing own row again, after its identity, topic, payload or state changed.
  case update(StoredMessage)
  /// An own row has come further.
  case state(row: Int64, DeliveryState)
  /// Rows up to this one have been read in this target.
  case read(Target, upTo: Int64)
  /// Another's row that is not to be shown, neither now nor at the next start.
  ///
  /// - Parameter isRead: nor does it wait to be read.
  case hide(row: Int64, isRead: Bool)
  /// This user's lines are hidden.
  case ignore(UserName)
  case unignore(UserName)
  case conversation(ConversationRecord)
  case group(GroupRecord)
  /// The group is no more.
  case forgetGroup(GroupName)
  /// Which numbers of a sender's epoch are stored here.
  case received(ReceivedStream)
  /// The epoch of this store in a target, and the last number given out.
  case sending(SendingStream)
  /// Counts the sessions at the broker.
  case session(Int64)
  /// A retained record of ours.
  case keep(KeptRecord)
  /// Somebody has written a later record there.
  case unkeep(TopicName)
}

/// What is remembered of one conversation, whatever the broker forgets.
public struct ConversationRecord: Hashable, Sendable {
  public var peer: UserName
  public var status: ConversationStatus
  /// The topic that is written to.
  public var topic: TopicName?
  /// Others of this pair that are still listened to.
  public var formerTopics: [TopicName]
  /// What I asked, when (as on the wire), and how it was answered.
  public var sent: RequestEntry?
  /// What I was asked, when, and how I answered.
  public var received: RequestEntry?
  /// When the active conversation was accepted, as on the wire.
  public var startedAt: String

  public init(
    peer: UserName, status: ConversationStatus = .none, topic: TopicName? = nil,
    formerTopics: [TopicName] = [], sent: RequestEntry? = nil, received: RequestEntry? = nil,
    startedAt: String = ""
  ) {
    self.peer = peer
    self.status = status
    self.topic = topic
    self.formerTopics = formerTopics
    self.sent = sent
    self.received = received
    self.startedAt = startedAt
  }
}

/// What is remembered of one group.
public struct GroupRecord: Hashable, Sendable {
  public var group: GroupName
  /// The first owner seen, or the one trusted since.
  public var owner: UserName
  /// As on the wire.
  public var created: String
  /// My own membership; nil: none.
  public var membership: MembershipStatus?
  /// Whether texts are followed without gaps: from here on each that is missing is asked for.
  public var isFollowed: Bool

  public init(
    group: GroupName, owner: UserName, created: String, membership: MembershipStatus?,
    isFollowed: Bool = false
  ) {
    self.group = group
    self.owner = owner
    self.created = created
    self.membership = membership
    self.isFollowed = isFollowed
  }
}

/// The numbers of one sender's epoch that are stored here.
public struct ReceivedStream: Hashable, Sendable {
  public var target: Target
  public var sender: UserName
  public var epoch: UInt64
  public var numbers: NumberSet
  /// Texts up to this number were written before this user was a member: they are not missed.
  public var floor: UInt64

  public init(
    target: Target, sender: UserName, epoch: UInt64, numbers: NumberSet, floor: UInt64 = 0
  ) {
    self.target = target
    self.sender = sender
    self.epoch = epoch
    self.numbers = numbers
    self.floor = floor
  }
}

/// What this store has numbered in a target.
public struct SendingStream: Hashable, Sendable {
  public var target: Target
  public var epoch: UInt64
  /// 0: none yet.
  public var last: UInt64

  public init(target: Target, epoch: UInt64, last: UInt64) {
    self.target = target
    self.epoch = epoch
    self.last = last
  }
}

/// Everything that the engine starts from.
public struct Restored: Hashable, Sendable {
  /// 64 random bits that name this store; `ext.instance` in presence.
  public var storeIdentity: UInt64
  /// Whether this store has ever been ready before.
  public var isNew: Bool
  public var session: Int64
  /// The next free row.
  public var nextRow: Int64
  public var conversations: [ConversationRecord]
  public var groups: [GroupRecord]
  public var received: [ReceivedStream]
  public var sending: [SendingStream]
  /// Own rows that are held, queued or awaiting, oldest first.
  public var outbox: [StoredMessage]
  public var kept: [KeptRecord]
  /// Others' rows that were stored and never written to the terminal or pipe, oldest first.
  public var unshown: [StoredMessage]
  /// Latest packets without identity of this session, for telling a redelivery.
  public var anonymous: [AnonymousPacket]
  /// Texts not read yet.
  public var unread: [Target: Int]
  /// Those of them that name this user.
  public var mentions: [Target: Int]
  /// When the latest text of each other user was stored.
  public var lastTexts: [UserName: Timestamp]
  /// Whose lines are hidden.
  public var ignored: Set<UserName>

  public init(
    storeIdentity: UInt64, isNew: Bool = true, session: Int64 = 0, nextRow: Int64 = 1,
    conversations: [ConversationRecord] = [], groups: [GroupRecord] = [],
    received: [ReceivedStream] = [], sending: [SendingStream] = [],
    outbox: [StoredMessage] = [], kept: [KeptRecord] = [], unshown: [StoredMessage] = [],
    anonymous: [AnonymousPacket] = [], unread: [Target: Int] = [:],
    mentions: [Target: Int] = [:], lastTexts: [UserName: Timestamp] = [:],
    ignored: Set<UserName> = []
  ) {
    self.storeIdentity = storeIdentity
    self.isNew = isNew
    self.session = session
    self.nextRow = nextRow
    self.conversations = conversations
    self.groups = groups
    self.received = received
    self.sending = sending
    self.outbox = outbox
    self.kept = kept
    self.unshown = unshown
    self.anonymous = anonymous
    self.unread = unread
    self.mentions = mentions
    self.lastTexts = lastTexts
    self.ignored = ignored
  }
}

/// A text without identity that is stored here.
public struct AnonymousPacket: Hashable, Sendable {
  public var origin: PacketOrigin
  public var payload: [UInt8]

  public init(origin: PacketOrigin, payload: [UInt8]) {
    self.origin = origin
    self.payload = payload
  }
}

/// A retained record of ours, as it was published last.
public struct KeptRecord: Hashable, Sendable {
  public var topic: TopicName
  public var payload: [UInt8]
  /// `ext.rev`
  public var revision: UInt64

  public init(topic: TopicName, payload: [UInt8], revision: UInt64) {
    self.topic = topic
    self.payload = payload
    self.revision = revision
  }
}
