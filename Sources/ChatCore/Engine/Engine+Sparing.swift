/// What people are spared: what comes from those whom they ignore, and floods.
extension Engine {
  /// Users whose lines are hidden, in order.
  public var ignoredUsers: [UserName] { ignored.sorted() }

  /// Leaves out what is not to be shown. A text that is left out is marked so in the store: it would come again at the
  /// next start.
  mutating func spare(_ effects: [Effect], at now: Moment) -> [Effect] {
    if ignored.isEmpty, !settings.limitsFloods { return effects }
    var isTextHidden = false
    return effects.flatMap { effect -> [Effect] in
      switch effect {
      case .notify(.identityTaken) where isTextHidden:
        // It speaks of the text before it.
        if settings.limitsFloods { flood.hide(\.doubts, at: now.uptime) }
        return []
      case .notify(let notice):
        let spared = spare(notice, at: now.uptime)
        if case .message = notice { isTextHidden = spared != [effect] }
        return spared
      case .finish: return flood.rest().map(Effect.notify) + [effect]
      default: return [effect]
      }
    }
  }

  private mutating func spare(_ notice: Notice, at now: Duration) -> [Effect] {
    if case .message(let message, _) = notice {
      if message.own { return [.notify(notice)] }
      if ignored.contains(message.sender) { return [.store(.hide(row: message.row, isRead: true))] }
      if settings.limitsFloods, !flood.admits(message, at: now) {
        return [.store(.hide(row: message.row, isRead: false))]
      }
      return [.notify(notice)]
    }
    if let subject = notice.subject, ignored.contains(subject) { return [] }
    if settings.limitsFloods, let kind = kind(notice), !flood.admits(kind, at: now) { return [] }
    return [.notify(notice)]
  }

  /// News that strangers can make without end; nil: nobody can.
  private func kind(_ notice: Notice) -> WritableKeyPath<HiddenNews, Int>? {
    switch notice {
    case .request, .unaskedAcceptance: \.requests
    case .membership(_, let user, _): user == me ? nil : \.memberships
    case .othersInvitation: \.memberships
    case .presence, .presenceDetail: \.presences
    case .group, .ownerClaim, .invited: \.groups
    case .topic(_, _, _, let isChange): isChange ? \.groups : nil
    case .payloadRefused: \.payloads
    case .gap: \.gaps
    case .identityTaken: \.doubts
    default: nil
    }
  }
}

extension Notice {
  /// Whose doing it is, where that is somebody who can be ignored. That a conversation of ours is accepted or ended is
  /// told nevertheless.
  fileprivate var subject: UserName? {
    switch self {
    case .topic(_, _, let user, true): user
    case .presence(let user, _), .request(let user, _), .unaskedAcceptance(let user),
      .presenceDetail(let user, _), .invited(_, let user),
      .membership(_, let user, _), .othersInvitation(_, let user), .group(_, let user, .created),
      .ownerClaim(_, _, let user),
      .gap(_, let user, _), .identityTaken(let user, _):
      user
    default: nil
    }
  }
}
