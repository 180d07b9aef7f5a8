import ChatCore

@testable import Repl

/// One value of every case that lines are made of, with these names and texts in every place that has one.
struct Samples {
  var ana = UserName(unchecked: "ana")
  var bob = UserName(unchecked: "bob")
  var ops = GroupName(unchecked: "ops")
  var text = "hello"
  var words = "No route to host"

  static let now = Moment(
    uptime: .seconds(1000), wall: Timestamp(milliseconds: 1_795_438_980_000), utcOffset: 3600)
  static let sentAt = "2026-11-23 14:02:59"

  let id = MessageID(epoch: 0xABCD_EF01_2345_6789, number: 12)

  var user: Target { .user(bob) }
  var group: Target { .group(ops) }
  var topic: TopicName { .conversation(accepter: bob, asker: ana, startedAt: Self.sentAt) }

  func message(
    _ text: String? = nil, in target: Target? = nil, from sender: UserName? = nil,
    _ kind: MessageKind = .text, own: Bool = false, _ state: DeliveryState = .received,
    late: Bool = false, daysAgo: Int64 = 0
  ) -> StoredMessage {
    StoredMessage(
      row: 1, target: target ?? group, topic: topic, sender: own ? ana : sender ?? bob,
      id: state == .held ? nil : id, kind: kind, text: text ?? self.text, sent: Self.sentAt,
      at: Timestamp(milliseconds: Self.now.wall.milliseconds - daysAgo * 86_400_000), own: own,
      state: state, payload: [], late: late)
  }

  var messages: [StoredMessage] {
    [
      message(), message(in: user), message("waves", .action), message("one\ntwo\n\nfour"),
      message(late: true), message(daysAgo: 1), message(from: ana), message("", in: user),
      message("first\nsecond", own: true, .queued),
    ]
      + [DeliveryState.held, .queued, .sent, .delivered, .failed].map {
        message(in: user, own: true, $0)
      } + [message("waves", .action, own: true, .sent)]
      + [message("@Aná: \(text)"), message("seen by ana", .action, late: true)]
  }

  var notices: [Notice] {
    let received = messages.map { Notice.message($0, stored: false) }
    return received + [.message(message(), stored: true)] + sessions + people + groups + texts
  }

  private var sessions: [Notice] {
    [
      .ready(session: .new), .ready(session: .resumed), .connected(.new), .connected(.resumed),
      .connected(.forgotten), .connected(.replaced),
    ]
      + linkFailures.map { .connectionLost($0, retryIn: .milliseconds(740)) }
      + [
        .takenOver, .refused(.badUserNameOrPassword, reason: nil),
        .refused(.notAuthorized, reason: words),
        .subscriptionRefused(.allPresence, .notAuthorized),
      ]
      + wireErrors.map { .payloadRefused(topic: Array("GROUPS/\(text)/owner".utf8), $0) }
  }

  private var people: [Notice] {
    [
      .presenceDetail(bob, .away(text)), .presenceDetail(bob, .away("")),
      .presenceDetail(bob, .back), .presenceDetail(bob, .farewell(text)),
      .presence(bob, .online), .presence(bob, .offline), .presence(bob, .other(text)),
      .request(from: bob, greeting: nil), .request(from: bob, greeting: text),
      .answered(bob, accepted: true, topic: topic), .answered(bob, accepted: false, topic: nil),
      .conversationEnded(bob), .unaskedAcceptance(bob),
    ]
  }

  private var groups: [Notice] {
    let statuses: [MembershipStatus] = [.pending, .approved, .denied, .removed, .left]
    return statuses.map { .membership(ops, bob, $0) } + statuses.map { .membership(ops, ana, $0) }
      + [GroupEvent.created, .transferred, .deleted].map { .group(ops, owner: bob, $0) }
      + [
        .ownerClaim(ops, known: ana, claimed: bob), .group(ops, owner: ana, .transferred),
        .invited(ops, by: bob), .topic(ops, text, by: bob, isChange: true),
        .topic(ops, text, by: nil, isChange: false), .topic(ops, "", by: bob, isChange: true),
        .ownerClaim(ops, known: bob, claimed: ana), .othersInvitation(ops, bob),
      ]
  }

