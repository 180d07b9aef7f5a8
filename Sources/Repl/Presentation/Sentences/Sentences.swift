import ChatCore

/// Everything that `chat` says to people about what the engine reports. The words stand in this folder and nowhere
/// else; each file holds those of one kind of fact.
struct Sentences: Sendable {
  let me: UserName
  /// Whom others may imitate.
  var known: KnownNames { didSet { rendered = RenderedNames() } }
  private var rendered = RenderedNames()

  init(me: UserName, known: KnownNames) {
    self.me = me
    self.known = known
  }

  /// `bob`
  func user(_ user: UserName) -> Words {
    rendered.words(of: .user(user)) { Words(user, known: known) }
  }

  /// `#ops`
  func group(_ group: GroupName) -> Words {
    rendered.words(of: .group(group)) { Words(group, sigil: "#", known: known) }
  }

  /// `@bob`, `#ops`
  func target(_ target: Target) -> Words {
    switch target {
    case .user(let user): Words(user, sigil: "@", known: known)
    case .group(let group): self.group(group)
    }
  }

  /// As it is typed: `bob`, `"Ana Silva"`.
  func typed(_ name: some Name) -> Words { Words(typed: name) }

  /// As it is typed: `@bob`, `"@Ana Silva"`.
  func typed(_ target: Target) -> Words {
    switch target {
    case .user(let user): Words(typed: user, sigil: "@")
    case .group(let group): Words(typed: group, sigil: "#")
    }
  }

  /// In place of a sign, for those who listen.
  var warning: Words { "warning" }

  func topic(_ topic: TopicName) -> Words { Words(foreign: topic.text) }

  func users(_ users: [UserName]) -> Words { .list(users.map(user)) }
  func groups(_ groups: [GroupName]) -> Words { .list(groups.map(group)) }
}
