/// `/expect` and `/refute`: commands that look for a text of another one.
///
/// They look at every text that was told in this run, from just after the last one that matched: an answer that came
/// before it was asked for is not missed, and none counts twice. A command that names a target or a sender looks from
/// just after the last match *there*; what matched elsewhere does not hide an answer.
struct Expectations: Sendable {
  /// So many texts are remembered, so many bytes of them; older ones are past expecting.
  static let most = 10_000
  static let mostBytes = 4 << 20

  struct Waiting: Sendable {
    var command: CommandNumber
    /// nil: anywhere.
    var target: Target?
    /// nil: anybody.
    var sender: UserName?
    var expression: RegularExpression
    /// Whether a match is a failure.
    var refutes: Bool
    var until: Duration
    /// The first text that was not looked at yet.
    fileprivate var next = 0

    init(
      command: CommandNumber, target: Target?, sender: UserName?, expression: RegularExpression,
      refutes: Bool, until: Duration
    ) {
      self.command = command
      self.target = target
      self.sender = sender
      self.expression = expression
      self.refutes = refutes
      self.until = until
    }

    fileprivate func concerns(_ target: Target, _ sender: UserName) -> Bool {
      self.target ?? target == target && self.sender ?? sender == sender
    }
  }

  /// Where somebody writes.
  private struct Place: Hashable, Sendable {
    var target: Target
    var sender: UserName
  }

  private var waiting: [Waiting] = []
  /// Told in this run, oldest first; those before `head` are forgotten.
  private var texts: [StoredMessage] = []
  private var head = 0
  private var bytes = 0
  /// The number of the first text in `texts`, counted from the first of the run.
  private var first = 0
  /// The number behind the last match.
  private var behind: [Place: Int] = [:]

  var deadline: Duration? { waiting.map(\.until).min() }

  /// A text of another one was told.
  mutating func note(_ message: StoredMessage) {
    var message = message
    message.payload = []
    texts.append(message)
    bytes += message.text.utf8.count
    while texts.count - head > Self.most || bytes > Self.mostBytes {
      bytes -= texts[head].text.utf8.count
      head += 1
    }
    if head > Self.most {
      texts.removeFirst(head)
      (first, head) = (first + head, 0)
    }
  }

  mutating func add(_ command: Waiting) {
    var command = command
    let matches = behind.filter { command.concerns($0.key.target, $0.key.sender) }
    command.next = matches.values.max() ?? 0
    waiting.append(command)
  }

  /// The answers that are due: a text matches, or time has run out.
  mutating func due(at now: Duration) -> [(CommandNumber, Outcome)] {
    var answers: [(CommandNumber, Outcome)] = []
    var open: [Waiting] = []
    for var command in waiting {
      if let outcome = outcome(of: &command, at: now) {
        answers.append((command.command, outcome))
      } else {
        open.append(command)
      }
    }
    waiting = open
    return answers
  }

  private mutating func outcome(of command: inout Waiting, at now: Duration) -> Outcome? {
    if let match = match(&command) {
      return command.refutes ? .failed(.refuted(match)) : .done(Outcome.Result(match: match))
    }
    guard command.until <= now else { return nil }
    return command.refutes ? .done : .failed(.timedOut)
  }

  private mutating func match(_ command: inout Waiting) -> StoredMessage? {
    let start = max(command.next - first, head)
    command.next = first + texts.count
    guard start < texts.count else { return nil }
    let index = texts[start...].firstIndex { [command] text in
      command.concerns(text.target, text.sender) && command.expression.matches(text.text)
    }
    guard let index else { return nil }
    behind[Place(target: texts[index].target, sender: texts[index].sender)] = first + index + 1
    return texts[index]
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
