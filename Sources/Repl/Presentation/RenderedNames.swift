import ChatCore
import Synchronization

/// Names as they were rendered: in a flood, the same few come again and again, and whom each looks like takes longer to
/// find out than all the rest of its line.
final class RenderedNames: Sendable {
  private static let most = 4096
  private let words = Mutex<[Target: Words]>([:])

  /// What is there for a name, or else what a closure makes of it.
  func words(of name: Target, _ make: () -> Words) -> Words {
    if let known = words.withLock({ $0[name] }) { return known }
    let made = make()
    words.withLock { words in
      if words.count == Self.most { words = [:] }
      words[name] = made
    }
    return made
  }
}
