import CSystem
import ChatCore
import Glibc
import Mosquitto
import Store

/// The one loop. A turn:
///
///     poll → read the socket → engine.handle each → commit to the store → tell the front end → write the socket
///
/// Acknowledgements leave in the last step, after the commit: that is what "nothing lost" rests on.
final class ChatLoop {

  /// What a turn has to tell the front end.
  enum Happening {
    case notice(Notice)
    case answer(CommandNumber, Outcome)
    case signal(Int32)
    /// The store could not take what came; it was not acknowledged. Told once, until `storeWorks`.
    case storeFailed(StoreError)
    /// The store takes what comes again, after it had failed.
    case storeWorks
    case finished(Ending)
  }

  /// So many commands of a script share a turn.
  private static let mostCommands = 200
  private static let second = Duration.seconds(1)

  var engine: Engine
  let store: MessageStore
  let broker: BrokerAccess
  let makeEngine: (Restored) -> Engine
  private let signals = Signals()
  var connection: (number: LinkNumber, connection: Connection)?
  var inbox: [Input] = []
  var shown: [Int64] = []
  private var nextTick = Clock.uptime()
  private var lastCommand: CommandNumber = 0
  /// Commands that have no answer yet.
  var unanswered: Set<CommandNumber> = []
  /// The first command of this turn: with the turn, it fails.
  var firstOfTurn: CommandNumber = 0
  /// The store fails: until it works again the engine stands still, and there is no connection.
  var outage: StoreOutage?
  var lastOutage: StoreOutage?
  var isLeaving = false
  var told = ToldOnce()
  private var budget = TurnBudget()
  /// The last turn ended early, for a key.
  private var hasYielded = false
  /// The first of the front end's descriptors is a keyboard: what is typed comes before what arrives, every other time
  /// at least, and turns are short.
  var putsKeysFirst = false
  /// Nothing is read from the broker for now, which keeps what comes: the terminal has enough to do.
  var keepsPackets = false
  /// So long at most until the front end is asked again whether that is so.
  private static let longestPause = Duration.milliseconds(50)
  /// Searches that wait for the index of words.
  var looks: [Look] = []
  /// The store could not be asked for what is here already.
  var unread: StoreError?
  /// A step of the index failed; the next commit ends that.
  var indexRests = false
  /// For a while nothing has happened.
  private(set) var isQuiet = false
  var isFinished = false
  /// What `/wait` waits at most when it does not say.
  var timeout: Duration { didSet { engine.timeout = timeout } }

  init(
    store: MessageStore, broker: BrokerAccess, makeEngine: @escaping (Restored) -> Engine
  ) throws(StoreError) {
    self.store = store
    self.broker = broker
    self.makeEngine = makeEngine
    engine = makeEngine(try store.restore())
    timeout = engine.timeout
  }

  // MARK: What a front end asks for

  func start() { inbox.append(.start) }

  /// The number of the latest command.
  var latestCommand: CommandNumber { lastCommand }

  func submit(_ action: Action) -> CommandNumber {
    lastCommand += 1
    unanswered.insert(lastCommand)
    inbox.append(.command(lastCommand, action))
    return lastCommand
  }

  /// A command that waits for something is to wait no longer.
  func interrupt(_ command: CommandNumber) { inbox.append(.interrupt(command)) }

  /// To be said again to shorten the patience.
  ///
  /// - Parameter text: what the others see.
  func leave(patience: Duration, text: String? = nil) {
    isLeaving = true
    inbox.append(.leave(patience: outage == nil ? patience : .zero, text: text))
  }

  /// This row has been written to the terminal or the pipe.
  func markShown(_ message: StoredMessage) {
    if !message.own { shown.append(message.row) }
  }

  /// Others' texts behind this row that were never marked as shown.
  func unshown(after row: Int64, most: Int) throws(StoreError) -> [StoredMessage] {
    try store.unshown(after: row, most: most)
  }

  func latest(_ count: Int, of target: Target?) throws(StoreError) -> [StoredMessage] {
    try store.latest(count, of: target)
  }

  // MARK: A turn

  /// Waits until something happens, deals with it, and tells.
  ///
  /// - Parameters:
  ///   - descriptors: what the front end waits for as well; their `revents` are filled in.
  ///   - limit: wait no longer than this.
  ///   - next: asked for the command that follows one that was answered in this turn, so that many share a commit.
  func turn(
    _ descriptors: inout [pollfd], atMost limit: Duration = .seconds(1),
    next: (() -> Action?)? = nil
  ) -> [Happening] {
    budget.ended(at: Clock.processorTime())
    var happenings = wait(&descriptors, atMost: limit)
    if yields(to: descriptors) { return happenings }
    if outage != nil { happenings += endOutage() }
    takeInputs()
    let now = Clock.now()
    let inputs = inbox
    inbox = []
    if outage != nil { return happenings + inputs.flatMap { turnedAway($0, at: now) } }
    if inputs.isEmpty || !looks.isEmpty { happenings += followTexts() }
    firstOfTurn = inputs.compactMap(\.command).min() ?? lastCommand + 1
    var effects: [Effect] = []
    for input in inputs { effects += engine.handle(input, at: now) }
    if let next { follow(next, &effects, at: now) }
    happenings += commit(effects)
    connection?.connection.write()
    return happenings
  }

