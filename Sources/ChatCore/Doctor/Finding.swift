/// Something that is wrong with what a broker keeps.
public struct Finding: Hashable, Sendable {
  public var complaint: Complaint
  /// Where it lies: Topic Names as they arrived.
  public var topics: [[UInt8]]
  /// An original that meets it goes deaf.
  public var isDeadly: Bool
  /// false: it may be so, and nothing on the broker tells.
  public var isCertain: Bool
  /// What this user can do about it; nil: nothing.
  public var cure: Cure?
  /// Whose clients can mend it; nobody: it takes whoever runs the broker.
  public var menders: [UserName]
  /// Who owns the group that it is about, as the own store has it.
  public var storedOwner: UserName?

  public init(
    _ complaint: Complaint, topics: [[UInt8]], isDeadly: Bool = false, isCertain: Bool = true,
    cure: Cure? = nil, menders: [UserName] = [], storedOwner: UserName? = nil
  ) {
    self.complaint = complaint
    self.topics = topics
    self.isDeadly = isDeadly
    self.isCertain = isCertain
    self.cure = cure
    self.menders = menders
    self.storedOwner = storedOwner
  }

  /// Whether both are the same complaint about the same place, whatever can be done about it.
  public func isSame(as other: Finding) -> Bool {
    complaint == other.complaint && topics == other.topics
  }

  /// Whether what was agreed to for the other one is what would be done for this one, for as good a reason.
  public func isCured(as other: Finding) -> Bool {
    guard let cure, let agreed = other.cure, isSame(as: other) else { return false }
    return cure.deed == agreed.deed && (cure.isSure || !agreed.isSure)
      && cure.records.map(\.topic) == agreed.records.map(\.topic)
  }
}

/// What is wrong.
public enum Complaint: Hashable, Sendable {
  /// A record that is not what its topic says.
  case unreadable(WireError)
  /// A topic that nothing of ours or the original's has, and that an original cannot read.
  case misplaced
  /// Members of a group that has no owner.
  case orphans(GroupName, members: [UserName])
  /// The broker gives the members of a group before its owner, as one does that keeps the order in which topics were
  /// first used.
  case membersFirst(GroupName)
  case ownerNotMember(GroupName, owner: UserName)
  /// The own store goes by another owner than the broker's record names.
  case ownerUnlikeStore(GroupName, stored: UserName, kept: UserName)
  /// This user is online although no client of his is; when it is not certain, another one may be.
  case stalePresence(UserName)
  /// Online by the word of a client that leaves no Will Message: it would be so, too, after it was killed.
  case perhapsGone(UserName)
  /// The first one's control topic holds an acceptance, the second one's does not.
  case oneSided(UserName, UserName)
  /// The first one's control topic holds an acceptance, the second one's says that it is over.
  case endedByOne(UserName, UserName)
  /// Both hold an acceptance, each with another topic.
  case differingTopics(UserName, UserName)
  /// The acceptance on the first one's control topic names a topic that is none of the two's.
  case foreignTopic(UserName, UserName)
  /// A request from somebody to himself.
  case selfRequest(UserName)
}

/// What mends a finding: retained records, to be published in this order. None is ever empty.
public struct Cure: Hashable, Sendable {
  /// What the records say.
  public enum Deed: Hashable, Sendable {
    case goOffline
    /// The broker forgets the group: all of it is said again, behind an owner, and expires.
    case forget(GroupName)
    /// The group gets this owner, and its members again.
    case giveOwner(GroupName, UserName)
    /// The owner is a member again.
    case joinOwn(GroupName)
    /// This user asks to join again.
    case askAgain(GroupName, UserName)
    /// Both sides hold the acceptance with this topic.
    case agree(UserName, topic: TopicName)
    /// The conversation with this user is over, for both sides.
    case end(UserName)
    case dropSelfRequest
  }

  public struct Record: Hashable, Sendable {
    public var topic: TopicName
    public var payload: [UInt8]
    /// Message Expiry Interval in seconds; nil: it stays.
    public var expiry: UInt32?

    init(topic: TopicName, payload: [UInt8], expiry: UInt32? = nil) {
      (self.topic, self.payload, self.expiry) = (topic, payload, expiry)
    }
  }

  public var deed: Deed
  public var records: [Record]
  /// It harms nobody, even if everything that the broker holds is forged or half of it lost, or the own store confirms
  /// it; else only a person can say.
  public var isSure: Bool
}
