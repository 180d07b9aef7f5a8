import ChatCore
import Testing
import TestSupport

@Suite("What a script expects")
struct ExpectationScenes {
  let world = World()

  /// Everybody in a conversation with ana, and all in a group.
  private func scene(_ others: String...) throws -> (SimulatedClient, [SimulatedClient]) {
    let ana = world.start("ana")
    ana.becomeReady()
    let ops = world.group("ops")
    ana.perform(.createGroup(ops))
    let clients = others.map { world.start($0) }
    for client in clients {
      client.becomeReady()
      client.perform(.request(ana.name, greeting: nil))
      world.run(for: .seconds(1))
      ana.perform(.accept(client.name))
      client.perform(.join(ops))
      world.run(for: .seconds(1))
      ana.perform(.approve(client.name, ops))
      world.run(for: .seconds(1))
    }
    return (ana, clients)
  }

  private func look(
    for source: String, in target: TargetReference? = nil, from sender: UserName? = nil
  ) throws -> Action {
    .expect(
      ExpectedText(try RegularExpression(source), in: target, from: sender), atMost: .seconds(2))
  }

  private func text(_ outcome: Outcome?) -> String? {
    if case .done(let result)? = outcome { result.match?.text } else { nil }
  }

  private func say(_ client: SimulatedClient, _ texts: String...) {
    for text in texts { client.perform(.message(.user(world.user("ana")), text: text)) }
    world.run(for: .seconds(1))
  }

  @Test("is found when it comes, or was there before the command")
  func early() throws {
    let (ana, others) = try scene("bob")
    say(others[0], "an early answer")
    #expect(text(ana.perform(try look(for: "early"))) == "an early answer")
    let number = ana.command(try look(for: "la(te|ter)$"))
    #expect(ana.outcomes[number] == nil)
    say(others[0], "no", "much later")
    #expect(text(ana.outcomes[number]) == "much later")
  }

  @Test("is looked for behind the last match: the same text does not count twice, nor an older one")
  func cursor() throws {
    let (ana, others) = try scene("bob")
    say(others[0], "one", "two", "three")
    #expect(text(ana.perform(try look(for: "t"))) == "two")
    #expect(text(ana.perform(try look(for: "t"))) == "three")
    #expect(ana.perform(try look(for: "one|two|three")) == .failed(.timedOut))
    say(others[0], "one")
    #expect(text(ana.perform(try look(for: "one"))) == "one")
  }

  @Test("is not hidden by what matched elsewhere")
  func places() throws {
    let (ana, others) = try scene("bob", "carol")
    say(others[1], "carol is ready")
    say(others[0], "bob is ready")
    let (bob, carol) = (others[0].name, others[1].name)
    #expect(text(ana.perform(try look(for: "ready", in: .user(bob)))) == "bob is ready")
    #expect(text(ana.perform(try look(for: "ready", in: .user(carol)))) == "carol is ready")
    let ops = TargetReference.group(world.group("ops"))
    for client in others.reversed() {
      client.perform(.message(ops, text: "vote of \(client.name)"))
    }
    world.run(for: .seconds(1))
    #expect(text(ana.perform(try look(for: "vote", in: ops, from: bob))) == "vote of bob")
    #expect(text(ana.perform(try look(for: "vote", in: ops, from: carol))) == "vote of carol")
  }

  @Test("is what others write, never what one writes oneself")
  func own() throws {
    let (ana, others) = try scene("bob")
    ana.perform(.message(.user(others[0].name), text: "ready"))
    #expect(ana.perform(try look(for: "ready")) == .failed(.timedOut))
  }

  @Test("and does come is what /refute fails for, at once, also when it came before")
  func refute() throws {
    let (ana, others) = try scene("bob")
    let action = Action.refute(ExpectedText(try RegularExpression("error")), for: .seconds(3))
    #expect(ana.perform(action) == .done)
    let number = ana.command(action)
    say(others[0], "an error")
    guard case .failed(.refuted(let message))? = ana.outcomes[number] else {
      return #expect(Bool(false), "\(String(describing: ana.outcomes[number]))")
    }
    #expect(message.text == "an error")
    say(others[0], "another error")
    guard case .failed(.refuted(let early))? = ana.perform(action) else {
      return #expect(Bool(false), "What came between two commands slipped through.")
    }
    #expect(early.text == "another error")
  }

  @Test("in a target that nobody knows is an error; a name with its sigil need not be known yet")
  func unknown() throws {
    let (ana, _) = try scene()
    #expect(
      ana.perform(try look(for: "x", in: .bare("nobody"))) == .failed(.unknownTarget("nobody")))
    #expect(
      ana.perform(try look(for: "x", in: .user(world.user("nobody")))) == .failed(.timedOut))
  }

  @Test("is waited for no longer after ^C, and neither is what /wait waits for")
  func interrupt() throws {
    let (ana, _) = try scene()
    for action in [try look(for: "x"), .wait(.elapsed(.seconds(60)), atMost: nil)] {
      let number = ana.command(action)
      ana.feed(.interrupt(number))
      #expect(ana.outcomes[number] == .failed(.interrupted))
    }
    let done = ana.command(.status)
    let answer = ana.outcomes[done]
    ana.feed(.interrupt(done))
    #expect(ana.outcomes[done] == answer)
  }
}
