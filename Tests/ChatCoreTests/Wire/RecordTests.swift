import ChatCore
import Testing

private let when = "2026-11-23 10:00:00"

@Suite("Records")
struct RecordTests {
  @Test("Presence is written as the original writes it, with ext behind")
  func presence() throws {
    let plain = PresenceRecord(user: bob, status: .online)
    #expect(text(plain.encoded()) == #"{"user":"bob","status":"online"}"#)
    let full = PresenceRecord(user: bob, status: .offline, instance: 0x1F, rev: 7)
    #expect(
      text(full.encoded())
        == #"{"user":"bob","status":"offline","ext":{"v":1,"instance":"000000000000001f","rev":7}}"#
    )
    let odd = PresenceRecord(user: bob, status: .other("Online"), rev: 0)
    for record in [plain, full, odd] {
      #expect(try PresenceRecord(decoding: record.encoded(), of: bob) == record)
    }
    #expect(throws: WireError.userMismatch) {
      try PresenceRecord(decoding: full.encoded(), of: ana)
    }
  }

  @Test("An owner's record is written as the original writes it, with ext behind")
  func owner() throws {
    let plain = OwnerRecord(user: bob, createdAt: when)
    #expect(text(plain.encoded()) == #"{"user":"bob","created_at":"2026-11-23 10:00:00"}"#)
    let full = OwnerRecord(user: bob, createdAt: "", rev: 1 << 53)
    #expect(
      text(full.encoded())
        == #"{"user":"bob","created_at":"","ext":{"v":1,"rev":9007199254740992}}"#)
    for record in [plain, full] { #expect(try OwnerRecord(decoding: record.encoded()) == record) }
  }

  @Test(
    "A membership's words are the original's, and ours where it has none",
    arguments: [
      (MembershipWord.known(.pending), "Pendente"), (.known(.approved), "Aprovado"),
      (.known(.denied), "Recusado"), (.known(.removed), "Removido"), (.known(.left), "Saiu"),
      (.other("aprovado"), "aprovado"), (.other("Aprovado "), "Aprovado "),
    ])
  func membership(_ status: MembershipWord, _ word: String) throws {
    let record = MembershipRecord(user: bob, status: status, rev: 3)
    #expect(
      text(record.encoded()) == #"{"user":"bob","status":"\#(word)","ext":{"v":1,"rev":3}}"#)
    #expect(try MembershipRecord(decoding: record.encoded(), of: bob) == record)
  }

  @Test(
    "A request's keys are those of its status",
    arguments: [
      (
        RequestRecord(user: bob, status: .pending, createdAt: when),
        "\"status\":\"Aguardando aprova\u{E7}\u{E3}o\",\"created_at\":\"\(when)\""
      ),
      (
        RequestRecord(user: bob, status: .accepted, topic: "bob_ana_\(when)", startedAt: when),
        "\"status\":\"Aprovado\",\"topic\":\"bob_ana_\(when)\",\"started_at\":\"\(when)\""
      ),
      (
        RequestRecord(user: bob, status: .rejected, createdAt: when),
        "\"status\":\"Recusado\",\"created_at\":\"\(when)\""
      ),
      (
        RequestRecord(user: bob, status: .ended, topic: "t", startedAt: when),
        "\"status\":\"Encerrado\",\"topic\":\"t\",\"started_at\":\"\(when)\""
      ),
      (
        RequestRecord(
          user: bob, status: .pending, createdAt: when, greeting: "oi\n", by: ana, rev: 2),
        "\"status\":\"Aguardando aprova\u{E7}\u{E3}o\",\"created_at\":\"\(when)\","
          + #""ext":{"v":1,"text":"oi\n","by":"ana","rev":2}"#
      ),
    ])
  func request(_ record: RequestRecord, _ members: String) throws {
    #expect(text(record.encoded()) == "{\"user\":\"bob\",\(members)}")
    #expect(try RequestRecord(decoding: record.encoded(), of: bob) == record)
  }

  @Test("A request's status word is known byte by byte")
  func exactWord() throws {
    let decomposed = "Aguardando aprovac\u{327}a\u{303}o"
    guard case .other(let word) = RequestWord(decomposed) else {
      Issue.record("a decomposed word is another word")
      return
    }
    #expect(Array(word.utf8) == Array(decomposed.utf8))
    #expect(RequestWord("Aguardando aprova\u{E7}\u{E3}o") == .pending)
  }

  @Test("A request without what its status needs is refused, and never written")
  func requiredKeys() {
    for (members, key) in [
      (#""status":"Aguardando aprovação""#, "created_at"),
      (#""status":"Aprovado","topic":"t""#, "started_at"),
      (#""status":"Aprovado","started_at":"x""#, "topic"), ("\"created_at\":\"x\"", "status"),
    ] {
      #expect(throws: WireError.missing(key)) {
        try RequestRecord(decoding: bytes("{\"user\":\"bob\",\(members)}"), of: bob)
      }
    }
    let empty = RequestRecord(user: bob, status: .accepted)
    #expect(
      text(empty.encoded())
        == #"{"user":"bob","status":"Aprovado","topic":"","started_at":""}"#)
  }

  @Test("A text is written as the original writes it, with ext behind")
  func message() throws {
    let plain = TextRecord(user: bob, message: "oi", createdAt: when)
    #expect(
      text(plain.encoded())
        == #"{"user":"bob","message":"oi","created_at":"2026-11-23 10:00:00"}"#)
    let full = TextRecord(
      user: bob, message: "\u{1B}\"", createdAt: when, id: MessageID(epoch: .max, number: 57),
      at: "2026-11-23T10:00:00.000Z", kind: .action)
    #expect(
      text(full.encoded())
        == #"{"user":"bob","message":"\u001b\"","created_at":"2026-11-23 10:00:00","ext":{"v":1,"#
        + #""ep":"ffffffffffffffff","n":57,"at":"2026-11-23T10:00:00.000Z","kind":"action"}}"#)
    for record in [plain, full] { #expect(try TextRecord(decoding: record.encoded()) == record) }
  }

  @Test(
    "A malformed ext is ignored as a whole",
    arguments: [
      "1", "null", "[]", "{}", #"{"ep":"00000000000000ff","n":1}"#,
      #"{"v":2,"ep":"00000000000000ff","n":1}"#, #"{"v":"1","ep":"00000000000000ff","n":1}"#,
      #"{"v":1,"ep":"00000000000000ff"}"#, #"{"v":1,"n":1}"#, #"{"v":1,"ep":"ff","n":1}"#,
      #"{"v":1,"ep":"+0000000000000ff","n":1}"#, #"{"v":1,"ep":"00000000000000fg","n":1}"#,
      #"{"v":1,"ep":255,"n":1}"#, #"{"v":1,"ep":"00000000000000ff","n":0}"#,
      #"{"v":1,"ep":"00000000000000ff","n":-1}"#, #"{"v":1,"ep":"00000000000000ff","n":1.0}"#,
      #"{"v":1,"ep":"00000000000000ff","n":9007199254740993}"#,
      #"{"v":1,"ep":"00000000000000ff","n":"1"}"#,
      #"{"v":1,"ep":"00000000000000ff","n":1,"at":7}"#,
      #"{"v":1,"ep":"00000000000000ff","n":1,"kind":7}"#,
    ])
  func malformedExtension(_ ext: String) throws {
    let members = #""user":"bob","message":"oi","created_at":"x""#
    let record = try TextRecord(decoding: bytes("{\(members),\"ext\":\(ext)}"))
    #expect(record == TextRecord(user: bob, message: "oi", createdAt: "x"))
  }

  @Test("What a later version adds to ext does no harm")
  func laterMembers() throws {
    let record = try TextRecord(
      decoding: bytes(
        #"{"user":"bob","x":1,"ext":{"reply":{},"n":9007199254740992,"kind":"poem","v":1,"#
          + #""ep":"00000000000000FF"},"created_at":"x","message":"oi"}"#))
    #expect(record.id == MessageID(epoch: 255, number: 1 << 53))
    #expect(record.kind == .text)
  }

  @Test(
    "A time is plausible when a clock somewhere may have said so",
    arguments: [
      ("2026-11-23 10:00:00", true), ("2026-11-24 11:59:59", true), ("2026-11-24 12:00:01", false),
      ("2000-01-01 00:00:00", true), ("1999-12-31 23:59:59", false), ("9999-12-31 23:59:59", false),
      ("2026-13-01 00:00:00", false), ("2026-00-01 00:00:00", false),
      ("2026-01-32 00:00:00", false),
      ("2026-01-01 24:00:00", false), ("2026-01-01T00:00:00", false), ("2026-1-1 00:00:00", false),
      ("2026-11-23 10:00:00 ", false), ("", false), ("x", false),
    ])
  func plausible(_ text: String, _ isPlausible: Bool) {
    let now = Timestamp(milliseconds: 1_795_428_000_000)  // 2026-11-23 10:00:00 UTC
    #expect(LocalTime.isPlausible(text, now: now) == isPlausible)
  }
}

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

@Suite("What will never come")
struct GoneTests {
  @Test("is written and read as it is, and no more of it than is agreed")
  func roundTrip() throws {
    let topic = try #require(TopicName(received: "ana_bob_2026-11-23 14:00:00"))
    let gone = Gone(topic: topic, epoch: 0xAB, numbers: [18, 19])
    let payload = InboxRecord.gone(gone).encoded()
    #expect(
      String(decoding: payload, as: UTF8.self)
        == #"{"v":1,"type":"gone","topic":"ana_bob_2026-11-23 14:00:00","ep":"00000000000000ab","n":[18,19]}"#
    )
    #expect(try InboxRecord(decoding: payload) == .gone(gone))
    let many = Gone(topic: topic, epoch: 1, numbers: Array(1...1000))
    guard case .gone(let read) = try InboxRecord(decoding: InboxRecord.gone(many).encoded()) else {
      Issue.record("It is read as something else.")
      return
    }
    #expect(read.numbers.count == Gone.most)
  }
}
