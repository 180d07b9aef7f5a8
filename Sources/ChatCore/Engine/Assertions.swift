/// Retained records that we have published at QoS 0 and that count as kept by the broker once our own subscription has
/// brought them back; and the commands that wait for it.
struct Assertions: Sendable {
  /// A record that has not come back for this long will not.
  static let patience = Duration.seconds(5)

  struct Waiting: Sendable {
    var command: CommandNumber
    var outcome: Outcome
    /// In the order of importance.
    var topics: [TopicName]
    var until: Duration
  }

  /// What has not come back yet, in the order in which it was first published.
  private(set) var open: [(topic: TopicName, payload: [UInt8], until: Duration)] = []
  private var waiting: [Waiting] = []

  var isEmpty: Bool { open.isEmpty }
  var deadline: Duration? { (waiting.map(\.until) + open.map(\.until)).min() }

  mutating func add(_ topic: TopicName, _ payload: [UInt8], at now: Duration) {
    open.removeAll { $0.topic == topic }
    open.append((topic, payload, now + Self.patience))
  }

  /// The command is answered so when all these topics have come back.
  mutating func wait(
    _ command: CommandNumber, _ outcome: Outcome, for topics: [TopicName], at now: Duration
  ) {
    waiting.append(
      Waiting(
        command: command, outcome: outcome, topics: topics, until: now + Self.patience))
  }

  /// - Returns: whether this is a record of ours coming back, and the commands that it completes.
  mutating func cameBack(
    _ topic: TopicName, _ payload: [UInt8]
  ) -> (isOurs: Bool, answers: [(CommandNumber, Outcome)]) {
    guard let index = open.firstIndex(where: { $0.topic == topic && $0.payload == payload }) else {
      return (false, [])
    }
    open.remove(at: index)
    for index in waiting.indices { waiting[index].topics.removeAll { $0 == topic } }
    let complete = waiting.filter { $0.topics.isEmpty }
    waiting.removeAll { $0.topics.isEmpty }
    return (true, complete.map { ($0.command, $0.outcome) })
  }

  /// Commands that have waited too long, and for what in vain. What was asserted so long ago is given up.
  mutating func deadlinePassed(
    at now: Duration
  ) -> [(command: CommandNumber, outcome: Outcome, topics: [TopicName])] {
    let late = waiting.filter { $0.until <= now }
    waiting.removeAll { $0.until <= now }
    open.removeAll { $0.until <= now }
    return late.map { waiting in
      open.removeAll { waiting.topics.contains($0.topic) }
      let topic = waiting.topics.first
      let outcome = topic.map { Outcome.failed(.unconfirmed($0)) } ?? waiting.outcome
      return (waiting.command, outcome, waiting.topics)
    }
  }
}
