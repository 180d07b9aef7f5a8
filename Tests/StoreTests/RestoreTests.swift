import ChatCore
import Testing

@testable import Store

@Suite("What the engine starts from")
struct RestoreTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// A store is opened again after each commit: nothing may live in memory alone.
  private func committed(_ commits: [Change]...) throws -> Restored {
    for changes in commits { try directory.store().commit(changes) }
    return try directory.store().restore()
  }

  @Test("A new store has an identity of its own and is new until its first session")
  func identity() throws {
    let first = try directory.store().restore()
    #expect(first == Restored(storeIdentity: first.storeIdentity))
    #expect(try directory.store().restore() == first)
    #expect(try TemporaryDirectory().store().restore().storeIdentity != first.storeIdentity)

    #expect(try committed([.insert(received(1))]).isNew)
    let later = try committed([.session(0)])
    #expect(later.storeIdentity == first.storeIdentity)
    #expect(!later.isNew)
    #expect(try committed([.session(41)], [.session(42)]).session == 42)
  }

  @Test("Conversations come back with their requests, and the last record counts")
  func conversations() throws {
    let topic = TopicName(received: "bob_ana_2026-11-23 10:00:00")
    let old = TopicName(received: "ana_bob_2026-11-22 \u{1F600}:00:00")
    let asked = RequestEntry(
      user: bob, direction: .received, status: .pending, greeting: "hi\0", topic: nil, at: "")
    let answered = RequestEntry(
      user: bob, direction: .sent, status: .accepted, greeting: nil, topic: topic, at: "yesterday")
    let full = ConversationRecord(
      peer: bob, status: .active, topic: topic, formerTopics: [old, topic].compactMap { $0 },
      sent: answered, received: asked, startedAt: "2026-11-23 10:00:00")
    let bare = ConversationRecord(peer: ana)
    #expect(
      try committed([.conversation(full), .conversation(bare)]).conversations == [bare, full])

    let ended = ConversationRecord(peer: bob, status: .ended, sent: answered)
    #expect(try committed([.conversation(ended)]).conversations == [bare, ended])
  }

  @Test("Groups come back, and the last record counts")
  func groups() throws {
    var record = GroupRecord(group: name("ops"), owner: bob, created: "?", membership: nil)
    #expect(try committed([.group(record)]).groups == [record])
    for membership in [MembershipStatus.pending, .approved, .denied, .removed, .left] {
      record.membership = membership
      #expect(try committed([.group(record)]).groups == [record])
    }
  }

  @Test("Numbers received and given out come back, whatever their 64 bits are")
  func streams() throws {
    let sets = [[], [1...1], [1...57, 60...61, (.max - 2)...(.max - 1)]].map { NumberSet($0) }
    let received = zip([0, 1, UInt64.max], sets).map {
      ReceivedStream(target: toBob, sender: bob, epoch: $0, numbers: $1)
    }
    let sending = [
      SendingStream(target: toBob, epoch: .max, last: 0),
      SendingStream(target: ops, epoch: 1 << 63, last: .max - 1),
    ]
    let restored = try committed(
      received.map { .received($0) } + sending.map { .sending($0) },
      [
        .received(ReceivedStream(target: toBob, sender: bob, epoch: 1, numbers: sets[2])),
        .sending(SendingStream(target: toBob, epoch: 7, last: 8)),
      ])
    #expect(Set(restored.received.map(\.epoch)) == [0, 1, .max])
    #expect(restored.received.first { $0.epoch == 1 }?.numbers == sets[2])
    #expect(restored.received.first { $0.epoch == 0 }?.numbers == NumberSet())
    #expect(restored.sending == [SendingStream(target: toBob, epoch: 7, last: 8), sending[1]])
  }

  @Test("The outbox is what is held, queued, or awaiting a sign of the other side")
  func outbox() throws {
    let own = [
      own(1, state: .held), own(2, state: .queued), own(3, state: .sent),
      own(4, state: .delivered), own(5, state: .failed), own(6, to: ops, state: .queued),
      own(7, to: ops, state: .awaiting),
    ]
    let restored = try committed(own.map { .insert($0) } + [.insert(received(8))])
    #expect(restored.outbox == own.filter { [1, 2, 6, 7].contains($0.row) })
    #expect(restored.nextRow == 9)
    var delivered = own[1]
    delivered.state = .delivered
    let later = try committed([.update(delivered), .state(row: 7, .sent)])
    #expect(later.outbox.map(\.row) == [1, 6])
  }

  @Test("Others' texts are unshown until they are written out, own ones never")
  func unshown() throws {
    let texts = [received(1), own(2, state: .queued), received(3, in: ops)]
    #expect(try committed(texts.map { .insert($0) }).unshown == [texts[0], texts[2]])
    try directory.store().commit([.insert(received(4))], shown: [1, 2, 99])
    #expect(try directory.store().restore().unshown.map(\.row) == [3, 4])
    try directory.store().commit([], shown: [3, 4])
    #expect(try directory.store().restore().unshown.isEmpty)
    // Written again, it stays shown.
    #expect(try committed([.update(texts[0])]).unshown.isEmpty)
  }

  @Test("Unread are others' texts above the read mark, which never goes back")
  func unread() throws {
    let texts = [
      received(1), own(2, state: .queued), received(3), received(4, in: ops), received(5),
    ]
    #expect(try committed(texts.map { .insert($0) }).unread == [toBob: 3, ops: 1])
    #expect(try committed([.read(toBob, upTo: 3)]).unread == [toBob: 1, ops: 1])
    #expect(try committed([.read(toBob, upTo: 1), .read(ops, upTo: 4)]).unread == [toBob: 1])
    let nobody = Target.user(name("nobody"))
    #expect(try committed([.read(nobody, upTo: 5), .read(toBob, upTo: 5)]).unread == [:])
    #expect(try committed([.insert(received(6))]).unread == [toBob: 1])
  }

  @Test("The latest 400 packets without identity of this session, oldest first")
  func anonymousPackets() throws {
    let packets = (1...450).map { anonymous(Int64($0), packet: UInt16($0), session: 2) }
    let others = [anonymous(500, packet: 1, session: 1), received(501)]
    let restored = try committed(
      (packets + others).map { .insert($0) } + [.session(2)])
    #expect(restored.anonymous.map(\.origin.packetIdentifier) == (51...450).map { UInt16($0) })
    #expect(restored.anonymous.first?.payload == Array("hello".utf8))
    #expect(try committed([.session(3)]).anonymous.isEmpty)
  }

  @Test("What cannot be is left out and counted, and never traps")
  func hostileRows() throws {
    let store = try directory.store()
    try store.commit(
      (1...13).map { .insert(received($0)) } + [
        .group(GroupRecord(group: name("g"), owner: bob, created: "", membership: nil)),
        .conversation(ConversationRecord(peer: bob)),
        .received(ReceivedStream(target: ops, sender: bob, epoch: 1, numbers: NumberSet([1...1]))),
        .sending(SendingStream(target: ops, epoch: 1, last: 1)),
      ])
    try store.database.execute(
      """
      UPDATE messages SET sender = 'a/b' WHERE row = 1;
      UPDATE messages SET target = '' WHERE row = 2;
      UPDATE messages SET in_group = 2 WHERE row = 3;
      UPDATE messages SET state = 99 WHERE row = 4;
      UPDATE messages SET kind = -1 WHERE row = 5;
      UPDATE messages SET topic = '#' WHERE row = 6;
      UPDATE messages SET text = CAST(x'ff' AS TEXT) WHERE row = 7;
      UPDATE messages SET at = -9223372036854775808 WHERE row = 8;
      UPDATE messages SET session = 1, packet = 65536 WHERE row = 9;
      UPDATE messages SET number = NULL WHERE row = 10;
      UPDATE messages SET own = 2 WHERE row = 11;
      UPDATE messages SET row = -5 WHERE row = 12;
      UPDATE groups SET membership = 'king';
      UPDATE conversations SET former_topics = 'a' || char(0) || '+';
      UPDATE received SET numbers = '5-1 18446744073709551615-18446744073709551615';
      UPDATE sending SET last = -1;
      """)
    let restored = try store.restore()
    #expect(restored.unshown == [received(13)])
    #expect(restored.groups.isEmpty && restored.conversations.isEmpty)
    #expect(restored.received.isEmpty && restored.sending.isEmpty)
    #expect(store.unreadableRows == 17)
    #expect(try store.latest(99, of: nil) == [received(13)])
    #expect(store.unreadableRows == 12)
  }

  @Test("A row number that cannot be counted on from is damage")
  func lastRow() throws {
    let store = try directory.store()
    try store.commit([.insert(received(.max))])
    let error = #expect(throws: StoreError.self) { try store.restore() }
    guard case .damaged = error else { throw Failure.notReached("damaged") }
  }

  @Test(
    "Ranges of numbers that are not ours are refused",
    arguments: ["1", "1-", "-1", "1-2-3", "2-1", "a-b", "1-18446744073709551615", "0x1-2", "1--2"])
  func numberSets(text: String) {
    #expect(NumberSet(columnText: text) == nil)
  }
}

@Suite("What the engine keeps for delivery")
struct DeliveryRecordTests {
  @Test("Own retained records, floors and followed groups come back; what was replaced does not")
  func roundTrip() throws {
    let directory = try TemporaryDirectory()
    let record = KeptRecord(
      topic: .owner(of: name("ops")), payload: Array("{\"user\":\"ana\0\"}".utf8), revision: 1 << 53
    )
    let replaced = KeptRecord(topic: .owner(of: name("old")), payload: [1], revision: 2)
    let group = GroupRecord(
      group: name("ops"), owner: ana, created: "", membership: .approved, isFollowed: true)
    let stream = ReceivedStream(
      target: ops, sender: bob, epoch: 7, numbers: NumberSet([5...6]), floor: 4)
    try directory.store().commit([
      .keep(record), .keep(replaced), .unkeep(replaced.topic), .group(group), .received(stream),
    ])
    let restored = try directory.store().restore()
    #expect(restored.kept == [record])
    #expect(restored.groups == [group])
    #expect(restored.received == [stream])
  }
}
