import ChatCore
import TestSupport
import Testing

/// What chats that are there make of a group that a doctor lets a broker forget.
@Suite("A group that a doctor forgets")
struct ForgetScenes {
  let world = World()
  var ops: GroupName { world.group("ops") }

  /// The records by which this user's doctor lets the broker forget a group of which only bob's membership is left.
  private func forget(as me: String) throws -> [Cure.Record] {
    let member = TopicName.membership(of: world.user("bob"), in: ops)
    let payload = #"{"user":"bob","status":"Aprovado"}"#
    let examination = Examination(
      [RetainedRecord(topic: Array(member.text.utf8), payload: Array(payload.utf8))],
      me: world.user(me), client: .unknown, memory: nil, at: world.moment)
    let cure = try #require(examination.findings.first?.cure)
    for record in cure.records {
      #expect(record.expiry == 1)
      world.publish(record.topic, String(decoding: record.payload, as: UTF8.self))
    }
    world.run(for: .seconds(1))
    return cure.records
  }

  @Test("is news to nobody who does not know it, and its name is free")
  func unknown() throws {
    let eve = world.start("eve")
    eve.becomeReady()
    eve.forgetNotices()
    let records = try forget(as: "dan")
    #expect(records.first?.topic == .owner(of: ops))
    #expect(eve.notices.isEmpty && eve.engine.groupNames == [])
    #expect(eve.store.restored.groups == [])
    #expect(eve.perform(.createGroup(ops)) == .remark(.groupCreated(ops)))
  }

  @Test("goes on for those who know another owner, who are told, and ends for those who know him")
  func known() throws {
    let (ana, bob) = (world.start("ana"), world.start("bob"))
    ana.becomeReady()
    bob.becomeReady()
    ana.perform(.createGroup(ops))
    world.run(for: .seconds(1))
    bob.perform(.join(ops))
    ana.perform(.approve(bob.name, ops))
    ana.leave()
    _ = try forget(as: "dan")
    let dan = world.user("dan")
    #expect(bob.engine.joinedGroups == [ops])
    #expect(bob.hasSeen { $0 == .ownerClaim(ops, known: ana.name, claimed: dan) })
    _ = try forget(as: "ana")
    #expect(bob.engine.groupNames == [])
    #expect(bob.hasSeen { $0 == .group(ops, owner: ana.name, .deleted) })
  }
}
