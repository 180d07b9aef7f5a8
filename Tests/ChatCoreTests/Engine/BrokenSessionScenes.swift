import ChatCore
import Testing
import TestSupport

@Suite("Sessions that the broker cannot go on with")
struct BrokenSessionScenes {
  let world = World()

  /// Who has a conversation, was killed in the middle of a text, and left a damaged session.
  private func killed(_ fault: MemoryBroker.Fault) -> (ana: SimulatedClient, bob: SimulatedClient) {
    let (ana, bob) = (world.start("ana"), world.start("bob"))
    for client in [ana, bob] { client.becomeReady() }
    ana.perform(.request(bob.name, greeting: nil))
    world.run(for: .seconds(1))
    bob.perform(.accept(ana.name))
    world.run(for: .seconds(5))
    ana.perform(.message(.user(bob.name), text: "cut off"))
    world.kill(ana)
    world.damageSession(of: "ana", fault)
    return (ana, bob)
  }

  @Test(
    "A session that cuts each connection is given up, and nothing accepted is lost",
    arguments: [MemoryBroker.Fault.publishing, .connecting])
  func givenUp(_ fault: MemoryBroker.Fault) {
    let (_, bob) = killed(fault)
    bob.perform(.message(.user(world.user("ana")), text: "meanwhile"))
    world.run(for: .seconds(20))
    let ana = world.start("ana")
    ana.command(.message(.user(bob.name), text: "afterwards"))
    world.run(for: .seconds(120))
    #expect(bob.texts == ["cut off", "afterwards"])
    #expect(ana.texts == ["meanwhile"])
    #expect(ana.notices.count { $0 == .connected(.replaced) } == 1)
    #expect(!ana.hasSeen { $0 == .connected(.forgotten) })
    #expect(ana.engine.promptState.link == .ready)
  }

  @Test("What waits in it comes first, also of a program that sends nothing again")
  func fetchedFirst() throws {
    let (killed, bob) = killed(.publishing)
    let topic = try #require(killed.store.restored.conversations.first?.topic)
    for number in 1...3 {
      world.publish(
        topic, #"{"user":"bob","message":"\#(number)","created_at":"then"}"#, retain: false)
    }
    let ana = world.start("ana")
    world.run(for: .seconds(120))
    #expect(ana.texts == ["1", "2", "3"])
    #expect(bob.texts.filter { Int($0) == nil } == ["cut off"])
    #expect(ana.hasSeen { $0 == .connected(.replaced) })
  }

  @Test("Connections that break after the broker has answered something give no session up")
  func kept() {
    let (ana, bob) = (world.start("ana"), world.start("bob"))
    for client in [ana, bob] { client.becomeReady() }
    ana.perform(.request(bob.name, greeting: nil))
    world.run(for: .seconds(1))
    bob.perform(.accept(ana.name))
    for number in 1...10 {
      ana.becomeReady()
      ana.perform(.message(.user(bob.name), text: "\(number)"))
      world.run(for: .seconds(1))
      world.cut(ana)
      world.run(for: .seconds(3))
    }
    #expect(bob.texts == (1...10).map { "\($0)" })
    #expect(!ana.hasSeen { $0 == .connected(.replaced) || $0 == .connected(.forgotten) })
  }
}
