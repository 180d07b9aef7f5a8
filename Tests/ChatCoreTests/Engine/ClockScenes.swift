import ChatCore
import Testing
import TestSupport

/// The wall clock is for people to read: nothing is ordered, awaited or told apart by it.
@Suite("A wall clock that is set")
struct ClockScenes {
  let world = World()

  @Test(
    "Texts stay in order, each once, wherever the clock jumps to", arguments: [-3600, -1, 86400])
  func order(_ seconds: Int) {
    let (ana, bob) = pair()
    var written: [String] = []
    for number in 1...12 {
      world.wallShift += .seconds(seconds)
      let text = "text \(number)"
      ana.command(.message(.user(bob.name), text: text))
      written.append(text)
      if number % 4 == 0 { world.cut(number % 8 == 0 ? ana : bob) }
      world.run(for: .milliseconds(300))
    }
    world.run(for: .seconds(30))
    #expect(bob.texts == written)
    #expect(!ana.hasSeen { if case .failed = $0 { true } else { false } })
    #expect(ana.store.restored.outbox.isEmpty, "All are received.")
  }

  @Test("Who starts again before the time at which he left gets what came meanwhile")
  func restart() {
    var (ana, bob) = pair()
    ana.command(.message(.user(bob.name), text: "one"))
    world.run(for: .seconds(5))
    world.kill(bob)
    ana.command(.message(.user(bob.name), text: "two"))
    world.run(for: .seconds(5))
    world.wallShift -= .seconds(7200)
    ana.command(.message(.user(bob.name), text: "three"))
    bob = world.start("bob")
    world.run(for: .seconds(30))
    #expect(bob.texts == ["two", "three"])
  }

  @Test("A wait takes its time, and no more")
  func wait() {
    let (ana, _) = pair()
    let number = ana.command(.wait(.elapsed(.seconds(10)), atMost: nil))
    world.wallShift -= .seconds(3600)
    world.run(for: .seconds(9))
    #expect(ana.outcomes[number] == nil)
    world.run(for: .seconds(2))
    #expect(ana.outcomes[number] == .done)
  }

  @Test("A request that is made again in what looks like an earlier second arrives and is answered")
  func requestAgain() {
    let (ana, bob) = pair(accepting: false)
    world.wallShift -= .seconds(3600)
    #expect(ana.perform(.request(bob.name, greeting: "again")).isDone)
    world.run(for: .seconds(2))
    #expect(bob.hasSeen { $0 == .request(from: ana.name, greeting: "again") })
    bob.perform(.accept(ana.name))
    world.run(for: .seconds(2))
    ana.command(.message(.user(bob.name), text: "hello"))
    world.run(for: .seconds(5))
    #expect(bob.texts == ["hello"])
  }

  @Test("A conversation that is ended and made again before its beginning is another one")
  func conversationAgain() {
    let (ana, bob) = pair()
    ana.command(.message(.user(bob.name), text: "old"))
    world.run(for: .seconds(5))
    bob.perform(.close(.user(ana.name), end: true))
    world.run(for: .seconds(2))
    world.wallShift -= .seconds(3600)
    bob.perform(.request(ana.name, greeting: nil))
    world.run(for: .seconds(2))
    ana.perform(.accept(bob.name))
    world.run(for: .seconds(2))
    ana.command(.message(.user(bob.name), text: "new"))
    world.run(for: .seconds(5))
    #expect(bob.texts == ["old", "new"])
  }

  private func pair(accepting: Bool = true) -> (SimulatedClient, SimulatedClient) {
    let (ana, bob) = (world.start("ana"), world.start("bob"))
    ana.becomeReady()
    bob.becomeReady()
    ana.perform(.request(bob.name, greeting: nil))
    world.run(for: .seconds(1))
    bob.perform(accepting ? .accept(ana.name) : .reject(ana.name))
    world.run(for: .seconds(3))
    return (ana, bob)
  }
}

extension Outcome? {
  fileprivate var isDone: Bool { if case .done? = self { true } else { false } }
}
