/// Our own heads: after texts to a group are on the broker, their number is made known, at most once a second.
struct Heads: Sendable {
  static let pause = Duration.seconds(1)

  private var due: [GroupName: Duration] = [:]
  private var lastSent: [GroupName: Duration] = [:]
  private var inFlight: [UInt64: (group: GroupName, last: UInt64)] = [:]

  var deadline: Duration? { due.values.min() }
  /// Whether all heads are known to the broker.
  var isIdle: Bool { due.isEmpty && inFlight.isEmpty }

  mutating func changed(_ group: GroupName, at now: Duration) {
    if due[group] == nil { due[group] = max(now, (lastSent[group] ?? .zero) + Self.pause) }
  }

  mutating func takeDue(at now: Duration, all: Bool = false) -> [GroupName] {
    let groups = due.filter { all || $0.value <= now }.keys.sorted()
    for group in groups {
      due[group] = nil
      lastSent[group] = now
    }
    return groups
  }

  mutating func sent(_ group: GroupName, last: UInt64, token: UInt64) {
    inFlight[token] = (group, last)
  }

  /// The broker has answered a head.
  mutating func landed(_ token: UInt64) -> (group: GroupName, last: UInt64)? {
    inFlight.removeValue(forKey: token)
  }

  mutating func linkLost() {
    due = [:]
    inFlight = [:]
  }
}
