/// Who is in a group, as the broker's records come to say.
extension Groups {
  /// - Parameters:
  ///   - isLive: the change happened before our eyes, and is not retained state that arrives at connect.
  ///   - isOurs: it is what we have published ourselves.
  mutating func received(
    _ membership: MembershipRecord, in group: GroupName, isLive: Bool, isOurs: Bool = false
  ) -> [Step] {
    let user = membership.user
    let former = states[group, default: State()].members.updateValue(
      membership.status, forKey: user)
    let wasInvited = isInvited(user, to: group)
    note(membership, in: group)
    if user == me, membership.status == .ended, isLive { return removed(from: group) }
    guard case .known(let status) = membership.status else { return [] }
    if user == me {
      if status == .pending, isOurs { return asked(group, isLive: isLive) }
      return changed(status, in: group, isLive: isLive) + confirmed(in: group, isLive: isLive)
    }
    let isNews = former != membership.status || wasInvited != membership.isInvitation
    let concernsMe = isLive && self.membership(in: group) == .approved
    let awaitsMe = status == .pending && isOwner(of: group)
    guard isNews, !isOurs, concernsMe || awaitsMe else { return [] }
    let notice: Notice =
      membership.isInvitation ? .othersInvitation(group, user) : .membership(group, user, status)
    return [.notify(notice)]
  }

  private mutating func note(_ membership: MembershipRecord, in group: GroupName) {
    if membership.isInvitation {
      states[group]?.invited.insert(membership.user)
    } else {
      states[group]?.invited.remove(membership.user)
    }
    if membership.user == me { states[group]?.asked = membership.asked }
  }

  /// A member of whom the broker says that he has not joined says that he has.
  private func confirmed(in group: GroupName, isLive: Bool) -> [Step] {
    isLive && membership(in: group) == .approved ? hasJoined(group) : []
  }

  /// A cleared membership record: whoever it was is no longer one.
  mutating func forget(_ user: UserName, in group: GroupName) {
    states[group]?.members[user] = nil
    states[group]?.invited.remove(user)
  }

  /// Retained state has arrived: who waits in own groups whose owner record came after the members'.
  mutating func gathered(adopting isNewStore: Bool) -> [Step] {
    states.keys.sorted().flatMap { group in
      isNewStore ? adopt(group) : changedWhileAway(group) + takeUpClaim(of: group)
    }
  }

  /// What a new store finds of an older one's, or of another program's, memberships.
  private mutating func adopt(_ group: GroupName) -> [Step] {
    guard var record = record(group), record.membership == nil else { return [] }
    guard let status = status(of: me, in: group), status == .approved || status == .pending else {
      return []
    }
    if isInvited(me, to: group), record.owner != me { return invited(to: group) }
    record.membership = status
    return [save(record), listen(group)]
  }

  private mutating func changedWhileAway(_ group: GroupName) -> [Step] {
    if states[group]?.members[me] == .ended { return removed(from: group) }
    guard let status = status(of: me, in: group) else { return [] }
    return changed(status, in: group, isLive: true) + confirmed(in: group, isLive: true)
  }

  /// Our own request is on the broker.
  private mutating func asked(_ group: GroupName, isLive: Bool) -> [Step] {
    guard var record = record(group), record.membership != .approved,
      record.membership != .pending
    else { return [] }
    record.membership = .pending
    return [save(record)] + (isLive ? [] : [listen(group)])
  }

  /// The broker says what I am in a group.
  private mutating func changed(
    _ status: MembershipStatus, in group: GroupName, isLive: Bool
  ) -> [Step] {
    guard var record = record(group), record.membership != status else { return [] }
    let former = record.membership
    let notice = Step.notify(.membership(group, me, status))
    switch (former, status) {
    case (.pending, .approved):
      record.membership = status
      record.isFollowed = true
      return [save(record), notice, .unhold(group, show: true)]
    case (.pending, .denied), (.pending, .removed), (.approved, .removed), (.approved, .denied):
      if record.owner == me { return [] }
      record.membership = status
      return [save(record)] + stopListening(group, .notMember) + [notice]
    case (.denied, .approved):
      record.membership = status
      return [save(record), listen(group), notice]
    case (_, .approved):
      if record.owner == me {
        record.membership = status
        return [save(record), listen(group)] + (isLive ? [ownNow(group)] : [])
      }
      if !isLive { return [] }
      return claimsMe(group) ? takeUpClaim(of: group) : invited(to: group)
    default: return []
    }
  }
}
