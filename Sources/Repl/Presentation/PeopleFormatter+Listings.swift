import ChatCore

/// Listings: tables; what is empty says so, and what to do next.
extension PeopleFormatter {
  /// Of a text in a table.
  private static let mostCharacters = 60

  func lines(_ listing: Listing, at now: Moment) -> [String] {
    switch listing {
    case .users(let users):
      table(users, Sentences.Heading.users, or: Sentences.Empty.users) { cells($0, at: now) }
    case .whois(let entry): pairs(entry, at: now)
    case .requests(let requests):
      table(requests, Sentences.Heading.requests, or: Sentences.Empty.requests, cells)
    case .groups(let groups):
      table(
        groups, heading(groups), or: Sentences.Empty.groups, cells)
    case .topic(let entry): aside(sentences.topic(entry))
    case .members(let group, let members):
      table(
        members, Sentences.Heading.members,
        or: Sentences.Empty.members(of: sentences.group(group)), cells)
    case .targets(let targets):
      table(targets, Sentences.Heading.targets, or: Sentences.Empty.targets, cells)
    case .unread(let targets):
      table(targets, Sentences.Heading.targets, or: Sentences.Empty.unread, cells)
    case .mentions(let entries):
      entries.isEmpty
        ? aside(leavesOut ? Sentences.Empty.mentionsOfOthers : Sentences.Empty.mentions)
        : mentions(entries, at: now)
    case .ignored(let users):
      table(users, Sentences.Heading.ignored, or: Sentences.Empty.ignored) {
        [.init(sentences.user($0))]
      }
    case .messages(let messages):
      messages.isEmpty
        ? aside(Sentences.Empty.messages)
        : byDay(messages, at: now) { lines($0, at: $1, limits: .opened) }
    case .page(let page): lines(page, at: now)
    case .pending(let messages):
      table(messages, Sentences.Heading.pending, or: Sentences.Empty.pending) {
        pending($0, at: now)
      }
    case .status(let report): pairs(report, at: now)
    }
  }

  private func table<Entry>(
    _ entries: [Entry], _ heading: [Words], or empty: Words, _ cells: (Entry) -> [Table.Cell]
  ) -> [String] {
    if entries.isEmpty { return aside(empty) }
    return Table(heading: heading, rows: entries.map(cells)).lines(style)
  }

  private func cells(_ user: UserEntry, at now: Moment) -> [Table.Cell] {
    [
      name(user), .init(sentences.word(user)),
      .init(user.since.map { Words($0, at: now) } ?? sentences.none, .time),
    ]
  }

  private func name(_ user: UserEntry) -> Table.Cell {
    user.isMe
      ? .init("\(sentences.user(user.user)) (\(sentences.you))", .own)
      : .init(sentences.user(user.user))
  }

  private func cells(_ request: RequestEntry) -> [Table.Cell] {
    [
      .init(sentences.user(request.user)), .init(sentences.word(request.direction)),
      .init(sentences.word(request.status)), .init(Words(foreign: request.at), .time),
      .init(
        request.greeting.map { Words(foreign: $0, limit: Self.mostCharacters) } ?? sentences.none),
      .init(request.topic.map(sentences.topic) ?? sentences.none, .faint),
    ]
  }

  /// Topics have a column when there are any.
  private func heading(_ groups: [GroupEntry]) -> [Words] {
    let topic = groups.contains { $0.topic != nil } ? [Sentences.Label.topic] : []
    return Sentences.Heading.groups + topic
  }

  private func cells(_ group: GroupEntry) -> [Table.Cell] {
    let claim: Words =
      group.claimedBy.map {
        " (\(sentences.claimed(by: $0, in: group.group)))"
      } ?? ""
    let joined = group.members.filter { !group.invited.contains($0) }
    return [
      .init(sentences.group(group.group), .place),
      .init("\(sentences.user(group.owner))\(claim)", group.claimedBy == nil ? nil : .problem),
      .init(sentences.word(group.role), .own), .init(Words(foreign: group.created), .time),
      .init(joined.isEmpty ? sentences.none : sentences.users(joined)),
      .init(group.pending.isEmpty ? sentences.none : sentences.users(group.pending)),
      .init(group.topic.map { Words(foreign: $0, limit: Self.mostCharacters) } ?? ""),
    ]
  }

  private func cells(_ member: MemberEntry) -> [Table.Cell] {
    [
      .init(sentences.user(member.user), member.user == sentences.me ? .own : nil),
      .init(role(member)),
    ]
  }

  private func role(_ member: MemberEntry) -> Words {
    if member.isOwner { return sentences.word(GroupEntry.Role.owner) }
    return member.isInvited ? sentences.invited : sentences.word(member.status)
  }

  private func cells(_ target: TargetEntry) -> [Table.Cell] {
    [
      .init(sentences.target(target.target), .place),
      .init("\(target.unread)", target.unread > 0 ? .own : .faint),
      .init("\(target.mentions)", target.mentions > 0 ? .own : .faint),
      .init(target.isCurrent ? sentences.current : ""),
    ]
  }

  private func pending(_ message: StoredMessage, at now: Moment) -> [Table.Cell] {
    [
      .init(Words(message.at, at: now), .time), .init(sentences.target(message.target), .place),
      .init(sentences.word(message.state)),
      .init(sentences.why(message.state, message.target), .faint),
      .init(Words(foreign: message.pendingID.description), .faint),
      .init(Words(foreign: message.text, limit: Self.mostCharacters)),
    ]
  }

  private func pairs(_ entry: WhoisEntry, at now: Moment) -> [String] {
    let none = sentences.none
    let status = sentences.word(entry.user)
    return pairs([
      (Sentences.Label.user, name(entry.user).words),
      (Sentences.Label.status, status),
      (Sentences.Label.since, entry.user.since.map { Words($0, at: now) } ?? none),
      (Sentences.Label.conversation, sentences.word(entry.conversation)),
      (Sentences.Label.topic, entry.topic.map(sentences.topic) ?? none),
      (
        Sentences.Label.groups,
        entry.sharedGroups.isEmpty ? none : sentences.groups(entry.sharedGroups)
      ),
      (Sentences.Label.lastText, entry.lastText.map { Words($0, at: now) } ?? none),
    ])
  }

  private func pairs(_ report: StatusReport, at now: Moment) -> [String] {
    let session: SessionKind? = report.sessionResumed.map { $0 ? .resumed : .new }
    return pairs([
      (Sentences.Label.user, sentences.user(report.user)),
      (Sentences.Label.broker, broker.map { Words(foreign: $0) } ?? sentences.none),
      (Sentences.Label.connection, sentences.word(report.link, at: now)),
      (Sentences.Label.session, session.map(sentences.word) ?? sentences.none),
      (Sentences.Label.roundTrip, report.roundTrip.map { Words($0) } ?? sentences.none),
      (Sentences.Label.texts, sentences.outbox(report)),
      (Sentences.Label.refused, sentences.refusedPayloads(report.refusedPayloads)),
    ])
  }

  func pairs(_ pairs: [(Words, Words)]) -> [String] {
    let none = style.plain ? sentences.noneSpoken : sentences.none
    let rows = pairs.map { label, value in
      [Table.Cell(label, .heading), Table.Cell(value == sentences.none ? none : value)]
    }
    return Table(heading: [], rows: rows).lines(style)
  }
}
