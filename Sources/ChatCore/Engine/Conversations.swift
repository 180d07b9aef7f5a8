/// Conversations with other users: who asked whom, who accepted, and on which topic they write.
///
/// A conversation comes about when one side asks and the other accepts; the accepter computes the topic once and
/// publishes it to both sides. Nobody is obeyed who says that an acceptance happened for which nobody asked.
struct Conversations: Sendable {
  let me: UserName
  private(set) var records: [UserName: ConversationRecord] = [:]
  private var byTopic: [TopicName: UserName] = [:]
  /// Acceptances on my control topic that this store did not ask for.
  private var unasked: [UserName: (topic: TopicName, startedAt: String)] = [:]
  /// Topics of acceptances that the other sides' control topics hold.
  private var mirrored: [UserName: TopicName] = [:]
  /// Acceptances of active conversations that name another topic than ours.
  private var rivals: [UserName: (topic: TopicName, startedAt: String)] = [:]

  init(me: UserName, restored: [ConversationRecord]) {
    self.me = me
    for record in restored { index(record) }
  }

  // MARK: What others read

  func record(of peer: UserName) -> ConversationRecord {
    records[peer] ?? ConversationRecord(peer: peer)
  }

  func status(of peer: UserName) -> ConversationStatus {
    let status = record(of: peer).status
    return status == .none && unasked[peer] != nil ? .unasked : status
  }

  /// The topic to write to; nil unless the conversation is active.
  func topic(to peer: UserName) -> TopicName? {
    let record = record(of: peer)
    return record.status == .active ? record.topic : nil
  }

  func peer(on topic: TopicName) -> UserName? { byTopic[topic] }

  var peers: [UserName] { records.keys.sorted() }
  /// They come and never go.
  var peerCount: Int { records.count }

  /// All that is listened to, in order.
  var topics: [TopicName] { byTopic.keys.sorted() }

  func requests(_ filter: RequestFilter) -> [RequestEntry] {
    records.values.sorted { $0.peer < $1.peer }.flatMap { record in
      let sent = filter == .received ? nil : record.sent
      let received = filter == .sent ? nil : record.received
      return [received, sent].compactMap { $0 }
    }
  }

  // MARK: What I do

  /// Ask for a conversation.
  ///
  /// - Parameter takesUp: an acceptance that lies there unasked serves as well.
  mutating func request(
    _ peer: UserName, greeting: String?, takesUp: Bool = true, at now: Moment
  ) throws(CommandFailure) -> [Step] {
    if peer == me { throw .oneself }
    if takesUp, let taken = takeUp(peer) { return taken }
    var record = record(of: peer)
    if record.status == .active { throw .alreadyActive(peer) }
    if record.status == .requested || record.status == .asked { throw .alreadyRequested(peer) }
    record.status = .requested
    let at = timeOfRequest(after: record.sent, at: now)
    record.sent = RequestEntry(
      user: peer, direction: .sent, status: .pending, greeting: greeting, topic: nil, at: at)
    let request = RequestRecord(
      user: me, status: .pending, createdAt: at, greeting: greeting, by: me)
    return [save(record), .assert(.request(to: peer, from: me), .request(request))]
  }

  /// Its time is what tells a request from the one before, so two of one second must not look alike.
  private func timeOfRequest(after last: RequestEntry?, at now: Moment) -> String {
    guard last?.at == now.localText else { return now.localText }
    var next = now
    next.wall.milliseconds += 1000
    return next.localText
  }

  /// Accept what the other one asked for.
  mutating func accept(_ peer: UserName, at now: Moment) throws(CommandFailure) -> [Step] {
    if peer == me { throw .oneself }
    if let taken = takeUp(peer) { return taken }
    let record = record(of: peer)
    if record.status == .active { throw .alreadyActive(peer) }
    guard record.received?.status == .pending else { throw .noRequest(from: peer) }
    let startedAt = now.localText
    let topic = TopicName.conversation(accepter: me, asker: peer, startedAt: startedAt)
    var accepted = record
    accepted.received?.status = .accepted
    accepted.received?.topic = topic
    records[peer] = accepted
    return activate(peer, topic, startedAt: startedAt) + publishAcceptance(peer)
  }

  mutating func reject(_ peer: UserName, at now: Moment) throws(CommandFailure) -> [Step] {
    guard record(of: peer).received?.status == .pending else { throw .noRequest(from: peer) }
    return refuse(peer, at: now)
  }

