/// The life of the connection: look whether the name is free, connect, gather retained state, be ready; after a loss
/// wait and begin again; stop for good when the name is used elsewhere or the broker refuses.
///
/// The look comes first because connecting with a Client Identifier that is in use throws the other one out
/// (MQTT 5, section 3.1.4), and an original that is thrown out never comes back.
struct Session: Hashable, Sendable {
  enum Phase: Hashable, Sendable {
    case idle
    /// Looking at our own presence record under a Client Identifier that the broker assigns.
    case probing(LinkNumber, until: Duration)
    case dialing(LinkNumber, until: Duration)
    case synchronizing(LinkNumber, quiet: Duration?, until: Duration)
    case ready(LinkNumber)
    case waiting(until: Duration)
    case ended
  }

  /// What the engine is to do next.
  enum Step: Hashable, Sendable {
    case connect(LinkNumber, ConnectRequest)
    case disconnect(LinkNumber, withPacket: Bool)
    case probe(LinkNumber)
    /// CONNACK came: say that we are online, subscribe, send what waits.
    case online(LinkNumber, SessionKind)
    /// What waited in a session that is given up has come; go on in a new one.
    case drained(LinkNumber)
    case ready(SessionKind)
    case lost(LinkFailure, retryIn: Duration)
    case takenOver
    case refused(ReasonCode, reason: String?)
  }

  struct Timing: Hashable, Sendable {
    /// From dialing to CONNACK.
    var dial = Duration.seconds(10)
    /// Retained state has arrived when nothing new came for this long after SUBACK …
    var quiet = Duration.milliseconds(100)
    /// … and is not waited for longer than this.
    var gather = Duration.seconds(3)
    /// What waits in a session that is given up has arrived when no text came for this long …
    var drain = Duration.seconds(1)
    /// … and is not waited for longer than this.
    var mostDrain = Duration.seconds(60)
  }

  let request: ConnectRequest
  let instance: UInt64
  /// Log in although the name is online elsewhere; holds for the first connection only.
  private var takeOver: Bool
  private let timing = Timing()
  private(set) var phase = Phase.idle
  private(set) var connack = Connack()
  private(set) var kind: SessionKind?
  private var backoff = Backoff()
  private var broken = BrokenSession()
  private var lastLink: LinkNumber = 0

  init(request: ConnectRequest, instance: UInt64, takeOver: Bool) {
    self.request = request
    self.instance = instance
    self.takeOver = takeOver
  }

  /// The connection that packets may be sent on: CONNACK has come.
  var link: LinkNumber? {
    switch phase {
    case .synchronizing(let link, _, _), .ready(let link): link
    default: nil
    }
  }

  /// Whether texts may be published: not where each publication breaks the connection.
  var takesTexts: Bool { link != nil && !broken.isDraining }

  var isReady: Bool { if case .ready = phase { true } else { false } }
  var isEnded: Bool { phase == .ended }

  /// Whether state that is not there yet may soon be.
  var isArriving: Bool {
    switch phase {
    case .idle, .probing, .dialing, .synchronizing: true
    case .ready, .waiting, .ended: false
    }
  }

  /// The connection whose events count, whatever its phase.
  var currentLink: LinkNumber? {
    switch phase {
    case .probing(let link, _), .dialing(let link, _): link
    default: link
    }
  }

  var status: LinkStatus {
    switch phase {
    case .idle, .probing, .dialing: .connecting
    case .synchronizing: .synchronizing
    case .ready: .ready
    case .waiting(let until): .waiting(until: until)
    case .ended: .ended
    }
  }

  var deadline: Duration? {
    switch phase {
    case .probing(_, let until), .dialing(_, let until), .waiting(let until): until
    case .synchronizing(_, let quiet, let until): min(quiet ?? until, until)
    case .idle, .ready, .ended: nil
    }
  }

  mutating func start(at now: Duration) -> [Step] {
    takeOver ? dial(at: now) : probe(at: now)
  }

  mutating func connack(
    _ connack: Connack, at now: Duration, _ random: inout RandomSource
  ) -> [Step] {
    switch phase {
    case .probing(let link, _): return probeAnswered(link, connack, at: now)
    case .dialing(let link, _):
      if connack.reason.isFailure { return turnedAway(connack, link, at: now, &random) }
      self.connack = connack
      takeOver = false
      let kind: SessionKind =
        connack.sessionPresent ? .resumed : broken.isGivenUp ? .replaced : .new
      self.kind = connack.sessionPresent ? .resumed : .new
      broken.began(isResumed: connack.sessionPresent, at: now)
      phase = .synchronizing(link, quiet: nil, until: now + timing.dial)
      return [.online(link, kind)]
    default: return []
    }
  }

