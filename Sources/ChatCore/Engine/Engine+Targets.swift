/// What a command is about: the user or the group that it names, else the current one.
extension Engine {
  func currentTarget() throws(CommandFailure) -> Target {
    guard let current = reading.current else { throw .noCurrentTarget }
    return current
  }

  func isKnown(_ reference: TargetReference) -> Bool {
    switch reference {
    case .user(let user): conversations.records[user] != nil
    case .group(let group): groups.exists(group)
    case .bare: false
    case .current: true
    }
  }

  func resolve(_ reference: TargetReference) throws(CommandFailure) -> Target {
    switch reference {
    case .user(let user): return .user(user)
    case .group(let group): return .group(group)
    case .current: return try currentTarget()
    case .bare(let name): return try resolve(bare: name)
    }
  }

  private func resolve(bare name: String) throws(CommandFailure) -> Target {
    let user = validName(name, as: UserName.self).flatMap { isThere($0) ? $0 : nil }
    let group = validName(name, as: GroupName.self).flatMap { groups.exists($0) ? $0 : nil }
    switch (user, group) {
    case (let user?, nil): return .user(user)
    case (nil, let group?): return .group(group)
    case (nil, nil): throw .unknownTarget(name)
    default: throw .ambiguousTarget(name)
    }
  }

  /// Why a target that is named with its sigil is unknown, unless something of it is stored; nil: it is known.
  func failure(for reference: TargetReference?) -> CommandFailure? {
    switch reference {
    case .user(let user)?: user == me || isThere(user) ? nil : .unknownUser(user)
    case .group(let group)?: groups.exists(group) ? nil : groups.unknown(group)
    case .bare?, .current?, nil: nil
    }
  }

  func isThere(_ user: UserName) -> Bool {
    roster.entries[user] != nil || conversations.records[user] != nil
  }

  private func validName<N: Name>(_ name: String, as type: N.Type) -> N? {
    do throws(NameError) { return try N(received: name) } catch { return nil }
  }

  func groupOrCurrent(_ group: GroupName?) throws(CommandFailure) -> GroupName {
    if let group {
      guard groups.exists(group) else { throw groups.unknown(group) }
      return group
    }
    let target = try currentTarget()
    guard case .group(let group) = target else { throw .needsGroup(target) }
    return group
  }
}
