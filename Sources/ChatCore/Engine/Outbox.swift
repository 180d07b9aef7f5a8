/// Own texts that are not on the broker yet: held until a conversation is accepted, queued, or in flight.
///
/// A text is in the store before it is here, and stays there until the broker has completed it; what was in flight
/// when a connection ended is queued again with the same identity.
struct Outbox: Sendable {
  /// At most this many wait for an acknowledgement at a time.
  static let mostInFlight = 200

  private var messages: [Int64: StoredMessage] = [:]
  /// Held rows by user, in order.
  private var held: [UserName: [Int64]] = [:]
  /// Queued rows, in order; those before `head` are gone.
  private var queue: [Int64] = []
  private var head = 0
  /// Row and time of sending by the token of the publication.
  private var inFlight: [UInt64: (row: Int64, at: Duration)] = [:]
  /// From the last publication to its acknowledgement.
  private(set) var roundTrip: Duration?

  init(_ restored: [StoredMessage]) {
    for message in restored where message.state == .held || message.state == .queued {
      add(message)
    }
  }

  var heldCount: Int { held.values.reduce(0) { $0 + $1.count } }
  var queuedCount: Int { queue.count - head }
  var inFlightCount: Int { inFlight.count }
  /// Accepted, with a topic, and not on the broker.
  var unsentCount: Int { queuedCount + inFlight.count }

  /// All of them, oldest first.
  var all: [StoredMessage] { messages.values.sorted { $0.row < $1.row } }

  mutating func add(_ message: StoredMessage) {
    messages[message.row] = message
    if message.state == .held, case .user(let user) = message.target {
      held[user, default: []].append(message.row)
    } else {
      queue.append(message.row)
    }
  }

  func hasHeld(for user: UserName) -> Bool { held[user] != nil }

  /// Takes the texts that wait for this user out, in order.
  mutating func takeHeld(for user: UserName) -> [StoredMessage] {
    (held.removeValue(forKey: user) ?? []).compactMap { messages.removeValue(forKey: $0) }
  }

  /// Takes the queued texts to a target out, in order; those in flight stay.
  mutating func takeQueued(to target: Target) -> [StoredMessage] {
    let flying = Set(inFlight.values.map(\.row))
    let taken = queuedRows.filter { messages[$0]?.target == target && !flying.contains($0) }
    let gone = Set(taken)
    queue = queuedRows.filter { !gone.contains($0) }
    head = 0
    return taken.compactMap { messages.removeValue(forKey: $0) }
  }

  /// The next text to publish, now in flight under this token; nil when there is none or enough are out.
  mutating func next(token: UInt64, limit: Int, at now: Duration) -> StoredMessage? {
    guard inFlight.count < min(limit, Self.mostInFlight), head < queue.count else { return nil }
    let row = queue[head]
    head += 1
    if head > 1024, head * 2 > queue.count {
      queue.removeFirst(head)
      head = 0
    }
    inFlight[token] = (row, now)
    return messages[row]
  }

  /// The broker has completed a publication.
  ///
  /// - Returns: the text, which is no longer here; nil when the token is not one of ours.
  mutating func completed(_ token: UInt64, at now: Duration) -> StoredMessage? {
    guard let (row, sent) = inFlight.removeValue(forKey: token) else { return nil }
    roundTrip = now - sent
    return messages.removeValue(forKey: row)
  }

  /// The connection is gone: what was in flight is first in the queue again.
  mutating func linkLost() {
    let returning = inFlight.values.map(\.row).sorted()
    inFlight.removeAll()
    queue = returning + queuedRows
    head = 0
  }

  private var queuedRows: ArraySlice<Int64> { queue[head...] }
}
