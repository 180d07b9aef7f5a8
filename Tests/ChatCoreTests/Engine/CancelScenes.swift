import ChatCore
import Testing
import TestSupport

@Suite("A text that is taken back")
struct CancelScenes {
  let world = World()

  /// Answers come at once, before the world goes on.
  private func ask(_ client: SimulatedClient, _ action: Action) -> Outcome? {
    let number = client.command(action)
    return client.outcomes[number]
  }

  private func ids(_ client: SimulatedClient) -> [PendingID] {
    guard case .done(let result)? = ask(client, .pending),
      case .pending(let messages)? = result.listing
    else { return [] }
    return messages.map(\.pendingID)
  }

  private func cancel(_ client: SimulatedClient, _ index: Int) -> Outcome? {
    ask(client, .cancel(ids(client)[index]))
  }

  /// Writes three texts before there is a connection, and takes the second back.
  private func writeThree(_ client: SimulatedClient, to target: TargetReference) -> Outcome? {
    for text in ["one", "two", "three"] { _ = ask(client, .message(target, text: text)) }
    return cancel(client, 1)
  }

  @Test("while it is held is never sent")
  func held() {
    let (ana, bob) = (world.start("ana"), world.start("bob"))
    ana.becomeReady()
    bob.becomeReady()
    world.run(for: .seconds(1))
    for text in ["one", "two"] { ana.perform(.message(.user(bob.name), text: text)) }
    world.run(for: .seconds(1))
    #expect(cancel(ana, 0) == .remark(.cancelled(.user(bob.name), text: "one")))
    bob.perform(.accept(ana.name))
    world.run(for: .seconds(5))
    #expect(bob.texts == ["two"])
    #expect(ana.store.lines.map(\.state) == [.failed, .delivered])
  }

  @Test("while there is no broker leaves no gap in a conversation")
  func conversation() {
    let (ana, bob) = (world.start("ana"), world.start("bob"))
    ana.becomeReady()
    bob.becomeReady()
    ana.perform(.request(bob.name, greeting: nil))
    world.run(for: .seconds(1))
    bob.perform(.accept(ana.name))
    world.run(for: .seconds(2))
    world.kill(ana)
    let again = world.start("ana")
    let outcome = writeThree(again, to: .user(bob.name))
    #expect(outcome == .remark(.cancelled(.user(bob.name), text: "two")))
    world.run(for: .seconds(30))
    #expect(bob.texts == ["one", "three"])
    #expect(again.store.lines.map(\.state) == [.delivered, .failed, .delivered])
    #expect(ids(again) == [])
  }

  @Test("while there is no broker leaves no gap in a group, and is not repaired")
  func group() {
    let ops = world.group("ops")
    let (ana, bob) = (world.start("ana"), world.start("bob"))
    ana.becomeReady()
    bob.becomeReady()
    ana.perform(.createGroup(ops))
    world.run(for: .seconds(1))
    bob.perform(.join(ops))
    world.run(for: .seconds(1))
    ana.perform(.approve(bob.name, ops))
    world.run(for: .seconds(10))
    world.kill(ana)
    let again = world.start("ana")
    let outcome = writeThree(again, to: .group(ops))
    #expect(outcome == .remark(.cancelled(.group(ops), text: "two")))
    world.run(for: .seconds(120))
    #expect(bob.texts == ["one", "three"])
    #expect(!bob.hasSeen { if case .gap = $0 { true } else { false } })
  }

  @Test("after the broker had it, or may have had it, stays where it is")
  func tooLate() {
    let (ana, bob) = (world.start("ana"), world.start("bob"))
    ana.becomeReady()
    bob.becomeReady()
    ana.perform(.request(bob.name, greeting: nil))
    world.run(for: .seconds(1))
    bob.perform(.accept(ana.name))
    world.run(for: .seconds(2))
    world.kill(bob)
    ana.perform(.message(.user(bob.name), text: "gone out"))
    let id = ids(ana)[0]
    #expect(ask(ana, .cancel(id)) == .failed(.sentAlready(id)))
    world.cut(ana)
    #expect(ask(ana, .cancel(id)) == .failed(.sentAlready(id)))
    world.kill(ana)
    let again = world.start("ana")
    #expect(ask(again, .cancel(id)) == .failed(.sentAlready(id)))
    #expect(ask(again, .cancel(.held(77))) == .failed(.unknownText(.held(77))))
  }
}
