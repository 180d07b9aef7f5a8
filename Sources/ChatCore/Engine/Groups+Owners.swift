/// Who owns a group: deleting it, handing it over, inviting, and what others' owner records say.
extension Groups {
  // MARK: What the owner does

  /// The group is ended when the broker has brought the owner record back.
  func delete(_ group: GroupName) throws(CommandFailure) -> [Step] {
    let record = try checkOwner(of: group)
    let owner = OwnerRecord(user: me, createdAt: record.created, isEnded: true)
    return [.assert(.owner(of: group), .owner(owner))]
  }

  /// The new owner is the owner when the broker has brought the record back.
  func transfer(_ group: GroupName, to user: UserName) throws(CommandFailure) -> [Step] {
    let record = try checkOwner(of: group)
    if user == me { throw .oneself }
    let isInvited = isInvited(user, to: group)
    guard status(of: user, in: group) == .approved, !isInvited else {
      throw .notJoined(user, group, isInvited: isInvited)
    }
    let owner = OwnerRecord(user: user, createdAt: record.created)
    return [.assert(.owner(of: group), .owner(owner))]
  }

  /// Our owner record is at the broker: now the members can follow, whom an original forgets at each owner record, and
  /// who kill one when they come without.
  ///
  /// - Parameter former: who was the owner before; nil: there was no such group.
  func settled(_ group: GroupName, former: UserName?) -> [Step] {
    if former != nil { return again(counted(in: group), in: group) }
    // Members of a group of this name that was before are none of this one.
    let strangers = counted(in: group).filter { $0 != me }
    return [assert(me, .approved, in: group)]
      + strangers.map { assert($0, .ended, in: group) }
  }

  /// Approves a user who has not asked, or has been denied before. Whoever has asked is a member with that; so is one
  /// whose program knows no invitations.
  func invite(
    _ user: UserName, to group: GroupName, knowsInvitations: Bool
  ) throws(CommandFailure) -> [Step] {
    try checkOwner(of: group)
    let former = status(of: user, in: group)
    if isInvited(user, to: group) { throw .alreadyInvited(user, group) }
    if former == .approved { throw .alreadyMember(user, group) }
    let hasAsked = former == .pending || former == .denied
    let record = MembershipRecord(
      user: user, status: .known(.approved), isInvitation: knowsInvitations && !hasAsked)
    return [assert(record, in: group)]
  }

  @discardableResult
  func checkOwner(of group: GroupName) throws(CommandFailure) -> GroupRecord {
    guard let record = record(group) else { throw unknown(group) }
    guard record.owner == me else { throw .notOwner(group, owner: record.owner) }
    return record
  }

  /// Who is a member, wants to be one, or may not be one.
  func counted(in group: GroupName) -> [UserName] {
    let counted: [MembershipWord] = [.known(.approved), .known(.pending), .known(.denied)]
    return (states[group]?.members ?? [:]).filter { counted.contains($0.value) }.keys.sorted()
  }

  /// Says once more what these users are; ended, when the group is.
  func again(_ users: some Sequence<UserName>, in group: GroupName) -> [Step] {
    let counted = Set(counted(in: group))
    return users.filter(counted.contains).compactMap { user in
      if !exists(group) { return assert(user, .ended, in: group) }
      guard let word = states[group]?.members[user] else { return nil }
      let record = MembershipRecord(
        user: user, status: word, isInvitation: isInvited(user, to: group),
        asked: user == me && word == .known(.pending) ? states[group]?.asked : nil)
      return assert(record, in: group)
    }
  }

  // MARK: What arrives

  /// - Parameters:
  ///   - isLive: the change happened before our eyes, and is not retained state that arrives at connect.
  ///   - isOurs: it is what we have published ourselves.
  mutating func received(
    _ owner: OwnerRecord, in group: GroupName, isLive: Bool, isOurs: Bool = false
  ) -> [Step] {
    guard let known = record(group) else {
      return owner.isEnded ? [] : appeared(owner, in: group, isLive: isLive, isOurs: isOurs)
    }
    if known.owner == owner.user {
      states[group]?.claim = nil
      return owner.isEnded ? end(group, isLive: isLive && !isOurs) : []
    }
    if !owner.isEnded, isOurs, known.owner == me { return [hand(known, to: owner)] }
    if states[group]?.claim?.user != owner.user { states[group]?.isClaimTold = false }
    states[group]?.claim = owner
    if owner.user == me, known.membership == .approved { return takeUpClaim(of: group) }
    // Whether one is a member, one knows when all of it has arrived.
    if owner.user == me, !isLive { return [] }
    return claimsMe(group) ? takeUpClaim(of: group) : tellClaim(of: group)
  }

