/// Commands about what is to be read, and by whom nothing is.
extension Engine {
  /// Targets with unread texts: first where somebody names this user.
  var unreadTargets: [TargetEntry] {
    let targets = reading.unread.keys.sorted().map(entry)
    return targets.filter { $0.mentions > 0 } + targets.filter { $0.mentions == 0 }
  }

  func entry(_ target: Target) -> TargetEntry {
    TargetEntry(
      target: target, unread: reading.unread[target] ?? 0,
      mentions: reading.mentions[target] ?? 0, isCurrent: target == reading.current)
  }

  /// What is in the current target has been read, though the store does not know it yet.
  mutating func recallMentions(_ command: CommandNumber, count: Int) {
    if let current = reading.current { emitStep(reading.open(current)) }
    emit(.recallMentions(command, count: count))
  }

  /// From now on his lines are hidden, and what he asks is refused: also what he has asked already.
  mutating func ignore(
    _ command: CommandNumber, _ user: UserName?, at now: Moment
  ) throws(CommandFailure) {
    guard let user else { return answer(command, .list(.ignored(ignoredUsers))) }
    if user == me { throw .oneself }
    if ignored.insert(user).inserted { emit(.store(.ignore(user))) }
    emitStep(reading.pass(.user(user)))
    carryOut(conversations.refuse(user, at: now), at: now)
    answer(command, .remark(.ignored(user)))
  }

  mutating func unignore(_ command: CommandNumber, _ user: UserName?) throws(CommandFailure) {
    guard let user else { return answer(command, .list(.ignored(ignoredUsers))) }
    guard ignored.remove(user) != nil else { throw .notIgnored(user) }
    emit(.store(.unignore(user)))
    answer(command, .remark(.unignored(user)))
  }
}
