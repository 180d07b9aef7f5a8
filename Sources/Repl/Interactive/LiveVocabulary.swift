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

/// What can be completed right now. Keeps users and groups in their order until one comes or goes.
final class LiveVocabulary {
  private var users = Sorted<UserName>()
  private var groups = Sorted<GroupName>()

  func vocabulary(of engine: Engine) -> Vocabulary {
    users.follow(engine.usersVersion) { engine.users }
    groups.follow([engine.groupsVersion]) { engine.groupNames }
    return Vocabulary(engine, users: users.names, groups: groups.names)
  }

  /// The engine is another one, whose versions say nothing about this one's.
  func forget() { (users, groups) = (Sorted(), Sorted()) }
}

/// Names in their order, as they were in some version of the engine's.
private struct Sorted<Name> {
  private(set) var names: [Name] = []
  private var version: [Int] = []

  mutating func follow(_ latest: [Int], _ read: () -> [Name]) {
    if version != latest { (version, names) = (latest, read()) }
  }
}

extension Vocabulary {
  fileprivate init(_ engine: Engine, users all: [UserName], groups allGroups: [GroupName]) {
    let owned = engine.ownedGroups
    func users(_ status: MembershipStatus) -> [UserName] {
      Set(owned.flatMap { engine.users(in: $0, status) }).sorted()
    }
    func groups(of user: UserName, _ status: MembershipStatus) -> [GroupName] {
      owned.filter { engine.status(of: user, in: $0) == status }
    }
    self.init(
      me: engine.me, users: all, groups: allGroups, conversations: engine.writableTargets,
      asking: engine.asking, joined: engine.joinedGroups, ignored: engine.ignoredUsers,
      waiting: { users(.pending) },
      groupsWhereWaiting: { groups(of: $0, .pending) },
      members: { users(.approved).filter { $0 != engine.me } },
      groupsWhereMember: { groups(of: $0, .approved) }, owned: owned,
      membersOf: { engine.users(in: $0, .approved).filter { $0 != engine.me } },
      pending: { engine.cancellable.map(\.description).sorted() }, files: Paths.beginning(with:))
  }
}
