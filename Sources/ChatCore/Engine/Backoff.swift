/// How long to wait before the next attempt to connect: doubling from half a second to a minute, each time somewhere
/// between half and the whole of it, so that a thousand clients do not come back in one instant.
struct Backoff: Hashable, Sendable {
  static let first = Duration.milliseconds(500)
  static let most = Duration.seconds(60)

  private var ceiling = Backoff.first

  mutating func next(_ random: inout RandomSource) -> Duration {
    let half = ceiling / 2
    let pause = half + half * Double.random(in: 0...1, using: &random)
    ceiling = min(ceiling * 2, Self.most)
    return pause
  }

  mutating func reset() { ceiling = Self.first }
}
