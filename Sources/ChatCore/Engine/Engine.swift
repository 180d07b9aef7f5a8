/// The chat itself, as a machine without input or output: events and commands go in with the time, effects come out,
/// and one deadline says when it wants to be asked again.
///
/// It routes; what it knows is kept by its machines. Each of their wishes (`Step`) becomes an `Effect` here, where
/// links and tokens are known.
public struct Engine: Sendable {
  /// What the user may choose.
  public struct Settings: Hashable, Sendable {
    /// How long the broker keeps our session and its texts while we are away, in seconds.
    public var sessionExpiryInterval: UInt32 = 30 * 86400
    /// Log in although the name is online elsewhere.
    public var takeOver = false
    /// What `/wait` waits at most when it does not say.
    public var timeout = Duration.seconds(30)

    public init() {}
  }

  public let me: UserName
  let settings: Settings
  var session: Session
  var conversations: Conversations
  var groups: Groups
  var roster = Roster()
  var outbox: Outbox
  var received: ReceivedTexts
  var sending: Sending
  var assertions = Assertions()
  var waits = Waits()
  var reading: Reading
  var random: RandomSource
  /// Commands that wait until retained state has arrived.
  var deferred: [(CommandNumber, Action)] = []
  /// Texts of groups whose membership is not known yet.
  var unsettled: [GroupName: [ReceivedPacket]] = [:]
  /// nil until asked to leave; then the time at which patience ends.
  var leavingUntil: Duration?
  var refusedPayloads = 0
  private var isNewStore: Bool
  private var unshown: [StoredMessage]
  private var lastToken: UInt64 = 0
  private var subscribing: [UInt64: [Subscription]] = [:]
  private var effects: [Effect] = []

  /// - Parameters:
  ///   - restored: what the store holds; its identity tells this client from others of the same name.
  ///   - seed: 64 random bits.
  public init(me: UserName, restored: Restored, settings: Settings = Settings(), seed: UInt64) {
    self.me = me
    self.settings = settings
    session = Session(
      request: Self.connectRequest(me, restored.storeIdentity, settings),
      instance: restored.storeIdentity, takeOver: settings.takeOver)
    conversations = Conversations(me: me, restored: restored.conversations)
    groups = Groups(me: me, restored: restored.groups)
    outbox = Outbox(restored.outbox)
    received = ReceivedTexts(restored)
    sending = Sending(restored)
    reading = Reading(restored)
    random = RandomSource(seed: seed)
    isNewStore = restored.isNew
    unshown = restored.unshown
  }

  /// When `Input.deadline` is due, as uptime; nil: nothing is waited for.
  public var deadline: Duration? {
    [session.deadline, assertions.deadline, waits.deadline, leavingUntil].compactMap { $0 }.min()
  }

  /// What a prompt shows: the current target and what is unread elsewhere.
  public var promptState: PromptState {
    PromptState(
      current: reading.current, unread: reading.unreadElsewhere, link: session.status)
  }

  /// The only way in. Effects are in the order in which they are to be carried out.
  public mutating func handle(_ input: Input, at now: Moment) -> [Effect] {
    switch input {
    case .start: start(at: now)
    case .command(let number, let action): perform(number, action, at: now)
    case .connection(let link, let event):
      if link == session.currentLink { connection(event, at: now) }
    case .deadline: break
    case .leave(let patience): leavingUntil = now.uptime + patience
    }
    deadlines(at: now)
    send(at: now)
    answerWaiting(at: now)
    leaveWhenDone(at: now)
    defer { effects = [] }
    return effects
  }

  // MARK: Effects

  mutating func emit(_ effect: Effect) { effects.append(effect) }

  mutating func answer(_ command: CommandNumber, _ outcome: Outcome) {
    emit(.answer(command, outcome))
  }

  /// Carries out what a machine wants.
  ///
  /// - Returns: the topics of the records that were published and are to come back.
  @discardableResult
  mutating func carryOut(_ steps: [Step], at now: Moment) -> [TopicName] {
    var asserted: [TopicName] = []
    for step in steps {
      switch step {
      case .store(let change): emit(.store(change))
      case .notify(let notice): emit(.notify(notice))
      case .assert(let topic, let payload):
        assertions.add(topic, payload)
        publishRecord(topic, payload)
        asserted.append(topic)
      case .listen(let subscriptions): subscribe(subscriptions)
      case .unlisten(let filters):
        if let link = session.link { emit(.unsubscribe(link, filters)) }
      case .release(let user, let topic): release(user, topic)
      case .abandon(let target, let reason): abandon(target, reason)
      case .unhold(let group, let show): unhold(group, show: show, at: now)
      }
    }
    return asserted
  }

