import Glibc

/// A moment at which waiting ends, by the clock that never goes back.
struct BrokerDeadline {
  private static let clock = ContinuousClock()
  private var instant: ContinuousClock.Instant

  init(after duration: Duration) { instant = Self.clock.now + duration }

  var hasPassed: Bool { Self.clock.now >= instant }

  /// Looks every few milliseconds until the condition holds.
  ///
  /// - Returns: whether it came to hold in time; it is looked at least once.
  func wait(_ condition: () -> Bool) -> Bool {
    while !condition() {
      if hasPassed { return false }
      poll(nil, 0, 3)
    }
    return true
  }
}
