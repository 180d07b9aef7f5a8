/// What one of the engine's machines wants; the engine adds link and token and makes `Effect`s of it.
enum Step: Hashable, Sendable {
  case store(Change)
  case notify(Notice)
  /// Publish a retained record of ours, and again after each reconnect until it has come back to us.
  case assert(TopicName, [UInt8])
  case listen([Subscription])
  case unlisten([TopicFilter])
  /// Texts that wait for this user's acceptance can go, on this topic.
  case release(UserName, TopicName)
  /// Texts to this target cannot be sent any more.
  case abandon(Target, SendFailure)
  /// What arrived in a group before the own membership was known can be read now, or is dropped.
  case unhold(GroupName, show: Bool)
}