  /// Reject what he asks; nothing when he does not.
  mutating func refuse(_ peer: UserName, at now: Moment) -> [Step] {
    var record = record(of: peer)
    guard record.received?.status == .pending else { return [] }
    record.received?.status = .rejected
    if record.status != .active { record.status = .refused }
    let askedAt = record.received?.at ?? now.localText
    let steps = [save(record)]
    return steps
      + publish(to: peer) { user in
        RequestRecord(user: user, status: .rejected, createdAt: askedAt, by: me)
      }
  }

  /// End it for both.
  mutating func end(_ peer: UserName, at now: Moment) throws(CommandFailure) -> [Step] {
    let record = record(of: peer)
    guard record.status == .active, let topic = record.topic else { throw .noConversation(peer) }
    let publications = publish(to: peer) { user in
      RequestRecord(
        user: user, status: .ended, createdAt: now.localText, topic: topic.text,
        startedAt: record.startedAt, by: me)
    }
    return finish(peer) + publications
  }

  // MARK: What arrives

  /// A record on my own control topic, from `peer` or about him.
  mutating func received(
    _ request: RequestRecord, from peer: UserName
  ) throws(WireError) -> [Step] {
    switch request.status {
    case .pending: asked(by: peer, request)
    case .accepted: try answered(by: peer, request)
    case .rejected: rejected(by: peer, request)
    case .ended: ended(by: peer, request)
    case .other: []
    }
  }

  /// A record on another user's control topic that is about me: what I asked, or its answer's twin.
  mutating func mirrored(
    _ request: RequestRecord, at peer: UserName
  ) throws(WireError) -> [Step] {
    guard request.status == .accepted, let claimed = request.topic else {
      mirrored[peer] = nil
      return []
    }
    mirrored[peer] = try TopicName.conversation(claimed: claimed, me: me, peer: peer)
    return followAgreement(peer) ?? []
  }

  /// Retained state has arrived for the first time in this store: conversations that both sides' records agree on
  /// were made before, with another store or another program, and go on.
  mutating func adoptAgreed() -> [Step] {
    unasked.keys.sorted().flatMap { peer in
      isAgreed(peer) ? takeUp(peer) ?? [] : []
    }
  }

  /// Whether both control topics hold the acceptance that this store did not ask for.
  func isAgreed(_ peer: UserName) -> Bool {
    unasked[peer] != nil && unasked[peer]?.topic == mirrored[peer]
  }

  private mutating func asked(by peer: UserName, _ request: RequestRecord) -> [Step] {
    var record = record(of: peer)
    let at = request.createdAt ?? ""
    if record.status == .active { return publishAcceptance(peer) }
    if let former = record.received, former.at == at, former.status != .accepted { return [] }
    record.received = RequestEntry(
      user: peer, direction: .received, status: .pending, greeting: request.greeting, topic: nil,
      at: at)
    record.status = .asked
    return [save(record), .notify(.request(from: peer, greeting: request.greeting))]
  }

  private mutating func answered(
    by peer: UserName, _ request: RequestRecord
  ) throws(WireError) -> [Step] {
    guard let claimed = request.topic else { throw .missing("topic") }
    let topic = try TopicName.conversation(claimed: claimed, me: me, peer: peer)
    var record = record(of: peer)
    if record.topic == topic, record.status == .active { return [] }
    if record.status == .active { rivals[peer] = (topic, request.startedAt ?? "") }
    guard record.sent?.status == .pending else {
      return followAgreement(peer) ?? offered(by: peer, topic, request)
    }
    let isCrossing = record.status == .active
    record.sent?.status = .accepted
    record.sent?.topic = topic
    records[peer] = record
    if isCrossing { return settle(peer, topic, startedAt: request.startedAt ?? "") }
    let answer = Step.notify(.answered(peer, accepted: true, topic: topic))
    return activate(peer, topic, startedAt: request.startedAt ?? "") + [answer]
  }

  /// An acceptance that was never asked for is remembered, told once, and obeyed only when the user says so.
  private mutating func offered(
    by peer: UserName, _ topic: TopicName, _ request: RequestRecord
  ) -> [Step] {
    let record = record(of: peer)
    guard record.status != .active, record.formerTopics.contains(topic) == false,
      record.status != .ended || record.topic != topic
    else { return [] }
    let isKnown = unasked[peer]?.topic == topic
    unasked[peer] = (topic, request.startedAt ?? "")
    return isKnown ? [] : [.notify(.unaskedAcceptance(peer))]
  }

