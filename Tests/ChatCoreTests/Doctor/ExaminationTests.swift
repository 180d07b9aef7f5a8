import ChatCore
import TestSupport
import Testing

/// What a broker keeps, and what ana's doctor must say of it.
struct Ward: CustomTestStringConvertible {
  var testDescription: String
  var records: [String: String]
  var complaints: [Complaint]
  /// Whether ana can mend all of it, and without being asked.
  var isMended = true
  var isSure = true
  var isDeadly = false
  var isCertain = true
  /// What ana's store holds.
  var memory: Examination.Memory?

  init(
    _ description: String, _ records: [String: String], _ complaints: [Complaint],
    isMended: Bool = true, isSure: Bool = true, isDeadly: Bool = false, isCertain: Bool = true,
    memory: Examination.Memory? = nil
  ) {
    self.memory = memory
    testDescription = description
    (self.records, self.complaints, self.isMended) = (records, complaints, isMended)
    (self.isSure, self.isDeadly, self.isCertain) = (isSure, isDeadly, isCertain)
  }

  /// Owners first, as a broker gives them that had them first.
  var retained: [RetainedRecord] {
    records.sorted {
      ($0.key.hasSuffix("/owner") ? 0 : 1, $0.key) < ($1.key.hasSuffix("/owner") ? 0 : 1, $1.key)
    }
    .map { RetainedRecord(topic: Array($0.key.utf8), payload: Array($0.value.utf8)) }
  }
}

private let carol = UserName(unchecked: "carol")
private let ops = GroupName(unchecked: "ops")
private let earlier = "2026-11-01 10:00:00"

