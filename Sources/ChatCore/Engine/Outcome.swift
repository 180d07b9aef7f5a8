/// How a command ended.
public enum Outcome: Hashable, Sendable {
  case done(Result)
  case failed(CommandFailure)

  /// What a command that went well has to show.
  public struct Result: Hashable, Sendable {
    /// The identity of what it sent; nil while it is held.
    public var id: MessageID?
    /// What a listing command lists; nil from the others.
    public var listing: Listing?
    /// A fact worth a line at the prompt.
    public var remark: Remark?
    /// The text that was expected.
    public var match: StoredMessage?

    public init(
      id: MessageID? = nil, listing: Listing? = nil, remark: Remark? = nil,
      match: StoredMessage? = nil
    ) {
      self.id = id
      self.listing = listing
      self.remark = remark
      self.match = match
    }
  }

  /// Nothing to show.
  public static let done = Outcome.done(Result())

  public static func list(_ listing: Listing) -> Outcome { .done(Result(listing: listing)) }
  public static func remark(_ remark: Remark) -> Outcome { .done(Result(remark: remark)) }
}

/// What a successful command says to a person in one line.
public enum Remark: Hashable, Sendable {
  /// The text waits for the user's acceptance; he has been asked.
  case heldUntilAccepted(UserName)
  case requested(UserName)
  case accepted(UserName, topic: TopicName)
  case rejected(UserName)
  case groupCreated(GroupName)
  case askedToJoin(GroupName, owner: UserName)
  case left(GroupName)
  case groupDeleted(GroupName)
  case groupTransferred(GroupName, to: UserName)
  case invited(UserName, GroupName)
  /// Empty: taken away.
  case topicSet(GroupName, String)
  case away(String)
  case back
  case approved(UserName, GroupName)
  case denied(UserName, GroupName)
  case kicked(UserName, GroupName)
  case opened(Target)
  case closed(Target)
  case ended(UserName)
  case ownerTrusted(GroupName, owner: UserName)
  case ignored(UserName)
  case unignored(UserName)
  /// Not connected: the text is stored, and goes out when the broker is back.
  case queuedOffline
  /// It will not be sent.
  case cancelled(Target, text: String)
}

/// Why a command failed: facts only; the words are the formatter's.
public enum CommandFailure: Error, Hashable, Sendable {
  /// The command needs the broker, and there is no connection.
  case notConnected
  /// Connected, but the retained state has not arrived yet.
  case notReady
  case noCurrentTarget
  case unknownUser(UserName)
  case unknownGroup(GroupName)
  /// Unknown, and these have similar names.
  case noSuchGroup(GroupName, near: [GroupName])
  /// Neither a user nor a group of this name is known.
  case unknownTarget(String)
  /// Both a user and a group have this name.
  case ambiguousTarget(String)
  /// The command is for a user, or for a group, and the target is the other.
  case needsUser(Target)
  case needsGroup(Target)
  case oneself
  case alreadyActive(UserName)
  case alreadyRequested(UserName)
  case noRequest(from: UserName)
  case noConversation(UserName)
  case groupExists(GroupName, owner: UserName)
  case notMember(GroupName)
  /// Not a member, but has asked to be one; `asked`: when, in local time, if that is known.
  case unanswered(GroupName, owner: UserName, asked: String?)
  case alreadyPending(GroupName)
  /// The group is known here, but the broker has no owner of it now.
  case noOwnerThere(GroupName)
  case deniedBefore(GroupName)
  case notOwner(GroupName, owner: UserName)
  case ownerCannotLeave(GroupName)
  case notPending(UserName, GroupName)
  case noGroupWithPending(UserName)
  case ambiguousGroup(UserName, [GroupName])
  case notThere(UserName, GroupName)
  case alreadyMember(UserName, GroupName)
  /// Invited before, and not joined yet.
  case alreadyInvited(UserName, GroupName)
  /// A group is not handed over to him: he is no member, or has not taken up his invitation.
  case notJoined(UserName, GroupName, isInvited: Bool)
  /// No group is current, and the user owns none, or several.
  case noOwnGroup
  case severalGroups([GroupName])
  /// The user is a member of no own group.
  case noGroupWithMember(UserName)
  /// A topic, or what `/away` says, in bytes.
  case lineTooLong(bytes: Int, limit: Int)
  case ownerNotChanged(GroupName)
  case notIgnored(UserName)
  case emptyText
  /// In bytes of the payload.
  case tooLarge(bytes: Int, limit: Int)
  /// The broker did not confirm within the time.
  case unconfirmed(TopicName)
  case refusedByBroker(TopicName, ReasonCode)
  case connectionLost
  case timedOut
  /// ^C ended a wait.
  case interrupted
  /// A text came that `/refute` is to fail for.
  case refuted(StoredMessage)
  /// No own text of this name waits.
  case unknownText(PendingID)
  /// The broker has the text, or may have it.
  case sentAlready(PendingID)
  /// The store could not take it (disk full, damaged …): nothing was sent.
  case notStored
  case ended

  /// The exit status that belongs to it.
  public var exitStatus: ExitStatus {
    switch self {
    case .notMember, .unanswered, .notOwner, .deniedBefore: .notPermitted
    case .refusedByBroker: .refused
    case .timedOut, .unconfirmed: .timedOut
    case .notConnected, .connectionLost: .noConnection
    default: .failed
    }
  }
}

/// The statuses that `chat` ends with. Raw values are a contract.
public enum ExitStatus: Int32, Hashable, Sendable, CaseIterable {
  case done = 0
  case failed = 1
  case usage = 2
  case noConnection = 3
  case refused = 4
  case timedOut = 5
  case notPermitted = 6
  case takenOver = 8
}
