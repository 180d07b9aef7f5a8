import ChatCore
import Testing
import TestSupport

@Suite("The session")
struct SessionScenes {
  let world = World()

  @Test("Presence is said at login and logout, and by the Will Message after a kill")
  func presence() {
    let bob = world.start("bob")
    bob.becomeReady()
    let ana = world.start("ana")
    ana.becomeReady()
    world.run(for: .seconds(1))
    #expect(bob.hasSeen { $0 == .presence(ana.name, .online) })
    world.kill(ana)
    world.run(for: .seconds(10))
    #expect(bob.hasSeen { $0 == .presence(ana.name, .offline) })
    let again = world.start("ana")
    again.becomeReady()
    again.leave()
    world.run(for: .seconds(1))
    #expect(again.ending == .left(unsent: 0, held: 0))
    #expect(!bob.notices.isEmpty && bob.notices.last == .presence(ana.name, .offline))
  }

  @Test("A name that is online elsewhere is left alone, and its session is not disturbed")
  func onlineElsewhere() {
    let first = world.start("ana")
    first.becomeReady()
    let second = world.start("ana", store: "elsewhere")
    world.run(for: .seconds(5))
    #expect(second.ending == .takenOver)
    #expect(!first.hasSeen { if case .connectionLost = $0 { true } else { false } })
  }

  @Test("With take-over the second stays, the first stops, and they do not fight")
  func takeOver() {
    let first = world.start("ana")
    first.becomeReady()
    var settings = Engine.Settings()
    settings.takeOver = true
    let second = world.start("ana", store: "elsewhere", settings: settings)
    world.run(for: .seconds(60))
    #expect(first.ending == .takenOver)
    #expect(second.engine.promptState.link == .ready)
    #expect(!second.hasSeen { if case .connectionLost = $0 { true } else { false } })
  }

  @Test("A restart with the same store takes its own session again")
  func restart() {
    let ana = world.start("ana")
    ana.becomeReady()
    world.kill(ana)
    let again = world.start("ana")
    again.becomeReady()
    #expect(again.hasSeen { $0 == .ready(session: .resumed) })
  }

  @Test("A session that the broker has forgotten is said at the connect that finds it out")
  func forgotten() {
    let ana = world.start("ana")
    ana.becomeReady()
    #expect(ana.hasSeen { $0 == .connected(.new) })
    world.crashBroker(to: MemoryBroker())
    world.run(for: .seconds(10))
    #expect(ana.notices.count { $0 == .connected(.forgotten) } == 1)
    world.cut(ana)
    world.run(for: .seconds(10))
    #expect(ana.hasSeen { $0 == .connected(.resumed) })
    #expect(ana.notices.count { $0 == .connected(.forgotten) } == 1)
  }

  @Test("A link that breaks is said, made again, and what was in flight goes out once more")
  func reconnect() {
    let ana = world.start("ana")
    let bob = world.start("bob")
    ana.becomeReady()
    bob.becomeReady()
    ana.perform(.request(bob.name, greeting: nil))
    world.run(for: .seconds(1))
    bob.perform(.accept(ana.name))
    world.run(for: .seconds(1))
    ana.command(.message(.user(bob.name), text: "in flight"))
    world.cut(ana)
    world.run(for: .milliseconds(10))
    ana.command(.message(.user(bob.name), text: "while away"))
    world.run(for: .seconds(10))
    #expect(bob.texts == ["in flight", "while away"])
    #expect(ana.hasSeen { if case .connectionLost(.closed, _) = $0 { true } else { false } })
    #expect(ana.engine.promptState.link == .ready)
  }

  @Test("A late will of the former connection is answered by being online again")
  func lateWill() {
    let ana = world.start("ana")
    ana.becomeReady()
    world.publish(.presence(of: ana.name), #"{"user":"ana","status":"offline"}"#)
    world.run(for: .seconds(3))
    let presence = world.broker.retained[.presence(of: ana.name)].map {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(presence?.contains("online") == true)
  }

  @Test("Waiting ends when the condition holds, or when its time has run out")
  func waiting() {
    let ana = world.start("ana")
    let number = ana.command(.wait(.online(world.user("bob")), atMost: .seconds(60)))
    let late = ana.command(.wait(.online(world.user("eve")), atMost: .seconds(2)))
    let pause = ana.command(.wait(.elapsed(.seconds(1)), atMost: nil))
    world.run(for: .seconds(5))
    #expect(ana.outcomes[number] == nil)
    #expect(ana.outcomes[late] == .failed(.timedOut))
    #expect(ana.outcomes[pause] == .done)
    world.start("bob")
    world.run(for: .seconds(5))
    #expect(ana.outcomes[number] == .done)
  }

  @Test("Commands given before retained state has arrived wait for it")
  func deferred() {
    let bob = world.start("bob")
    bob.becomeReady()
    bob.perform(.createGroup(world.group("ops")))
    let ana = world.start("ana")
    let number = ana.command(.join(world.group("ops")))
    ana.becomeReady()
    world.run(for: .seconds(1))
    #expect(
      ana.outcomes[number] == .remark(.askedToJoin(world.group("ops"), owner: bob.name)))
  }
}
