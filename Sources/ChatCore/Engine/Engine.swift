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
  var ownRecords: OwnRecords
  var receipts = Receipts()
  var heads = Heads()
  var gaps = Gaps()
  /// Up to which number a user's receipts have confirmed our texts.
  var confirmed: [UserName: UInt64] = [:]
  /// Our own heads as the broker showed them on this connection.
  var ownHeads: [GroupName: UInt64] = [:]
  /// Conversations that have just been accepted, whose other side may not listen yet.
  var releasing: [UserName: Duration] = [:]
  /// Groups that were entered without a time of waiting; their heads are still arriving.
  var following: [GroupName: Duration] = [:]
  var answers = Answers()
  var inboxes = InboxWriting()
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
  var isNewStore: Bool
  var unshown: [StoredMessage]
  private var lastToken: UInt64 = 0
  /// Filters whose SUBACK has not come yet, by the token of the request.
  var subscribing: [UInt64: [Subscription]] = [:]
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
    ownRecords = OwnRecords(restored.kept)
    reading = Reading(restored)
    random = RandomSource(seed: seed)
    isNewStore = restored.isNew
    unshown = restored.unshown
  }

  /// When `Input.deadline` is due, as uptime; nil: nothing is waited for.
  public var deadline: Duration? {
    [
      session.deadline, assertions.deadline, waits.deadline, leavingUntil, deliveryDeadline,
      releasing.values.min(),
    ].compactMap { $0 }.min()
  }

  /// What a prompt shows: the current target and what is unread elsewhere.
  public var promptState: PromptState {
    PromptState(
      current: reading.current, unread: reading.unreadElsewhere,
      unsent: session.isReady && !outbox.isRefused ? 0 : outbox.unsentCount, link: session.status)
  }

  /// The only way in. Effects are in the order in which they are to be carried out.
  public mutating func handle(_ input: Input, at now: Moment) -> [Effect] {
    switch input {
    case .start: start(at: now)
    case .command(let number, let action): perform(number, action, at: now)
    case .connection(let link, let event):
      if link == session.currentLink { connection(event, at: now) }
    case .deadline: break
    case .found(let range, let payloads): found(range, payloads)
    case .leave(let patience): leavingUntil = now.uptime + patience
    }
    deadlines(at: now)
    deliver(at: now)
    releaseDue(at: now)
    send(at: now)
    answerWaiting(at: now)
    leaveWhenDone(at: now)
    defer { effects = [] }
    return effects
  }

  mutating func emit(_ effect: Effect) { effects.append(effect) }

  /// The token that the next publication will have.
  var upcomingToken: UInt64 { lastToken + 1 }

  /// A number that no publication or subscription of this engine has had.
  mutating func nextToken() -> UInt64 {
    lastToken += 1
    return lastToken
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
    let isDone = session.link == nil ? outbox.unsentCount == 0 : isAllSent
    guard isDone || until <= now.uptime else { return }
    sayOffline()
    follow(session.end(), at: now)
    end(.left(unsent: outbox.unsentCount, held: outbox.heldCount))
  }

  mutating func end(_ ending: Ending) {
    leavingUntil = nil
    for (command, outcome) in waits.giveUp() { answer(command, outcome) }
    for (command, _) in deferred { answer(command, .failed(.ended)) }
    deferred = []
    emit(.finish(ending))
  }

<<<<<<< HEAD
=======
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
    received.linked()
    ownRecords.linked()
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
      + conversations.topics.map { Subscription(TopicFilter($0), .atLeastOnce, noLocal: true) }
      + groups.listened.flatMap(Groups.subscriptions)
    return state + texts
  }

  private mutating func becomeReady(_ kind: SessionKind, at now: Moment) {
    if isNewStore { carryOut(conversations.adoptAgreed(), at: now) }
    carryOut(groups.gathered(adopting: isNewStore), at: now)
    isNewStore = false
    for group in unsettled.keys.sorted() {
      unhold(group, show: groups.membership(in: group) == .approved, at: now)
    }
    for record in ownRecords.unseen { publishRecord(record.topic, record.payload) }
    beginDelivery(at: now)
    emit(.notify(.ready(session: kind)))
    let waiting = deferred
    deferred = []
    for (command, action) in waiting { perform(command, action, at: now) }
  }

  private mutating func lost(_ failure: LinkFailure, retryIn pause: Duration, at now: Moment) {
    deliveryLinkLost()
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
    publishRecord(.presence(of: me), onlinePresence)
  }

  private mutating func sayOffline() {
    guard session.link != nil else { return }
    let presence = PresenceRecord(user: me, status: .offline, instance: session.instance)
    publish(.presence(of: me), presence.encoded(), .atMostOnce, retain: true)
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
    if let (group, last) = heads.landed(token) {
      return reason.isFailure ? heads.changed(group, at: now.uptime) : headLanded(group, last: last)
    }
    if let note = inboxes.landed(token, reason) { return write(note) }
    guard let message = outbox.landed(token, at: now.uptime), let id = message.id else { return }
    if reason.isFailure {
      notTaken(message, id, reason, at: now)
    } else {
      taken(message, id, at: now)
    }
  }

  /// The broker has the text. Whoever it is for will say that he has it, if his client can.
  private mutating func taken(_ message: StoredMessage, _ id: MessageID, at now: Moment) {
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

  private mutating func awaitConfirmation(_ message: StoredMessage) {
    if message.state == .queued { emit(.store(.state(row: message.row, .awaiting))) }
    var message = message
    message.state = .awaiting
    outbox.await(message)
  }

  /// A full broker is asked again, first at QoS 1, which leaves nothing behind there; what it refuses is told.
  private mutating func notTaken(
    _ message: StoredMessage, _ id: MessageID, _ reason: ReasonCode, at now: Moment
  ) {
    if reason.mayPass { return outbox.lower(message.row, at: now.uptime) }
    outbox.remove(message.row)
    emit(.store(.state(row: message.row, .failed)))
    emit(.notify(.failed(id, message.target, text: message.text, .refusedByBroker(reason))))
  }

>>>>>>> storm
  private static func connectRequest(
    _ me: UserName, _ instance: UInt64, _ settings: Settings
  ) -> ConnectRequest {
    let offline = PresenceRecord(user: me, status: .offline, instance: instance)
    return ConnectRequest(
      clientIdentifier: me.text, cleanStart: false,
      sessionExpiryInterval: settings.sessionExpiryInterval, receiveMaximum: 200,
      maximumPacketSize: 1 << 20, keepAlive: 15,
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
  /// Own texts that cannot go out now.
  public var unsent: Int
  public var link: LinkStatus
}
