/// Lets so many things a second through, and so many at once when it has rested.
struct Bucket: Hashable, Sendable {
  private let interval: Duration
  private let burst: Int
  /// When it will have rested. (It is a clock that runs ahead by an interval for each thing let through.)
  private(set) var restsAt = Duration.zero

  init(perSecond: Int, burst: Int) {
    interval = .seconds(1) / perSecond
    self.burst = burst
  }

  /// - Returns: whether one more may pass; it counts when it is true.
  mutating func take(at now: Duration) -> Bool {
    let from = max(restsAt, now)
    guard from - now <= interval * (burst - 1) else { return false }
    restsAt = from + interval
    return true
  }
}

/// What is said faster than anybody reads: each sender may fill a bucket, so may all senders of a target together (names
/// are free to invent), and so may all other news; what is over is counted, and told in a line when it has paused or has
/// gone on for long.
struct Flood: Sendable {
  /// What came over, of one source.
  private struct Hidden: Sendable {
    var count = 0
    let since: Duration
    var latest: Duration

    init(at now: Duration) { (since, latest) = (now, now) }

    var tellAt: Duration { min(latest + Flood.pause, since + Flood.longest) }
  }

  /// nil: of many senders.
  private struct Source: Hashable, Sendable {
    var target: Target
    var sender: UserName?
  }

  static let pause = Duration.seconds(1)
  static let longest = Duration.seconds(5)
  private static let fewBuckets = 1000

  private var senders: [UserName: Bucket] = [:]
  /// When more are kept, those that have rested go.
  private var mostBuckets = fewBuckets
  private var targets: [Target: Bucket] = [:]
  private var news = Bucket(perSecond: 10, burst: 30)
  private var hiddenTexts: [Source: Hidden] = [:]
  private var hiddenNews: (counts: HiddenNews, hidden: Hidden)?

  /// When the next line is due; nil: nothing is hidden.
  var deadline: Duration? {
    (hiddenTexts.values.map(\.tellAt) + [hiddenNews?.hidden.tellAt].compactMap { $0 }).min()
  }

  /// Whether this text of somebody else may be shown; else it counts as hidden.
  mutating func admits(_ message: StoredMessage, at now: Duration) -> Bool {
    guard senders[message.sender, default: Bucket(perSecond: 10, burst: 30)].take(at: now) else {
      hide(Source(target: message.target, sender: message.sender), at: now)
      return false
    }
    forgetRested(at: now)
    guard targets[message.target, default: Bucket(perSecond: 50, burst: 150)].take(at: now) else {
      hide(Source(target: message.target, sender: nil), at: now)
      return false
    }
    return true
  }

  /// Whether news of this kind may be shown; else it counts as hidden.
  mutating func admits(_ kind: WritableKeyPath<HiddenNews, Int>, at now: Duration) -> Bool {
    if news.take(at: now) { return true }
    hide(kind, at: now)
    return false
  }

  /// News that are not shown, whatever there is room for.
  mutating func hide(_ kind: WritableKeyPath<HiddenNews, Int>, at now: Duration) {
    var (counts, hidden) = hiddenNews ?? (HiddenNews(), Hidden(at: now))
    counts[keyPath: kind] += 1
    hidden.latest = now
    hiddenNews = (counts, hidden)
  }

  /// The lines that are due.
  mutating func due(at now: Duration) -> [Notice] { tell { $0 <= now } }

  /// All lines that are still to be told.
  mutating func rest() -> [Notice] { tell { _ in true } }

  private mutating func hide(_ source: Source, at now: Duration) {
    var hidden = hiddenTexts[source] ?? Hidden(at: now)
    hidden.count += 1
    hidden.latest = now
    hiddenTexts[source] = hidden
  }

  private mutating func tell(_ isDue: (Duration) -> Bool) -> [Notice] {
    let sources = hiddenTexts.filter { isDue($0.value.tellAt) }.keys.sorted {
      ($0.target, $0.sender?.text ?? "") < ($1.target, $1.sender?.text ?? "")
    }
    var notices = sources.map { source in
      let count = hiddenTexts.removeValue(forKey: source)?.count ?? 0
      return source.sender.map { Notice.hidden($0, source.target, count: count) }
        ?? .hiddenOfMany(source.target, count: count)
    }
    if let (counts, hidden) = hiddenNews, isDue(hidden.tellAt) {
      notices.append(.hiddenNews(counts))
      hiddenNews = nil
    }
    return notices
  }

  /// A bucket that has rested is as good as none.
  private mutating func forgetRested(at now: Duration) {
    guard senders.count > mostBuckets else { return }
    senders = senders.filter { $0.value.restsAt > now }
    mostBuckets = max(Self.fewBuckets, 2 * senders.count)
  }
}
