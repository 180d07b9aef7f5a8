/// `/open` and `/close`, and what is open; accepting a conversation.
extension Engine {
  mutating func open(
    _ command: CommandNumber, _ reference: TargetReference?
  ) throws(CommandFailure) {
    guard let reference else {
      return answer(command, .list(.targets(openTargets)))
    }
    let target = try resolve(reference)
    // Whoever has written, or was written to, has a conversation here.
    if target != reading.current, let failure = failure(for: reference) { throw failure }
    if case .group(let group) = target {
      try checkMember(group)
      tellTopic(of: group)
    }
    emitStep(reading.open(target))
    emit(.recall(command, target, count: 10, withIgnored: false))
  }

  mutating func close(
    _ command: CommandNumber, _ reference: TargetReference?, end: Bool, at now: Moment
  ) throws(CommandFailure) {
    let target = try resolve(reference ?? .current)
    if end {
      guard case .user(let user) = target else { throw .needsUser(target) }
      let steps = try conversations.end(user, at: now)
      emitStep(reading.close(target))
      return confirm(command, .ended(user), steps, at: now)
    }
    emitStep(reading.close(target))
    answer(command, .remark(.closed(target)))
  }

  /// Everything that can be written to, conversations first.
  var openTargets: [TargetEntry] {
    let users = conversations.peers.filter { conversations.topic(to: $0) != nil }
      .map { Target.user($0) }
    let joined = groups.listened.filter { groups.membership(in: $0) == .approved }
      .map { Target.group($0) }
    return (users + joined).map(entry)
  }

  mutating func accept(
    _ command: CommandNumber, _ user: UserName, at now: Moment
  ) throws(CommandFailure) {
    let steps = try conversations.accept(user, at: now)
    guard let topic = conversations.topic(to: user) else { throw .noConversation(user) }
    confirm(command, .accepted(user, topic: topic), steps, at: now)
  }
}
