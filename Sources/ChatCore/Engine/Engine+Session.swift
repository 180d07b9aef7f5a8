/// The session: its steps, what is done at each connect and each loss, and the broker's answers.
extension Engine {
  mutating func follow(_ steps: [Session.Step], at now: Moment) {
    for step in steps {
      switch step {
      case .connect(let link, let request): emit(.connect(link, request))
      case .disconnect(let link, let withPacket):
        emit(.disconnect(link, withPacket: withPacket))
      case .probe(let link):
        let look = [Subscription(TopicFilter(.presence(of: me)), .atMostOnce)]
        emit(.subscribe(link, token: nextToken(), look))
      case .online(_, let kind):
        sayUntold()
        online(kind, at: now)
      case .drained: deliveryLinkLost()
      case .ready(let kind): becomeReady(kind, at: now)
      case .lost(let failure, let pause): lost(failure, retryIn: pause, at: now)
      case .takenOver:
        untold = nil
        emit(.notify(.takenOver))
        end(.takenOver)
      case .refused(let reason, let words):
        emit(.notify(.refused(reason, reason: words)))
        end(.refused(reason, reason: words))
      }
    }
  }

  mutating func online(_ kind: SessionKind, at now: Moment) {
    let isForgotten = kind == .new && reading.session > 0
    // One that was given up keeps its number: a broker that crashes may go back to it, and to what waited there.
    if kind == .new || reading.session == 0 {
      reading.session += 1
      emit(.store(.session(reading.session)))
    }
    subscribing = [:]
    received.linked()
    ownRecords.linked()
    ownedThere = []
    refusedRetained = []
    assertions.add(.presence(of: me), onlinePresence, at: now.uptime)
    // Whether the broker has the records that it should keep, it shows in a moment.
    for (topic, payload, _) in assertions.open where ownRecords.kept[topic] == nil {
      publishRecord(topic, payload, at: now)
    }
    subscribe(standingSubscriptions)
    emit(.notify(.connected(isForgotten ? .forgotten : kind)))
  }

  /// Everything, on every connect, whatever the broker says that it has kept.
  var standingSubscriptions: [Subscription] {
    let state = [
      .allPresence, .allOwners, .allMembers, .requests(to: me), .requests(from: me),
    ].map { Subscription($0, .atMostOnce) }
    let texts =
      [TopicFilter.inbox(of: me)].map { Subscription($0, .atLeastOnce) }
      + conversations.topics.map { Subscription(TopicFilter($0), .atLeastOnce, noLocal: true) }
      + groups.listened.flatMap(Groups.subscriptions)
    return state + texts
  }

  mutating func becomeReady(_ kind: SessionKind, at now: Moment) {
    if isNewStore { carryOut(conversations.adoptAgreed(), at: now) }
    carryOut(groups.gathered(adopting: isNewStore), at: now)
    isNewStore = false
    for group in joinedGroups { followSoon(group, at: now) }
    wasReady = true
    for group in unsettled.keys.sorted() {
      unhold(group, show: groups.membership(in: group) == .approved, at: now)
    }
    for packet in unplaced { receive(packet, at: now) }
    unplaced = []
    publishLost(at: now)
    beginDelivery(at: now)
    emit(.notify(.ready(session: kind)))
    let waiting = deferred
    deferred = []
    for (command, action) in waiting { perform(command, action, at: now) }
  }

  mutating func lost(_ failure: LinkFailure, retryIn pause: Duration, at now: Moment) {
    deliveryLinkLost()
    unsettled = [:]
    unplaced = []
    tellLoss(failure, retryIn: pause, at: now)
    let waiting = deferred
    deferred = []
    for (command, action) in waiting { perform(command, action, at: now) }
  }

  /// How long it takes to find out why a broker closed a connection without a word, at the most.
  static let reasonArrives = Duration.seconds(1)

