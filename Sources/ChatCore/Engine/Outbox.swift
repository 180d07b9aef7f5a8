/// Own texts that are not done: held until a conversation is accepted, queued, in flight, or on the broker and awaited
/// at the other side.
///
/// A text is in the store before it is here, and stays there until it is done; what was in flight when a connection
/// ended is queued again with the same identity.
struct Outbox: Sendable {
  /// A text that the broker cannot take now is tried again after this.
  static let refusalPause = Duration.seconds(5)
  /// At most this many wait for an acknowledgement at a time.
  static let mostInFlight = 200

  private struct Flight: Sendable {
    var row: Int64
    var since: Duration
  }

  private var messages: [Int64: StoredMessage] = [:]
  private var held: [UserName: [Int64]] = [:]
  /// Rows to be published, in order; those before `head` are gone.
  private var queue: [Int64] = []
  private var head = 0
  /// Rows that are queued or in flight.
  private var moving: Set<Int64> = []
  private var inFlight: [UInt64: Flight] = [:]
  /// Rows that the broker has never had.
  private var unsent: Set<Int64> = []
  /// Rows that the broker has, or may have: they have gone out, or were queued by an earlier run.
  private var gone: Set<Int64> = []
  /// Rows on the broker that nobody has confirmed yet, by target, in order.
  private var awaiting: [Target: [Int64]] = [:]
  /// Rows that the broker would not take at QoS 2.
  private var lowered: Set<Int64> = []
  /// Rows that the broker would not take now, and when to try again.
  private var refused: [Int64: Duration] = [:]
  /// From the last publication to its acknowledgement.
  private(set) var roundTrip: Duration?

  init(_ restored: [StoredMessage]) {
    for message in restored { add(message) }
    gone = Set(messages.values.filter { $0.state != .held }.map(\.row))
  }

  // MARK: What there is

  var heldCount: Int { held.values.reduce(0) { $0 + $1.count } }
  var queuedCount: Int { queue.count - head }
  var inFlightCount: Int { inFlight.count }
  /// On the broker, and not confirmed by the other side.
  var awaitedCount: Int { awaiting.values.reduce(0) { $0 + $1.count } }
  /// Accepted, with a topic, and not on the broker yet.
  var unsentCount: Int { unsent.count }

  /// All of them, oldest first.
  var all: [StoredMessage] { messages.values.sorted { $0.row < $1.row } }

  /// The numbers of the texts to a target that are here.
  func numbers(to target: Target, epoch: UInt64) -> Set<UInt64> {
    let ids = messages.values.filter { $0.target == target }.compactMap(\.id)
    return Set(ids.filter { $0.epoch == epoch }.map(\.number))
  }

  var holdingUsers: [UserName] { held.keys.sorted() }
  func isAwaiting(_ target: Target) -> Bool { awaiting[target] != nil }
  var awaitedTargets: [Target] { awaiting.keys.sorted() }

  // MARK: In, on, out

  mutating func add(_ message: StoredMessage) {
    messages[message.row] = message
    switch (message.state, message.target) {
    case (.held, .user(let user)): held[user, default: []].append(message.row)
    case (.awaiting, let target): awaiting[target, default: []].append(message.row)
    default:
      unsent.insert(message.row)
      enqueue(message.row)
    }
  }

  /// Takes the texts that wait for this user out, in order.
  mutating func takeHeld(for user: UserName) -> [StoredMessage] {
    (held.removeValue(forKey: user) ?? []).compactMap { messages.removeValue(forKey: $0) }
  }

  /// Takes one text out that has certainly never gone out.
  ///
  /// - Returns: false when it is not here, or the broker may have it.
  mutating func takeBack(_ row: Int64) -> Bool {
    guard let message = messages[row], !gone.contains(row) else { return false }
    if case .user(let user) = message.target, let rows = held[user]?.filter({ $0 != row }) {
      held[user] = rows.isEmpty ? nil : rows
    }
    queue = queue[head...].filter { $0 != row }
    head = 0
    remove(row)
    return true
  }

  /// Whether a text can be taken back.
  func isHere(_ row: Int64) -> Bool { messages[row] != nil && !gone.contains(row) }

