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
    /// Hide what comes faster than a person reads. For a prompt: scripts are told everything.
    public var limitsFloods = false

    public init() {}
  }

  public let me: UserName
  var settings: Settings
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
  /// Groups whose heads have come on this connection, or come in a moment.
  var headsHere: Set<GroupName> = []
  var answers = Answers()
  /// Somebody has written our own presence record: ours goes over it then.
  var presenceDue: Duration?
  /// What `/away` says; nil: there.
  var away: String?
  /// For the others, when we leave.
  var farewell: String?
  /// Groups whose owner record of ours has not come back yet, and whose members' records came meanwhile.
  var renewing: [GroupName: Set<UserName>] = [:]
  /// Groups whose owner record of ours was found at connect to have taken effect, with who was the owner before.
  var taken: [GroupName: UserName?] = [:]
  /// Groups that have an owner at the broker, as far as it has shown one, or taken one from us, on this connection.
  var ownedThere: Set<GroupName> = []
  var inboxes = InboxWriting()
  var waits = Waits()
  var expectations = Expectations()
  var reading: Reading
  var ignored: Set<UserName>
  var flood = Flood()
  var random: RandomSource
  /// Commands that wait until retained state has arrived.
  var deferred: [(CommandNumber, Action)] = []
  /// Texts of groups whose membership is not known yet.
  var unsettled: [GroupName: [ReceivedPacket]] = [:]
  /// Texts on topics of conversations that a new store may turn out to have.
  var unplaced: [ReceivedPacket] = []
  /// Texts whose identity is here already; the store is asked whether they are the same.
  var doubtful: [ResendRequest: [ReceivedPacket]] = [:]
  /// nil until asked to leave; then the time at which patience ends.
  var leavingUntil: Duration?
  var refusedPayloads = 0
  /// Topics of retained records that were refused on this connection, and told.
  var refusedRetained: Set<[UInt8]> = []
  /// Whether the latest connection was ready.
  var wasReady = false
  /// A loss that is told when its reason has not become known by then.
  var untold: (notice: Notice, until: Duration)?
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
    reading = Reading(restored, me: me)
    ignored = restored.ignored
    random = RandomSource(seed: seed)
    isNewStore = restored.isNew
    unshown = restored.unshown
    rememberKept()
  }

  /// When `Input.deadline` is due, as uptime; nil: nothing is waited for.
  public private(set) var deadline: Duration?

  private var nextDeadline: Duration? {
    [
      session.deadline, assertions.deadline, waits.deadline, expectations.deadline, leavingUntil,
      deliveryDeadline, untold?.until, releasing.values.min(),
      session.link == nil ? nil : presenceDue,
      flood.deadline,
    ].compactMap { $0 }.min()
  }

  /// What `/wait` waits at most when it does not say; for those that come from now on.
  public var timeout: Duration {
    get { settings.timeout }
    set { settings.timeout = newValue }
  }

  /// What a prompt shows: the current target and what is unread elsewhere.
  public var promptState: PromptState {
    PromptState(
      current: reading.current, unread: reading.unreadElsewhere,
      mentions: reading.mentionsElsewhere,
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
    case .found(let range, let payloads): found(range, payloads, at: now)
    case .interrupt(let command): interrupt(command)
    case .leave(let patience, let text):
      leavingUntil = now.uptime + patience
      farewell = text.map(ShortText.cut) ?? farewell
    }
    deadlines(at: now)
    deliver(at: now)
    releaseDue(at: now)
    if let due = presenceDue, due <= now.uptime, session.link != nil { sayOnline(at: now) }
    send(at: now)
    answerWaiting(at: now)
    leaveWhenDone(at: now)
    deadline = nextDeadline
    defer { effects = [] }
    return flood.due(at: now.uptime).map(Effect.notify) + spare(effects, at: now)
  }

  mutating func emit(_ effect: Effect) {
    if case .notify(.message(let message, _)) = effect, !message.own,
      !ignored.contains(message.sender)
    {
      expectations.note(message)
    }
    effects.append(effect)
  }

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
    if let untold, untold.until <= now.uptime { sayUntold() }
    for (command, outcome, topics) in assertions.deadlinePassed(at: now.uptime) {
      giveUp(topics)
      answer(command, outcome)
    }
  }

  private mutating func answerWaiting(at now: Moment) {
    for (command, outcome) in expectations.due(at: now.uptime) { answer(command, outcome) }
    guard !waits.isEmpty else { return }
    let engine = self
    let answers = waits.due(at: now.uptime) { engine.holds($0) }
    for (command, outcome) in answers { answer(command, outcome) }
  }

  private mutating func interrupt(_ command: CommandNumber) {
    if waits.end(command) || expectations.end(command) { answer(command, .failed(.interrupted)) }
  }

  private mutating func leaveWhenDone(at now: Moment) {
    guard let until = leavingUntil, !session.isEnded else { return }
    let isDone =
      session.link == nil ? outbox.unsentCount == 0 : isAllSent && following.isEmpty
    guard isDone || until <= now.uptime else { return }
    if let current = reading.current { emitStep(reading.open(current)) }
    sayOffline()
    follow(session.end(), at: now)
    end(.left(unsent: outbox.unsentCount, held: outbox.heldCount))
  }

  mutating func end(_ ending: Ending) {
    (leavingUntil, untold) = (nil, nil)
    for (command, outcome) in waits.giveUp() + expectations.giveUp() { answer(command, outcome) }
    for (command, _) in deferred { answer(command, .failed(.ended)) }
    deferred = []
    emit(.finish(ending))
  }

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
  /// Those of them that name this user.
  public var mentions: Int
  /// Own texts that cannot go out now.
  public var unsent: Int
  public var link: LinkStatus

  public init(
    current: Target?, unread: Int, mentions: Int = 0, unsent: Int, link: LinkStatus
  ) {
    self.current = current
    self.unread = unread
    self.mentions = mentions
    self.unsent = unsent
    self.link = link
  }
}
