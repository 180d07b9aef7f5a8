/// Receipts in conversations, both ways: those that we owe for what we have stored, and those that we wait for.
struct Receipts: Sendable {
  /// At most one receipt in this time to a sender.
  static let pause = Duration.milliseconds(250)
  /// Without progress, texts are sent again after this …
  static let firstPatience = Duration.seconds(1)
  /// … doubling up to this.
  static let mostPatience = Duration.seconds(8)
  /// So many texts are sent again at a time.
  static let mostResent = 50

  private struct Owed: Sendable {
    var epochs: Set<UInt64>
    var due: Duration
  }

  private struct Expected: Sendable {
    var due: Duration
    var patience: Duration
  }

  private var owed: [UserName: Owed] = [:]
  private var lastSent: [UserName: Duration] = [:]
  private var expected: [UserName: Expected] = [:]

  var deadline: Duration? {
    (owed.values.map(\.due) + expected.values.map(\.due)).min()
  }

  // MARK: Owed

  /// A text of this sender is stored here, now or before.
  mutating func owe(_ sender: UserName, epoch: UInt64, at now: Duration) {
    let earliest = max(now, (lastSent[sender] ?? .zero) + Self.pause)
    owed[sender, default: Owed(epochs: [], due: earliest)].epochs.insert(epoch)
  }

  /// What is to be sent now, in order.
  mutating func takeDue(at now: Duration, all: Bool = false) -> [(UserName, UInt64)] {
    let due = owed.filter { all || $0.value.due <= now }
    for sender in due.keys {
      owed[sender] = nil
      lastSent[sender] = now
    }
    return due.sorted { $0.key < $1.key }.flatMap { sender, owed in
      owed.epochs.sorted().map { (sender, $0) }
    }
  }

  // MARK: Expected

  /// A text to this user is on the broker: his receipt should come.
  mutating func expect(from user: UserName, at now: Duration) {
    if expected[user] == nil {
      expected[user] = Expected(due: now + Self.firstPatience, patience: Self.firstPatience)
    }
  }

  /// His receipts go on, or he has come back: patience begins anew.
  mutating func progressed(_ user: UserName, at now: Duration) {
    expected[user] = Expected(due: now + Self.firstPatience, patience: Self.firstPatience)
  }

  /// Nothing is expected: all is there, or he is away.
  mutating func rest(_ user: UserName) { expected[user] = nil }

  /// Whose receipts have not come in time, in order; the next patience is longer.
  mutating func overdue(at now: Duration) -> [UserName] {
    let late = expected.filter { $0.value.due <= now }.keys.sorted()
    for user in late {
      let patience = min(Self.mostPatience, (expected[user]?.patience ?? .zero) * 2)
      expected[user] = Expected(due: now + patience, patience: patience)
    }
    return late
  }

  /// No link: nothing is due until there is one again.
  mutating func linkLost() {
    owed = [:]
    expected = [:]
  }
}
