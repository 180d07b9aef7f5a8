/// How many packets a turn takes at the prompt, so that no key waits long for its end: as many as went through in five
/// milliseconds of the processor lately, from reading them to their lines on the terminal.
///
/// The disk does not count, for a turn waits for it once, however many packets it takes.
struct TurnBudget {
  static let mostPackets = 200
  private static let leastPackets = 50
  private static let goal = Duration.milliseconds(5)

  private(set) var packets = mostPackets
  private var taken = 0
  private var begin = Duration.zero

  /// So many packets have been taken.
  ///
  /// - Parameter now: processor time.
  mutating func took(_ count: Int, at now: Duration) { (taken, begin) = (count, now) }

  /// The turn's end.
  ///
  /// - Parameter now: processor time.
  mutating func ended(at now: Duration) {
    guard taken > 0 else { return }
    let fitting = Double(taken) * (Self.goal / max(now - begin, .microseconds(1)))
    let grown = min(fitting, Double(packets * 2), Double(Self.mostPackets))
    packets = max(Self.leastPackets, Int(grown))
    taken = 0
  }
}
