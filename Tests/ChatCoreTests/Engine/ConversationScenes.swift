import ChatCore
import Testing
import TestSupport

@Suite("Conversations")
struct ConversationScenes {
  let world = World()

  private func two() -> (SimulatedClient, SimulatedClient) {
    let ana = world.start("ana")
    let bob = world.start("bob")
    ana.becomeReady()
    bob.becomeReady()
    world.run(for: .seconds(1))
    return (ana, bob)
  }

  @Test("One asks, the other accepts, and both write")
  func requestAndAccept() throws {
    let (ana, bob) = two()
    #expect(ana.perform(.request(bob.name, greeting: "oi")) == .remark(.requested(bob.name)))
    world.run(for: .seconds(1))
    #expect(bob.hasSeen { $0 == .request(from: ana.name, greeting: "oi") })
    guard case .done(let result)? = bob.perform(.accept(ana.name)),
      case .accepted(ana.name, let topic)? = result.remark
    else { return #expect(Bool(false), "not accepted") }
    #expect(topic.text.hasPrefix("bob_ana_"))
    world.run(for: .seconds(1))
    #expect(ana.hasSeen { $0 == .answered(bob.name, accepted: true, topic: topic) })
    ana.perform(.message(.user(bob.name), text: "one"))
    bob.perform(.message(.bare("ana"), text: "two"))
    world.run(for: .seconds(1))
    #expect(bob.texts == ["one"])
    #expect(ana.texts == ["two"])
    #expect(ana.hasSeen { if case .sent(_, .user(bob.name)) = $0 { true } else { false } })
  }

  @Test("A text without a conversation asks for one and is held until it is accepted")
  func heldText() {
    let (ana, bob) = two()
    let outcome = ana.perform(.message(.user(bob.name), text: "hi"))
    #expect(outcome == .remark(.heldUntilAccepted(bob.name)))
    ana.perform(.message(.user(bob.name), text: "there"))
    world.run(for: .seconds(2))
    #expect(bob.texts == [])
    bob.perform(.accept(ana.name))
    world.run(for: .seconds(2))
    #expect(bob.texts == ["hi", "there"])
    #expect(ana.store.lines.map(\.state) == [.delivered, .delivered])
    #expect(ana.store.lines.compactMap(\.id?.number) == [1, 2])
  }

  @Test("A held text survives a kill, and is told to have failed when the request is rejected")
  func rejectedText() {
    let (ana, bob) = two()
    ana.perform(.message(.user(bob.name), text: "hi"))
    world.run(for: .seconds(1))
    world.kill(ana)
    let again = world.start("ana")
    again.becomeReady()
    bob.perform(.reject(ana.name))
    world.run(for: .seconds(1))
    #expect(
      again.hasSeen {
        $0 == .failed(nil, .user(bob.name), text: "hi", .requestRejected)
      })
    #expect(again.hasSeen { $0 == .answered(bob.name, accepted: false, topic: nil) })
    #expect(again.store.lines.map(\.state) == [.failed])
  }

  @Test("An old refusal is not the answer to a new request")
  func oldRefusal() {
    let (ana, bob) = two()
    ana.perform(.request(bob.name, greeting: nil))
    world.run(for: .seconds(1))
    bob.perform(.reject(ana.name))
    world.run(for: .seconds(5))
    ana.perform(.request(bob.name, greeting: nil))
    world.kill(ana)
    let again = world.start("ana")
    again.becomeReady()
    world.run(for: .seconds(1))
    #expect(!again.hasSeen { if case .answered = $0 { true } else { false } })
    bob.perform(.accept(ana.name))
    world.run(for: .seconds(1))
    #expect(again.hasSeen { if case .answered(_, true, _) = $0 { true } else { false } })
  }

  @Test("A request in the second of its refusal is a new one")
  func requestAtOnce() {
    let (ana, bob) = two()
    for greeting in ["one", "two", "three"] {
      ana.perform(.request(bob.name, greeting: greeting))
      world.run(for: .milliseconds(50))
      #expect(bob.hasSeen { $0 == .request(from: ana.name, greeting: greeting) })
      bob.perform(.reject(ana.name))
      world.run(for: .milliseconds(50))
      #expect(ana.hasSeen { $0 == .answered(bob.name, accepted: false, topic: nil) })
      ana.forgetNotices()
    }
  }

  @Test("Both ask and both accept at once: both settle on the smaller topic, and hear each other")
  func crossingAcceptances() {
    let (ana, bob) = two()
    ana.command(.request(bob.name, greeting: nil))
    bob.command(.request(ana.name, greeting: nil))
    world.run(for: .seconds(1))
    ana.command(.accept(bob.name))
    bob.command(.accept(ana.name))
    world.run(for: .seconds(2))
    ana.perform(.message(.user(bob.name), text: "from ana"))
    bob.perform(.message(.user(ana.name), text: "from bob"))
    world.run(for: .seconds(1))
    let topics = [ana, bob].compactMap { $0.store.restored.conversations.first?.topic }
    #expect(topics.count == 2 && topics[0] == topics[1])
    #expect(topics.first?.text.hasPrefix("ana_bob_") == true)
    #expect(bob.texts == ["from ana"])
    #expect(ana.texts == ["from bob"])
  }

  @Test("An acceptance that nobody asked for is told, and obeyed only when the user takes it up")
  func unaskedAcceptance() {
    let ana = world.start("ana")
    ana.becomeReady()
    world.publish(
      .request(to: ana.name, from: world.user("eve")),
      #"{"user":"eve","status":"Aprovado","topic":"eve_ana_2026-01-01 00:00:00","started_at":"2026-01-01 00:00:00"}"#
    )
    world.run(for: .seconds(1))
    #expect(ana.hasSeen { $0 == .unaskedAcceptance(world.user("eve")) })
    #expect(ana.store.restored.conversations.isEmpty)
    ana.perform(.accept(world.user("eve")))
    #expect(ana.store.restored.conversations.first?.topic?.text == "eve_ana_2026-01-01 00:00:00")
  }

