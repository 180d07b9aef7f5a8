import ChatCore
import Testing

@testable import Store

@Suite("Texts in the store")
struct MessageTests {
  let directory: TemporaryDirectory
  let store: MessageStore

  init() throws {
    directory = try TemporaryDirectory()
    store = try directory.store()
  }

  private func stored() throws -> [StoredMessage] { try store.latest(1000, of: nil) }

  @Test(
    "A text comes back as it was stored, in every shape",
    arguments: [
      received(1), anonymous(1, packet: 65535), own(1, state: .held), own(1, state: .queued),
      own(1, to: ops, state: .failed), received(.init(1), in: ops, text: ""),
      received(1, number: .max, text: "a\0b\0"),
      received(1, text: "🇵🇹👩‍👩‍👧‍👦 e\u{301} \u{1B}[31m\u{202E}\n"),
    ])
  func roundTrip(message: StoredMessage) throws {
    var changed = message
    (changed.kind, changed.late) = (.action, true)
    changed.row = 2
    changed.id = nil
    changed.origin = nil
    changed.at = Timestamp(milliseconds: -1)
    try store.commit([.insert(message), .insert(changed)])
    let found = try stored()
    #expect(found == [message, changed])
    #expect(found.first?.text.utf8.elementsEqual(message.text.utf8) == true)
  }

  @Test("The same identity again is passed over, whatever its row and words")
  func idempotentInsert() throws {
    try store.commit([.insert(received(1, number: 7))])
    try store.commit([.insert(received(1, number: 7)), .insert(received(2, number: 7, text: "no"))])
    #expect(try stored() == [received(1, number: 7)])
  }

  @Test("The same number of another sender, target or epoch is another text")
  func identityHasFourParts() throws {
    var otherEpoch = received(4, number: 7)
    otherEpoch.id?.epoch = 1
    let all = [
      received(1, number: 7), received(2, in: ops, number: 7), received(3, from: ana, number: 7),
      otherEpoch, received(5, number: 8),
      received(6, in: .group(name("bob")), number: 7),
    ]
    try store.commit(all.map { .insert($0) })
    #expect(try stored() == all)
  }

  @Test("Texts without identity are all kept: which of them is a redelivery, the engine knows")
  func anonymousTexts() throws {
    try store.commit([
      .session(1), .insert(anonymous(1, packet: 10)), .insert(anonymous(2, packet: 11)),
    ])
    try store.commit([.insert(anonymous(3, packet: 10))])
    #expect(try stored().map(\.text) == ["hello", "hello", "hello"])
  }

  @Test("Payloads are found by target, epoch and numbers, in their order, and held texts are none")
  func payloads() throws {
    let texts = (1...9).map { row in
      received(Int64(row), number: UInt64(10 - row), text: "number \(10 - row)")
    }
    try store.commit(texts.map { .insert($0) } + [.insert(own(10, state: .held))])
    let topic = try #require(TopicName(received: "t/1"))
    let request = ResendRequest(topic: topic, epoch: .max - 1, range: 3...5)
    let range = StoredRange(target: received(1).target, asker: ana, request: request)
    #expect(try store.payloads(range) == (3...5).map { Array("number \($0)".utf8) })
    let elsewhere = StoredRange(target: ops, asker: ana, request: request)
    #expect(try store.payloads(elsewhere) == [])
  }

  @Test("A row number that another text has is refused, and nothing of the commit stays")
  func rowTaken() throws {
    try store.commit([.insert(received(1))])
    #expect(throws: StoreError.rowTaken(1)) {
      try store.commit([.insert(received(2)), .insert(own(1, state: .queued))])
    }
    #expect(try stored() == [received(1)])
    try store.commit([.insert(received(2))])
    #expect(try stored().count == 2)
  }

  @Test("The same held row again is passed over")
  func heldTwice() throws {
    try store.commit([.insert(own(1, state: .held))])
    try store.commit([.insert(own(1, state: .held))])
    #expect(try stored() == [own(1, state: .held)])
  }

  @Test("An update writes all of a row again, and makes one that is not there")
  func update() throws {
    try store.commit([.insert(own(1, state: .held))])
    var sent = own(1, state: .sent)
    sent.payload = [0, 255]
    try store.commit([.update(sent), .update(own(2, state: .queued))])
    #expect(try stored() == [sent, own(2, state: .queued)])
  }

  @Test("The latest of one target or of all, before a row, oldest first")
  func latest() throws {
    let rows = (1...10).map { received(Int64($0), in: $0.isMultiple(of: 2) ? toBob : ops) }
    try store.commit(rows.map { .insert($0) })
    #expect(try store.latest(3, of: nil).map(\.row) == [8, 9, 10])
    #expect(try store.latest(2, of: toBob).map(\.row) == [8, 10])
    #expect(try store.latest(2, of: ops, before: 7).map(\.row) == [3, 5])
    #expect(try store.latest(100, of: ops, before: 1).isEmpty)
    #expect(try store.latest(0, of: nil).isEmpty)
    #expect(try store.latest(-1, of: nil).isEmpty)
    #expect(try store.latest(5, of: .group(name("nobody"))).isEmpty)
  }

  @Test("Composed and decomposed names are two")
  func namesAreBytes() throws {
    let composed = Target.user(name("jos\u{E9}"))
    let decomposed = Target.user(name("jose\u{301}"))
    let upper = Target.user(name("JOS\u{E9}"))
    let targets = [composed, decomposed, upper]
    try store.commit(
      targets.enumerated().map { .insert(received(Int64($0) + 1, in: $1, number: 1)) })
    for (index, target) in targets.enumerated() {
      #expect(try store.latest(9, of: target).map(\.row) == [Int64(index) + 1])
    }
    #expect(try store.restore().unread == [composed: 1, decomposed: 1, upper: 1])
  }

  @Test("10,000 texts in one commit, in less than the 10 s of a slow disk")
  func manyRows() throws {
    let clock = ContinuousClock()
    let texts = (1...10_000).map { Change.insert(received(Int64($0), text: "text number \($0)")) }
    let taken = try clock.measure { try store.commit(texts) }
    #expect(try store.latest(20_000, of: toBob).count == 10_000)
    #expect(taken < .seconds(10))
  }
}
