import ChatCore
import Testing
import TestSupport

@Suite("Owners of groups")
struct OwnerScenes {
  let world = World()
  var ops: GroupName { world.group("ops") }

  /// The first owns the group, the others are members.
  private func members(_ names: String...) -> [SimulatedClient] {
    let clients = names.map { world.start($0) }
    for client in clients { client.becomeReady() }
    clients[0].perform(.createGroup(ops))
    world.run(for: .seconds(1))
    for client in clients.dropFirst() {
      client.perform(.join(ops))
      world.run(for: .seconds(1))
      clients[0].perform(.approve(client.name, ops))
    }
    world.run(for: .seconds(1))
    for client in clients { client.forgetNotices() }
    return clients
  }

  private func retained(_ topic: TopicName) -> String {
    String(decoding: world.broker.retained[topic] ?? [], as: UTF8.self)
  }

  // MARK: Deleting

  @Test("A deleted group is gone for everybody, its texts are refused, and its name is free")
  func delete() {
    let clients = members("ana", "bob")
    let (ana, bob) = (clients[0], clients[1])
    #expect(bob.perform(.deleteGroup(ops)) == .failed(.notOwner(ops, owner: ana.name)))
    #expect(ana.perform(.deleteGroup(ops)) == .remark(.groupDeleted(ops)))
    world.run(for: .seconds(1))
    #expect(bob.hasSeen { $0 == .group(ops, owner: ana.name, .deleted) })
    #expect(!bob.hasSeen { if case .membership = $0 { true } else { false } })
    for client in [ana, bob] {
      #expect(client.engine.groupNames == [] && client.store.restored.groups == [])
      #expect(client.perform(.message(.group(ops), text: "x")) == .failed(.unknownGroup(ops)))
      #expect(client.perform(.deleteGroup(ops)) == .failed(.unknownGroup(ops)))
    }
    #expect(retained(.owner(of: ops)).contains(#""status":"Encerrado""#))
    #expect(retained(.membership(of: bob.name, in: ops)).contains(#""status":"Encerrado""#))
    #expect(bob.perform(.createGroup(ops)) == .remark(.groupCreated(ops)))
    world.run(for: .seconds(1))
    #expect(ana.hasSeen { $0 == .group(ops, owner: bob.name, .created) })
    #expect(ana.perform(.message(.group(ops), text: "x")) == .failed(.notMember(ops)))
    #expect(bob.engine.users(in: ops, .approved) == [bob.name])
  }

  @Test("A deletion that came while one was away is told, and what waited for the group fails")
  func deletedWhileAway() {
    let clients = members("ana", "bob")
    let (ana, bob) = (clients[0], clients[1])
    world.run(for: .seconds(5))
    bob.perform(.open(.group(ops)))
    world.cut(bob)
    world.run(for: .milliseconds(10))
    bob.perform(.say("waits"))
    ana.perform(.deleteGroup(ops))
    bob.becomeReady()
    world.run(for: .seconds(2))
    #expect(bob.hasSeen { $0 == .group(ops, owner: ana.name, .deleted) })
    #expect(!bob.hasSeen { if case .membership = $0 { true } else { false } })
    #expect(bob.engine.promptState.current == nil)
    let again = world.start("carol")
    again.becomeReady()
    #expect(again.engine.groupNames == [])
  }

