/// What a topic under `USERS/`, `GROUPS/` or `CONTROL/` is for, whoever it concerns.
enum RetainedPlace: Hashable {
  case presence(UserName)
  case owner(GroupName)
  case member(GroupName, UserName)
  case request(to: UserName, from: UserName)
  /// An original subscribes it and needs these keys.
  case other(required: [String])
  /// An original dies of whatever lies there.
  case misplaced
  /// Nobody reads it.
  case unread

  /// - Throws: `notUTF8` or `badName`; then an original needs `user` and `status`, or `created_at`.
  init(topic: [UInt8]) throws(WireError) {
    guard let text = String(validating: topic, as: UTF8.self) else { throw .notUTF8 }
    let levels = Address.levels(of: text)
    switch levels[0] {
    case "USERS":
      self =
        levels.count == 2
        ? .presence(try name(levels[1])) : .other(required: ["user", "status"])
    case "GROUPS": self = try Self.group(levels)
    case "CONTROL": self = try Self.control(levels)
    default: self = .unread
    }
  }

  private static func group(_ levels: [String]) throws(WireError) -> RetainedPlace {
    guard levels.count > 2 else { return .misplaced }
    switch (levels[2], levels.count) {
    case ("owner", 3): return .owner(try name(levels[1]))
    case ("members", 3): return .misplaced
    case ("members", 4): return .member(try name(levels[1]), try name(levels[3]))
    case ("owner", _): return .other(required: ["user", "created_at"])
    case ("members", _): return .other(required: ["user", "status"])
    case ("messages", _): return .other(required: ["user", "message", "created_at"])
    default: return .other(required: [])
    }
  }

  private static func control(_ levels: [String]) throws(WireError) -> RetainedPlace {
    guard levels.count > 2, let owner = Address.controlOwner(levels[1]),
      levels[2] == "chat_requests"
    else { return .unread }
    guard levels.count == 4 else { return .other(required: ["user", "status"]) }
    return .request(to: try name(owner), from: try name(levels[3]))
  }
}

private func name<Kind: Name>(_ level: String) throws(WireError) -> Kind {
  do { return try Kind(received: level) } catch { throw .badName(error) }
}

extension WireError {
  /// Whether an original, which checks nothing, dies of a record that is refused for this.
  var killsOriginals: Bool {
    switch self {
    case .empty, .notUTF8, .notJSON, .notObject, .missing: true
    default: false
    }
  }
}
