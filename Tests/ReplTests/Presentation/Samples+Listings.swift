import ChatCore

@testable import Repl

extension Samples {
  var listings: [Listing] {
    [
      .users(users), .whois(whois), .requests(requests), .groups(groupEntries),
      .members(ops, members), .targets(targets), .messages(messages), .pending(pending),
      .status(status), .unread(targets), .mentions(mentions), .ignored([ana, bob]),
      .topic(TopicEntry(group: ops, topic: text, by: bob)),
    ] + pages
  }

  private var mentions: [MentionEntry] {
    var earlier = message("ana?", daysAgo: 1)
    earlier.row = 2
    return [
      MentionEntry(earlier, isUnread: false),
      MentionEntry(message("ana!", in: user, late: true), isUnread: true),
    ]
  }

  /// The last has no older one.
  private var pages: [Listing] {
    let terms = [
      SearchTerm("lun", isPrefix: true), SearchTerm("at noon"), SearchTerm("a\"b"),
      SearchTerm("x*"), SearchTerm("-y"), SearchTerm("caf\u{E9}"),
    ]
    let searches = [
      StoredQuery(target: group, sender: bob, terms: terms, count: 1, before: 9),
      StoredQuery(target: nil, terms: [SearchTerm("noon")], count: 1),
    ]
    let histories = [
      StoredQuery(target: user, count: 1), StoredQuery(target: nil, count: 1, before: 7),
    ]
    let long = message((1...30).map { "line \($0)" }.joined(separator: "\n"))
    let found = [message()]
    return (searches + histories).map { .page(MessagePage($0, found, hasOlder: true)) }
      + [searches[1], histories[0]].map { .page(MessagePage($0, [long], hasOlder: false)) }
  }

  var emptyListings: [Listing] {
    [
      .users([]), .requests([]), .groups([]), .members(ops, []), .targets([]), .messages([]),
      .pending([]), .unread([]), .mentions([]), .ignored([]),
      .topic(TopicEntry(group: ops, topic: nil, by: nil)),
    ] + emptyPages
  }

  private var emptyPages: [Listing] {
    let queries =
      [nil, [SearchTerm("noon")], [SearchTerm("\u{1F642}")]].flatMap { terms in
        [nil, 9].map { StoredQuery(target: nil, terms: terms, count: 1, before: $0) }
      } + [StoredQuery(target: nil, terms: [SearchTerm("lun", isPrefix: true)], count: 1)]
    return queries.map { .page(MessagePage($0, [], hasOlder: false)) }
  }

  private var users: [UserEntry] {
    [
      UserEntry(user: ana, status: .online, since: Self.now.wall, isMe: true),
      UserEntry(user: bob, status: .other(text), since: nil, isMe: false),
      UserEntry(user: bob, status: .online, since: nil, isMe: false, away: text),
      UserEntry(user: bob, status: .online, since: nil, isMe: false, away: ""),
    ]
  }

  private var whois: WhoisEntry {
    WhoisEntry(
      user: UserEntry(user: bob, status: .online, since: Self.now.wall, isMe: false),
      conversation: .active, topic: topic, sharedGroups: [ops], lastText: Self.now.wall)
  }

  var quietWhois: [Listing] {
    let statuses: [ConversationStatus] = [
      .none, .requested, .asked, .active, .rejected, .refused, .ended, .unasked,
    ]
    return statuses.map {
      let user = UserEntry(user: bob, status: .offline, since: nil, isMe: false)
      return .whois(
        WhoisEntry(user: user, conversation: $0, topic: nil, sharedGroups: [], lastText: nil))
    }
  }

  private var requests: [RequestEntry] {
    [
      RequestEntry(
        user: bob, direction: .received, status: .pending, greeting: text, topic: nil, at: text),
      RequestEntry(
        user: bob, direction: .sent, status: .accepted, greeting: nil, topic: topic,
        at: Self.sentAt),
      RequestEntry(
        user: bob, direction: .sent, status: .rejected, greeting: nil, topic: nil,
        at: Self.sentAt),
      RequestEntry(
        user: bob, direction: .sent, status: .ended, greeting: nil, topic: nil, at: Self.sentAt),
    ]
  }

  private var groupEntries: [GroupEntry] {
    [
      GroupEntry(
        group: ops, owner: ana, created: Self.sentAt, members: [ana, bob], pending: [],
        role: .owner, claimedBy: bob, topic: text),
      GroupEntry(group: ops, owner: bob, created: text, members: [], pending: [bob], role: .none),
      GroupEntry(
        group: ops, owner: bob, created: Self.sentAt, members: [ana], pending: [], role: .member),
      GroupEntry(
        group: ops, owner: bob, created: Self.sentAt, members: [], pending: [ana], role: .pending),
      GroupEntry(
        group: ops, owner: bob, created: Self.sentAt, members: [ana, bob], pending: [],
        role: .member, claimedBy: ana, invited: [bob]),
    ]
  }

  private var members: [MemberEntry] {
    [
      MemberEntry(user: ana, status: .approved, isOwner: true),
      MemberEntry(user: bob, status: .approved, isOwner: false),
      MemberEntry(user: bob, status: .pending, isOwner: false),
      MemberEntry(user: bob, status: .approved, isOwner: false, isInvited: true),
    ]
  }

  private var targets: [TargetEntry] {
    [
      TargetEntry(target: user, unread: 0, isCurrent: true),
      TargetEntry(target: group, unread: 12, mentions: 2, isCurrent: false),
    ]
  }

  private var pending: [StoredMessage] {
    [message(in: user, own: true, .held), message(own: true, .queued)]
  }

  private var status: StatusReport {
    StatusReport(
      user: ana, link: .ready, sessionResumed: true, roundTrip: .microseconds(14_400), held: 1,
      queued: 2, inFlight: 3, refusedPayloads: 1)
  }

  var otherStatuses: [Listing] {
    [LinkStatus.connecting, .synchronizing, .waiting(until: .seconds(1003)), .ended].map {
      .status(
        StatusReport(
          user: ana, link: $0, sessionResumed: nil, roundTrip: nil, held: 0, queued: 0,
          inFlight: 0, refusedPayloads: 0))
    }
  }
}
