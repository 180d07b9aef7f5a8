import ChatCore

/// One engine in the world, with its store, and everything that it said.
public final class SimulatedClient {
  public internal(set) var engine: Engine
  public internal(set) var store: MemoryStore
  public internal(set) var isDead = false
  public private(set) var notices: [Notice] = []
  public private(set) var outcomes: [CommandNumber: Outcome] = [:]
  public private(set) var ending: Ending?
  /// When the engine wants to be asked again.
  private(set) var deadline: Duration?
  /// Rows that were shown and are not marked so in the store yet.
  private var writtenOut: Set<Int64> = []
  private unowned let world: World
  private var links: [LinkNumber: MemoryBroker.LinkID] = [:]
  private var lastCommand: CommandNumber = 0

  init(
    world: World, name: UserName, store: MemoryStore, settings: Engine.Settings, seed: UInt64
  ) {
    self.world = world
    self.store = store
    engine = Engine(me: name, restored: store.restored(name), settings: settings, seed: seed)
  }

  public var name: UserName { engine.me }

  // MARK: What a person does

  @discardableResult
  public func command(_ action: Action) -> CommandNumber {
    lastCommand += 1
    feed(.command(lastCommand, action))
    return lastCommand
  }

  /// Gives a command and lets the world run until it is answered.
  @discardableResult
  public func perform(_ action: Action) -> Outcome? {
    let number = command(action)
    world.run(until: { outcomes[number] != nil })
    return outcomes[number]
  }

  public func becomeReady() {
    world.run(until: { engine.promptState.link == .ready })
  }

  public func leave() {
    feed(.leave(patience: .seconds(5)))
    world.run(until: { ending != nil })
  }

  // MARK: What a person has seen

  /// Texts that were shown, without those of the store.
  public var texts: [String] {
    notices.compactMap { notice in
      if case .message(let message, _) = notice, !message.own { message.text } else { nil }
    }
  }

  public func hasSeen(_ matches: (Notice) -> Bool) -> Bool { notices.contains(where: matches) }
  public func forgetNotices() { notices = [] }

  // MARK: Input and effects

  /// A turn: all that is to be stored in one transaction, then the rest. Death may come before, between and after.
  public func feed(_ input: Input) {
    guard !isDead else { return }
    let effects = engine.handle(input, at: world.moment)
    deadline = engine.deadline
    if diesNow() { return world.kill(self) }
    for effect in effects {
      if case .store(let change) = effect { store.apply(change) }
    }
    store.shown.formUnion(writtenOut)
    writtenOut = []
    for effect in effects {
      if diesNow() { return world.kill(self) }
      carryOut(effect)
    }
  }

  /// Its next steps, counted down; at zero it dies. nil: it lives.
  public var stepsToLive: Int?

  private func diesNow() -> Bool {
    guard let steps = stepsToLive else { return false }
    stepsToLive = steps - 1
    return steps <= 0
  }

  func die() {
    isDead = true
    deadline = nil
  }

  private func carryOut(_ effect: Effect) {
    switch effect {
    case .store: break
    case .notify(let notice):
      if case .message(let message, _) = notice, !message.own { writtenOut.insert(message.row) }
      notices.append(notice)
    case .answer(let command, let outcome):
      precondition(outcomes[command] == nil, "command \(command) is answered twice")
      outcomes[command] = outcome
    case .recall(let command, let target, let count, let withIgnored):
      let lines = store.lines(of: target, withIgnored: withIgnored)
      outcomes[command] = .list(.messages(Array(lines.suffix(count))))
    case .recallMentions(let command, let count):
      outcomes[command] = .list(.mentions(store.mentions(of: engine.me).suffix(count)))
    case .look(let command, let query):
      let isUnknown = query.orElse != nil && store.page(query.ofTarget).messages.isEmpty
      let failure = isUnknown ? query.orElse.map { Outcome.failed($0) } : nil
      outcomes[command] = failure ?? .list(.page(store.page(query)))
    case .fetch(let range): feed(.found(range, store.payloads(range)))
    case .finish(let ending): self.ending = ending
    case .connect(let link, let request): links[link] = world.connect(self, link, request)
    case .disconnect(let link, let withPacket):
      onLink(link) { broker, id in broker.disconnect(id, withPacket: withPacket) }
    case .subscribe(let link, let token, let subscriptions):
      onLink(link) { broker, id in broker.subscribe(id, token: token, subscriptions) }
    case .unsubscribe(let link, let filters):
      onLink(link) { broker, id in
        broker.unsubscribe(id, filters)
        return []
      }
    case .publish(let link, let publication):
      onLink(link) { broker, id in broker.publish(id, publication) }
    }
  }

  private func onLink(
    _ link: LinkNumber,
    _ request: @escaping (inout MemoryBroker, MemoryBroker.LinkID) -> [MemoryBroker.Output]
  ) {
    guard let id = links[link] else { return }
    world.send(id) { broker in request(&broker, id) }
  }
}
