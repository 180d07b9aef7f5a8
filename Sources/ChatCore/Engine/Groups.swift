/// Groups: their owners, members and who asks to be one, as the broker's retained records say, and what this store
/// remembers of them whatever the broker forgets.
struct Groups: Sendable {
  struct State: Hashable, Sendable {
    /// nil: members were seen, an owner was not.
    var record: GroupRecord?
    var members: [UserName: MembershipWord] = [:]
    /// Those of the approved members who were invited and have not joined.
    var invited: Set<UserName> = []
    /// When this user asked to join, as on the wire.
    var asked: String?
    /// Somebody else who has declared himself the owner.
    var claim: OwnerRecord?
    var about: AboutRecord?
    /// The claim has been told.
    var isClaimTold = false
    /// The invitation has been told.
    var isInvitationTold = false
  }

  let me: UserName
  var states: [GroupName: State] = [:]

  init(me: UserName, restored: [GroupRecord]) {
    self.me = me
    for record in restored { states[record.group] = State(record: record) }
  }

  // MARK: What others read

  func record(_ group: GroupName) -> GroupRecord? { states[group]?.record }

  func exists(_ group: GroupName) -> Bool { record(group) != nil }

  /// What this user himself has agreed to be in a group.
  func membership(in group: GroupName) -> MembershipStatus? { record(group)?.membership }

  func isOwner(of group: GroupName) -> Bool { record(group)?.owner == me }

  func status(of user: UserName, in group: GroupName) -> MembershipStatus? {
    guard case .known(let status)? = states[group]?.members[user] else { return nil }
    return status
  }

  /// Whether somebody may join who has not yet.
  func isInvited(_ user: UserName, to group: GroupName) -> Bool {
    states[group]?.invited.contains(user) == true
  }

  /// Groups whose messages are listened to: own ones, and those that were asked for.
  var listened: [GroupName] {
    states.keys.filter { membership(in: $0) == .approved || membership(in: $0) == .pending }
      .sorted()
  }

  /// Own groups in which somebody waits.
  func owned(withPending user: UserName) -> [GroupName] {
    states.keys.filter { isOwner(of: $0) && status(of: user, in: $0) == .pending }.sorted()
  }

  func shared(with user: UserName) -> [GroupName] {
    states.keys.filter {
      membership(in: $0) == .approved && status(of: user, in: $0) == .approved
    }.sorted()
  }

  func users(in group: GroupName, _ wanted: MembershipStatus) -> [UserName] {
    (states[group]?.members ?? [:]).filter { $0.value == .known(wanted) }.keys.sorted()
  }

  func list(matching pattern: String?) -> [GroupEntry] {
    states.keys.filter { $0.matches(pattern) }.sorted().compactMap(entry)
  }

  func entry(_ group: GroupName) -> GroupEntry? {
    guard let state = states[group], let record = state.record else { return nil }
    return GroupEntry(
      group: group, owner: record.owner, created: record.created,
      members: users(in: group, .approved), pending: users(in: group, .pending),
      role: role(record), claimedBy: state.claim?.user,
      topic: record.membership == .approved ? topic(of: group) : nil,
      invited: state.invited.sorted())
  }

  func memberEntries(_ group: GroupName) -> [MemberEntry] {
    guard let state = states[group] else { return [] }
    return state.members.keys.sorted().compactMap { user in
      guard let status = status(of: user, in: group), status == .approved || status == .pending
      else { return nil }
      return MemberEntry(
        user: user, status: status, isOwner: user == state.record?.owner,
        isInvited: state.invited.contains(user))
    }
  }

  private func role(_ record: GroupRecord) -> GroupEntry.Role {
    if record.owner == me { return .owner }
    return switch record.membership {
    case .approved: .member
    case .pending: .pending
    default: .none
    }
  }

  // MARK: What I do