  @Test(
    "An acceptance with another topic than the pair's is refused",
    arguments: ["#", "USERS/#", "bob_eve_2026-01-01 00:00:00", "bob_ana_", "GROUPS/x/messages"])
  func foreignTopic(topic: String) {
    let (ana, bob) = two()
    ana.perform(.request(bob.name, greeting: nil))
    world.publish(
      .request(to: ana.name, from: bob.name),
      #"{"user":"bob","status":"Aprovado","topic":"\#(topic)","started_at":"x"}"#)
    world.run(for: .seconds(1))
    #expect(
      ana.hasSeen {
        if case .payloadRefused(_, .badConversationTopic) = $0 { true } else { false }
      })
    #expect(ana.store.restored.conversations.first?.status == .requested)
  }

  @Test("A new store takes up the conversations that both sides' records agree on")
  func newStore() {
    let (ana, bob) = two()
    ana.perform(.request(bob.name, greeting: nil))
    world.run(for: .seconds(1))
    bob.perform(.accept(ana.name))
    ana.leave()
    let elsewhere = world.start("ana", store: "ana's other machine")
    elsewhere.becomeReady()
    bob.perform(.message(.user(ana.name), text: "still there?"))
    world.run(for: .seconds(1))
    #expect(elsewhere.texts == ["still there?"])
  }

  @Test("Asking again for what is active fails, and leaves the acceptance as it is")
  func askAgain() {
    let (ana, bob) = two()
    ana.perform(.request(bob.name, greeting: nil))
    world.run(for: .seconds(1))
    bob.perform(.accept(ana.name))
    world.run(for: .seconds(1))
    let before = world.broker.retained
    #expect(ana.perform(.request(bob.name, greeting: nil)) == .failed(.alreadyActive(bob.name)))
    #expect(world.broker.retained == before)
  }

  @Test("An original that asks again for an active conversation gets the same topic once more")
  func originalAsksAgain() throws {
    let (ana, bob) = two()
    ana.perform(.request(bob.name, greeting: nil))
    world.run(for: .seconds(1))
    bob.perform(.accept(ana.name))
    world.run(for: .seconds(1))
    let topic = TopicName.request(to: bob.name, from: ana.name)
    let acceptance = try accepted(topic)
    world.publish(
      topic,
      #"{"user":"ana","status":"Aguardando aprovação","created_at":"2026-01-01 00:00:00"}"#)
    world.run(for: .seconds(1))
    #expect(try accepted(topic) == acceptance)
  }

  /// The conversation's topic as the broker keeps it.
  private func accepted(_ topic: TopicName) throws -> String? {
    let payload = try #require(world.broker.retained[topic])
    return try RequestRecord(decoding: payload, of: world.user("ana")).topic
  }

  @Test("Ending a conversation ends it on both sides, and it can be asked for again")
  func end() {
    let (ana, bob) = two()
    ana.perform(.request(bob.name, greeting: nil))
    world.run(for: .seconds(1))
    bob.perform(.accept(ana.name))
    world.run(for: .seconds(1))
    #expect(ana.perform(.close(.user(bob.name), end: true)) == .remark(.ended(bob.name)))
    world.run(for: .seconds(1))
    #expect(bob.hasSeen { $0 == .conversationEnded(ana.name) })
    #expect(bob.perform(.request(ana.name, greeting: nil)) == .remark(.requested(ana.name)))
    world.run(for: .seconds(1))
    ana.perform(.accept(bob.name))
    bob.perform(.message(.user(ana.name), text: "again"))
    world.run(for: .seconds(1))
    #expect(ana.texts == ["again"])
  }

  @Test("Texts to somebody who is away arrive, in order, when he comes back")
  func offlineTexts() {
    let (ana, bob) = two()
    ana.perform(.request(bob.name, greeting: nil))
    world.run(for: .seconds(1))
    bob.perform(.accept(ana.name))
    bob.leave()
    for number in 1...50 { ana.perform(.message(.user(bob.name), text: "\(number)")) }
    world.run(for: .seconds(1))
    let again = world.start("bob")
    again.becomeReady()
    world.run(for: .seconds(1))
    #expect(again.texts == (1...50).map(String.init))
  }

  @Test("A request to oneself is told once a connection, and not at all when it is ended")
  func selfRequest() {
    let ana = world.user("ana")
    let place = TopicName.request(to: ana, from: ana)
    world.publish(
      place, #"{"user":"ana","status":"Aguardando aprovação","created_at":"2026-01-01 00:00:00"}"#)
    world.publish(.presence(of: world.user("x")), "garbage")
    let client = world.start("ana")
    client.becomeReady()
    // As the other of the subscriptions that overlap brings it.
    world.publish(place, #"{"user":"ana","status":"Encerrado","created_at":"2026-01-01 00:00:00"}"#)
    world.run(for: .seconds(1))
    #expect(refused(client, place) == 1)
    world.cut(client)
    world.run(for: .seconds(30))
    #expect(refused(client, place) == 1)
    #expect(refused(client, .presence(of: world.user("x"))) == 2)
  }

  private func refused(_ client: SimulatedClient, _ topic: TopicName) -> Int {
    client.notices.count {
      if case .payloadRefused(Array(topic.text.utf8), _) = $0 { true } else { false }
    }
  }
}