  /// Whether a record names this user as the owner of a group that he may be in.
  func claimsMe(_ group: GroupName) -> Bool {
    guard let claim = states[group]?.claim else { return false }
    return claim.user == me && !claim.isEnded && status(of: me, in: group) == .approved
  }

  /// Who is named as the owner is it, if he is a member or was let in; being it costs nothing, and he can hand it on.
  mutating func takeUpClaim(of group: GroupName) -> [Step] {
    guard let known = record(group), let claim = states[group]?.claim, claim.user == me else {
      return []
    }
    let isMember = known.membership == .approved
    if claim.isEnded || !isMember && !claimsMe(group) { return tellClaim(of: group) }
    return own(known, by: claim) + [ownNow(group)]
  }

  func ownNow(_ group: GroupName) -> Step { .notify(.group(group, owner: me, .transferred)) }

  private mutating func own(_ known: GroupRecord, by claim: OwnerRecord) -> [Step] {
    if known.membership == .approved { return [hand(known, to: claim)] }
    var entered = known
    (entered.membership, entered.isFollowed) = (.approved, false)
    let asserted = assert(me, .approved, in: known.group)
    return [hand(entered, to: claim), listen(known.group), asserted]
  }

  private mutating func tellClaim(of group: GroupName) -> [Step] {
    guard let state = states[group], let known = state.record, let claim = state.claim,
      !state.isClaimTold
    else { return [] }
    states[group]?.isClaimTold = true
    return [.notify(.ownerClaim(group, known: known.owner, claimed: claim.user))]
  }

  private mutating func appeared(
    _ owner: OwnerRecord, in group: GroupName, isLive: Bool, isOurs: Bool
  ) -> [Step] {
    let isMine = owner.user == me && (isOurs || status(of: me, in: group) == .approved)
    let record = GroupRecord(
      group: group, owner: owner.user, created: owner.createdAt,
      membership: isMine ? .approved : nil, isFollowed: isOurs)
    let created = Step.notify(.group(group, owner: owner.user, .created))
    return [save(record)] + (isMine ? [listen(group)] : []) + (isLive && !isOurs ? [created] : [])
  }

  private mutating func hand(_ known: GroupRecord, to owner: OwnerRecord) -> Step {
    var record = known
    record.owner = owner.user
    record.created = owner.createdAt
    states[known.group]?.claim = nil
    return save(record)
  }

  /// The group is no more; its name is free again.
  private mutating func end(_ group: GroupName, isLive: Bool) -> [Step] {
    guard let record = record(group) else { return [] }
    let concernsMe = record.membership == .approved || record.membership == .pending
    // Whoever makes a group of this name later does not get this one's topic.
    let empty = Step.publish(.about(group), .about(AboutRecord(topic: "", by: me)))
    let clear = record.owner == me && topic(of: group) != nil ? [empty] : []
    let stop = clear + (concernsMe ? stopListening(group, .groupDeleted) : [])
    states[group]?.record = nil
    let notice = Step.notify(.group(group, owner: record.owner, .deleted))
    let isTold = isLive || concernsMe && record.owner != me
    return [.store(.forgetGroup(group)), .close(.group(group))] + stop + (isTold ? [notice] : [])
  }

  /// The own membership has been ended, though the group has not: not by the owner known here.
  mutating func removed(from group: GroupName) -> [Step] {
    guard var record = record(group), record.owner != me,
      record.membership == .approved || record.membership == .pending
    else { return [] }
    record.membership = .removed
    return [save(record)] + stopListening(group, .notMember)
      + [.notify(.membership(group, me, .removed))]
  }

  /// Approved without having asked: told once.
  mutating func invited(to group: GroupName) -> [Step] {
    guard let record = record(group), states[group]?.isInvitationTold == false else { return [] }
    states[group]?.isInvitationTold = true
    return [.notify(.invited(group, by: record.owner))]
  }

  /// Takes a reported change of the owner for good.
  mutating func trustOwner(of group: GroupName) throws(CommandFailure) -> (UserName, [Step]) {
    guard let record = record(group) else { throw unknown(group) }
    guard let claim = states[group]?.claim else { throw .ownerNotChanged(group) }
    if claim.user == me, !claim.isEnded { return (me, own(record, by: claim)) }
    let trusted = hand(record, to: claim)
    return (claim.user, claim.isEnded ? end(group, isLive: true) : [trusted])
  }

  // MARK: Names

  /// There is no such group; perhaps one of a similar name was meant.
  func unknown(_ group: GroupName) -> CommandFailure {
    let near = Suggestions.nearest(
      to: group.text, among: states.keys.filter(exists).sorted().map(\.text))
    let groups = near.map { GroupName(unchecked: $0) }
    return groups.isEmpty ? .unknownGroup(group) : .noSuchGroup(group, near: groups)
  }
}
