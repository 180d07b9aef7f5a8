import ChatCore
import CommandParser
import Prompt

extension CompletionAnswer {
  init(_ completion: Completion) {
    self.init(
      range: completion.range, insertion: completion.insertion, suffix: completion.suffix,
      candidates: completion.candidates, count: completion.count)
  }
}

extension Vocabulary {
  /// What can be completed right now.
  init(_ engine: Engine) {
    let owned = engine.ownedGroups
    func users(_ status: MembershipStatus) -> [UserName] {
      Set(owned.flatMap { engine.users(in: $0, status) }).sorted()
    }
    func groups(of user: UserName, _ status: MembershipStatus) -> [GroupName] {
      owned.filter { engine.status(of: user, in: $0) == status }
    }
    self.init(
      users: engine.users, groups: engine.groupNames, conversations: engine.writableTargets,
      asking: engine.asking, joined: engine.joinedGroups, ignored: engine.ignoredUsers,
      waiting: { users(.pending) },
      groupsWhereWaiting: { groups(of: $0, .pending) },
      members: { users(.approved).filter { $0 != engine.me } },
      groupsWhereMember: { groups(of: $0, .approved) },
      pending: { engine.cancellable.map(\.description).sorted() }, files: Paths.beginning(with:))
  }
}
