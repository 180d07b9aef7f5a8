import ChatCore

/// `result` of the listing commands: one object an entry.
extension JSONLines {
  func elements(_ listing: Listing) -> [JSONValue] {
    switch listing {
    case .users(let users): users.map { .object(members($0)) }
    case .whois(let entry): [.object(members(entry))]
    case .requests(let requests): requests.map { .object(members($0)) }
    case .groups(let groups): groups.map { .object(members($0)) }
    case .members(let group, let entries): entries.map { .object(members($0, of: group)) }
    case .topic(let entry): [.object(members(entry))]
    case .targets(let targets), .unread(let targets): targets.map { .object(members($0)) }
    case .messages(let messages): messages.map { .object(recalled($0)) }
    case .page(let page): page.messages.map { .object(recalled($0)) }
    case .pending(let messages): messages.map { .object(pending($0)) }
    case .mentions(let entries): entries.map { .object(members($0)) }
    case .ignored(let users): users.map { .object(["user": .string($0.text)]) }
    case .status(let report): [.object(members(report))]
    }
  }

  private func members(_ user: UserEntry) -> JSONObject {
    [
      "user": .string(user.user.text), "status": .string(user.status.description),
      "since": .instant(user.since), "me": .bool(user.isMe),
      "away": .text(user.away),
    ]
  }

  private func members(_ entry: WhoisEntry) -> JSONObject {
    var object = members(entry.user)
    object.append("conversation", .string(entry.conversation.rawValue))
    object.append("topic", .text(entry.topic?.text))
    object.append("groups", .names(entry.sharedGroups))
    object.append("last_text", .instant(entry.lastText))
    return object
  }

  private func members(_ request: RequestEntry) -> JSONObject {
    [
      "user": .string(request.user.text), "direction": .string(request.direction.rawValue),
      "status": .string(request.status.rawValue), "topic": .text(request.topic?.text),
      "at": .string(request.at), "text": .text(request.greeting),
    ]
  }

  private func members(_ group: GroupEntry) -> JSONObject {
    [
      "group": .string(group.group.text), "owner": .string(group.owner.text),
      "created": .string(group.created), "members": .names(group.members),
      "pending": .names(group.pending), "role": .string(group.role.rawValue),
      "claimed_by": .text(group.claimedBy?.text), "topic": .text(group.topic),
      "invited": .names(group.invited),
    ]
  }

  private func members(_ member: MemberEntry, of group: GroupName) -> JSONObject {
    [
      "group": .string(group.text), "user": .string(member.user.text),
      "status": .string(member.status.rawValue), "is_owner": .bool(member.isOwner),
      "invited": .bool(member.isInvited),
    ]
  }

  private func members(_ target: TargetEntry) -> JSONObject {
    [
      "target": .string(target.target.description), "unread": .integer(target.unread),
      "current": .bool(target.isCurrent), "mentions": .integer(target.mentions),
    ]
  }

  /// With what `/cancel` calls it.
  private func pending(_ message: StoredMessage) -> JSONObject {
    var object = recalled(message)
    object.append("cancel", .string(message.pendingID.description))
    return object
  }

  private func members(_ entry: MentionEntry) -> JSONObject {
    var object = recalled(entry.message)
    object.append("unread", .bool(entry.isUnread))
    return object
  }

  func recalled(_ message: StoredMessage) -> JSONObject {
    var object = members(message, stored: true)
    object.append("at", .instant(message.at))
    object.append("row", .integer(Int(message.row)))
    return object
  }

  private func members(_ report: StatusReport) -> JSONObject {
    [
      "user": .string(report.user.text), "broker": .string(broker),
      "link": .string(token(report.link)),
      "session": .text(
        report.sessionResumed.map { ($0 ? SessionKind.resumed : .new).rawValue }),
      "round_trip": report.roundTrip.map { .milliseconds($0) } ?? .null,
      "held": .integer(report.held), "queued": .integer(report.queued),
      "in_flight": .integer(report.inFlight),
      "refused_payloads": .integer(report.refusedPayloads),
    ]
  }
}