  private mutating func nextToken() -> UInt64 {
    lastToken += 1
    return lastToken
  }

  /// State is published at QoS 0, retained; it counts once it has come back.
  private mutating func publishRecord(_ topic: TopicName, _ payload: [UInt8]) {
    guard let link = session.link else { return }
    let record = Publication(
      token: nextToken(), topic: topic, payload: payload, qos: .atMostOnce, retain: true)
    emit(.publish(link, record))
  }

  private mutating func subscribe(_ subscriptions: [Subscription]) {
    guard let link = session.link, !subscriptions.isEmpty else { return }
    let token = nextToken()
    subscribing[token] = subscriptions
    emit(.subscribe(link, token: token, subscriptions))
  }

  /// Publishes queued texts while the broker takes them.
  private mutating func send(at now: Moment) {
    guard let link = session.link else { return }
    let limit = Int(session.connack.receiveMaximum)
    while let message = outbox.next(token: lastToken + 1, limit: limit, at: now.uptime) {
      guard let topic = message.topic else { continue }
      let text = Publication(
        token: nextToken(), topic: topic, payload: message.payload,
        qos: min(.exactlyOnce, session.connack.maximumQoS), retain: false)
      emit(.publish(link, text))
    }
  }

  // MARK: Start, deadlines, end

  private mutating func start(at now: Moment) {
    for message in unshown { emit(.notify(.message(message, stored: true))) }
    unshown = []
    follow(session.start(at: now.uptime), at: now)
  }

  private mutating func deadlines(at now: Moment) {
    follow(session.deadlinePassed(at: now.uptime, &random), at: now)
    for (command, outcome) in assertions.deadlinePassed(at: now.uptime) { answer(command, outcome) }
  }

  private mutating func answerWaiting(at now: Moment) {
    guard !waits.isEmpty else { return }
    let engine = self
    let answers = waits.due(at: now.uptime) { engine.holds($0) }
    for (command, outcome) in answers { answer(command, outcome) }
  }

  private mutating func leaveWhenDone(at now: Moment) {
    guard let until = leavingUntil, !session.isEnded else { return }
    let isDone = outbox.unsentCount == 0 && assertions.isEmpty
    guard isDone || until <= now.uptime else { return }
    sayOffline()
    follow(session.end(), at: now)
    end(.left(unsent: outbox.unsentCount, held: outbox.heldCount))
  }

  private mutating func end(_ ending: Ending) {
    leavingUntil = nil
    for (command, outcome) in waits.giveUp() { answer(command, outcome) }
    for (command, _) in deferred { answer(command, .failed(.ended)) }
    deferred = []
    emit(.finish(ending))
  }

  // MARK: The session's steps

  mutating func follow(_ steps: [Session.Step], at now: Moment) {
    for step in steps {
      switch step {
      case .connect(let link, let request): emit(.connect(link, request))
      case .disconnect(let link, let withPacket):
        emit(.disconnect(link, withPacket: withPacket))
      case .probe(let link):
        let look = [Subscription(TopicFilter(.presence(of: me)), .atMostOnce)]
        emit(.subscribe(link, token: nextToken(), look))
      case .online(let link, let kind): online(link, kind)
      case .ready(let kind): becomeReady(kind, at: now)
      case .lost(let failure, let pause): lost(failure, retryIn: pause, at: now)
      case .takenOver:
        emit(.notify(.takenOver))
        end(.takenOver)
      case .refused(let reason, let words):
        emit(.notify(.refused(reason, reason: words)))
        end(.refused(reason, reason: words))
      }
    }
  }

  private mutating func online(_ link: LinkNumber, _ kind: SessionKind) {
    if kind == .new || reading.session == 0 {
      reading.session += 1
      emit(.store(.session(reading.session)))
    }
    subscribing = [:]
    assertions.add(.presence(of: me), onlinePresence)
    for (topic, payload) in assertions.open { publishRecord(topic, payload) }
    subscribe(standingSubscriptions)
    emit(.notify(.connected(kind)))
  }

