/// Where a text goes: a conversation with a user, or a group.
public enum Target: Hashable, Comparable, Sendable, CustomStringConvertible {
  case user(UserName)
  case group(GroupName)

  /// As it is typed and written in JSON: `@bob`, `#ops`. The sigil is not part of the name on the wire.
  public var description: String {
    switch self {
    case .user(let name): "@" + name.text
    case .group(let name): "#" + name.text
    }
  }
}

/// A target as a person writes it, before the engine knows which one it is.
public enum TargetReference: Hashable, Sendable {
  /// `@bob`
  case user(UserName)
  /// `#ops`
  case group(GroupName)
  /// A bare word: whichever of the two exists, when only one does.
  case bare(String)
  /// `.`, the current target.
  case current
}