  /// SUBACK of the probe's or of the session's first SUBSCRIBE.
  mutating func subscribed(at now: Duration) {
    switch phase {
    case .probing(let link, _): phase = .probing(link, until: now + timing.quiet)
    case .synchronizing(let link, nil, _):
      phase =
        broken.isDraining
        ? .synchronizing(link, quiet: now + timing.drain, until: now + timing.mostDrain)
        : .synchronizing(link, quiet: now + timing.quiet, until: now + timing.gather)
    default: break
    }
  }

  /// A text came that had waited, or that the broker keeps until we acknowledge it.
  mutating func textArrived(at now: Duration) {
    guard broken.isDraining, case .synchronizing(let link, .some, let until) = phase else { return }
    phase = .synchronizing(link, quiet: now + timing.drain, until: until)
  }

  /// The broker has answered something that we published: this session works.
  mutating func acknowledged() { broken = BrokenSession() }

  /// A retained message came: more may follow.
  mutating func retainedArrived(at now: Duration) {
    guard !broken.isDraining, case .synchronizing(let link, .some, let until) = phase else {
      return
    }
    phase = .synchronizing(link, quiet: now + timing.quiet, until: until)
  }

  /// The probe has found our own presence record.
  mutating func probeFound(_ presence: PresenceRecord, at now: Duration) -> [Step] {
    guard case .probing(let link, _) = phase else { return [] }
    let elsewhere = presence.status != .offline && presence.instance != instance
    let close = Step.disconnect(link, withPacket: true)
    if elsewhere {
      phase = .ended
      return [close, .takenOver]
    }
    return [close] + dial(at: now)
  }

  mutating func lost(
    _ failure: LinkFailure, at now: Duration, _ random: inout RandomSource
  ) -> [Step] {
    guard currentLink != nil else { return [] }
    if link != nil { broken.ended(failure, at: now) }
    if failure == .disconnected(.sessionTakenOver) {
      phase = .ended
      return [.takenOver]
    }
    let pause = backoff.next(&random)
    phase = .waiting(until: now + pause)
    return [.lost(failure, retryIn: pause)]
  }

  mutating func deadlinePassed(at now: Duration, _ random: inout RandomSource) -> [Step] {
    guard let deadline, deadline <= now else { return [] }
    switch phase {
    case .probing(let link, _): return [.disconnect(link, withPacket: true)] + dial(at: now)
    case .dialing(let link, _):
      let late = LinkFailure.unreachable("no answer within \(timing.dial.components.seconds) s")
      return [.disconnect(link, withPacket: false)] + lost(late, at: now, &random)
    case .synchronizing(let link, _, _) where broken.isDraining:
      broken.drained()
      return [.drained(link), .disconnect(link, withPacket: true)] + dial(at: now)
    case .synchronizing(let link, _, _):
      phase = .ready(link)
      backoff.reset()
      return [.ready(kind ?? .new)]
    case .waiting: return probe(at: now)
    case .idle, .ready, .ended: return []
    }
  }

  /// No more: leave quietly.
  mutating func end() -> [Step] {
    let link = currentLink
    phase = .ended
    return link.map { [.disconnect($0, withPacket: true)] } ?? []
  }

  private mutating func nextLink() -> LinkNumber {
    lastLink += 1
    return lastLink
  }

  private mutating func probe(at now: Duration) -> [Step] {
    let link = nextLink()
    phase = .probing(link, until: now + timing.dial)
    var look = request
    look.clientIdentifier = nil
    look.cleanStart = true
    look.sessionExpiryInterval = 0
    look.will = nil
    return [.connect(link, look)]
  }

  private mutating func dial(at now: Duration) -> [Step] {
    let link = nextLink()
    phase = .dialing(link, until: now + timing.dial)
    var request = request
    request.cleanStart = broken.isGivenUp
    return [.connect(link, request)]
  }

  /// A broker that does not let strangers in may still let us in: only wrong credentials are final here.
  private mutating func probeAnswered(
    _ link: LinkNumber, _ connack: Connack, at now: Duration
  ) -> [Step] {
    guard connack.reason.isFailure else { return [.probe(link)] }
    let wrongCredentials = connack.reason == .badUserNameOrPassword
    return wrongCredentials
      ? refused(connack, link) : [.disconnect(link, withPacket: false)] + dial(at: now)
  }

  /// A broker that is busy is asked again; one that does not want us is not.
  private mutating func turnedAway(
    _ connack: Connack, _ link: LinkNumber, at now: Duration, _ random: inout RandomSource
  ) -> [Step] {
    if !connack.reason.isPassing { return refused(connack, link) }
    return [.disconnect(link, withPacket: false)]
      + lost(.disconnected(connack.reason), at: now, &random)
  }

  private mutating func refused(_ connack: Connack, _ link: LinkNumber) -> [Step] {
    phase = .ended
    return [
      .disconnect(link, withPacket: false), .refused(connack.reason, reason: connack.reasonString),
    ]
  }
}
