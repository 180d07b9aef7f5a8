/// Commands that are answered when a condition holds, or when their time has run out.
struct Waits: Sendable {
  private struct Waiting: Sendable {
    var command: CommandNumber
    var condition: WaitCondition
    var until: Duration
  }

  private var waiting: [Waiting] = []

  var isEmpty: Bool { waiting.isEmpty }
  var deadline: Duration? { waiting.map(\.until).min() }

  /// - Parameter patience: of conditions; a pause takes its own time.
  mutating func add(
    _ command: CommandNumber, _ condition: WaitCondition, patience: Duration, at now: Duration
  ) {
    var patience = patience
    if case .elapsed(let pause) = condition { patience = pause }
    waiting.append(Waiting(command: command, condition: condition, until: now + patience))
  }

  /// The answers that are due. A pause that has passed is done; anything else that has not come is a failure.
  mutating func due(
    at now: Duration, holds: (WaitCondition) -> Bool
  ) -> [(CommandNumber, Outcome)] {
    var answers: [(CommandNumber, Outcome)] = []
    waiting.removeAll { waiting in
      if holds(waiting.condition) {
        answers.append((waiting.command, .done))
        return true
      }
      guard waiting.until <= now else { return false }
      if case .elapsed = waiting.condition {
        answers.append((waiting.command, .done))
      } else {
        answers.append((waiting.command, .failed(.timedOut)))
      }
      return true
    }
    return answers
  }

  /// ^C: it is waited for no longer.
  mutating func end(_ command: CommandNumber) -> Bool {
    guard let index = waiting.firstIndex(where: { $0.command == command }) else { return false }
    waiting.remove(at: index)
    return true
  }

  /// Everything is over.
  mutating func giveUp() -> [(CommandNumber, Outcome)] {
    defer { waiting = [] }
    return waiting.map { ($0.command, .failed(.ended)) }
  }
}
