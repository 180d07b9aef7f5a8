import ChatCore

/// Several engines, one broker in memory, and a clock that jumps from event to event: what happens in minutes runs in
/// milliseconds, and the same seed runs the same way.
public final class World {
  public private(set) var broker = MemoryBroker()
  public private(set) var now: Duration = .seconds(1000)
  /// What somebody has set the wall clock forward by, or back.
  public var wallShift = Duration.zero
  private var events = EventQueue()
  private var clients: [String: SimulatedClient] = [:]
  private var owners: [MemoryBroker.LinkID: (client: SimulatedClient, link: LinkNumber)] = [:]
  private var originals: [MemoryBroker.LinkID: SimulatedOriginal] = [:]
  private var lastLink = 0
  private var random: RandomSource

  public init(seed: UInt64 = 1) { random = RandomSource(seed: seed) }

  public var moment: Moment {
    let milliseconds =
      1_795_000_000_000 + (now + wallShift).components.seconds * 1000
      + (now + wallShift).components.attoseconds / 1_000_000_000_000_000
    return Moment(uptime: now, wall: Timestamp(milliseconds: milliseconds), utcOffset: 0)
  }

  // MARK: Who is there

  /// Starts a client; one of the same key goes on with the store that it left.
  @discardableResult
  public func start(
    _ name: String, store key: String? = nil, settings: Engine.Settings = Engine.Settings()
  ) -> SimulatedClient {
    let former = clients[key ?? name]
    let client = SimulatedClient(
      world: self, name: user(name), store: former?.store ?? MemoryStore(identity: random.next()),
      settings: settings, seed: random.next())
    clients[key ?? name] = client
    client.feed(.start)
    return client
  }

  /// Somebody who is not running goes back to an older copy of his database.
  public func restore(_ client: SimulatedClient, to store: MemoryStore) { client.store = store }

  public func user(_ name: String) -> UserName { UserName(unchecked: name) }
  public func group(_ name: String) -> GroupName { GroupName(unchecked: name) }

  // MARK: Time

  /// Lets everything happen that is due within this time.
  public func run(for duration: Duration = .seconds(10)) {
    let end = now + duration
    while let next = nextDue(), next <= end { step(to: next) }
    now = max(now, end)
  }

  /// Lets things happen until the condition holds.
  ///
  /// - Returns: whether it came to hold within the time.
  @discardableResult
  public func run(until condition: () -> Bool, atMost: Duration = .seconds(120)) -> Bool {
    let end = now + atMost
    while !condition() {
      guard let next = nextDue(), next <= end else { return false }
      step(to: next)
    }
    return true
  }

  private func nextDue() -> Duration? {
    clients.values.reduce(events.next) { due, client in
      guard let deadline = client.deadline else { return due }
      return min(due ?? deadline, deadline)
    }
  }

  private func step(to time: Duration) {
    now = max(now, time)
    if let next = events.next, next <= now {
      events.popFirst()?()
      return
    }
    for key in clients.keys.sorted() {
      if let client = clients[key], let deadline = client.deadline, deadline <= now {
        client.feed(.deadline)
      }
    }
  }

  /// Nothing more will happen. Events to come hold the world, and would hold it for ever.
  func end() {
    events = EventQueue()
    (clients, owners, originals) = ([:], [:], [:])
  }

  func after(_ delay: Duration, _ perform: @escaping () -> Void) {
    events.add(at: now + delay, perform)
  }

  // MARK: The network: a millisecond each way, in order

  func connect(original: SimulatedOriginal, _ request: ConnectRequest) -> MemoryBroker.LinkID {
    lastLink += 1
    let id = lastLink
    originals[id] = original
    after(.milliseconds(1)) { [self] in carry(broker.connect(id, request)) }
    return id
  }

  func connect(_ client: SimulatedClient, _ link: LinkNumber, _ request: ConnectRequest)
    -> MemoryBroker.LinkID
  {
    lastLink += 1
    let id = lastLink
    owners[id] = (client, link)
    after(.milliseconds(1)) { [self] in carry(broker.connect(id, request)) }
    return id
  }