private func owner(_ user: String) -> String {
  #"{"user":"\#(user)","created_at":"2026-11-01 10:00:00"}"#
}
private func member(_ user: String, _ status: String = "Aprovado") -> String {
  #"{"user":"\#(user)","status":"\#(status)"}"#
}
private func pending(_ user: String) -> String {
  #"{"user":"\#(user)","status":"Aguardando aprovação","created_at":"2026-11-01 10:00:00"}"#
}
private func accepted(_ user: String, _ topic: String) -> String {
  #"{"user":"\#(user)","status":"Aprovado","topic":"\#(topic)","started_at":"2026-11-01 10:00:00"}"#
}
private func over(_ user: String) -> String { #"{"user":"\#(user)","status":"Encerrado"}"# }

private let anas = "CONTROL/ana_Control/chat_requests/bob"
private let bobs = "CONTROL/bob_Control/chat_requests/ana"
private let topic = "bob_ana_2026-11-01 10:00:00"
private let later = "bob_ana_2026-11-02 10:00:00"

/// A store that knows bob like this.
private func remembering(
  _ status: ConversationStatus, _ topic: String? = nil
) -> Examination.Memory {
  let topic = topic.flatMap { TopicName(received: $0) }
  return Examination.Memory(conversations: [bob: .init(status, topic: topic)])
}
/// A store that knows this owner of ops.
private func remembering(
  owner: UserName, _ membership: MembershipStatus? = .approved
) -> Examination.Memory {
  Examination.Memory(groups: [ops: .init(owner: owner, membership: membership)])
}

@Suite("An examination of what a broker keeps")
struct ExaminationTests {
  static let instance: UInt64 = 0xABCD

  static let healthy = [
    Ward("nothing", [:], []),
    Ward(
      "a group with its members",
      [
        "GROUPS/ops/owner": owner("bob"), "GROUPS/ops/members/bob": member("bob"),
        "GROUPS/ops/members/ana": member("ana", "Pendente"),
        "GROUPS/ops/members/carol": member("carol", "Novidade"),
      ], []),
    Ward(
      "a group that has ended",
      [
        "GROUPS/ops/owner": owner("bob"), "GROUPS/ops/members/bob": member("bob", "Removido"),
      ], []),
    Ward("a request", [bobs: pending("ana")], []),
    Ward("a request after a refusal", [bobs: pending("ana"), anas: over("bob")], []),
    Ward("a conversation", [anas: accepted("bob", topic), bobs: accepted("ana", topic)], []),
    Ward("two that are over", [anas: over("bob"), bobs: over("ana")], []),
    Ward(
      "a request to oneself that is over", ["CONTROL/ana_Control/chat_requests/ana": over("ana")],
      []),
    Ward(
      "presence of a chat",
      [
        "USERS/bob":
          #"{"user":"bob","status":"online","ext":{"v":1,"instance":"00000000000000ff"}}"#
      ], []),
    Ward("own presence", ["USERS/ana": #"{"user":"ana","status":"offline"}"#], []),
    Ward(
      "other topics", ["elsewhere": "not JSON", "CONTROL/x": "[]", "CHAT/1/g/ops/head/ana": "x"], []
    ),
    Ward("other topics of a group", ["GROUPS/ops/about": "{}"], []),
  ]

  static let ill = [
    Ward(
      "an orphan of somebody", ["GROUPS/ops/members/bob": member("bob")],
      [.orphans(ops, members: [bob])], isSure: false, isDeadly: true),
    Ward(
      "an orphan who only asked", ["GROUPS/ops/members/bob": member("bob", "Pendente")],
      [.orphans(ops, members: [bob])], isSure: false, isDeadly: true),
    Ward(
      "orphans, oneself among them",
      [
        "GROUPS/ops/members/ana": member("ana"), "GROUPS/ops/members/bob": member("bob"),
        "GROUPS/ops/members/carol": member("carol", "Saiu"),
      ], [.orphans(ops, members: [ana, bob, carol])], isSure: false, isDeadly: true),
    Ward(
      "an orphan that cannot be read", ["GROUPS/ops/members/bob": "?"],
      [.orphans(ops, members: [bob])], isSure: false, isDeadly: true),
    Ward(
      "an orphan whose owner is remembered", ["GROUPS/ops/members/bob": member("bob")],
      [.orphans(ops, members: [bob])], isSure: false, isDeadly: true,
      memory: remembering(owner: carol)),
    Ward(
      "an own group without its owner among the members",
      ["GROUPS/ops/owner": owner("ana"), "GROUPS/ops/members/bob": member("bob")],
      [.ownerNotMember(ops, owner: ana)], isSure: false),
    Ward(
      "an own group, as remembered, without its owner among the members",
      ["GROUPS/ops/owner": owner("ana"), "GROUPS/ops/members/bob": member("bob")],
      [.ownerNotMember(ops, owner: ana)], memory: remembering(owner: ana)),
    Ward(
      "another's group without its owner among the members",
      ["GROUPS/ops/owner": owner("bob"), "GROUPS/ops/members/ana": member("ana")],
      [.ownerNotMember(ops, owner: bob)], isMended: false),
    Ward(
      "an own owner record without its date",
      ["GROUPS/ops/owner": #"{"user":"ana"}"#, "GROUPS/ops/members/bob": member("bob")],
      [.unreadable(.missing("created_at"))], isSure: false, isDeadly: true),
    Ward(
      "an own owner record without its date, as remembered",
      ["GROUPS/ops/owner": #"{"user":"ana"}"#, "GROUPS/ops/members/bob": member("bob")],
      [.unreadable(.missing("created_at"))], isDeadly: true, memory: remembering(owner: ana)),
    Ward(
      "an owner record that names oneself, though another owner is remembered",
      ["GROUPS/ops/owner": #"{"user":"ana"}"#, "GROUPS/ops/members/bob": member("bob")],
      [.unreadable(.missing("created_at"))], isMended: false, isDeadly: true,
      memory: remembering(owner: bob)),
    Ward(
      "an owner record that names nobody, of a group whose owner is remembered",
      ["GROUPS/ops/owner": "?", "GROUPS/ops/members/ana": member("ana")],
      [.unreadable(.notJSON(offset: 0))], isMended: false, isDeadly: true,
      memory: remembering(owner: bob)),
    Ward(
      "an owner record that names nobody, of an own group, as remembered",
      ["GROUPS/ops/owner": "?", "GROUPS/ops/members/ana": member("ana")],
      [.unreadable(.notJSON(offset: 0))], isDeadly: true, memory: remembering(owner: ana)),
    Ward(
      "another owner than the one remembered",
      ["GROUPS/ops/owner": owner("carol"), "GROUPS/ops/members/carol": member("carol")],
      [.ownerUnlikeStore(ops, stored: bob, kept: carol)], isMended: false,
      memory: remembering(owner: bob)),
    Ward(
      "another owner than oneself, as remembered",
      [
        "GROUPS/ops/owner": owner("carol"), "GROUPS/ops/members/carol": member("carol"),
        "GROUPS/ops/members/ana": member("ana"),
      ],
      [.ownerUnlikeStore(ops, stored: ana, kept: carol)], isSure: false,
      memory: remembering(owner: ana)),
    Ward(
      "another's owner record without its date",
      ["GROUPS/ops/owner": #"{"user":"bob"}"#, "GROUPS/ops/members/ana": member("ana")],
      [.unreadable(.missing("created_at"))], isMended: false, isDeadly: true),
    Ward(
      "an owner record that names nobody, of a group that one is in",
      ["GROUPS/ops/owner": "?", "GROUPS/ops/members/ana": member("ana")],
      [.unreadable(.notJSON(offset: 0))], isSure: false, isDeadly: true),
    Ward(
      "an owner record that names nobody, of others' group",
      ["GROUPS/ops/owner": "?", "GROUPS/ops/members/bob": member("bob")],
      [.unreadable(.notJSON(offset: 0))], isMended: false, isDeadly: true),
    Ward(
      "the own membership, unreadable",
      [
        "GROUPS/ops/owner": owner("bob"), "GROUPS/ops/members/bob": member("bob"),
        "GROUPS/ops/members/ana": "[]",
      ], [.unreadable(.notObject)], isSure: false, isDeadly: true),
    Ward(
      "the own membership, unreadable and remembered",
      [
        "GROUPS/ops/owner": owner("bob"), "GROUPS/ops/members/bob": member("bob"),
        "GROUPS/ops/members/ana": "[]",
      ], [.unreadable(.notObject)], isDeadly: true, memory: remembering(owner: bob)),
    Ward(
      "the own membership, unreadable and left",
      [
        "GROUPS/ops/owner": owner("bob"), "GROUPS/ops/members/bob": member("bob"),
        "GROUPS/ops/members/ana": "[]",
      ], [.unreadable(.notObject)], isSure: false, isDeadly: true,
      memory: remembering(owner: bob, .left)),
    Ward(
      "a member of an own group, for somebody else",
      [
        "GROUPS/ops/owner": owner("ana"), "GROUPS/ops/members/ana": member("ana"),
        "GROUPS/ops/members/bob": member("carol"),
      ], [.unreadable(.userMismatch)], isSure: false),
    Ward(
      "a member of an own group, as remembered, for somebody else",
      [
        "GROUPS/ops/owner": owner("ana"), "GROUPS/ops/members/ana": member("ana"),
        "GROUPS/ops/members/bob": member("carol"),
      ], [.unreadable(.userMismatch)], memory: remembering(owner: ana)),
    Ward(
      "others' membership, unreadable",
      [
        "GROUPS/ops/owner": owner("bob"), "GROUPS/ops/members/bob": member("bob"),
        "GROUPS/ops/members/carol": "{}",
      ], [.unreadable(.missing("user"))], isMended: false, isDeadly: true),
    Ward(
      "a topic of two levels", ["GROUPS/ops": #"{"user":"ana"}"#], [.misplaced], isMended: false,
      isDeadly: true),
    Ward(
      "members without a name", ["GROUPS/ops/members": "{}"], [.misplaced], isMended: false,
      isDeadly: true),
    Ward(
      "something else under a group", ["GROUPS/ops/x": "[]"], [.unreadable(.notObject)],
      isMended: false, isDeadly: true),
    Ward(
      "own presence, unreadable", ["USERS/ana": "?"], [.unreadable(.notJSON(offset: 0))],
      isDeadly: true),
    Ward(
      "others' presence, unreadable", ["USERS/bob": #"{"user":"bob"}"#],
      [.unreadable(.missing("status"))], isMended: false, isDeadly: true),
    Ward(
      "a name that cannot be", ["USERS/b\u{1}b": "{}"], [.unreadable(.badName(.control("\u{1}")))],
      isMended: false),
    Ward(
      "own presence, a remnant",
      [
        "USERS/ana":
          #"{"user":"ana","status":"online","ext":{"v":1,"instance":"000000000000abcd"}}"#
      ],
      [.stalePresence(ana)]),
    Ward(
      "own presence of another client",
      ["USERS/ana": #"{"user":"ana","status":"online"}"#], [.stalePresence(ana)], isSure: false,
      isCertain: false),
    Ward(
      "an original online", ["USERS/bob": #"{"user":"bob","status":"online"}"#],
      [.perhapsGone(bob)], isMended: false, isCertain: false),
    Ward(
      "an acceptance over a request", [anas: accepted("bob", topic), bobs: pending("ana")],
      [.oneSided(ana, bob)], isSure: false),
    Ward(
      "an acceptance over a request that is remembered",
      [anas: accepted("bob", topic), bobs: pending("ana")], [.oneSided(ana, bob)],
      memory: remembering(.requested)),
    Ward(
      "a request over an acceptance", [anas: pending("bob"), bobs: accepted("ana", topic)],
      [.oneSided(bob, ana)], isSure: false),
    Ward(
      "a request over an acceptance that is remembered",
      [anas: pending("bob"), bobs: accepted("ana", topic)], [.oneSided(bob, ana)],
      memory: remembering(.active, topic)),
    Ward(
      "an acceptance of another topic than the one remembered", [bobs: accepted("ana", later)],
      [.oneSided(bob, ana)], isSure: false, memory: remembering(.active, topic)),
    Ward(
      "an acceptance that nobody asked for", [anas: accepted("bob", topic)],
      [.oneSided(ana, bob)], isSure: false),
    Ward(
      "an acceptance that the store knows nothing of", [anas: accepted("bob", topic)],
      [.oneSided(ana, bob)], memory: Examination.Memory()),
    Ward(
      "an end that only one side knows", [anas: over("bob"), bobs: accepted("ana", topic)],
      [.endedByOne(bob, ana)], isSure: false),
    Ward(
      "an end that is remembered", [anas: over("bob"), bobs: accepted("ana", topic)],
      [.endedByOne(bob, ana)], memory: remembering(.ended, topic)),
    Ward(
      "an end of what goes on for the store",
      [anas: over("bob"), bobs: accepted("ana", topic)], [.endedByOne(bob, ana)], isSure: false,
      memory: remembering(.active, topic)),
    Ward(
      "two topics", [anas: accepted("bob", later), bobs: accepted("ana", topic)],
      [.differingTopics(ana, bob)], isSure: false),
    Ward(
      "two topics, one of them remembered",
      [anas: accepted("bob", later), bobs: accepted("ana", topic)], [.differingTopics(ana, bob)],
      memory: remembering(.active, later)),
    Ward(
      "a topic of others", [anas: accepted("bob", "#"), bobs: accepted("ana", topic)],
      [.foreignTopic(ana, bob)], isSure: false),
    Ward(
      "a topic of others beside the one remembered",
      [anas: accepted("bob", "#"), bobs: accepted("ana", topic)], [.foreignTopic(ana, bob)],
      memory: remembering(.active, topic)),
    Ward(
      "a topic of others, alone", [anas: accepted("bob", "x_y")], [.foreignTopic(ana, bob)],
      isSure: false),
    Ward(
      "an unreadable side", [anas: "{", bobs: accepted("ana", topic)],
      [.unreadable(.notJSON(offset: 1))], isSure: false, isDeadly: true),
    Ward(
      "an unreadable side of what is remembered", [anas: "{", bobs: accepted("ana", topic)],
      [.unreadable(.notJSON(offset: 1))], isDeadly: true, memory: remembering(.active, topic)),
    Ward(
      "an unreadable side of what is remembered, and nothing on the other", [anas: "{"],
      [.unreadable(.notJSON(offset: 1))], isDeadly: true, memory: remembering(.active, topic)),
    Ward(
      "an unreadable side of what is remembered, and its end on the other",
      [anas: "{", bobs: over("ana")], [.unreadable(.notJSON(offset: 1))], isSure: false,
      isDeadly: true, memory: remembering(.active, topic)),
    Ward(
      "an unreadable request", [bobs: "[]"], [.unreadable(.notObject)], isSure: false,
      isDeadly: true),
    Ward(
      "an unreadable request that the store knows nothing of", [bobs: "[]"],
      [.unreadable(.notObject)], isDeadly: true, memory: Examination.Memory()),
    Ward(
      "a request to oneself", ["CONTROL/ana_Control/chat_requests/ana": pending("ana")],
      [.selfRequest(ana)]),
    Ward(
      "another's request to himself", ["CONTROL/bob_Control/chat_requests/bob": pending("bob")],
      [.selfRequest(bob)], isMended: false),
    Ward(
      "others' half of a conversation",
      ["CONTROL/carol_Control/chat_requests/bob": accepted("bob", "bob_carol_\(earlier)")],
      [.oneSided(carol, bob)], isMended: false),
  ]

  private func examine(
    _ retained: [RetainedRecord], client: Examination.OwnClient = .idle(instance: instance),
    memory: Examination.Memory? = nil
  ) -> [Finding] {
    Examination(retained, me: ana, client: client, memory: memory, at: World().moment).findings
  }

  @Test("finds nothing where nothing is wrong", arguments: healthy)
  func finds(nothing ward: Ward) { #expect(examine(ward.retained) == []) }

  @Test("finds what is wrong, and knows who may mend it", arguments: ill)
  func finds(ward: Ward) {
    let findings = examine(ward.retained, memory: ward.memory)
    #expect(findings.map(\.complaint) == ward.complaints)
    #expect(findings.contains(where: \.isDeadly) == ward.isDeadly)
    #expect(findings.allSatisfy { $0.isCertain == ward.isCertain })
    #expect(findings.contains { $0.cure != nil } == ward.isMended)
    if ward.isMended {
      #expect(findings.compactMap(\.cure).allSatisfy { $0.isSure == ward.isSure })
    }
  }

  @Test("cures by records that may be published, and nothing is wrong afterwards", arguments: ill)
  func cures(ward: Ward) throws {
    var retained = ward.retained
    var rules = WireRules()
    for (topic, payload) in ward.records {
      let topic = try #require(TopicName(received: topic))
      let bytes = Array(payload.utf8)
      rules.note(
        Publication(token: 0, topic: topic, payload: bytes, qos: .atMostOnce, retain: true))
    }
    for _ in 1...3 {
      for record in examine(retained, memory: ward.memory).compactMap(\.cure).flatMap(
        \.records)
      {
        let publication = Publication(
          token: 0, topic: record.topic, payload: record.payload, qos: .atMostOnce, retain: true)
        #expect(rules.violation(publication) == nil, "\(record.topic)")
        keep(record, in: &retained)
      }
    }
    #expect(examine(retained, memory: ward.memory).isEmpty == ward.isMended)
  }

  /// All but the own store may be forged.
  @Test(
    "completes no conversation that this user neither asked for nor accepted",
    arguments: [nil, "{", accepted("bob", "#"), pending("bob"), over("bob")],
    [nil, Examination.Memory(), remembering(.asked), remembering(.refused)])
  func unasked(mine: String?, memory: Examination.Memory?) throws {
    var wards = [Ward("", [bobs: accepted("ana", topic)], [])]
    wards[0].records[anas] = mine
    if mine == nil || mine == "{" {
      wards.append(Ward("", [anas: accepted("bob", topic)], []))
      wards[1].records[bobs] = mine
    }
    for ward in wards {
      let cures = examine(ward.retained, memory: memory).compactMap(\.cure)
      #expect(cures.map(\.deed) == [.end(bob)])
      for record in cures.flatMap(\.records) {
        let peer = record.topic.text == anas ? bob : ana
        let status = try RequestRecord(decoding: record.payload, of: peer).status
        #expect(status == .ended, "\(record.topic)")
      }
    }
  }

  /// What a broker has of it after its time.
  private func keep(_ record: Cure.Record, in retained: inout [RetainedRecord]) {
    let kept = RetainedRecord(topic: Array(record.topic.text.utf8), payload: record.payload)
    let place = retained.firstIndex { $0.topic == kept.topic }
    switch (place, record.expiry) {
    case (let place?, nil): retained[place] = kept
    case (let place?, .some): retained.remove(at: place)
    case (nil, nil): retained.append(kept)
    case (nil, .some): break
    }
  }

  @Test("does what was agreed to, and nothing else that the same place comes to need meanwhile")
  func agreed() throws {
    let memory = remembering(.active, topic)
    let broken = Ward("", [anas: "{", bobs: accepted("ana", topic)], [])
    let agreed = try #require(examine(broken.retained, memory: memory).first)
    #expect(try #require(examine(broken.retained, memory: memory).first).isCured(as: agreed))
    let forged = Ward("", [anas: "{", bobs: accepted("ana", later)], [])
    let other = try #require(examine(forged.retained, memory: memory).first)
    #expect(other.isSame(as: agreed) && other.cure != nil && !other.isCured(as: agreed))
    let unknown = try #require(examine(forged.retained, memory: Examination.Memory()).first)
    #expect(unknown.isSame(as: agreed) && !unknown.isCured(as: agreed))
    let doubted = try #require(examine(broken.retained).first)
    #expect(!doubted.isCured(as: agreed) && !agreed.isCured(as: doubted))
  }

  @Test("sees when members come before their owner, which nothing mends")
  func order() {
    let records = [
      RetainedRecord(
        topic: Array("GROUPS/ops/members/ana".utf8), payload: Array(member("ana").utf8)),
      RetainedRecord(topic: Array("GROUPS/ops/owner".utf8), payload: Array(owner("ana").utf8)),
    ]
    let findings = examine(records)
    #expect(findings.map(\.complaint) == [.membersFirst(ops)])
    #expect(findings.allSatisfy { $0.isDeadly && $0.cure == nil })
    #expect(examine(records.reversed()) == [])
  }

  @Test("leaves a client that runs alone, and doubts what no store here said")
  func ownClients() {
    let presence = [
      RetainedRecord(
        topic: Array("USERS/ana".utf8),
        payload: Array(
          #"{"user":"ana","status":"online","ext":{"v":1,"instance":"000000000000abcd"}}"#.utf8))
    ]
    #expect(examine(presence, client: .running) == [])
    #expect(examine(presence, client: .unknown).map(\.isCertain) == [false])
    #expect(examine(presence, client: .idle(instance: 1)).map(\.isCertain) == [false])
  }

  @Test("counts revisions on, and never beyond what a number can hold")
  func revisions() throws {
    let payload = #"{"user":"ana","status":"Pendente","ext":{"v":1,"rev":9007199254740992}}"#
    let retained = [
      ("GROUPS/ops/owner", owner("ana")), ("GROUPS/ops/members/ana", payload),
      ("GROUPS/ops/members/bob", member("bob")),
    ].map { RetainedRecord(topic: Array($0.utf8), payload: Array($1.utf8)) }
    let record = try #require(examine(retained).first?.cure?.records.first)
    #expect(try MembershipRecord(decoding: record.payload, of: ana).rev == 1 << 53)
  }

  @Test("ends for all bytes", arguments: 1...200)
  func anything(seed: UInt64) {
    var random = RandomSource(seed: seed)
    let pieces = [
      "USERS", "GROUPS", "CONTROL", "/", "/", "ana", "bob_Control", "ana_Control", "chat_requests",
      "members", "owner", "messages", "+", "\0", "\u{301}",
    ]
    var retained: [RetainedRecord] = []
    for _ in 0..<20 {
      let words = (0..<Int(random.next() % 9)).map { _ in
        pieces[Int(random.next() % UInt64(pieces.count))]
      }
      var payload = Array(pending("ana").utf8)
      payload[Int(random.next() % UInt64(payload.count))] = UInt8(truncatingIfNeeded: random.next())
      retained.append(RetainedRecord(topic: Array(words.joined().utf8), payload: payload))
    }
    for cure in examine(retained).compactMap(\.cure) {
      #expect(cure.records.allSatisfy { !$0.payload.isEmpty })
    }
  }
}
