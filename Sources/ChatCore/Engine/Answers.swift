/// How many requests to send again are answered: each may ask for a few ranges of each author at a time, and nobody can
/// keep us busy.
struct Answers: Sendable {
  /// So many requests of one asker are answered in a time of …
  static let most = 32
  static let period = Duration.seconds(1)

  private struct Count: Sendable {
    var since: Duration
    var answered = 0
  }

  /// … and so many of all askers together: names are free to invent.
  static let mostOfAll = 64

  private var counts: [UserName: Count] = [:]
  private var all = Count(since: .zero)

  /// - Returns: false when he has had as many answers as he may; the request counts when it is true.
  mutating func mayAnswer(_ asker: UserName, at now: Duration) -> Bool {
    var count = counts[asker] ?? Count(since: now)
    if now >= count.since + Self.period { count = Count(since: now) }
    if now >= all.since + Self.period {
      all = Count(since: now)
      counts = counts.filter { now < $0.value.since + Self.period }
    }
    guard count.answered < Self.most, all.answered < Self.mostOfAll else { return false }
    all.answered += 1
    count.answered += 1
    counts[asker] = count
    return true
  }
}
