import ChatCore
import Testing

@Suite("Addresses")
struct AddressTests {
  @Test("A topic that is built here is known when it comes back")
  func ours() throws {
    let ops = try GroupName(received: "o_p s")
    let table: [(TopicName, Address)] = [
      (.presence(of: bob), .presence(bob)), (.owner(of: ops), .owner(ops)),
      (.membership(of: bob, in: ops), .membership(ops, bob)),
      (.messages(of: ops), .groupMessages(ops)),
      (.request(to: ana, from: bob), .requestToMe(from: bob)),
      (.request(to: bob, from: ana), .requestFromMe(to: bob)),
      (.inbox(of: ana, from: bob), .inbox(from: bob)), (.head(of: bob, in: ops), .head(ops, bob)),
      (.about(ops), .about(ops)),
    ]
    for (topic, address) in table { #expect(try read(topic.text) == address) }
    let topic = TopicName.conversation(accepter: bob, asker: ana, startedAt: "2026-11-23 10:00:00")
    #expect(try read(topic.text) == .conversation(topic))
  }

  @Test(
    "What is nobody's topic is not taken for one",
    arguments: [
      ("", WireError.unknownTopic), ("USERS", .unknownTopic), ("users/bob", .unknownTopic),
      ("USERS/", .badName(.empty)), ("USERS/a/b", .unknownTopic), ("GROUPS/g", .unknownTopic),
      ("GROUPS//owner", .badName(.empty)), ("GROUPS/g/owner/x", .unknownTopic),
      ("GROUPS/g/messages/", .unknownTopic), ("CONTROL/ana/chat_requests/bob", .unknownTopic),
      ("CONTROL/_Control/chat_requests/bob", .badName(.empty)),
      ("CONTROL/bob_Control/chat_requests/eve", .notMine),
      ("CHAT/1/u/bob/inbox/ana", .notMine), ("CHAT/2/u/ana/inbox/bob", .unknownTopic),
      ("CHAT/1/u/ana/keys", .unknownTopic), ("CHAT/1/g/g/about/x", .unknownTopic),
      ("$SYS/broker", .unknownTopic), ("x", .unknownTopic), ("_2026-11-23 10:00:00", .unknownTopic),
      ("a_b_2026-11-23T10:00:00", .unknownTopic), ("a_b_2026-11-23 10:00:00#", .unknownTopic),
      ("USERS/$x", .badName(.reserved)),
      ("CONTROL/ana_Control\u{301}/chat_requests/bob", .unknownTopic),
    ])
  func refused(_ topic: String, _ error: WireError) throws {
    #expect(throws: error) { try read(topic) }
  }

  @Test("A slash separates levels whatever stands on it")
  func slash() throws {
    #expect(
      try read("GROUPS/\u{301}g/owner") == .owner(try GroupName(received: "\u{301}g")))
  }

  @Test("A conversation's topic is compared with the exact names")
  func conversation() throws {
    let time = "2026-11-23 10:00:00"
    let under = try UserName(received: "a_b")
    let nfc = try UserName(received: "jos\u{E9}")
    let nfd = try UserName(received: "jose\u{301}")
    for (claimed, me, peer, isOne) in [
      ("ana_a_b_\(time)", ana, under, true), ("a_b_ana_\(time)", ana, under, true),
      ("ana_a_\(time)", ana, under, false), ("ana_bob_\(time)", ana, under, false),
      ("ana_jos\u{E9}_\(time)", ana, nfc, true), ("ana_jos\u{E9}_\(time)", ana, nfd, false),
      ("ana_bob_2026-11-23 10:00:0x", ana, bob, false), ("ana_bob_\(time)0", ana, bob, false),
      ("ana_bob_\u{FF12}026-11-23 10:00:00", ana, bob, false), ("ana_bob\(time)", ana, bob, false),
    ] {
      if isOne {
        #expect(try TopicName.conversation(claimed: claimed, me: me, peer: peer).text == claimed)
      } else {
        #expect(throws: WireError.badConversationTopic) {
          try TopicName.conversation(claimed: claimed, me: me, peer: peer)
        }
      }
    }
  }
}

private func read(_ topic: String) throws(WireError) -> Address {
  try Address(topic: Array(topic.utf8), me: ana)
}
