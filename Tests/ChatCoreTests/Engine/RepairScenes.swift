import ChatCore
import Testing
import TestSupport

/// Texts in a group that the broker has forgotten.
@Suite("Repairs")
struct RepairScenes {
  let world = World()
  var ops: GroupName { world.group("ops") }
  static let names = ["ana", "bob", "cleo", "dan", "eva"]

  /// All members of one group, the first its owner.
  private func members() -> [SimulatedClient] {
    let clients = Self.names.map { world.start($0) }
    for client in clients { client.becomeReady() }
    clients[0].perform(.createGroup(ops))
    world.run(for: .seconds(1))
    for client in clients.dropFirst() { client.perform(.join(ops)) }
    for client in clients.dropFirst() { clients[0].perform(.approve(client.name, ops)) }
    world.run(for: .seconds(5))
    return clients
  }

  private func write(_ texts: Range<Int>, _ writers: some Sequence<SimulatedClient>) {
    for text in texts {
      for client in writers {
        client.command(.message(.group(ops), text: "\(text) of \(client.name)"))
      }
    }
    world.run(for: .seconds(3))
  }

  private func stored(_ client: SimulatedClient) -> Set<String> {
    Set(client.store.lines.filter { !$0.own }.map(\.text))
  }

  @Test("Hundreds of texts of each of four authors are here within a few seconds")
  func manyAuthors() {
    let clients = members()
    let eva = clients[4]
    write(0..<2, clients)
    eva.leave()
    let saved = world.broker
    write(2..<450, clients.dropLast())
    world.crashBroker(to: saved)
    world.run(for: .seconds(5))
    let again = world.start("eva")
    again.becomeReady()
    world.run(for: .seconds(8))
    #expect(stored(again).count == 4 * 450)
  }

  @Test("A connection that is new begins anew to ask, however long nobody had answered on the last")
  func newConnection() {
    let clients = members()
    let (bob, eva) = (clients[1], clients[4])
    write(0..<2, clients)
    eva.leave()
    let saved = world.broker
    write(2..<4, [bob])
    for client in clients.dropLast() { world.kill(client) }
    world.crashBroker(to: saved)
    let again = world.start("eva")
    again.becomeReady()
    // Nobody is there who could answer, for minutes.
    world.run(for: .seconds(400))
    world.cut(again)
    _ = world.start("bob")
    again.becomeReady()
    world.run(for: .seconds(8))
    #expect(stored(again).isSuperset(of: ["2 of bob", "3 of bob"]))
  }

  @Test("A repair that the broker refuses for now is sent again at once")
  func refused() {
    let clients = members()
    let (bob, eva) = (clients[1], clients[4])
    write(0..<2, clients)
    eva.leave()
    let saved = world.broker
    write(2..<4, [bob])
    world.crashBroker(to: saved)
    world.exhaust("bob")
    let again = world.start("eva")
    again.becomeReady()
    world.run(for: .seconds(8))
    #expect(stored(again).isSuperset(of: ["2 of bob", "3 of bob"]))
  }
}