  /// The group is there when the broker has brought its owner record back.
  func create(_ group: GroupName, at now: Moment) throws(CommandFailure) -> [Step] {
    if let record = record(group) { throw .groupExists(group, owner: record.owner) }
    let owner = OwnerRecord(user: me, createdAt: now.localText)
    return [.assert(.owner(of: group), .owner(owner))]
  }

  /// Ask to be a member, or take up a membership that was approved ahead. It is asked when the broker has brought the
  /// request back; texts are listened to from now on, so that none is missed after an approval.
  ///
  /// - Returns: no steps when already a member.
  mutating func join(_ group: GroupName, at now: Moment) throws(CommandFailure) -> [Step] {
    guard var record = record(group) else { throw unknown(group) }
    if record.membership == .approved { return [] }
    switch status(of: me, in: group) {
    case .approved:
      record.membership = .approved
      record.isFollowed = false
      return [save(record), listen(group)] + hasJoined(group)
    case .pending where record.membership == .pending: throw .alreadyPending(group)
    case .denied: throw .deniedBefore(group)
    default:
      let request = MembershipRecord(user: me, status: .known(.pending), asked: now.localText)
      return [listen(group), assert(request, in: group)]
    }
  }

  /// Who has taken an invitation up says so: until then the owner does not hand the group over to him.
  func hasJoined(_ group: GroupName) -> [Step] {
    isInvited(me, to: group) ? [assert(me, .approved, in: group)] : []
  }

  /// Leave, ask no longer, or decline an invitation.
  mutating func part(_ group: GroupName) throws(CommandFailure) -> [Step] {
    guard var record = record(group) else { throw unknown(group) }
    if record.owner == me { throw .ownerCannotLeave(group) }
    let isListed = [.approved, .pending].contains(status(of: me, in: group))
    guard isListed || record.membership == .approved || record.membership == .pending else {
      throw .notMember(group)
    }
    record.membership = .left
    states[group]?.members[me] = .known(.left)
    return [save(record)] + stopListening(group, .notMember) + [assert(me, .left, in: group)]
  }

  /// Approve or deny who waits, remove who is a member: the owner's part.
  func decide(
    _ status: MembershipStatus, on user: UserName, in group: GroupName
  ) throws(CommandFailure) -> [Step] {
    try checkOwner(of: group)
    let former = self.status(of: user, in: group)
    switch status {
    case .removed: if former != .approved { throw .notThere(user, group) }
    // Whoever was denied may not ask again, so the owner may change his mind.
    case .approved where former == .denied: break
    default: if former != .pending { throw .notPending(user, group) }
    }
    if user == me { throw .ownerCannotLeave(group) }
    return [assert(user, status, in: group)]
  }

  // MARK: Steps

  mutating func save(_ record: GroupRecord) -> Step {
    states[record.group, default: State()].record = record
    return .store(.group(record))
  }

  func listen(_ group: GroupName) -> Step { .listen(Self.subscriptions(group)) }

  /// A group's texts, and the heads of those who write them.
  static func subscriptions(_ group: GroupName) -> [Subscription] {
    [
      Subscription(TopicFilter(.messages(of: group)), .atLeastOnce, noLocal: true),
      Subscription(.heads(in: group), .atMostOnce),
      Subscription(.about(group), .atMostOnce),
    ]
  }

  /// What waits to be sent there never will be, for this reason.
  mutating func stopListening(_ group: GroupName, _ reason: SendFailure) -> [Step] {
    states[group]?.about = nil
    return [
      .unlisten(Self.subscriptions(group).map(\.filter)), .abandon(.group(group), reason),
      .unhold(group, show: false), .disown(.about(group)),
    ]
  }

  func assert(_ user: UserName, _ status: MembershipStatus, in group: GroupName) -> Step {
    assert(user, .known(status), in: group)
  }

  func assert(_ user: UserName, _ word: MembershipWord, in group: GroupName) -> Step {
    assert(MembershipRecord(user: user, status: word), in: group)
  }

  func assert(_ record: MembershipRecord, in group: GroupName) -> Step {
    .assert(.membership(of: record.user, in: group), .membership(record))
  }
}
