/// `/wait`, `/expect` and `/refute`: what a command waits for.
extension Engine {
  mutating func expect(
    _ command: CommandNumber, _ text: ExpectedText, until: Duration, refutes: Bool
  ) throws(CommandFailure) {
    let target = try text.target.map { reference throws(CommandFailure) in try resolve(reference) }
    expectations.add(
      Expectations.Waiting(
        command: command, target: target, sender: text.sender, expression: text.expression,
        refutes: refutes, until: until))
  }

  /// Everything accepted is on the broker, and what tells the others of it too.
  var isAllSent: Bool {
    outbox.unsentCount == 0 && assertions.isEmpty && heads.isIdle && releasing.isEmpty
  }

  func holds(_ condition: WaitCondition) -> Bool {
    switch condition {
    case .elapsed: false
    case .ready: session.isReady
    case .sent: isAllSent
    case .online(let user): roster.isOnline(user)
    case .accepted(let user): conversations.topic(to: user) != nil
    case .member(let group): groups.membership(in: group) == .approved
    }
  }
}
