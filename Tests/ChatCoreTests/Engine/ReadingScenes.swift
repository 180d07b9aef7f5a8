import ChatCore
import Testing
import TestSupport

@Suite("What is read, and spared")
struct ReadingScenes {
  let world = World()
  var ops: GroupName { world.group("ops") }

  private var atPrompt: Engine.Settings {
    var settings = Engine.Settings()
    settings.limitsFloods = true
    return settings
  }

  /// Bob, who owns #ops, and ana, a member, who have a conversation.
  private func pair(_ settings: Engine.Settings = Engine.Settings()) -> (
    SimulatedClient, SimulatedClient
  ) {
    let (bob, ana) = (world.start("bob"), world.start("ana", settings: settings))
    bob.becomeReady()
    ana.becomeReady()
    bob.perform(.createGroup(ops))
    bob.perform(.request(ana.name, greeting: nil))
    world.run(for: .seconds(1))
    ana.perform(.accept(bob.name))
    ana.perform(.join(ops))
    world.run(for: .seconds(1))
    bob.perform(.approve(ana.name, ops))
    world.run(for: .seconds(1))
    return (bob, ana)
  }

  private func write(_ bob: SimulatedClient, _ target: TargetReference, _ texts: String...) {
    for text in texts { bob.perform(.message(target, text: text)) }
    world.run(for: .seconds(1))
  }

  private func entries(_ outcome: Outcome?) -> [TargetEntry] {
    guard case .done(let result)? = outcome, case .unread(let entries)? = result.listing else {
      return []
    }
    return entries
  }

  private func mentions(_ outcome: Outcome?) -> [MentionEntry] {
    guard case .done(let result)? = outcome, case .mentions(let entries)? = result.listing else {
      return []
    }
    return entries
  }

  @Test("Unread texts and those that name me are counted, over a restart, until they are opened")
  func counts() {
    var (bob, ana) = pair()
    write(bob, .group(ops), "hello", "Aná?", "@ana!")
    write(bob, .user(ana.name), "banana")
    let (group, user) = (Target.group(ops), Target.user(bob.name))
    let expected = [
      TargetEntry(target: group, unread: 3, mentions: 2, isCurrent: false),
      TargetEntry(target: user, unread: 1, isCurrent: false),
    ]
    #expect(entries(ana.perform(.unread)) == expected)
    #expect(ana.engine.promptState.unread == 4 && ana.engine.promptState.mentions == 2)
    world.kill(ana)
    ana = world.start("ana")
    ana.becomeReady()
    #expect(entries(ana.perform(.unread)) == expected)
    #expect(ana.engine.promptState.mentions == 2)
    let listed = mentions(ana.perform(.mentions(count: 20)))
    #expect(listed.map(\.message.text) == ["Aná?", "@ana!"] && listed.allSatisfy(\.isUnread))
    #expect(mentions(ana.perform(.mentions(count: 1))).map(\.message.text) == ["@ana!"])
    ana.perform(.open(.group(ops)))
    #expect(entries(ana.perform(.unread)) == [expected[1]])
    #expect(ana.engine.promptState.unread == 1 && ana.engine.promptState.mentions == 0)
    write(bob, .group(ops), "ana, while you look")
    #expect(mentions(ana.perform(.mentions(count: 20))).allSatisfy { !$0.isUnread })
    ana.perform(.close(.user(bob.name), end: false))
    #expect(entries(ana.perform(.unread)) == [])
  }

  @Test("An ignored user's texts are stored and confirmed, but neither shown nor unread")
  func ignoredTexts() {
    var (bob, ana) = pair()
    #expect(ana.perform(.ignore(bob.name)) == .remark(.ignored(bob.name)))
    ana.forgetNotices()
    write(bob, .user(ana.name), "one for ana")
    write(bob, .group(ops), "two for ana")
    #expect(ana.texts == [] && entries(ana.perform(.unread)) == [])
    #expect(ana.store.lines.map(\.text) == ["one for ana", "two for ana"])
    #expect(bob.store.lines.first?.state == .delivered)
    world.kill(ana)
    ana = world.start("ana")
    ana.becomeReady()
    #expect(ana.texts == [] && entries(ana.perform(.unread)) == [])
    #expect(mentions(ana.perform(.mentions(count: 20))) == [])
    #expect(ana.perform(.history(.user(bob.name), count: 9)) != .list(.messages([])))
    #expect(ana.perform(.open(.user(bob.name))) == .list(.messages([])))
    #expect(ana.perform(.ignore(nil)) == .list(.ignored([bob.name])))
    #expect(ana.perform(.unignore(bob.name)) == .remark(.unignored(bob.name)))
    write(bob, .group(ops), "three")
    #expect(ana.texts == ["three"])
    #expect(entries(ana.perform(.unread)).map(\.unread) == [1])
    #expect(ana.perform(.unignore(bob.name)) == .failed(.notIgnored(bob.name)))
    #expect(ana.perform(.ignore(ana.name)) == .failed(.oneself))
  }

  @Test("An ignored user's requests are refused without a word, also one that he has made before")
  func ignoredRequests() {
    let (ana, eve) = (world.start("ana"), world.start("eve"))
    ana.becomeReady()
    eve.becomeReady()
    eve.perform(.request(ana.name, greeting: "hi"))
    world.run(for: .seconds(2))
    ana.perform(.ignore(eve.name))
    world.run(for: .seconds(2))
    #expect(eve.hasSeen { $0 == .answered(ana.name, accepted: false, topic: nil) })
    ana.forgetNotices()
    eve.forgetNotices()
    eve.perform(.request(ana.name, greeting: "hi!"))
    world.run(for: .seconds(2))
    #expect(eve.hasSeen { $0 == .answered(ana.name, accepted: false, topic: nil) })
    #expect(ana.notices == [])
    ana.perform(.unignore(eve.name))
    eve.perform(.request(ana.name, greeting: "please"))
    world.run(for: .seconds(2))
    #expect(ana.notices == [.request(from: eve.name, greeting: "please")])
  }

