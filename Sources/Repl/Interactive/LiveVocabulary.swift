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

/// What can be completed right now. Keeps the users in their order until one comes or goes.
final class LiveVocabulary {
  private var users: [UserName] = []
  private var version: [Int] = []

  func vocabulary(of engine: Engine) -> Vocabulary {
    if version != engine.usersVersion { (version, users) = (engine.usersVersion, engine.users) }
    return Vocabulary(engine, users: users)
  }

  /// The engine is another one, whose versions say nothing about this one's.
  func forget() { version = [] }
}

extension Vocabulary {
  fileprivate init(_ engine: Engine, users all: [UserName]) {
    let owned = engine.ownedGroups
    func users(_ status: MembershipStatus) -> [UserName] {
      Set(owned.flatMap { engine.users(in: $0, status) }).sorted()
    }
    func groups(of user: UserName, _ status: MembershipStatus) -> [GroupName] {
      owned.filter { engine.status(of: user, in: $0) == status }
    }
    self.init(
      me: engine.me, users: all, groups: engine.groupNames, conversations: engine.writableTargets,
      asking: engine.asking, joined: engine.joinedGroups, ignored: engine.ignoredUsers,
      waiting: { users(.pending) },
      groupsWhereWaiting: { groups(of: $0, .pending) },
      members: { users(.approved).filter { $0 != engine.me } },
      groupsWhereMember: { groups(of: $0, .approved) }, owned: owned,
      membersOf: { engine.users(in: $0, .approved).filter { $0 != engine.me } },
      pending: { engine.cancellable.map(\.description).sorted() }, files: Paths.beginning(with:))
  }
}
