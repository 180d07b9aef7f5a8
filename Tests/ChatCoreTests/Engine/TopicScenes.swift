import ChatCore
import Testing
import TestSupport

@Suite("Topics of groups")
struct TopicScenes {
  let world = World()
  var ops: GroupName { world.group("ops") }

  private func two() -> (SimulatedClient, SimulatedClient) {
    let (ana, bob) = (world.start("ana"), world.start("bob"))
    ana.becomeReady()
    bob.becomeReady()
    ana.perform(.createGroup(ops))
    world.run(for: .seconds(1))
    bob.perform(.join(ops))
    world.run(for: .seconds(1))
    ana.perform(.approve(bob.name, ops))
    world.run(for: .seconds(1))
    for client in [ana, bob] {
      client.perform(.open(.group(ops)))
      client.forgetNotices()
    }
    return (ana, bob)
  }

  private func topic(_ client: SimulatedClient) -> String? {
    guard case .done(let result)? = client.perform(.topic(nil)),
      case .topic(let entry)? = result.listing
    else { return nil }
    return entry.topic
  }

  @Test("Any member sets it, all are told, and who opens the group sees it")
  func set() {
    let (ana, bob) = two()
    #expect(topic(bob) == nil)
    #expect(bob.perform(.topic("on\r\ncall")) == .remark(.topicSet(ops, "on call")))
    world.run(for: .seconds(1))
    #expect(ana.notices == [.topic(ops, "on call", by: bob.name, isChange: true)])
    #expect(bob.notices == [])
    #expect(topic(ana) == "on call" && topic(bob) == "on call")
    ana.forgetNotices()
    ana.perform(.open(.group(ops)))
    #expect(ana.notices == [.topic(ops, "on call", by: bob.name, isChange: false)])
    guard case .done(let result)? = ana.perform(.groups(matching: nil)),
      case .groups(let entries)? = result.listing
    else {
      Issue.record("no list")
      return
    }
    #expect(entries.map(\.topic) == ["on call"])
    #expect(ana.perform(.topic("")) == .remark(.topicSet(ops, "")))
    world.run(for: .seconds(1))
    #expect(bob.notices == [.topic(ops, "", by: ana.name, isChange: true)])
    #expect(topic(bob) == nil)
  }

  @Test("Who is no member sets none, and sees none")
  func strangers() {
    let (ana, _) = two()
    ana.perform(.topic("secret"))
    let eve = world.start("eve")
    eve.becomeReady()
    #expect(eve.perform(.topic("x")) == .failed(.noCurrentTarget))
    eve.perform(.join(ops))
    world.run(for: .seconds(1))
    #expect(!eve.hasSeen { if case .topic = $0 { true } else { false } })
    ana.perform(.approve(eve.name, ops))
    world.run(for: .seconds(1))
    eve.perform(.open(.group(ops)))
    #expect(eve.hasSeen { $0 == .topic(ops, "secret", by: ana.name, isChange: false) })
    eve.perform(.part(ops))
    #expect(eve.perform(.topic(nil)) == .failed(.noCurrentTarget))
  }

  @Test("One that is too long is refused, and one that others send is cut")
  func long() {
    let (ana, bob) = two()
    let long = String(repeating: "é", count: 600)
    #expect(ana.perform(.topic(long)) == .failed(.lineTooLong(bytes: 1200, limit: 1024)))
    world.publish(.about(ops), #"{"v":1,"topic":"\#(long)","rev":1}"#)
    world.run(for: .seconds(1))
    #expect(topic(bob) == String(repeating: "é", count: 512))
  }

  @Test("Of two that are set at once, everybody and the broker end with the same", arguments: 1...8)
  func atOnce(seed: Int) {
    let (ana, bob) = two()
    let (first, second) = seed % 2 == 0 ? (ana, bob) : (bob, ana)
    first.command(.topic("a \(seed % 3)"))
    second.command(.topic("b \(seed % 5)"))
    world.run(for: .seconds(10))
    let winner = topic(ana)
    #expect(winner != nil && topic(bob) == winner)
    let carol = world.start("carol")
    carol.becomeReady()
    ana.perform(.invite(carol.name, ops))
    world.run(for: .seconds(1))
    carol.perform(.join(ops))
    world.run(for: .seconds(1))
    #expect(topic(carol) == winner)
  }

  @Test("It is there after a restart, and is told again only when it has changed")
  func restart() {
    let (ana, bob) = two()
    bob.perform(.topic("one"))
    world.run(for: .seconds(1))
    bob.leave()
    let again = world.start("bob")
    again.becomeReady()
    #expect(again.notices.allSatisfy { if case .topic = $0 { false } else { true } })
    again.leave()
    ana.perform(.topic("two"))
    world.run(for: .seconds(1))
    let third = world.start("bob")
    third.becomeReady()
    #expect(third.hasSeen { $0 == .topic(ops, "two", by: ana.name, isChange: true) })
  }

  @Test("A group made anew under an old name has no topic")
  func madeAnew() {
    let (ana, bob) = two()
    bob.perform(.topic("old"))
    world.run(for: .seconds(1))
    ana.perform(.deleteGroup(ops))
    world.run(for: .seconds(1))
    bob.perform(.createGroup(ops))
    world.run(for: .seconds(5))
    bob.perform(.open(.group(ops)))
    #expect(topic(bob) == nil)
    world.cut(bob)
    world.run(for: .seconds(10))
    #expect(topic(bob) == nil)
  }
}
