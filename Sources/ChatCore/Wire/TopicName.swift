/// A Topic Name (MQTT 5, section 4.7): what is published to. Built here and nowhere else.
public struct TopicName: ExactText {
  public let text: String

  private init(_ text: String) { self.text = text }

  /// A Topic Name that the broker delivered, or that the store kept.
  ///
  /// - Returns: nil for an empty one, one over 65,535 bytes, or one with NUL or a wildcard.
  public init?(received text: String) {
    guard !text.isEmpty, text.utf8.count <= 65535,
      !text.utf8.contains(where: { $0 == 0 || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "#") })
    else { return nil }
    self.init(text)
  }

  /// `USERS/{user}`, retained: who is online.
  public static func presence(of user: UserName) -> TopicName { Self("USERS/\(user)") }

  /// `GROUPS/{group}/owner`, retained.
  public static func owner(of group: GroupName) -> TopicName { Self("GROUPS/\(group)/owner") }

  /// `GROUPS/{group}/members/{member}`, retained.
  public static func membership(of member: UserName, in group: GroupName) -> TopicName {
    Self("GROUPS/\(group)/members/\(member)")
  }

  /// `GROUPS/{group}/messages`.
  public static func messages(of group: GroupName) -> TopicName { Self("GROUPS/\(group)/messages") }

  /// `CONTROL/{target}_Control/chat_requests/{asker}`, retained.
  public static func request(to target: UserName, from asker: UserName) -> TopicName {
    Self("CONTROL/\(target)_Control/chat_requests/\(asker)")
  }

  /// `{accepter}_{asker}_{YYYY-MM-DD HH:MM:SS}`, at the root, without a `/`.
  public static func conversation(
    accepter: UserName, asker: UserName, startedAt: String
  ) -> TopicName { Self("\(accepter)_\(asker)_\(startedAt)") }

  /// `CHAT/1/u/{user}/inbox/{sender}`: receipts, requests to send again, repairs.
  public static func inbox(of user: UserName, from sender: UserName) -> TopicName {
    Self("CHAT/1/u/\(user)/inbox/\(sender)")
  }

  /// `CHAT/1/g/{group}/head/{user}`, retained: the latest number of a sender.
  public static func head(of user: UserName, in group: GroupName) -> TopicName {
    Self("CHAT/1/g/\(group)/head/\(user)")
  }

  /// `CHAT/1/g/{group}/about`, retained: the group's topic.
  public static func about(_ group: GroupName) -> TopicName { Self("CHAT/1/g/\(group)/about") }
}

/// A Topic Filter (MQTT 5, section 4.7): what is subscribed to.
public struct TopicFilter: ExactText {
  public let text: String

  private init(_ text: String) { self.text = text }

  /// Exactly this topic.
  public init(_ topic: TopicName) { self.init(topic.text) }

  /// Everybody's presence.
  public static let allPresence = TopicFilter("USERS/+")
  /// Every group's owner.
  public static let allOwners = TopicFilter("GROUPS/+/owner")
  /// Every group's members.
  public static let allMembers = TopicFilter("GROUPS/+/members/+")

  /// All that anybody keeps in the topics shared with the original, misplaced things included: three filters.
  public static let everything = ["USERS/#", "GROUPS/#", "CONTROL/#"].map { TopicFilter($0) }

  /// Requests to a user, and the answers to those that he made.
  public static func requests(to user: UserName) -> TopicFilter {
    TopicFilter("CONTROL/\(user)_Control/chat_requests/+")
  }

  /// Requests from a user, wherever they lie.
  public static func requests(from user: UserName) -> TopicFilter {
    TopicFilter("CONTROL/+/chat_requests/\(user)")
  }

  /// Everything in a user's inbox.
  public static func inbox(of user: UserName) -> TopicFilter {
    TopicFilter("CHAT/1/u/\(user)/inbox/+")
  }

  /// A group's topic.
  public static func about(_ group: GroupName) -> TopicFilter { TopicFilter(.about(group)) }

  /// All senders' heads in a group.
  public static func heads(in group: GroupName) -> TopicFilter {
    TopicFilter("CHAT/1/g/\(group)/head/+")
  }
}
