import ChatCore

/// What is told once, though the engine reports it at each attempt: a link that is lost until it is back, and a filter
/// that the broker refuses.
struct ToldOnce {
  private var isLost = false
  private var refused: [TopicFilter: ReasonCode] = [:]

  /// Whether this is news.
  mutating func isNews(_ notice: Notice) -> Bool {
    switch notice {
    case .connected:
      isLost = false
      return true
    case .connectionLost:
      defer { isLost = true }
      return !isLost
    case .subscriptionRefused(let filter, let reason):
      return refused.updateValue(reason, forKey: filter) != reason
    default: return true
    }
  }
}