  func turn(
    atMost limit: Duration = .seconds(1), next: (() -> Action?)? = nil
  ) -> [Happening] {
    var none: [pollfd] = []
    return turn(&none, atMost: limit, next: next)
  }

  private func yields(to descriptors: [pollfd]) -> Bool {
    let isTyped = putsKeysFirst && descriptors.first?.revents ?? 0 != 0
    hasYielded = isTyped && !hasYielded && inbox.isEmpty
    return hasYielded
  }

  /// As long as each command is done at once, the next one is taken too.
  private func follow(_ next: () -> Action?, _ effects: inout [Effect], at now: Moment) {
    guard effects.contains(where: { $0.isDone(lastCommand) }) else { return }
    for _ in 0..<Self.mostCommands {
      guard let action = next() else { return }
      lastCommand += 1
      unanswered.insert(lastCommand)
      let handled = engine.handle(.command(lastCommand, action), at: now)
      effects += handled
      if !handled.contains(where: { $0.isDone(lastCommand) }) { return }
    }
  }

  private func wait(_ descriptors: inout [pollfd], atMost limit: Duration) -> [Happening] {
    var own = connection?.connection.pollDescriptors ?? []
    if keepsPackets { for index in own.indices { own[index].events &= ~Int16(POLLIN) } }
    var all =
      descriptors + own + [pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0)]
    let timeout = pause(atMost: limit)
    let milliseconds = (timeout / Duration.milliseconds(1)).rounded(.up)
    let ready = poll(&all, nfds_t(all.count), Int32(milliseconds))
    isQuiet = ready == 0 && (isQuiet || timeout >= Self.silence)
    if ready < 0 {
      for index in all.indices { all[index].revents = 0 }
    }
    for index in descriptors.indices { descriptors[index].revents = all[index].revents }
    var happenings: [Happening] = []
    while let signal = signals.next() { happenings.append(.signal(signal)) }
    return happenings
  }

  private func pause(atMost limit: Duration) -> Duration {
    if !inbox.isEmpty { return .zero }
    if !keepsPackets, connection?.connection.hasEvents == true { return .zero }
    let limit = keepsPackets ? min(limit, Self.longestPause) : limit
    if let outage { return max(.zero, min(limit, outage.retryAt - Clock.uptime())) }
    if !shown.isEmpty { return .zero }
    let due = [engine.deadline, nextTick].compactMap { $0 }.min() ?? nextTick
    return max(.zero, min(limit, due - Clock.uptime(), indexPause ?? limit))
  }

  private func takeInputs() {
    let now = Clock.uptime()
    if let (number, connection) = connection {
      if now >= nextTick {
        connection.housekeeping()
      }
      if !keepsPackets { takePackets(connection, number) }
    }
    if now >= nextTick { nextTick = now + Self.second }
    if outage == nil, let deadline = engine.deadline, deadline <= now { inbox.append(.deadline) }
  }

  private func takePackets(_ connection: Connection, _ number: LinkNumber) {
    let limit = putsKeysFirst ? budget.packets : TurnBudget.mostPackets
    let now = Clock.processorTime()
    let events = connection.readEvents(limit: limit)
    inbox += events.map { .connection(number, $0) }
    budget.took(events.count, at: now)
  }

  // MARK: Effects

  /// First all that is to be stored, in one transaction; then the rest, in order.
  private func commit(_ effects: [Effect]) -> [Happening] {
    let changes = effects.compactMap { effect in
      if case .store(let change) = effect { change } else { nil }
    }
    do throws(StoreError) {
      if !changes.isEmpty || !shown.isEmpty { try store.commit(changes, shown: shown) }
      shown = []
      indexRests = false
    } catch {
      return notStored(error, effects)
    }
    let happenings = effects.compactMap(carryOut)
    guard let error = unread else { return happenings }
    unread = nil
    return happenings + notStored(error, [])
  }
}

/// Where the broker is, and who we are to it.
struct BrokerAccess {
  var address: BrokerAddress
  var credentials: Credentials
}

extension Input {
  fileprivate var command: CommandNumber? {
    if case .command(let number, _) = self { number } else { nil }
  }
}

extension Effect {
  /// The command that this answers.
  var answeredCommand: CommandNumber? {
    switch self {
    case .answer(let command, _), .recall(let command, _, _, _),
      .recallMentions(let command, _), .look(let command, _):
      command
    default: nil
    }
  }

  /// Whether this answers the command, and well.
  fileprivate func isDone(_ command: CommandNumber) -> Bool {
    if case .answer(command, .done) = self { true } else { false }
  }
}
