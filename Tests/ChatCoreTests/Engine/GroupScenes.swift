@testable import ChatCore
import Testing
import TestSupport

@Suite("Groups")
struct GroupScenes {
  let world = World()
  var ops: GroupName { world.group("ops") }

  private func ownerAndAsker() -> (SimulatedClient, SimulatedClient) {
    let ana = world.start("ana")
    let bob = world.start("bob")
    ana.becomeReady()
    bob.becomeReady()
    ana.perform(.createGroup(ops))
    world.run(for: .seconds(1))
    return (ana, bob)
  }

  @Test("One creates, another asks, the owner approves, and both write")
  func approve() {
    let (ana, bob) = ownerAndAsker()
    #expect(bob.hasSeen { $0 == .group(ops, owner: ana.name, .created) })
    #expect(bob.perform(.join(ops)) == .remark(.askedToJoin(ops, owner: ana.name)))
    world.run(for: .seconds(1))
    #expect(ana.hasSeen { $0 == .membership(ops, bob.name, .pending) })
    let asked = world.moment.localText.dropLast(3)
    let early = bob.perform(.message(.group(ops), text: "early"))
    guard case .failed(.unanswered(ops, ana.name, let since?))? = early else {
      return #expect(Bool(false), "\(early as Any)")
    }
    #expect(since.hasPrefix(asked))
    #expect(ana.perform(.approve(bob.name, nil)) == .remark(.approved(bob.name, ops)))
    world.run(for: .seconds(1))
    #expect(bob.hasSeen { $0 == .membership(ops, bob.name, .approved) })
    ana.perform(.message(.group(ops), text: "welcome"))
    bob.perform(.message(.bare("ops"), text: "thanks"))
    world.run(for: .seconds(1))
    #expect(bob.texts == ["welcome"])
    #expect(ana.texts == ["thanks"])
  }

  @Test("Texts written while one is pending are neither shown nor stored")
  func pendingReadsNothing() {
    let (ana, bob) = ownerAndAsker()
    bob.perform(.join(ops))
    ana.perform(.message(.group(ops), text: "secret"))
    world.run(for: .seconds(1))
    ana.perform(.approve(bob.name, ops))
    world.run(for: .seconds(1))
    #expect(bob.texts == [])
    #expect(bob.store.lines.isEmpty)
  }

  @Test("Texts written after an approval that came while one was away are read")
  func approvedWhileAway() {
    let (ana, bob) = ownerAndAsker()
    bob.perform(.join(ops))
    bob.leave()
    ana.perform(.approve(bob.name, ops))
    ana.perform(.message(.group(ops), text: "for bob"))
    world.run(for: .seconds(1))
    let again = world.start("bob")
    again.becomeReady()
    world.run(for: .seconds(1))
    #expect(again.texts == ["for bob"])
    #expect(again.hasSeen { $0 == .membership(ops, bob.name, .approved) })
  }

  @Test("What is written before an answer fails with the day of the request, offline too")
  func unansweredOffline() {
    let (ana, bob) = ownerAndAsker()
    bob.perform(.join(ops))
    let asked = bob.engine.groups.states[ops]?.asked
    world.kill(bob)
    let again = world.start("bob")
    let early = again.perform(.message(.group(ops), text: "early"))
    #expect(early == .failed(.unanswered(ops, owner: ana.name, asked: asked)) && asked != nil)
  }

  @Test("Who was denied is told, and cannot ask again")
  func deny() {
    let (ana, bob) = ownerAndAsker()
    bob.perform(.join(ops))
    world.run(for: .seconds(1))
    #expect(bob.perform(.join(ops)) == .failed(.alreadyPending(ops)))
    ana.perform(.deny(bob.name, ops))
    world.run(for: .seconds(1))
    #expect(bob.hasSeen { $0 == .membership(ops, bob.name, .denied) })
    #expect(bob.perform(.join(ops)) == .failed(.deniedBefore(ops)))
  }

