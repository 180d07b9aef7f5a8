/// What a listing command lists.
public enum Listing: Hashable, Sendable {
  case users([UserEntry])
  case whois(WhoisEntry)
  case requests([RequestEntry])
  case groups([GroupEntry])
  case members(GroupName, [MemberEntry])
  case topic(TopicEntry)
  /// The open conversations and groups.
  case targets([TargetEntry])
  /// Targets in which there is something to read.
  case unread([TargetEntry])
  /// Others' texts that name this user, oldest first.
  case mentions([MentionEntry])
  /// Whose lines are hidden.
  case ignored([UserName])
  /// Stored lines, oldest first.
  case messages([StoredMessage])
  /// Stored lines that were asked for by `/history` and `/search`.
  case page(MessagePage)
  /// Own texts that are not acknowledged yet, oldest first.
  case pending([StoredMessage])
  case status(StatusReport)
}

public struct UserEntry: Hashable, Sendable {
  public var user: UserName
  public var status: PresenceStatus
  /// When this client saw the status change; nil when it was so before this client came.
  public var since: Timestamp?
  public var isMe: Bool
  /// Why he is away, perhaps empty; nil: he is not.
  public var away: String?

  public init(
    user: UserName, status: PresenceStatus, since: Timestamp?, isMe: Bool, away: String? = nil
  ) {
    self.user = user
    self.status = status
    self.since = since
    self.isMe = isMe
    self.away = away
  }
}

/// The word of a presence record.
public enum PresenceStatus: Hashable, Sendable, CustomStringConvertible {
  case online
  case offline
  /// A word that this version does not know, exactly as received.
  case other(String)

  public var description: String {
    switch self {
    case .online: "online"
    case .offline: "offline"
    case .other(let word): word
    }
  }
}

public struct WhoisEntry: Hashable, Sendable {
  public var user: UserEntry
  public var conversation: ConversationStatus
  public var topic: TopicName?
  /// Groups in which both are approved.
  public var sharedGroups: [GroupName]
  /// When the last text of this user was stored here.
  public var lastText: Timestamp?

  public init(
    user: UserEntry, conversation: ConversationStatus, topic: TopicName?,
    sharedGroups: [GroupName], lastText: Timestamp?
  ) {
    self.user = user
    self.conversation = conversation
    self.topic = topic
    self.sharedGroups = sharedGroups
    self.lastText = lastText
  }
}

public enum ConversationStatus: String, Hashable, Sendable {
  case none
  /// I asked.
  case requested
  /// The other one asks.
  case asked
  case active
  /// The other one refused.
  case rejected
  /// I refused.
  case refused
  case ended
  /// The broker holds an acceptance that this store did not ask for.
  case unasked
}

public struct RequestEntry: Hashable, Sendable {
  public enum Direction: String, Hashable, Sendable { case sent, received }
  public enum Status: String, Hashable, Sendable { case pending, accepted, rejected, ended }

  public var user: UserName
  public var direction: Direction
  public var status: Status
  public var greeting: String?
  public var topic: TopicName?
  /// As the payload says it: naive local time of whoever wrote it.
  public var at: String

  public init(
    user: UserName, direction: Direction, status: Status, greeting: String?, topic: TopicName?,
    at: String
  ) {
    self.user = user
    self.direction = direction
    self.status = status
    self.greeting = greeting
    self.topic = topic
    self.at = at
  }
}

public struct GroupEntry: Hashable, Sendable {
  public enum Role: String, Hashable, Sendable { case owner, member, pending, none }

  public var group: GroupName
  public var owner: UserName
  /// As the payload says it.
  public var created: String
  /// Approved, in order of their names.
  public var members: [UserName]
  /// Who asks to join.
  public var pending: [UserName]
  /// This user's own part in it.
  public var role: Role
  /// Somebody else has declared himself the owner.
  public var claimedBy: UserName?
  /// What it is about, as far as members know; nil: nothing.
  public var topic: String?
  /// Those of the approved who were invited and have not joined, in order of their names.
  public var invited: [UserName]

  public init(
    group: GroupName, owner: UserName, created: String, members: [UserName], pending: [UserName],
    role: Role, claimedBy: UserName? = nil, topic: String? = nil, invited: [UserName] = []
  ) {
    self.group = group
    self.owner = owner
    self.created = created
    self.members = members
    self.pending = pending
    self.role = role
    self.claimedBy = claimedBy
    self.topic = topic
    self.invited = invited
  }
}

/// What a group is about.
public struct TopicEntry: Hashable, Sendable {
  public var group: GroupName
  /// nil: nothing.
  public var topic: String?
  /// Who says that he has set it.
  public var by: UserName?

  public init(group: GroupName, topic: String?, by: UserName?) {
    self.group = group
    self.topic = topic
    self.by = by
  }
}

public struct MemberEntry: Hashable, Sendable {
  public var user: UserName
  public var status: MembershipStatus
  public var isOwner: Bool
  /// Approved without having asked, and not joined yet.
  public var isInvited: Bool

  public init(user: UserName, status: MembershipStatus, isOwner: Bool, isInvited: Bool = false) {
    self.user = user
    self.status = status
    self.isOwner = isOwner
    self.isInvited = isInvited
  }
}

/// The word of a membership record; raw values are what JSON says.
public enum MembershipStatus: String, Hashable, Sendable {
  case pending, approved, denied, removed, left
}

public struct TargetEntry: Hashable, Sendable {
  public var target: Target
  public var unread: Int
  /// Those of the unread texts that name this user.
  public var mentions: Int
  public var isCurrent: Bool

  public init(target: Target, unread: Int, mentions: Int = 0, isCurrent: Bool) {
    self.target = target
    self.unread = unread
    self.mentions = mentions
    self.isCurrent = isCurrent
  }
}

/// A text that names this user.
public struct MentionEntry: Hashable, Sendable {
  public var message: StoredMessage
  /// Its target has not been opened since.
  public var isUnread: Bool

  public init(_ message: StoredMessage, isUnread: Bool) {
    self.message = message
    self.isUnread = isUnread
  }
}

/// What `/status` tells.
public struct StatusReport: Hashable, Sendable {
  public var user: UserName
  public var link: LinkStatus
  /// Whether the broker had kept our session.
  public var sessionResumed: Bool?
  /// Round trip of the last acknowledged publication.
  public var roundTrip: Duration?
  public var held: Int
  public var queued: Int
  /// On their way to the broker right now.
  public var inFlight: Int
  /// Payloads refused since the start.
  public var refusedPayloads: Int

  public init(
    user: UserName, link: LinkStatus, sessionResumed: Bool?, roundTrip: Duration?, held: Int,
    queued: Int, inFlight: Int, refusedPayloads: Int
  ) {
    self.user = user
    self.link = link
    self.sessionResumed = sessionResumed
    self.roundTrip = roundTrip
    self.held = held
    self.queued = queued
    self.inFlight = inFlight
    self.refusedPayloads = refusedPayloads
  }
}

/// Where the connection stands.
public enum LinkStatus: Hashable, Sendable {
  case connecting
  /// Connected; retained state is still arriving.
  case synchronizing
  case ready
  /// Waiting to try again.
  case waiting(until: Duration)
  case ended
}