  private var texts: [Notice] {
    [.sent(id, group), .delivered(id, user, by: bob)]
      + sendFailures.map { .failed(id, user, text: text, $0) }
      + [
        .failed(nil, user, text: String(repeating: text, count: 20), .requestRejected),
        .failed(id, group, text: text, .notMember), .failed(id, group, text: text, .groupDeleted),
        .gap(group, from: bob, missing: 1), .gap(group, from: bob, missing: 3),
        .delayed(id, group, .quotaExceeded), .hidden(bob, group, count: 70),
        .hiddenOfMany(group, count: 1), .hiddenNews(hiddenNews(presences: 1)),
        .hiddenNews(hiddenNews(requests: 70, memberships: 2, presences: 3, payloads: 4)),
        .identityTaken(bob, group), .identityTaken(ana, group),
      ]
  }

  private func hiddenNews(
    requests: Int = 0, memberships: Int = 0, presences: Int = 0, payloads: Int = 0
  ) -> HiddenNews {
    var news = HiddenNews()
    (news.requests, news.memberships, news.presences) = (requests, memberships, presences)
    (news.groups, news.payloads, news.gaps) = (payloads, payloads, payloads)
    return news
  }

  var sendFailures: [SendFailure] {
    [
      .refusedByBroker(.quotaExceeded), .requestRejected, .conversationEnded, .notMember,
      .groupDeleted,
      .tooLarge(bytes: 200_000, limit: 131_072),
    ]
  }

  var linkFailures: [LinkFailure] {
    [
      .unknownHost(text), .unreachable(words), .tls(words), .protocolError(words), .closed,
      .keepAlive, .disconnected(ReasonCode(0x8B)), .notStored,
    ]
  }

  var wireErrors: [WireError] {
    let names: [NameError] = [
      .empty, .tooLong(bytes: 200), .wildcard("+"), .reserved, .control("\u{1B}"), .outerSpace,
      .notNormalized,
    ]
    return [
      .empty, .notUTF8, .notJSON(offset: 17), .notObject, .tooDeep, .tooLarge(bytes: 200_000),
      .tooManyKeys, .doubledKey(text), .missing(text), .wrongType(text), .userMismatch,
      .badConversationTopic, .unknownTopic, .notMine, .selfRequest,
    ] + names.map { .badName($0) }
  }

  var remarks: [Remark] {
    [
      .heldUntilAccepted(bob), .requested(bob), .accepted(bob, topic: topic), .rejected(bob),
      .groupCreated(ops), .askedToJoin(ops, owner: bob), .left(ops), .approved(bob, ops),
      .denied(bob, ops), .kicked(bob, ops), .opened(user), .closed(group), .ended(bob),
      .ownerTrusted(ops, owner: bob), .queuedOffline, .ignored(bob), .unignored(bob),
      .groupDeleted(ops),
      .groupTransferred(ops, to: bob), .invited(bob, ops), .topicSet(ops, text),
      .topicSet(ops, ""), .away(text), .away(""), .back, .cancelled(user, text: text),
    ]
  }

  var failures: [CommandFailure] {
    [
      .notConnected, .notReady, .noCurrentTarget, .unknownUser(bob), .unknownGroup(ops),
      .unknownTarget(text), .ambiguousTarget(text), .needsUser(group), .needsGroup(user), .oneself,
      .alreadyActive(bob), .alreadyRequested(bob), .noRequest(from: bob), .noConversation(bob),
      .groupExists(ops, owner: bob), .groupExists(ops, owner: ana), .notMember(ops),
      .alreadyPending(ops), .deniedBefore(ops), .notOwner(ops, owner: bob), .ownerCannotLeave(ops),
      .notPending(bob, ops), .noGroupWithPending(bob), .ambiguousGroup(bob, [ops, ops]),
      .notThere(bob, ops), .ownerNotChanged(ops), .emptyText,
      .tooLarge(bytes: 200_000, limit: 131_072), .unconfirmed(topic),
      .refusedByBroker(topic, .notAuthorized), .connectionLost, .timedOut, .notStored,
      .ended, .notIgnored(bob), .noSuchGroup(ops, near: [ops, ops]), .alreadyMember(bob, ops),
      .noOwnGroup,
      .severalGroups([ops, ops]), .noGroupWithMember(bob), .lineTooLong(bytes: 2000, limit: 1024),
      .interrupted, .refuted(messages[0]), .unknownText(.held(3)), .sentAlready(.message(id)),
      .unanswered(ops, owner: bob, asked: Self.sentAt), .unanswered(ops, owner: bob, asked: nil),
      .alreadyInvited(bob, ops), .notJoined(bob, ops, isInvited: true),
      .notJoined(bob, ops, isInvited: false), .noOwnerThere(ops),
    ]
  }
}
