/// What one of the engine's machines wants; the engine adds link and token and makes `Effect`s of it.
enum Step: Hashable, Sendable {
  case store(Change)
  case notify(Notice)
  /// Publish a retained record of ours, and again whenever the broker turns out not to have it.
  case assert(TopicName, OwnRecord)
  case listen([Subscription])
  case unlisten([TopicFilter])
  /// Texts that wait for this user's acceptance can go, on this topic.
  case release(UserName, TopicName)
  /// Texts to this target cannot be sent any more.
  case abandon(Target, SendFailure)
  /// Publish a retained record once, and look after it no more.
  case publish(TopicName, OwnRecord)
  /// A record of ours is no longer looked after.
  case disown(TopicName)
  /// The target is no more.
  case close(Target)
  /// What arrived in a group before the own membership was known can be read now, or is dropped.
  case unhold(GroupName, show: Bool)

  /// Whether it lets somebody in who has yet to join.
  var isInvitation: Bool {
    if case .assert(_, .membership(let record)) = self { record.isInvitation } else { false }
  }

  /// Whether it says what somebody is in a group.
  var isMembership: Bool {
    if case .assert(_, .membership) = self { true } else { false }
  }
}

/// A retained record that we write; the engine gives it its revision.
enum OwnRecord: Hashable, Sendable {
  case owner(OwnerRecord)
  case membership(MembershipRecord)
  case request(RequestRecord)
  case about(AboutRecord)

  func encoded(revision: UInt64) -> [UInt8] {
    switch self {
    case .owner(var record):
      record.rev = revision
      return record.encoded()
    case .membership(var record):
      record.rev = revision
      return record.encoded()
    case .request(var record):
      record.rev = revision
      return record.encoded()
    case .about(var record):
      record.rev = revision
      return record.encoded()
    }
  }
}