  /// Takes everything to a target out that is not in flight, in order.
  mutating func takeAll(to target: Target) -> [StoredMessage] {
    let flying = Set(inFlight.values.map(\.row))
    let rows = messages.values.filter { $0.target == target && !flying.contains($0.row) }
      .map(\.row).sorted()
    let taken = Set(rows)
    queue = queue[head...].filter { !taken.contains($0) }
    head = 0
    moving.subtract(rows)
    unsent.subtract(rows)
    self.gone.subtract(rows)
    awaiting[target] = nil
    if case .user(let user) = target { held[user] = nil }
    return rows.compactMap { messages.removeValue(forKey: $0) }
  }

  /// The next text to publish, now in flight under this token; nil when there is none or enough are out.
  mutating func next(
    token: UInt64, limit: Int, at now: Duration
  ) -> (message: StoredMessage, qos: QoS)? {
    while inFlight.count < min(limit, Self.mostInFlight), head < queue.count {
      let row = queue[head]
      head += 1
      if head > 1024, head * 2 > queue.count {
        queue.removeFirst(head)
        head = 0
      }
      guard let message = messages[row] else { continue }
      inFlight[token] = Flight(row: row, since: now)
      gone.insert(row)
      return (message, lowered.contains(row) ? .atLeastOnce : .exactlyOnce)
    }
    return nil
  }

  /// The broker has answered a publication.
  ///
  /// - Returns: the text, which is in the outbox still; nil when the token is not one of ours, or the text is done.
  mutating func landed(_ token: UInt64, at now: Duration) -> StoredMessage? {
    guard let flight = inFlight.removeValue(forKey: token) else { return nil }
    roundTrip = now - flight.since
    moving.remove(flight.row)
    return messages[flight.row]
  }

  /// The broker has it; it is kept until the other side confirms.
  mutating func await(_ message: StoredMessage) {
    unsent.remove(message.row)
    guard messages.updateValue(message, forKey: message.row)?.state != .awaiting else { return }
    var rows = awaiting[message.target] ?? []
    rows.insert(message.row, at: rows.firstIndex { $0 > message.row } ?? rows.endIndex)
    awaiting[message.target] = rows
  }

  /// The broker would not take it now: once more, at a lower Quality of Service.
  mutating func lower(_ row: Int64, at now: Duration) {
    if lowered.insert(row).inserted { return enqueue(row) }
    refused[row] = now + Self.refusalPause
  }

  /// Whether it is refused again and again.
  var isRefused: Bool { !refused.isEmpty }
  var deadline: Duration? { refused.values.min() }

  /// Queues again what was refused a while ago.
  mutating func retry(at now: Duration) {
    for (row, due) in refused.sorted(by: { $0.key < $1.key }) where due <= now {
      refused[row] = nil
      enqueue(row)
    }
  }

  /// Publish it again.
  mutating func enqueue(_ row: Int64) {
    if moving.insert(row).inserted { queue.append(row) }
  }

  mutating func remove(_ row: Int64) {
    guard let message = messages.removeValue(forKey: row) else { return }
    lowered.remove(row)
    refused[row] = nil
    moving.remove(row)
    unsent.remove(row)
    gone.remove(row)
    drop([row], from: message.target)
  }

  /// Takes out what a receipt or a head confirms: the texts of this epoch with such a number.
  mutating func confirm(
    _ target: Target, epoch: UInt64, where isConfirmed: (UInt64) -> Bool
  ) -> [StoredMessage] {
    let rows = (awaiting[target] ?? []).filter { row in
      guard let id = messages[row]?.id, id.epoch == epoch else { return false }
      return isConfirmed(id.number)
    }
    drop(Set(rows), from: target)
    moving.subtract(rows)
    gone.subtract(rows)
    return rows.compactMap { messages.removeValue(forKey: $0) }
  }

  /// Queues awaited texts again: the first of them, or those with these numbers.
  mutating func resend(
    _ target: Target, epoch: UInt64? = nil, numbers: Set<UInt64>? = nil, most: Int
  ) {
    let rows = (awaiting[target] ?? []).filter { row in
      guard let id = messages[row]?.id else { return false }
      return (epoch ?? id.epoch) == id.epoch && (numbers?.contains(id.number) ?? true)
    }
    for row in rows.prefix(most) { enqueue(row) }
  }

  /// The connection is gone: what was in flight is first in the queue again.
  mutating func linkLost() {
    let returning = inFlight.values.map(\.row).sorted()
    inFlight.removeAll()
    queue = returning + queue[head...]
    head = 0
  }

  private mutating func drop(_ rows: Set<Int64>, from target: Target) {
    guard let rest = awaiting[target]?.filter({ !rows.contains($0) }) else { return }
    awaiting[target] = rest.isEmpty ? nil : rest
  }
}