  @Test("Who is removed, or leaves, hears no more")
  func kickAndPart() {
    let (ana, bob) = ownerAndAsker()
    bob.perform(.join(ops))
    world.run(for: .seconds(1))
    ana.perform(.approve(bob.name, ops))
    world.run(for: .seconds(1))
    #expect(bob.perform(.part(ops)) == .remark(.left(ops)))
    world.run(for: .seconds(1))
    #expect(ana.hasSeen { $0 == .membership(ops, bob.name, .left) })
    bob.perform(.join(ops))
    world.run(for: .seconds(1))
    ana.perform(.approve(bob.name, ops))
    world.run(for: .seconds(1))
    #expect(ana.perform(.kick(bob.name, ops)) == .remark(.kicked(bob.name, ops)))
    world.run(for: .seconds(1))
    ana.perform(.message(.group(ops), text: "alone"))
    world.run(for: .seconds(1))
    #expect(bob.texts == [])
    #expect(bob.perform(.say("x")) == .failed(.noCurrentTarget))
    #expect(ana.perform(.part(ops)) == .failed(.ownerCannotLeave(ops)))
  }

  @Test("Only the owner decides, and a name that exists is not created again")
  func permissions() {
    let (ana, bob) = ownerAndAsker()
    let eve = world.user("eve")
    #expect(bob.perform(.approve(eve, ops)) == .failed(.notOwner(ops, owner: ana.name)))
    #expect(bob.perform(.createGroup(ops)) == .failed(.groupExists(ops, owner: ana.name)))
    #expect(ana.perform(.approve(eve, ops)) == .failed(.notPending(eve, ops)))
    #expect(ana.perform(.approve(eve, nil)) == .failed(.noGroupWithPending(eve)))
    #expect(bob.perform(.join(world.group("none"))) == .failed(.unknownGroup(world.group("none"))))
  }

