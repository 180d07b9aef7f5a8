import ChatCore
import Testing
import TestSupport

/// Somebody writes under a name, an identity or a topic that is not his.
@Suite("Claimed identities")
struct IdentityScenes {
  private let world = World()

  /// Owner ana and member bob of #ops, and the identity that bob's first text there has.
  private func group() throws -> (ana: SimulatedClient, bob: SimulatedClient, first: MessageID) {
    let (ana, bob) = (world.start("ana"), world.start("bob"))
    for client in [ana, bob] { client.becomeReady() }
    let ops = world.group("ops")
    ana.perform(.createGroup(ops))
    world.run(for: .seconds(1))
    bob.perform(.join(ops))
    world.run(for: .seconds(1))
    ana.perform(.approve(bob.name, ops))
    world.run(for: .seconds(5))
    bob.perform(.message(.group(ops), text: "one"))
    world.run(for: .seconds(1))
    return (ana, bob, try #require(ana.store.lines.last?.id))
  }

  private func forge(_ text: String, as id: MessageID) {
    let ext = #"{"v":1,"ep":"\#(hex16(id.epoch))","n":\#(id.number)}"#
    world.publish(
      .messages(of: world.group("ops")),
      #"{"user":"bob","message":"\#(text)","created_at":"2026-01-01 00:00:00","ext":\#(ext)}"#,
      retain: false)
  }

  @Test("A forged text that takes a member's next number does not make his own next text vanish")
  func numberTakenAhead() throws {
    let (ana, bob, first) = try group()
    forge("forged", as: MessageID(epoch: first.epoch, number: first.number + 1))
    world.run(for: .seconds(1))
    bob.perform(.message(.group(world.group("ops")), text: "two"))
    world.run(for: .seconds(30))
    #expect(ana.texts == ["one", "forged", "two"])
    #expect(ana.store.lines.map(\.text).suffix(3) == ["one", "forged", "two"])
    #expect(ana.hasSeen { $0 == .identityTaken(bob.name, .group(world.group("ops"))) })
  }

  @Test(
    "Other bytes under a number that is there already are kept and told; the same bytes are not")
  func numberTakenAfterwards() throws {
    let (ana, _, first) = try group()
    forge("forged", as: first)
    world.run(for: .seconds(1))
    #expect(ana.texts == ["one", "forged"])
    let payload = try #require(ana.store.lines.first { $0.text == "one" }?.payload)
    world.publish(
      .messages(of: world.group("ops")), String(decoding: payload, as: UTF8.self), retain: false)
    world.run(for: .seconds(1))
    #expect(ana.texts == ["one", "forged"])
  }

  @Test("A foreign text under the own name and epoch is kept and told once; an echo is silent")
  func ownIdentityTaken() throws {
    let (ana, bob, first) = try group()
    let ops = Target.group(world.group("ops"))
    bob.forgetNotices()
    let payload = try #require(bob.store.lines.first?.payload)
    world.publish(
      .messages(of: world.group("ops")), String(decoding: payload, as: UTF8.self), retain: false)
    world.run(for: .seconds(1))
    #expect(bob.texts == [] && bob.store.lines.count == 1)
    forge("in my name", as: first)
    forge("from the future", as: MessageID(epoch: first.epoch, number: first.number + 5))
    world.run(for: .seconds(1))
    let lines = bob.store.lines.map(\.text)
    #expect(lines == ["one", "in my name", "from the future"])
    #expect(bob.notices.count { $0 == .identityTaken(bob.name, ops) } == 2)
    world.cut(bob)
    world.run(for: .seconds(10))
    #expect(bob.store.lines.count == 3)
    bob.perform(.message(.group(world.group("ops")), text: "two"))
    world.run(for: .seconds(30))
    #expect(ana.texts.last == "two" && bob.store.lines.count == 4)
  }

  @Test("A foreign text under the number of an own one that was taken back is told as well")
  func cancelledIdentityTaken() throws {
    let (_, bob, first) = try group()
    world.cut(bob)
    world.run(for: .milliseconds(10))
    bob.perform(.message(.group(world.group("ops")), text: "taken back"))
    let id = MessageID(epoch: first.epoch, number: first.number + 1)
    bob.perform(.cancel(.message(id)))
    bob.becomeReady()
    forge("in my name", as: id)
    world.run(for: .seconds(5))
    #expect(bob.texts == ["in my name"])
  }

  @Test(
    "A forged acceptance ahead of the real one splits nothing: both control topics decide",
    arguments: [false, true])
  func forgedAcceptance(restarted: Bool) throws {
    var (ana, bob) = (world.start("ana"), world.start("bob"))
    for client in [ana, bob] { client.becomeReady() }
    ana.perform(.request(bob.name, greeting: nil))
    world.publish(
      .request(to: ana.name, from: bob.name),
      #"{"user":"bob","status":"Aprovado","topic":"bob_ana_2020-01-01 00:00:00","started_at":"2020-01-01 00:00:00"}"#
    )
    world.run(for: .seconds(2))
    ana.perform(.message(.user(bob.name), text: "astray"))
    bob.perform(.accept(ana.name))
    world.run(for: .seconds(2))
    if restarted {
      world.kill(ana)
      ana = world.start("ana")
      ana.becomeReady()
    }
    ana.perform(.message(.user(bob.name), text: "from ana"))
    bob.perform(.message(.user(ana.name), text: "from bob"))
    world.run(for: .seconds(60))
    #expect(Set(bob.texts) == ["astray", "from ana"])
    #expect(ana.texts == ["from bob"])
  }

  @Test("A text does not take up an acceptance that only one control topic holds: it asks")
  func textAsks() {
    let ana = world.start("ana")
    ana.becomeReady()
    let eve = world.user("eve")
    world.publish(.presence(of: eve), #"{"user":"eve","status":"online"}"#)
    world.publish(
      .request(to: ana.name, from: eve),
      #"{"user":"eve","status":"Aprovado","topic":"eve_ana_2026-01-01 00:00:00","started_at":"2026-01-01 00:00:00"}"#
    )
    world.run(for: .seconds(1))
    ana.perform(.message(.user(eve), text: "hello"))
    world.run(for: .seconds(5))
    #expect(ana.store.restored.conversations.first?.status == .requested)
    #expect(ana.store.lines.last?.state == .held)
  }

  /// Ana and bob, who has written one text to her, and its identity.
  private func conversation() throws -> (
    ana: SimulatedClient, bob: SimulatedClient, first: MessageID
  ) {
    let (ana, bob) = (world.start("ana"), world.start("bob"))
    for client in [ana, bob] { client.becomeReady() }
    ana.perform(.request(bob.name, greeting: nil))
    world.run(for: .seconds(1))
    bob.perform(.accept(ana.name))
    world.run(for: .seconds(3))
    bob.perform(.message(.user(ana.name), text: "one"))
    world.run(for: .seconds(2))
    return (ana, bob, try #require(ana.store.lines.last?.id))
  }

  @Test("A text that somebody else said would never come is kept when it comes")
  func forgedGone() throws {
    let (ana, bob, first) = try conversation()
    let topic = try #require(ana.store.restored.conversations.first?.topic)
    let ext = #"{"v":1,"ep":"\#(hex16(first.epoch))","n":\#(first.number + 2)}"#
    world.publish(
      topic, #"{"user":"bob","message":"forged","created_at":"then","ext":\#(ext)}"#,
      retain: false)
    world.publish(
      .inbox(of: ana.name, from: bob.name),
      #"{"v":1,"type":"gone","topic":"\#(topic)","ep":"\#(hex16(first.epoch))","n":[\#(first.number + 1)]}"#,
      retain: false)
    world.run(for: .seconds(1))
    bob.perform(.message(.user(ana.name), text: "two"))
    world.run(for: .seconds(30))
    #expect(ana.texts.sorted() == ["forged", "one", "two"])
    #expect(ana.store.lines.filter { !$0.own }.map(\.text).sorted() == ["forged", "one", "two"])
  }

  @Test("A text under a number that was taken is kept once, however often it is sent again")
  func claimedOnce() throws {
    let (ana, bob, first) = try conversation()
    let topic = try #require(ana.store.restored.conversations.first?.topic)
    for number in 1...3 {
      let ext = #"{"v":1,"ep":"\#(hex16(first.epoch))","n":\#(first.number + UInt64(number))}"#
      world.publish(
        topic, #"{"user":"bob","message":"forged \#(number)","created_at":"then","ext":\#(ext)}"#,
        retain: false)
    }
    world.run(for: .seconds(1))
    bob.perform(.message(.user(ana.name), text: "two"))
    world.run(for: .seconds(120))
    #expect(ana.texts.count { $0 == "two" } == 1)
  }

  @Test("Who goes back to an older copy of his database gets what it lacks from its author")
  func receiverRestored() throws {
    let (ana, bob, _) = try conversation()
    ana.leave()
    let copy = ana.store
    let second = world.start("ana")
    second.becomeReady()
    for text in ["two", "three"] { bob.perform(.message(.user(ana.name), text: text)) }
    world.run(for: .seconds(10))
    #expect(bob.store.lines.filter(\.own).allSatisfy { $0.state == .delivered })
    second.leave()
    world.restore(second, to: copy)
    let third = world.start("ana")
    third.becomeReady()
    bob.perform(.message(.user(ana.name), text: "four"))
    world.run(for: .seconds(30))
    #expect(
      third.store.lines.filter { !$0.own }.map(\.text).sorted() == ["four", "one", "three", "two"])
  }

  @Test("What waited at the broker for an older store is not lost on a new one")
  func newStoreOldSession() throws {
    let (ana, bob, _) = try group()
    ana.perform(.request(bob.name, greeting: nil))
    world.run(for: .seconds(1))
    bob.perform(.accept(ana.name))
    world.run(for: .seconds(2))
    ana.leave()
    bob.perform(.message(.user(ana.name), text: "to you"))
    bob.perform(.message(.group(world.group("ops")), text: "to all"))
    world.run(for: .seconds(2))
    let elsewhere = world.start("ana", store: "ana's new machine")
    elsewhere.becomeReady()
    world.run(for: .seconds(5))
    #expect(Set(elsewhere.texts) == ["to you", "to all"])
  }
}
