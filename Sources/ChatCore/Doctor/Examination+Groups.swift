extension Examination {
  /// Groups without a readable owner, owners that are no members or not those of the own store, unreadable memberships.
  var groupFindings: [Finding] {
    groups.keys.sorted().flatMap { name in
      groups[name].map { findings(name, $0) } ?? []
    }
  }

  private func findings(_ name: GroupName, _ group: Group) -> [Finding] {
    if group.owner == nil { return [orphans(name, group)].compactMap { $0 } }
    let members = group.unreadable.keys.sorted().compactMap { user in
      group.unreadable[user].map { unreadableMember(name, group, user, $0) }
    }
    return [changedOwner(name, group), owner(name, group)].compactMap { $0 } + members
  }

  // MARK: The owner

  private func owner(_ name: GroupName, _ group: Group) -> Finding? {
    switch group.owner {
    case .success(let record)?:
      group.hasMemberFirst ? membersFirst(name, group) : ownersMembership(name, group, record)
    case .failure(let error)?: unreadableOwner(name, group, error)
    case nil: orphans(name, group)
    }
  }

  /// A group in which nobody is approved any more has ended, and its owner with it.
  private func ownersMembership(
    _ name: GroupName, _ group: Group, _ owner: OwnerRecord
  ) -> Finding? {
    guard !group.approved.isEmpty, !group.approved.contains(owner.user),
      group.unreadable[owner.user] == nil
    else { return nil }
    let isMine = mayOwn(name, named: owner.user)
    return Finding(
      .ownerNotMember(name, owner: owner.user),
      topics: [TopicName.membership(of: owner.user, in: name).bytes],
      cure: isMine
        ? Cure(
          deed: .joinOwn(name), records: [membership(name, me, .approved, group)],
          isSure: storedOwner(of: name) == me)
        : nil,
      menders: [owner.user])
  }

  /// Two chats that saw the group under different owners hold different ones for ever, and obey different ones.
  private func changedOwner(_ name: GroupName, _ group: Group) -> Finding? {
    guard let stored = storedOwner(of: name), let kept = group.owner?.value, !kept.isEnded,
      kept.user != stored
    else { return nil }
    return Finding(
      .ownerUnlikeStore(name, stored: stored, kept: kept.user),
      topics: [TopicName.owner(of: name).bytes],
      cure: stored == me ? give(name, group, to: me, isSure: false) : nil, menders: [stored],
      storedOwner: stored)
  }

  private func orphans(_ name: GroupName, _ group: Group) -> Finding? {
    let members = (Array(group.members.keys) + Array(group.unreadable.keys)).sorted()
    guard !members.isEmpty else { return nil }
    return Finding(
      .orphans(name, members: members),
      topics: members.map { TopicName.membership(of: $0, in: name).bytes }, isDeadly: true,
      cure: forget(name, group, members), menders: [me], storedOwner: storedOwner(of: name))
  }

  /// Whoever an owner record names stays the owner, and he alone writes it again. One that names nobody may hide an
  /// owner whom others remember: only a member may say who it is.
  private func unreadableOwner(
    _ name: GroupName, _ group: Group, _ error: WireError
  ) -> Finding {
    let isMine = mayOwn(name, named: group.namedOwner)
    let stored = storedOwner(of: name)
    let mayTake =
      group.namedOwner == nil
      && (stored.map { $0 == me } ?? (group.approved.contains(me) || group.approved.isEmpty))
    let menders = stored ?? group.namedOwner
    return Finding(
      .unreadable(error), topics: [TopicName.owner(of: name).bytes],
      isDeadly: error.killsOriginals,
      cure: isMine || mayTake ? give(name, group, to: me, isSure: stored == me) : nil,
      menders: menders.map { [$0] } ?? group.approved, storedOwner: stored)
  }

  private func membersFirst(_ name: GroupName, _ group: Group) -> Finding {
    Finding(
      .membersFirst(name), topics: [TopicName.owner(of: name).bytes], isDeadly: true)
  }

  /// An owner published now would come behind the members at every later login (mosquitto keeps the order of topics),
  /// and a cleared record kills who is logged in. A good record that expires harms neither. But the owner may only not
  /// have come back since the broker lost him, and the members with him: a person says whether the group is to go. What
  /// he says is a deletion in his own name: nobody takes it for a new group, and only who knows him as the owner
  /// believes it.
  private func forget(_ name: GroupName, _ group: Group, _ members: [UserName]) -> Cure {
    let owner = OwnerRecord(user: me, createdAt: now.localText, isEnded: true)
    var records = [Cure.Record(topic: .owner(of: name), payload: owner.encoded())]
    records += members.map { user in
      if let (record, payload) = group.members[user], case .known = record.status {
        return .init(topic: .membership(of: user, in: name), payload: payload)
      }
      return membership(name, user, .left, group)
    }
    for index in records.indices { records[index].expiry = 1 }
    return Cure(deed: .forget(name), records: records, isSure: false)
  }

  /// The owner, then every member again: an original forgets them with the owner's record.
  private func give(
    _ name: GroupName, _ group: Group, to heir: UserName, isSure: Bool
  ) -> Cure {
    let owner = OwnerRecord(user: heir, createdAt: now.localText)
    var records = [Cure.Record(topic: .owner(of: name), payload: owner.encoded())]
    records.append(membership(name, heir, .approved, group))
    for user in group.members.keys.sorted() where user != heir {
      guard let (record, payload) = group.members[user], case .known = record.status else {
        continue
      }
      records.append(.init(topic: .membership(of: user, in: name), payload: payload))
    }
    return Cure(deed: .giveOwner(name, heir), records: records, isSure: isSure)
  }

  // MARK: Members

  /// What it said cannot be known: whoever it is asks again, and the owner answers.
  private func unreadableMember(
    _ name: GroupName, _ group: Group, _ user: UserName, _ error: WireError
  ) -> Finding {
    let owner = group.owner?.value?.user
    let status: MembershipStatus = owner == user ? .approved : .pending
    let mayMend = owner != nil && (user == me || mayOwn(name, named: owner))
    let deed: Cure.Deed = owner == user ? .joinOwn(name) : .askAgain(name, user)
    return Finding(
      .unreadable(error), topics: [TopicName.membership(of: user, in: name).bytes],
      isDeadly: error.killsOriginals,
      cure: mayMend
        ? Cure(
          deed: deed, records: [membership(name, user, status, group)],
          isSure: storedOwner(of: name) == me || user == me && remembersJoining(name)) : nil,
      menders: owner.map { $0 == user ? [user] : [user, $0] } ?? [])
  }

  private func membership(
    _ name: GroupName, _ user: UserName, _ status: MembershipStatus, _ group: Group
  ) -> Cure.Record {
    let former = group.members[user]?.record
    let record = MembershipRecord(
      user: user, status: .known(status), rev: Self.revision(after: former?.rev))
    return .init(topic: .membership(of: user, in: name), payload: record.encoded())
  }
}

extension Examination.Group {
  /// Whether an original that logs in meets a member before the owner.
  var hasMemberFirst: Bool {
    guard let ownerPlace, let first = memberPlaces.min() else { return false }
    return first < ownerPlace
  }

  func status(of user: UserName) -> MembershipStatus? {
    guard case .known(let status)? = members[user]?.record.status else { return nil }
    return status
  }

  var approved: [UserName] { members.keys.filter { status(of: $0) == .approved }.sorted() }
}
