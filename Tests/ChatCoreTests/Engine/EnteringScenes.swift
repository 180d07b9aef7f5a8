import ChatCore
import Testing
import TestSupport

/// From which text on a new member of a group misses what does not come.
@Suite("Entering a group")
struct EnteringScenes {
  private let world = World()
  private var ops: GroupName { world.group("ops") }

  /// Owner bob, who has written some texts, and ana, who is invited.
  private func invited(
    after texts: Range<Int> = 0..<0
  ) -> (ana: SimulatedClient, bob: SimulatedClient) {
    let (ana, bob) = (world.start("ana"), world.start("bob"))
    for client in [ana, bob] { client.becomeReady() }
    bob.perform(.createGroup(ops))
    world.run(for: .seconds(1))
    for number in texts { write(number, bob) }
    world.run(for: .seconds(3))
    bob.perform(.invite(ana.name, ops))
    world.run(for: .seconds(1))
    return (ana, bob)
  }

  private func write(_ number: Int, _ author: SimulatedClient) {
    author.command(.message(.group(ops), text: "\(number)"))
  }

  /// Short visits, each of a second.
  private func visit(times: Int) {
    for _ in 0..<times {
      let ana = world.start("ana")
      ana.becomeReady()
      world.run(for: .seconds(1))
      ana.leave()
    }
  }

  /// The broker drops most of fifty texts; ana, who looks in now and then, has all of them in the end.
  private func expectAllOfFifty(by bob: SimulatedClient) {
    world.limitQueues(to: 3)
    for number in 1...50 { write(number, bob) }
    world.run(for: .seconds(5))
    visit(times: 2)
    let again = world.start("ana")
    world.run(for: .seconds(60))
    #expect(Set(texts(of: again)) == Set((1...50).map { "\($0)" }))
  }

  private func texts(of client: SimulatedClient) -> [String] {
    client.store.lines.filter { !$0.own }.map(\.text)
  }

  @Test("Who joins and leaves at once gets all that is written later, though the broker drops it")
  func leavesAtOnce() {
    let (ana, bob) = invited()
    ana.perform(.join(ops))
    ana.leave()
    expectAllOfFifty(by: bob)
  }

  @Test("So does who is killed as soon as he has joined")
  func killedAtOnce() {
    let (ana, bob) = invited()
    ana.perform(.join(ops))
    world.kill(ana)
    expectAllOfFifty(by: bob)
  }

  @Test("What was written before one joined is not missed")
  func earlier() {
    let (ana, bob) = invited(after: 1..<21)
    ana.perform(.join(ops))
    world.run(for: .seconds(5))
    for number in 21...25 { write(number, bob) }
    world.run(for: .seconds(60))
    #expect(texts(of: ana) == (21...25).map { "\($0)" })
  }
}
