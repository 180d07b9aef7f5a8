import Store

/// The store takes nothing: since which error, and when it is tried again.
struct StoreOutage {
  let error: StoreError
  private(set) var retryAt: Duration
  private var pause: Duration

  private static let first = Duration.seconds(5)
  private static let most = Duration.seconds(60)

  /// - Parameter former: the outage before, if it ended a short while ago: then the pause goes on to grow.
  init(_ error: StoreError, at now: Duration, former: StoreOutage?) {
    self.error = error
    let isSoon = former.map { now - $0.retryAt < Self.most } ?? false
    pause = isSoon ? min(Self.most, (former?.pause ?? Self.first) * 2) : Self.first
    retryAt = now + pause
  }

  /// It was tried in vain.
  mutating func goOn(at now: Duration) {
    pause = min(Self.most, pause * 2)
    retryAt = now + pause
  }
}
