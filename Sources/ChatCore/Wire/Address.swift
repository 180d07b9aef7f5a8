/// What a received Topic Name stands for, seen by one user.
public enum Address: Hashable, Sendable {
  /// `USERS/{user}`
  case presence(UserName)
  /// `GROUPS/{group}/owner`
  case owner(GroupName)
  /// `GROUPS/{group}/members/{member}`
  case membership(GroupName, UserName)
  /// `GROUPS/{group}/messages`
  case groupMessages(GroupName)
  /// `CONTROL/{me}_Control/chat_requests/{from}`: his request, or his answer to mine.
  case requestToMe(from: UserName)
  /// `CONTROL/{to}_Control/chat_requests/{me}`: my own request, or the answer to it on his side.
  case requestFromMe(to: UserName)
  /// `CHAT/1/u/{me}/inbox/{from}`
  case inbox(from: UserName)
  /// `CHAT/1/g/{group}/head/{user}`
  case head(GroupName, UserName)
  /// `CHAT/1/g/{group}/about`
  case about(GroupName)
  /// One level that ends like a conversation's topic; whose it is, only the engine knows.
  case conversation(TopicName)

  /// - Throws: `notUTF8`, `badName`, `unknownTopic`, `notMine` or `selfRequest`.
  public init(topic: [UInt8], me: UserName) throws(WireError) {
    guard let text = String(validating: topic, as: UTF8.self) else { throw .notUTF8 }
    let levels = Self.levels(of: text)
    switch (levels[0], levels.count) {
    case ("USERS", 2): self = .presence(try name(levels[1]))
    case ("GROUPS", 3...4): self = try Self.group(levels)
    case ("CONTROL", 4): self = try Self.request(levels, me: me)
    case ("CHAT", 5...6): self = try Self.ours(levels, me: me)
    case (_, 1): self = try Self.conversation(text)
    default: throw .unknownTopic
    }
  }

  /// Split at the byte `/`: as `Character`s, a slash with a combining mark behind it would be no slash.
  static func levels(of text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 7, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
  }

  private static func group(_ levels: [String]) throws(WireError) -> Address {
    switch (levels[2], levels.count) {
    case ("owner", 3): .owner(try name(levels[1]))
    case ("messages", 3): .groupMessages(try name(levels[1]))
    case ("members", 4): .membership(try name(levels[1]), try name(levels[3]))
    default: throw .unknownTopic
    }
  }

  private static func request(_ levels: [String], me: UserName) throws(WireError) -> Address {
    guard let owner = controlOwner(levels[1]), levels[2] == "chat_requests" else {
      throw .unknownTopic
    }
    let target: UserName = try name(owner)
    let asker: UserName = try name(levels[3])
    switch (target == me, asker == me) {
    case (true, true): throw .selfRequest
    case (true, false): return .requestToMe(from: asker)
    case (false, true): return .requestFromMe(to: target)
    case (false, false): throw .notMine
    }
  }

  /// Who `{user}_Control` belongs to; compared as bytes, for the same reason.
  static func controlOwner(_ level: String) -> String? {
    let suffix = "_Control".utf8
    guard level.utf8.suffix(suffix.count).elementsEqual(suffix) else { return nil }
    return String(Substring(level.utf8.dropLast(suffix.count)))
  }

  private static func ours(_ levels: [String], me: UserName) throws(WireError) -> Address {
    guard levels[1] == "1" else { throw .unknownTopic }
    switch (levels[2], levels[4], levels.count) {
    case ("u", "inbox", 6):
      let owner: UserName = try name(levels[3])
      guard owner == me else { throw .notMine }
      return .inbox(from: try name(levels[5]))
    case ("g", "head", 6): return .head(try name(levels[3]), try name(levels[5]))
    case ("g", "about", 5): return .about(try name(levels[3]))
    default: throw .unknownTopic
    }
  }

  private static func conversation(_ text: String) throws(WireError) -> Address {
    guard endsLikeConversation(text), let topic = TopicName(received: text) else {
      throw .unknownTopic
    }
    return .conversation(topic)
  }
}

extension TopicName {
  /// The topic of an acceptance, as its payload claims it.
  ///
  /// It must be exactly `{me}_{peer}_` or `{peer}_{me}_` and `YYYY-MM-DD HH:MM:SS`. Names may hold `_`, so it is
  /// compared with the names and never split.
  ///
  /// - Throws: `badConversationTopic`.
  public static func conversation(
    claimed: String, me: UserName, peer: UserName
  ) throws(WireError) -> TopicName {
    for (first, second) in [(me, peer), (peer, me)] {
      let prefix = Array("\(first)_\(second)_".utf8)
      if claimed.utf8.starts(with: prefix),
        LocalTime.hasShape(claimed.utf8.dropFirst(prefix.count)),
        let topic = TopicName(received: claimed)
      {
        return topic
      }
    }
    throw .badConversationTopic
  }
}

/// Whether it could be the topic of any two users' conversation.
private func endsLikeConversation(_ text: String) -> Bool {
  let ending = text.utf8.suffix(LocalTime.length + 1)
  return text.utf8.count > ending.count && ending.first == UInt8(ascii: "_")
    && LocalTime.hasShape(ending.dropFirst())
}

/// One level of a topic as a name.
private func name<Kind: Name>(_ level: String) throws(WireError) -> Kind {
  do { return try Kind(received: level) } catch { throw .badName(error) }
}