  @Test("Texts that are queued when the group is deleted are reported as not sent")
  func queuedTexts() {
    let clients = members("ana", "bob")
    let (ana, bob) = (clients[0], clients[1])
    world.exhaust("bob")
    bob.command(.message(.group(ops), text: "one"))
    bob.command(.message(.group(ops), text: "two"))
    world.run(for: .milliseconds(500))
    ana.perform(.deleteGroup(ops))
    world.run(for: .seconds(1))
    #expect(
      bob.hasSeen {
        if case .failed(_, .group(ops), _, .groupDeleted) = $0 { true } else { false }
      })
    #expect(bob.store.lines.allSatisfy { $0.state == .failed || $0.state == .sent })
  }

  @Test("A deletion by somebody who is not the known owner is a claim, until it is trusted")
  func foreignDeletion() {
    let clients = members("ana", "bob")
    let (ana, bob) = (clients[0], clients[1])
    let eve = world.user("eve")
    world.publish(
      .owner(of: ops), #"{"user":"eve","created_at":"2026-01-01 00:00:00","status":"Encerrado"}"#)
    world.run(for: .seconds(1))
    #expect(bob.hasSeen { $0 == .ownerClaim(ops, known: ana.name, claimed: eve) })
    #expect(bob.engine.groupNames == [ops])
    #expect(bob.perform(.trustOwner(ops)) == .remark(.ownerTrusted(ops, owner: eve)))
    #expect(bob.engine.groupNames == [])
  }

  // MARK: Handing over

  @Test(
    "Handing over: the new owner knows at once, others when they say yes, the old one may leave")
  func transfer() {
    let clients = members("ana", "bob", "carol")
    let (ana, bob, carol) = (clients[0], clients[1], clients[2])
    let eve = world.user("eve")
    #expect(ana.perform(.transferGroup(ops, to: ana.name)) == .failed(.oneself))
    let toStranger = ana.perform(.transferGroup(ops, to: eve))
    #expect(toStranger == .failed(.notJoined(eve, ops, isInvited: false)))
    let refused = bob.perform(.transferGroup(ops, to: carol.name))
    #expect(refused == .failed(.notOwner(ops, owner: ana.name)))
    let done = ana.perform(.transferGroup(ops, to: bob.name))
    #expect(done == .remark(.groupTransferred(ops, to: bob.name)))
    world.run(for: .seconds(1))
    #expect(bob.hasSeen { $0 == .group(ops, owner: bob.name, .transferred) })
    #expect(carol.hasSeen { $0 == .ownerClaim(ops, known: ana.name, claimed: bob.name) })
    #expect(carol.perform(.trustOwner(ops)) == .remark(.ownerTrusted(ops, owner: bob.name)))
    let dave = world.start("dave")
    dave.becomeReady()
    #expect(dave.perform(.join(ops)) == .remark(.askedToJoin(ops, owner: bob.name)))
    world.run(for: .seconds(1))
    #expect(ana.perform(.approve(dave.name, ops)) == .failed(.notOwner(ops, owner: bob.name)))
    #expect(bob.perform(.approve(dave.name, nil)) == .remark(.approved(dave.name, ops)))
    #expect(ana.perform(.part(ops)) == .remark(.left(ops)))
    world.run(for: .seconds(1))
    #expect(bob.engine.users(in: ops, .approved) == [bob.name, carol.name, dave.name])
  }

  @Test("Handing over back and forth, over restarts, keeps one owner")
  func backAndForth() {
    let clients = members("ana", "bob")
    let (ana, bob) = (clients[0], clients[1])
    ana.perform(.transferGroup(ops, to: bob.name))
    bob.leave()
    ana.leave()
    let bobAgain = world.start("bob")
    bobAgain.becomeReady()
    #expect(bobAgain.engine.ownedGroups == [ops])
    bobAgain.perform(.transferGroup(ops, to: ana.name))
    world.run(for: .seconds(1))
    let anaAgain = world.start("ana")
    anaAgain.becomeReady()
    #expect(anaAgain.hasSeen { $0 == .group(ops, owner: ana.name, .transferred) })
    #expect(anaAgain.engine.ownedGroups == [ops] && bobAgain.engine.ownedGroups == [])
  }

  @Test("Nobody takes a group by saying that it was handed over to him")
  func takeOver() {
    let clients = members("ana", "bob", "eve")
    let (ana, bob, eve) = (clients[0], clients[1], clients[2])
    let revision = UInt64(50)
    world.publish(
      .owner(of: ops),
      #"{"user":"eve","created_at":"x","ext":{"v":1,"rev":\#(revision),"by":"ana","from":"ana"}}"#)
    world.run(for: .seconds(1))
    #expect(bob.store.restored.groups.first?.owner == ana.name)
    #expect(ana.engine.ownedGroups == [ops])
    #expect(bob.hasSeen { $0 == .ownerClaim(ops, known: ana.name, claimed: eve.name) })
    #expect(ana.hasSeen { $0 == .ownerClaim(ops, known: ana.name, claimed: eve.name) })
  }

  @Test("A stranger who is named as the owner, and is no member, does not become it")
  func namedStranger() {
    let clients = members("ana")
    let bob = world.start("bob")
    bob.becomeReady()
    world.publish(.owner(of: ops), #"{"user":"bob","created_at":"2026-01-01 00:00:00"}"#)
    world.run(for: .seconds(1))
    #expect(bob.engine.ownedGroups == [] && clients[0].engine.ownedGroups == [ops])
    #expect(bob.hasSeen { $0 == .ownerClaim(ops, known: clients[0].name, claimed: bob.name) })
    clients[0].perform(.trustOwner(ops))
    world.publish(.membership(of: bob.name, in: ops), #"{"user":"bob","status":"Aprovado"}"#)
    world.run(for: .seconds(5))
    #expect(bob.hasSeen { $0 == .group(ops, owner: bob.name, .transferred) })
    #expect(bob.engine.ownedGroups == [ops] && bob.engine.joinedGroups == [ops])
  }

  @Test("A group is not handed to somebody who is invited, until he has joined")
  func transferToInvited() {
    let clients = members("ana", "carol")
    let (ana, carol) = (clients[0], clients[1])
    var bob = world.start("bob")
    bob.becomeReady()
    ana.perform(.invite(bob.name, ops))
    world.run(for: .seconds(1))
    #expect(carol.hasSeen { $0 == .othersInvitation(ops, bob.name) })
    let early = ana.perform(.transferGroup(ops, to: bob.name))
    #expect(early == .failed(.notJoined(bob.name, ops, isInvited: true)))
    bob.leave()
    let elsewhere = world.start("bob", store: "bob's new machine")
    elsewhere.becomeReady()
    #expect(elsewhere.engine.joinedGroups == [])
    #expect(elsewhere.hasSeen { $0 == .invited(ops, by: ana.name) })
    elsewhere.leave()
    bob = world.start("bob")
    bob.becomeReady()
    bob.perform(.join(ops))
    world.run(for: .seconds(1))
    for client in [ana, carol] {
      #expect(client.hasSeen { $0 == .membership(ops, bob.name, .approved) })
    }
    let done = ana.perform(.transferGroup(ops, to: bob.name))
    #expect(done == .remark(.groupTransferred(ops, to: bob.name)))
    world.run(for: .seconds(1))
    #expect(bob.engine.ownedGroups == [ops])
  }

  @Test(
    "Who is named as the owner before he has joined owns the group, and is told so, online or not",
    arguments: [true, false], [true, false])
  func namedWhileInvited(isThere: Bool, hasAsked: Bool) {
    let ana = members("ana")[0]
    var bob = world.start("bob")
    bob.becomeReady()
    if hasAsked { bob.perform(.join(ops)) } else { ana.perform(.invite(bob.name, ops)) }
    world.run(for: .seconds(1))
    if !isThere { bob.leave() }
    if hasAsked { ana.perform(.approve(bob.name, ops)) }
    world.publish(
      .owner(of: ops), #"{"user":"bob","created_at":"2026-01-01 00:00:00","ext":{"v":1,"rev":9}}"#)
    world.run(for: .seconds(1))
    if !isThere { bob = world.start("bob") }
    bob.becomeReady()
    world.run(for: .seconds(5))
    #expect(bob.notices.count { $0 == .group(ops, owner: bob.name, .transferred) } == 1)
    #expect(!bob.hasSeen { if case .ownerClaim = $0 { true } else { false } })
    #expect(bob.engine.ownedGroups == [ops] && bob.engine.joinedGroups == [ops])
    ana.perform(.trustOwner(ops))
    ana.perform(.message(.group(ops), text: "to the owner"))
    world.run(for: .seconds(5))
    #expect(bob.texts == ["to the owner"])
  }

  @Test("Who is invited is told from a member, and is not invited twice")
  func listedAsInvited() {
    let ana = members("ana")[0]
    let bob = world.start("bob")
    bob.becomeReady()
    ana.perform(.invite(bob.name, ops))
    world.run(for: .seconds(1))
    #expect(invited(ana) == [bob.name])
    #expect(ana.perform(.invite(bob.name, ops)) == .failed(.alreadyInvited(bob.name, ops)))
    // What the owner says once more, an invitation stays.
    world.crashBroker(to: MemoryBroker())
    world.run(for: .seconds(60))
    #expect(invited(ana) == [bob.name] && bob.engine.joinedGroups == [])
    bob.perform(.join(ops))
    world.run(for: .seconds(5))
    #expect(invited(ana) == [])
    #expect(ana.perform(.invite(bob.name, ops)) == .failed(.alreadyMember(bob.name, ops)))
  }

  private func invited(_ client: SimulatedClient) -> [UserName] {
    guard case .done(let result)? = client.perform(.names(ops)),
      case .members(_, let entries)? = result.listing
    else { return [] }
    return entries.filter(\.isInvited).map(\.user)
  }

  // MARK: Inviting, removing

  @Test("Who is invited is told once, joins without asking, and may decline")
  func invite() {
    let clients = members("ana")
    let ana = clients[0]
    let (bob, eve) = (world.start("bob"), world.start("eve"))
    bob.becomeReady()
    eve.becomeReady()
    let none = world.user("none")
    #expect(ana.perform(.invite(none, nil)) == .failed(.unknownUser(none)))
    #expect(bob.perform(.invite(eve.name, ops)) == .failed(.notOwner(ops, owner: ana.name)))
    #expect(bob.perform(.invite(eve.name, nil)) == .failed(.noOwnGroup))
    #expect(ana.perform(.invite(bob.name, nil)) == .remark(.invited(bob.name, ops)))
    #expect(ana.perform(.invite(eve.name, ops)) == .remark(.invited(eve.name, ops)))
    #expect(ana.perform(.invite(bob.name, ops)) == .failed(.alreadyInvited(bob.name, ops)))
    world.run(for: .seconds(1))
    world.cut(bob)
    world.run(for: .seconds(10))
    #expect(bob.notices.count { $0 == .invited(ops, by: ana.name) } == 1)
    ana.perform(.message(.group(ops), text: "before"))
    world.run(for: .seconds(1))
    bob.perform(.join(ops))
    world.run(for: .seconds(5))
    ana.perform(.message(.group(ops), text: "after"))
    world.run(for: .seconds(5))
    #expect(bob.texts == ["after"])
    #expect(eve.perform(.part(ops)) == .remark(.left(ops)))
    world.run(for: .seconds(1))
    #expect(ana.engine.users(in: ops, .approved) == [ana.name, bob.name])
  }

  @Test("Without a group, /kick and /invite take the current one, else the only one that fits")
  func defaultGroups() {
    let clients = members("ana", "bob")
    let (ana, bob) = (clients[0], clients[1])
    let dev = world.group("dev")
    ana.perform(.createGroup(dev))
    #expect(ana.perform(.invite(bob.name, nil)) == .failed(.severalGroups([dev, ops])))
    #expect(ana.perform(.kick(bob.name, nil)) == .remark(.kicked(bob.name, ops)))
    #expect(ana.perform(.kick(bob.name, nil)) == .failed(.noGroupWithMember(bob.name)))
    ana.perform(.open(.group(dev)))
    #expect(ana.perform(.kick(bob.name, nil)) == .failed(.notThere(bob.name, dev)))
    #expect(ana.perform(.invite(bob.name, nil)) == .remark(.invited(bob.name, dev)))
  }

  // MARK: What the broker would not have

  @Test("A group that the broker does not take was never there")
  func droppedGroup() {
    let ana = world.start("ana")
    ana.becomeReady()
    world.forbid([.owner(of: ops)])
    let failed = ana.perform(.createGroup(ops))
    #expect(failed == .failed(.unconfirmed(.owner(of: ops))))
    #expect(ana.engine.groupNames == [] && ana.store.restored.groups == [])
    #expect(ana.store.restored.kept == [])
    #expect(world.broker.retained[.membership(of: ana.name, in: ops)] == nil)
    world.forbid([])
    world.cut(ana)
    world.run(for: .seconds(10))
    #expect(world.broker.retained[.owner(of: ops)] == nil)
    #expect(ana.perform(.createGroup(ops)) == .remark(.groupCreated(ops)))
  }

  @Test("A request to join, a deletion, a handover that the broker does not take change nothing")
  func droppedChanges() {
    let clients = members("ana", "bob")
    let (ana, carol) = (clients[0], world.start("carol"))
    carol.becomeReady()
    world.forbid([.owner(of: ops), .membership(of: carol.name, in: ops)])
    let membership = TopicName.membership(of: carol.name, in: ops)
    #expect(carol.perform(.join(ops)) == .failed(.unconfirmed(membership)))
    #expect(carol.engine.promptState.current == nil)
    #expect(carol.store.restored.groups.first?.membership == nil)
    #expect(ana.perform(.deleteGroup(ops)) == .failed(.unconfirmed(.owner(of: ops))))
    let transfer = ana.perform(.transferGroup(ops, to: clients[1].name))
    #expect(transfer == .failed(.unconfirmed(.owner(of: ops))))
    #expect(ana.engine.ownedGroups == [ops])
    world.forbid([])
    #expect(carol.perform(.join(ops)) == .remark(.askedToJoin(ops, owner: ana.name)))
  }

  @Test("Whoever dies while a group changes hands finds everything done at the next start")
  func dyingOwner() {
    for steps in 0..<12 {
      let world = World(seed: UInt64(steps))
      let (ana, bob) = (world.start("ana"), world.start("bob"))
      ana.becomeReady()
      bob.becomeReady()
      ana.stepsToLive = steps + 1
      ana.command(.createGroup(ops))
      world.run(for: .seconds(1))
      let again = ana.isDead ? world.start("ana") : ana
      again.stepsToLive = nil
      again.becomeReady()
      if again.engine.groupNames.isEmpty { again.perform(.createGroup(ops)) }
      world.run(for: .seconds(1))
      again.perform(.invite(bob.name, ops))
      bob.perform(.join(ops))
      world.run(for: .seconds(1))
      again.stepsToLive = steps
      again.command(steps % 2 == 0 ? .deleteGroup(ops) : .transferGroup(ops, to: bob.name))
      world.run(for: .seconds(10))
      let last = again.isDead ? world.start("ana") : again
      last.stepsToLive = nil
      last.becomeReady()
      world.run(for: .seconds(10))
      var rules = WireRules()
      for (_, publication) in world.broker.log {
        #expect(rules.violation(publication) == nil, "\(steps): \(publication.topic)")
      }
      #expect(rules.unfinished == nil, "after \(steps) effects")
    }
  }

  // MARK: What a broker has lost

  @Test("After a broker has lost everything, a group's owner comes back before its members")
  func lostState() {
    let clients = members("ana", "bob")
    let start = world.broker.log.count
    world.crashBroker(to: MemoryBroker())
    world.run(for: .seconds(30))
    var rules = WireRules()
    for (client, publication) in world.broker.log.dropFirst(start) {
      let violation = rules.violation(publication)
      #expect(violation == nil, "\(client) \(publication.topic)")
    }
    #expect(rules.unfinished == nil)
    #expect(retained(.membership(of: clients[1].name, in: ops)).contains("Aprovado"))
  }

  @Test("A name of nearly that spelling is offered")
  func nearNames() {
    let bob = members("ana", "bob")[1]
    let oops = world.group("oops")
    #expect(bob.perform(.join(oops)) == .failed(.noSuchGroup(oops, near: [ops])))
    let other = world.group("something")
    #expect(bob.perform(.join(other)) == .failed(.unknownGroup(other)))
  }
}