  @Test("A second owner is reported; the first stays until the user trusts the change")
  func ownerClaim() {
    let (ana, bob) = ownerAndAsker()
    world.publish(.owner(of: ops), #"{"user":"eve","created_at":"2026-01-01 00:00:00"}"#)
    world.run(for: .seconds(1))
    let eve = world.user("eve")
    #expect(bob.hasSeen { $0 == .ownerClaim(ops, known: ana.name, claimed: eve) })
    #expect(bob.store.restored.groups.first?.owner == ana.name)
    #expect(bob.perform(.trustOwner(ops)) == .remark(.ownerTrusted(ops, owner: eve)))
    #expect(bob.store.restored.groups.first?.owner == eve)
  }

  @Test("An approval that was not asked for makes nobody read a group before he joins")
  func unaskedApproval() {
    let (ana, bob) = ownerAndAsker()
    world.publish(
      .membership(of: bob.name, in: ops), #"{"user":"bob","status":"Aprovado"}"#)
    ana.perform(.message(.group(ops), text: "before"))
    world.run(for: .seconds(1))
    #expect(bob.hasSeen { $0 == .invited(ops, by: ana.name) })
    #expect(bob.texts == [])
    bob.perform(.join(ops))
    ana.perform(.message(.group(ops), text: "after"))
    world.run(for: .seconds(1))
    #expect(bob.texts == ["after"])
  }

  // MARK: A group that has lost its owner

  /// A broker that has lost the group, whose owner is away, and one who knows it from before.
  private func orphaned(_ bob: SimulatedClient) {
    world.crashBroker(to: MemoryBroker())
    world.run(for: .seconds(30))
    #expect(bob.engine.promptState.link == .ready)
  }

  @Test("Nobody asks to join a group that has no owner at the broker, until its owner is back")
  func joinWithoutOwner() {
    let (ana, bob) = ownerAndAsker()
    ana.leave()
    orphaned(bob)
    #expect(bob.perform(.join(ops)) == .failed(.noOwnerThere(ops)))
    #expect(bob.store.restored.groups.first?.membership == nil && bob.store.restored.kept == [])
    let again = world.start("ana")
    again.becomeReady()
    world.run(for: .seconds(1))
    #expect(bob.perform(.join(ops)) == .remark(.askedToJoin(ops, owner: ana.name)))
    #expect(world.broker.ownerless.isEmpty)
  }

  @Test("Who leaves a group without an owner has left, and says so when the owner is back")
  func partWithoutOwner() {
    let (ana, bob) = ownerAndAsker()
    bob.perform(.join(ops))
    ana.perform(.approve(bob.name, ops))
    world.run(for: .seconds(1))
    ana.leave()
    orphaned(bob)
    #expect(bob.perform(.part(ops)) == .remark(.left(ops)))
    #expect(bob.engine.joinedGroups == [])
    world.run(for: .seconds(10))
    #expect(world.broker.retained[.membership(of: bob.name, in: ops)] == nil)
    let again = world.start("ana")
    again.becomeReady()
    world.run(for: .seconds(5))
    #expect(again.engine.status(of: bob.name, in: ops) == .left)
    #expect(world.broker.ownerless.isEmpty)
  }

  @Test("The owner's approval brings the owner back first where somebody has cleared it")
  func approveWithoutOwner() {
    let (ana, bob) = ownerAndAsker()
    bob.perform(.join(ops))
    world.run(for: .seconds(1))
    world.publish(.owner(of: ops), "")
    world.run(for: .seconds(1))
    let start = world.broker.log.count
    #expect(ana.perform(.approve(bob.name, ops)) == .remark(.approved(bob.name, ops)))
    #expect(world.broker.log[start].publication.topic == .owner(of: ops))
    world.run(for: .seconds(1))
    #expect(bob.engine.joinedGroups == [ops])
  }

  // MARK: Letting in

  @Test("A user who was denied is let in, with the group's name and without it when it is current")
  func approveDenied() {
    let (ana, bob) = ownerAndAsker()
    ana.perform(.createGroup(world.group("dev")))
    bob.perform(.join(ops))
    world.run(for: .seconds(1))
    ana.perform(.deny(bob.name, ops))
    world.run(for: .seconds(1))
    ana.perform(.open(.group(world.group("dev"))))
    #expect(ana.perform(.approve(bob.name, nil)) == .failed(.noGroupWithPending(bob.name)))
    ana.perform(.open(.group(ops)))
    #expect(ana.perform(.deny(bob.name, nil)) == .failed(.noGroupWithPending(bob.name)))
    #expect(ana.perform(.approve(bob.name, nil)) == .remark(.approved(bob.name, ops)))
    world.run(for: .seconds(1))
    #expect(bob.engine.joinedGroups == [ops])
  }

  @Test("Who is invited and has asked is a member at once, and that is said")
  func inviteAsker() {
    let (ana, bob) = ownerAndAsker()
    bob.perform(.join(ops))
    world.run(for: .seconds(1))
    #expect(ana.perform(.invite(bob.name, ops)) == .remark(.approved(bob.name, ops)))
  }

  // MARK: Unknown targets

  @Test("What nobody knows and nothing is stored of is no target; what texts are left of is one")
  func unknownTargets() {
    let (ana, _) = ownerAndAsker()
    let nobody = world.user("nobody")
    let near = world.group("opps")
    for action in [
      Action.history(.user(nobody), count: 9, before: nil),
      .search([SearchTerm("x")], in: .user(nobody), by: nil, count: 9, before: nil),
      .open(.user(nobody)),
    ] { #expect(ana.perform(action) == .failed(.unknownUser(nobody)), "\(action)") }
    for action in [
      Action.history(.group(near), count: 9, before: nil),
      .search([SearchTerm("x")], in: .group(near), by: nil, count: 9, before: nil),
      .open(.group(near)),
    ] { #expect(ana.perform(action) == .failed(.noSuchGroup(near, near: [ops])), "\(action)") }
    ana.perform(.message(.group(ops), text: "kept"))
    ana.perform(.deleteGroup(ops))
    world.run(for: .seconds(1))
    guard case .done(let result)? = ana.perform(.history(.group(ops), count: 9, before: nil)),
      case .page(let page)? = result.listing
    else { return #expect(Bool(false)) }
    #expect(page.messages.map(\.text) == ["kept"])
    let none = [SearchTerm("absent")]
    let search = Action.search(none, in: .group(ops), by: nil, count: 9, before: nil)
    guard case .done? = ana.perform(search) else { return #expect(Bool(false)) }
  }
}
