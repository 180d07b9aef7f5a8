/// Texts in groups that are known to exist and are not here: asked for after a moment, of their author first, then of
/// other members.
struct Gaps: Sendable {
  /// A text may be this late before it counts as missing.
  static let lateness = Duration.seconds(2)
  /// From one request to the next, doubling …
  static let firstPause = Duration.seconds(3)
  /// … up to this.
  static let mostPause = Duration.seconds(60)
  /// From a repair that leaves something missing to the next request.
  static let nextPart = Duration.milliseconds(500)
  /// So many ranges are asked for at a time.
  static let mostRanges = 4

  /// Of one sender, so many epochs are looked after at a time.
  static let mostEpochs = 8

  /// As long as there are fewer gaps than this, one of somebody who is not known as a member is looked after too.
  static let mostOfStrangers = 1000

  struct Gap: Sendable {
    /// The largest number known to exist.
    var last: UInt64
    var due: Duration
    var pause = Gaps.firstPause
    /// How often it was asked for.
    var asked = 0
    var isTold = false
  }

  private(set) var open: [ReceivedTexts.Key: Gap] = [:]

  var deadline: Duration? { open.values.map(\.due).min() }

  /// A text with this number exists, though not all up to it are here.
  mutating func noticed(_ key: ReceivedTexts.Key, upTo last: UInt64, at now: Duration) {
    var gap = open[key] ?? Gap(last: last, due: now + Self.lateness)
    gap.last = max(gap.last, last)
    open[key] = gap
  }

  /// Whether one more of this sender's epochs is looked after: he has one for each of his stores, not thousands.
  ///
  /// - Parameter isMember: whether he is known to be one; a broker that forgot may say so only later, and strangers are
  ///   without number.
  func mayFollow(_ key: ReceivedTexts.Key, isMember: Bool) -> Bool {
    if open[key] != nil { return true }
    guard isMember || open.count < Self.mostOfStrangers else { return false }
    return open.keys.count { $0.sender == key.sender } < Self.mostEpochs
  }

  /// Not to be asked for yet.
  mutating func postpone(_ key: ReceivedTexts.Key, at now: Duration) {
    guard let pause = open[key]?.pause else { return }
    open[key]?.due = now + pause
    open[key]?.pause = min(pause * 2, Self.mostPause)
  }

  /// The gaps that are due, in a fixed order.
  func due(at now: Duration) -> [ReceivedTexts.Key] {
    open.filter { $0.value.due <= now }.keys.sorted { $0.order < $1.order }
  }

  mutating func close(_ key: ReceivedTexts.Key) { open[key] = nil }

  /// It was asked for, and is again later.
  ///
  /// - Returns: whether people are to be told now: the first request had no success.
  mutating func asked(_ key: ReceivedTexts.Key, at now: Duration) -> Bool {
    guard var gap = open[key] else { return false }
    gap.asked += 1
    gap.due = now + gap.pause
    gap.pause = min(gap.pause * 2, Self.mostPause)
    let isNews = gap.asked > 1 && !gap.isTold
    if isNews { gap.isTold = true }
    open[key] = gap
    return isNews
  }

  /// Some of it has come: whoever sent that is asked for the rest soon.
  mutating func progressed(_ key: ReceivedTexts.Key, at now: Duration) {
    guard var gap = open[key] else { return }
    gap.pause = Self.firstPause
    gap.due = min(gap.due, now + Self.nextPart)
    gap.asked = max(0, gap.asked - 1)
    open[key] = gap
  }

  /// A new connection: what was asked for on the one before may have got lost with it, and what the broker still had
  /// is here in a moment.
  mutating func linked(at now: Duration) {
    for key in open.keys {
      open[key]?.due = now + Self.nextPart
      open[key]?.pause = Self.firstPause
    }
  }

  /// Its author has come: ask at once.
  mutating func hurry(_ author: UserName, at now: Duration) {
    for (key, gap) in open where key.sender == author {
      open[key]?.due = min(gap.due, now + Self.lateness)
    }
  }

  mutating func forget(_ target: Target) {
    for key in open.keys where key.target == target { open[key] = nil }
  }
}

extension ReceivedTexts.Key {
  fileprivate var order: String { "\(target) \(sender) \(epoch)" }
}