  func send(
    _ id: MemoryBroker.LinkID, _ request: @escaping (inout MemoryBroker) -> [MemoryBroker.Output]
  ) {
    after(.milliseconds(1)) { [self] in carry(request(&broker)) }
  }

  /// The network breaks this connection: both sides notice.
  public func cut(_ client: SimulatedClient) {
    for (id, owner) in owners where owner.client === client {
      carry(broker.disconnect(id, withPacket: false))
      after(.milliseconds(1)) { [self] in deliver(id, .lost(.closed)) }
    }
  }

  /// SIGKILL: the process is gone, its store remains as committed.
  public func kill(_ client: SimulatedClient) {
    client.die()
    for (id, owner) in owners where owner.client === client {
      carry(broker.disconnect(id, withPacket: false))
      owners[id] = nil
    }
  }

  /// SIGKILL for the broker: all connections break, and it comes back with what it had saved, at whatever time that was.
  public func crashBroker(to saved: MemoryBroker) {
    broker.crash(to: saved)
    for id in (Array(owners.keys) + Array(originals.keys)).sorted() {
      after(.milliseconds(1)) { [self] in deliver(id, .lost(.closed)) }
    }
  }

  /// From now on nobody may publish to these topics.
  public func forbid(_ topics: Set<TopicName>) { broker.forbidden = topics }

  /// At most so many texts wait for a session; what is more is dropped without a word.
  public func limitQueues(to most: Int) { broker.queueLimit = most }

  /// What a client published when it was killed fills its session: the broker refuses each second text from now on.
  public func exhaust(_ name: String) { broker.exhaust(name) }

  /// What a client published when it was killed has damaged its session.
  public func damageSession(of name: String) { broker.damage(name) }

  private func carry(_ outputs: [MemoryBroker.Output]) {
    for output in outputs {
      switch output {
      case .event(let id, let event): after(.milliseconds(1)) { [self] in deliver(id, event) }
      case .cut(let id): after(.milliseconds(1)) { [self] in deliver(id, .lost(.closed)) }
      case .will(let will, let client, let delay):
        after(delay) { [self] in carry(broker.publish(will, of: client)) }
      }
    }
  }

  private func deliver(_ id: MemoryBroker.LinkID, _ event: ConnectionEvent) {
    if let original = originals[id] { return deliver(id, event, to: original) }
    guard let owner = owners[id], !owner.client.isDead else { return }
    if case .lost = event { owners[id] = nil }
    owner.client.feed(.connection(owner.link, event))
    if case .received(let packet) = event, packet.packetIdentifier != 0, !owner.client.isDead {
      after(.milliseconds(1)) { [self] in broker.acknowledge(id, packet.packetIdentifier) }
    }
  }

  private func deliver(
    _ id: MemoryBroker.LinkID, _ event: ConnectionEvent, to original: SimulatedOriginal
  ) {
    original.take(event)
    if case .received(let packet) = event, packet.packetIdentifier != 0 {
      after(.milliseconds(1)) { [self] in broker.acknowledge(id, packet.packetIdentifier) }
    }
  }

  /// Publishes as somebody who is none of the clients: a stranger, an original.
  public func publish(_ topic: TopicName, _ payload: String, retain: Bool = true) {
    lastLink += 1
    let id = lastLink
    let request = ConnectRequest(
      clientIdentifier: "stranger-\(id)", cleanStart: true, sessionExpiryInterval: 0,
      receiveMaximum: 10, maximumPacketSize: 1 << 20, keepAlive: 0, will: nil)
    carry(broker.connect(id, request))
    let publication = Publication(
      token: 1, topic: topic, payload: Array(payload.utf8),
      qos: retain ? .atMostOnce : .exactlyOnce,
      retain: retain)
    carry(broker.publish(id, publication))
    carry(broker.disconnect(id, withPacket: true))
  }
}