  /// mosquitto before 2.1 says nothing to who is taken over. Looking whether the name is in use tells it in less than a
  /// second; so long nothing is said of a network that may be well.
  private mutating func tellLoss(
    _ failure: LinkFailure, retryIn pause: Duration, at now: Moment
  ) {
    let notice = Notice.connectionLost(failure, retryIn: pause)
    let isUntold = failure == .closed && untold == nil && wasReady
    wasReady = false
    if isUntold { return untold = (notice, until: now.uptime + Self.reasonArrives) }
    sayUntold()
    emit(.notify(notice))
  }

  mutating func sayUntold() {
    if let (notice, _) = untold { emit(.notify(notice)) }
    untold = nil
  }

  // MARK: The connection's events

  mutating func connection(_ event: ConnectionEvent, at now: Moment) {
    switch event {
    case .connack(let connack):
      follow(session.connack(connack, at: now.uptime, &random), at: now)
    case .lost(let failure): follow(session.lost(failure, at: now.uptime, &random), at: now)
    case .subscribed(let token, let reasons): subscribed(token, reasons, at: now)
    case .published(let token, let reason): completed(token, reason, at: now)
    case .received(let packet): receive(packet, at: now)
    }
  }

  mutating func subscribed(_ token: UInt64, _ reasons: [ReasonCode], at now: Moment) {
    session.subscribed(at: now.uptime)
    let subscriptions = subscribing.removeValue(forKey: token) ?? []
    headsCome(subscriptions, at: now)
    for (subscription, reason) in zip(subscriptions, reasons) where reason.isFailure {
      emit(.notify(.subscriptionRefused(subscription.filter, reason)))
    }
  }

  mutating func completed(_ token: UInt64, _ reason: ReasonCode, at now: Moment) {
    if let (group, last) = heads.landed(token) {
      session.acknowledged()
      return reason.isFailure ? heads.changed(group, at: now.uptime) : headLanded(group, last: last)
    }
    if inboxes.isInFlight(token) { session.acknowledged() }
    if let note = inboxes.landed(token, reason) { return write(note) }
    guard let message = outbox.landed(token, at: now.uptime), let id = message.id else { return }
    session.acknowledged()
    if reason.isFailure {
      notTaken(message, id, reason, at: now)
    } else {
      taken(message, id, at: now)
    }
  }

  /// The broker has the text. Whoever it is for will say that he has it, if his client can.
  mutating func taken(_ message: StoredMessage, _ id: MessageID, at now: Moment) {
    if message.state == .queued { emit(.notify(.sent(id, message.target))) }
    switch message.target {
    case .user(let user) where confirmed[user] ?? 0 >= id.number:
      outbox.remove(message.row)
      delivered(message, by: user)
    case .user(let user) where isChat(user) == false:
      outbox.remove(message.row)
      emit(.store(.state(row: message.row, .sent)))
    case .user(let user):
      awaitConfirmation(message)
      receipts.expect(from: user, at: now.uptime)
    case .group(let group):
      awaitConfirmation(message)
      heads.changed(group, at: now.uptime)
    }
  }

  mutating func awaitConfirmation(_ message: StoredMessage) {
    if message.state == .queued { emit(.store(.state(row: message.row, .awaiting))) }
    var message = message
    message.state = .awaiting
    outbox.await(message)
  }

  /// A full broker is asked again, first at QoS 1, which leaves nothing behind there; what it refuses is told.
  mutating func notTaken(
    _ message: StoredMessage, _ id: MessageID, _ reason: ReasonCode, at now: Moment
  ) {
    if reason.mayPass {
      let isRefusedAlready = outbox.isRefused
      outbox.lower(message.row, at: now.uptime)
      if outbox.isRefused, !isRefusedAlready { emit(.notify(.delayed(id, message.target, reason))) }
      return
    }
    outbox.remove(message.row)
    emit(.store(.state(row: message.row, .failed)))
    emit(.notify(.failed(id, message.target, text: message.text, .refusedByBroker(reason))))
  }
}