  @Test("An ignored user's request that came while one was away is refused at the next start")
  func ignoredWhileAway() {
    let (ana, eve) = (world.start("ana"), world.start("eve"))
    ana.becomeReady()
    eve.becomeReady()
    ana.perform(.ignore(eve.name))
    ana.leave()
    eve.perform(.request(ana.name, greeting: "hi"))
    world.run(for: .seconds(2))
    let again = world.start("ana")
    again.becomeReady()
    world.run(for: .seconds(2))
    #expect(eve.hasSeen { $0 == .answered(ana.name, accepted: false, topic: nil) })
    #expect(!again.hasSeen { if case .request = $0 { true } else { false } })
  }

  @Test("An ignored user's comings, goings and wishes to join are not shown")
  func ignoredNews() {
    let ana = world.start("ana")
    ana.becomeReady()
    ana.perform(.createGroup(ops))
    ana.perform(.ignore(world.user("eve")))
    ana.forgetNotices()
    let eve = world.start("eve")
    eve.becomeReady()
    eve.perform(.join(ops))
    eve.perform(.createGroup(world.group("spam")))
    eve.leave()
    world.run(for: .seconds(10))
    #expect(ana.notices == [])
    #expect(ana.perform(.approve(eve.name, ops)) == .remark(.approved(eve.name, ops)))
  }

  @Test("A flood is hidden at the prompt, told in a line, stored, and not shown at the next start")
  func flood() {
    var (bob, ana) = pair(atPrompt)
    ana.forgetNotices()
    for number in 1...100 { bob.command(.message(.group(ops), text: "ana \(number)")) }
    world.run(for: .seconds(10))
    #expect(ana.texts == (1...30).map { "ana \($0)" })
    #expect(ana.hasSeen { $0 == .hidden(bob.name, .group(ops), count: 70) })
    #expect(ana.store.lines.count == 100)
    #expect(ana.engine.promptState.unread == 100 && ana.engine.promptState.mentions == 100)
    world.kill(ana)
    ana = world.start("ana", settings: atPrompt)
    ana.becomeReady()
    #expect(ana.texts == [])
    write(bob, .group(ops), "again")
    #expect(ana.texts == ["again"])
  }

  @Test("A script is told everything of a flood")
  func floodOfAScript() {
    let (bob, ana) = pair()
    for number in 1...100 { bob.command(.message(.group(ops), text: "\(number)")) }
    world.run(for: .seconds(10))
    #expect(ana.texts == (1...100).map(String.init))
  }

  @Test("Requests and other news of invented users are hidden at the prompt alike")
  func floodOfNews() {
    let ana = world.start("ana", settings: atPrompt)
    ana.becomeReady()
    ana.forgetNotices()
    for number in 1...200 {
      let stranger = world.user("m\(number)")
      world.publish(.presence(of: stranger), "not JSON")
      world.publish(
        .request(to: ana.name, from: stranger),
        #"{"user":"m\#(number)","status":"Aguardando aprovação","created_at":"2026-11-23 10:00:00"}"#
      )
    }
    world.run(for: .seconds(10))
    #expect(ana.notices.count == 31)
    guard case .hiddenNews(let counts)? = ana.notices.last else {
      Issue.record("\(ana.notices)")
      return
    }
    #expect(counts.requests + counts.payloads == 370)
    #expect(ana.engine.asking.count == 200)
  }

  @Test("What is said of a text is hidden with it")
  func floodOfDoubts() throws {
    let (bob, ana) = pair(atPrompt)
    write(bob, .group(ops), "one")
    let id = try #require(ana.store.lines.last?.id)
    let ext = #"{"v":1,"ep":"\#(hex16(id.epoch))","n":\#(id.number)}"#
    for number in 1...100 {
      world.publish(
        .messages(of: ops),
        #"{"user":"bob","message":"\#(number)","created_at":"then","ext":\#(ext)}"#, retain: false)
    }
    world.run(for: .seconds(10))
    #expect(ana.store.lines.count == 101)
    let doubts = ana.notices.count { if case .identityTaken = $0 { true } else { false } }
    #expect((20...40).contains(doubts) && doubts < ana.texts.count)
    #expect(ana.hasSeen { if case .hiddenNews(let news) = $0 { news.doubts > 60 } else { false } })
  }

  @Test("What is hidden when one leaves is told before")
  func leaving() {
    let (bob, ana) = pair(atPrompt)
    for number in 1...50 { bob.command(.message(.group(ops), text: "\(number)")) }
    world.run(until: { ana.texts.count == 30 })
    world.run(for: .milliseconds(100))
    ana.leave()
    #expect(ana.hasSeen { $0 == .hidden(bob.name, .group(ops), count: 20) })
  }

  @Test("When a user has written last is known after a restart")
  func lastText() {
    var (bob, ana) = pair()
    write(bob, .group(ops), "hello")
    let at = ana.store.lines.last?.at
    world.kill(ana)
    ana = world.start("ana")
    ana.becomeReady()
    guard case .done(let result)? = ana.perform(.whois(bob.name)),
      case .whois(let entry)? = result.listing
    else { return #expect(Bool(false), "no entry") }
    #expect(entry.lastText == at && at != nil)
  }
}
