/// Commands about groups: entering and leaving one, and owning it.
extension Engine {
  mutating func join(
    _ command: CommandNumber, _ group: GroupName, at now: Moment
  ) throws(CommandFailure) {
    // Its words go before: which group, and whether one may ask at all.
    var joined = groups
    let steps = try joined.join(group, at: now)
    if steps.contains(where: \.isMembership), !bringOwner(of: group, at: now) {
      throw .noOwnerThere(group)
    }
    groups = joined
    guard groups.membership(in: group) != .approved else {
      tellTopic(of: group)
      carryOut(steps, at: now)
      followSoon(group, at: now)
      emitStep(reading.open(.group(group)))
      return emit(.recall(command, .group(group), count: 10, withIgnored: false))
    }
    let owner = groups.record(group)?.owner ?? me
    confirm(command, .askedToJoin(group, owner: owner), steps, at: now)
  }

  mutating func part(
    _ command: CommandNumber, _ group: GroupName, at now: Moment
  ) throws(CommandFailure) {
    let steps = try groups.part(group)
    emitStep(reading.close(.group(group)))
    confirm(command, .left(group), steps, at: now)
  }

  mutating func decide(
    _ command: CommandNumber, _ status: MembershipStatus, _ user: UserName, _ group: GroupName?,
    at now: Moment, remark: (UserName, GroupName) -> Remark
  ) throws(CommandFailure) {
    let group = if let group { group } else { try groupWaiting(for: user, status) }
    let steps = try groups.decide(status, on: user, in: group)
    confirm(command, remark(user, group), steps, at: now)
  }

  /// The current group, if it is an own one in which this can be decided, else the only own one in which this user waits.
  private func groupWaiting(
    for user: UserName, _ status: MembershipStatus
  ) throws(CommandFailure) -> GroupName {
    let waiting = groups.owned(withPending: user)
    if case .group(let current)? = reading.current, groups.isOwner(of: current) {
      let isDenied = groups.status(of: user, in: current) == .denied
      if waiting.contains(current) || isDenied && status == .approved { return current }
    }
    guard let only = waiting.first else { throw .noGroupWithPending(user) }
    if waiting.count > 1 { throw .ambiguousGroup(user, waiting) }
    return only
  }

  // MARK: Owning

  mutating func invite(
    _ command: CommandNumber, _ user: UserName, _ group: GroupName?, at now: Moment
  ) throws(CommandFailure) {
    let group = if let group { group } else { try groupToInvite() }
    try groups.checkOwner(of: group)
    guard isThere(user) || groups.status(of: user, in: group) != nil else {
      throw .unknownUser(user)
    }
    let steps = try groups.invite(user, to: group, knowsInvitations: isChat(user) != false)
    let isInvitation = steps.contains(where: \.isInvitation)
    let remark: Remark = isInvitation ? .invited(user, group) : .approved(user, group)
    confirm(command, remark, steps, at: now)
  }

  /// The current group, else the only own one.
  private func groupToInvite() throws(CommandFailure) -> GroupName {
    if case .group(let current)? = reading.current { return current }
    return try only(ownedGroups, orNone: .noOwnGroup)
  }

  /// The current group, else the only own one in which this user is.
  func groupToKick(_ user: UserName) throws(CommandFailure) -> GroupName {
    if case .group(let current)? = reading.current { return current }
    let own = ownedGroups.filter { groups.status(of: user, in: $0) == .approved }
    return try only(own, orNone: .noGroupWithMember(user))
  }

  private func only(
    _ groups: [GroupName], orNone failure: CommandFailure
  ) throws(CommandFailure) -> GroupName {
    guard let only = groups.first else { throw failure }
    if groups.count > 1 { throw .severalGroups(groups) }
    return only
  }

  /// Answers when the broker has brought back the owner record, and the members' that follow it.
  mutating func confirm(
    _ command: CommandNumber, _ remark: Remark, _ steps: [Step], and members: [UserName],
    in group: GroupName, at now: Moment
  ) {
    let asserted = carryOut(steps, at: now)
    let following = members.map { TopicName.membership(of: $0, in: group) }
    assertions.wait(command, .remark(remark), for: asserted + following, at: now.uptime)
  }

  // MARK: The topic

  mutating func topic(
    _ command: CommandNumber, _ text: String?, at now: Moment
  ) throws(CommandFailure) {
    let group = try groupOrCurrent(nil)
    guard let text else {
      try checkMember(group)
      let entry = TopicEntry(
        group: group, topic: groups.topic(of: group), by: groups.states[group]?.about?.by)
      return answer(command, .list(.topic(entry)))
    }
    let steps = try groups.setTopic(text, of: group)
    confirm(command, .topicSet(group, try ShortText.checked(text)), steps, at: now)
  }

  /// Whoever opens a group sees what it is about.
  mutating func tellTopic(of group: GroupName) {
    guard let topic = groups.topic(of: group) else { return }
    let by = groups.states[group]?.about?.by
    emit(.notify(.topic(group, topic, by: by, isChange: false)))
  }
}
