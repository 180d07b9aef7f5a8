import ChatCore

/// Members of what tells of presence and groups.
extension JSONLines {
  func presence(
    _ user: UserName, _ status: PresenceStatus, away: String? = nil, text: String? = nil
  ) -> JSONObject {
    [
      "user": .string(user.text), "status": .string(status.description), "away": .text(away),
      "text": .text(text),
    ]
  }

  func membership(
    _ group: GroupName, _ user: UserName, _ status: MembershipStatus, isInvited: Bool
  ) -> JSONObject {
    [
      "group": .string(group.text), "user": .string(user.text),
      "status": .string(status.rawValue), "invited": .bool(isInvited),
    ]
  }

  func topic(
    _ group: GroupName, _ text: String, by user: UserName?, isChange: Bool
  ) -> JSONObject {
    [
      "group": .string(group.text), "topic": .text(text.isEmpty ? nil : text),
      "by": .text(user?.text), "changed": .bool(isChange),
    ]
  }

  func members(_ entry: TopicEntry) -> JSONObject {
    [
      "group": .string(entry.group.text), "topic": .text(entry.topic), "by": .text(entry.by?.text),
    ]
  }
}