  /// A refusal repeats the time of the request that it answers: an older one that the broker still keeps is not
  /// taken for the answer to a new request.
  private mutating func rejected(by peer: UserName, _ request: RequestRecord) -> [Step] {
    var record = record(of: peer)
    guard let sent = record.sent, sent.status == .pending, sent.at == request.createdAt,
      request.by != me
    else { return [] }
    record.sent?.status = .rejected
    if record.status != .active { record.status = .rejected }
    return [
      save(record), .notify(.answered(peer, accepted: false, topic: nil)),
      .abandon(.user(peer), .requestRejected),
    ]
  }

  private mutating func ended(by peer: UserName, _ request: RequestRecord) -> [Step] {
    let record = record(of: peer)
    guard record.status == .active, request.topic == nil || request.topic == record.topic?.text
    else { return [] }
    return finish(peer) + [.notify(.conversationEnded(peer))]
  }

  // MARK: Becoming active, settling, ending

  private mutating func takeUp(_ peer: UserName) -> [Step]? {
    guard let (topic, startedAt) = unasked.removeValue(forKey: peer),
      record(of: peer).status != .active
    else { return nil }
    return activate(peer, topic, startedAt: startedAt)
  }

  private mutating func activate(
    _ peer: UserName, _ topic: TopicName, startedAt: String
  ) -> [Step] {
    var record = record(of: peer)
    record.status = .active
    record.topic = topic
    record.startedAt = startedAt
    unasked[peer] = nil
    return [
      save(record), .listen([Subscription(TopicFilter(topic), .atLeastOnce, noLocal: true)]),
      .release(peer, topic),
    ]
  }

  /// Both sides accepted at once: both write to the smaller topic and go on listening to the other.
  private mutating func settle(
    _ peer: UserName, _ topic: TopicName, startedAt: String
  ) -> [Step] {
    var record = record(of: peer)
    guard let mine = record.topic else { return [] }
    record.formerTopics.append(max(mine, topic))
    record.topic = min(mine, topic)
    if topic < mine { record.startedAt = startedAt }
    let listen = Step.listen([Subscription(TopicFilter(topic), .atLeastOnce, noLocal: true)])
    return [save(record), listen] + (mine < topic ? publishAcceptance(peer) : [])
  }

  /// So many topics of a conversation are listened to beside the one that is written to.
  private static let mostFormerTopics = 8

  /// Both control topics of a conversation that I asked for name another topic than the first acceptance did: that one
  /// was somebody else's. The other topic is written to from now on, and the former still listened to.
  private mutating func followAgreement(_ peer: UserName) -> [Step]? {
    var record = record(of: peer)
    guard let (topic, startedAt) = rivals[peer], topic == mirrored[peer],
      record.status == .active, record.sent?.status == .accepted,
      record.received?.status != .accepted, let former = record.topic, former != topic,
      topic.text.utf8.starts(with: "\(peer)_\(me)_".utf8),
      record.formerTopics.count < Self.mostFormerTopics
    else { return nil }
    rivals[peer] = nil
    record.formerTopics = record.formerTopics.filter { $0 != topic } + [former]
    (record.topic, record.startedAt) = (topic, startedAt)
    record.sent?.topic = topic
    let listen = Step.listen([Subscription(TopicFilter(topic), .atLeastOnce, noLocal: true)])
    return [save(record), listen]
  }

  private mutating func finish(_ peer: UserName) -> [Step] {
    var record = record(of: peer)
    let filters = ([record.topic].compactMap { $0 } + record.formerTopics).map { TopicFilter($0) }
    record.status = .ended
    record.sent = nil
    record.received = nil
    record.formerTopics = []
    return [save(record), .unlisten(filters), .abandon(.user(peer), .conversationEnded)]
  }

  private mutating func save(_ record: ConversationRecord) -> Step {
    index(record)
    return .store(.conversation(record))
  }

  private mutating func index(_ record: ConversationRecord) {
    records[record.peer] = record
    byTopic = byTopic.filter { $0.value != record.peer }
    guard record.status == .active else { return }
    for topic in [record.topic].compactMap({ $0 }) + record.formerTopics {
      byTopic[topic] = record.peer
    }
  }

  // MARK: Publishing

  private func publishAcceptance(_ peer: UserName) -> [Step] {
    let record = record(of: peer)
    return publish(to: peer) { user in
      RequestRecord(
        user: user, status: .accepted, topic: record.topic?.text, startedAt: record.startedAt,
        by: me)
    }
  }

  /// Both control topics of the pair: on mine `user` is the other one, on his it is me.
  private func publish(
    to peer: UserName, _ record: (UserName) -> RequestRecord
  ) -> [Step] {
    [
      .assert(.request(to: me, from: peer), .request(record(peer))),
      .assert(.request(to: peer, from: me), .request(record(me))),
    ]
  }
}