  /// Everything, on every connect, whatever the broker says that it has kept.
  private var standingSubscriptions: [Subscription] {
    let state = [
      .allPresence, .allOwners, .allMembers, .requests(to: me), .requests(from: me),
    ].map { Subscription($0, .atMostOnce) }
    let texts =
      [TopicFilter.inbox(of: me)].map { Subscription($0, .atLeastOnce) }
      + (groups.listened.map { TopicName.messages(of: $0) } + conversations.topics)
      .map { Subscription(TopicFilter($0), .atLeastOnce, noLocal: true) }
    return state + texts
  }

  private mutating func becomeReady(_ kind: SessionKind, at now: Moment) {
    if isNewStore { carryOut(conversations.adoptAgreed(), at: now) }
    carryOut(groups.gathered(adopting: isNewStore), at: now)
    isNewStore = false
    for group in unsettled.keys.sorted() {
      unhold(group, show: groups.membership(in: group) == .approved, at: now)
    }
    emit(.notify(.ready(session: kind)))
    let waiting = deferred
    deferred = []
    for (command, action) in waiting { perform(command, action, at: now) }
  }

  private mutating func lost(_ failure: LinkFailure, retryIn pause: Duration, at now: Moment) {
    outbox.linkLost()
    unsettled = [:]
    emit(.notify(.connectionLost(failure, retryIn: pause)))
    let waiting = deferred
    deferred = []
    for (command, action) in waiting { perform(command, action, at: now) }
  }

  private var onlinePresence: [UInt8] {
    PresenceRecord(user: me, status: .online, instance: session.instance).encoded()
  }

  /// A late Will Message of a former connection says that we are gone.
  mutating func sayOnline() {
    assertions.add(.presence(of: me), onlinePresence)
    publishRecord(.presence(of: me), onlinePresence)
  }

  private mutating func sayOffline() {
    guard session.link != nil else { return }
    let presence = PresenceRecord(user: me, status: .offline, instance: session.instance)
    publishRecord(.presence(of: me), presence.encoded())
  }

  // MARK: The connection's events

  private mutating func connection(_ event: ConnectionEvent, at now: Moment) {
    switch event {
    case .connack(let connack):
      follow(session.connack(connack, at: now.uptime, &random), at: now)
    case .lost(let failure): follow(session.lost(failure, at: now.uptime, &random), at: now)
    case .subscribed(let token, let reasons): subscribed(token, reasons, at: now)
    case .published(let token, let reason): completed(token, reason, at: now)
    case .received(let packet): receive(packet, at: now)
    }
  }

  private mutating func subscribed(_ token: UInt64, _ reasons: [ReasonCode], at now: Moment) {
    session.subscribed(at: now.uptime)
    for (subscription, reason) in zip(subscribing.removeValue(forKey: token) ?? [], reasons)
    where reason.isFailure {
      emit(.notify(.subscriptionRefused(subscription.filter, reason)))
    }
  }

  private mutating func completed(_ token: UInt64, _ reason: ReasonCode, at now: Moment) {
    guard var message = outbox.completed(token, at: now.uptime), let id = message.id else { return }
    message.state = reason.isFailure ? .failed : .sent
    emit(.store(.state(row: message.row, message.state)))
    emit(
      .notify(
        reason.isFailure
          ? .failed(id, message.target, text: message.text, .refusedByBroker(reason))
          : .sent(id, message.target)))
  }

  private static func connectRequest(
    _ me: UserName, _ instance: UInt64, _ settings: Settings
  ) -> ConnectRequest {
    let offline = PresenceRecord(user: me, status: .offline, instance: instance)
    return ConnectRequest(
      clientIdentifier: me.text, cleanStart: false,
      sessionExpiryInterval: settings.sessionExpiryInterval, receiveMaximum: 200,
      maximumPacketSize: 1 << 20, keepAlive: 20,
      will: Will(
        topic: .presence(of: me), payload: offline.encoded(), qos: .atMostOnce, retain: true,
        delay: 5))
  }
}

/// What a prompt shows.
public struct PromptState: Hashable, Sendable {
  public var current: Target?
  /// Unread texts in other targets than the current one.
  public var unread: Int
  public var link: LinkStatus
}
