import Glibc
import Testing
import TestSupport

/// What a broker can refuse, forget or drop.
@Suite("A broker that refuses or forgets", .timeLimit(.minutes(10)))
struct FaultsBrokerTests {
  // MARK: Limits

  @Test("a text larger than its Maximum Packet Size is refused at once, with the limit")
  func packetSize() throws {
    let scene = try ChatScene("max_packet_size 2000\n")
    let (ana, bob) = try scene.pair()
    let answer = try ana.run("/msg @bob " + String(repeating: "x", count: 3000))
    #expect(answer["ok"] == "false" && answer["code"] == "1")
    #expect(answer["error"]?.contains("at most 1400 can be sent; send it in parts") == true)
    let largest = String(repeating: "y", count: 1200)
    try ana.run("/msg @bob \(largest)")
    try bob.wait(for: "message", ["text": largest])
    #expect(!ana.output.contains { $0.contains("\"lost\"") }, "The connection lives.")
    #expect(try ana.leave() == 1)
  }

  @Test("a text that was accepted before the limit was known is told to be not sent")
  func packetSizeFoundOutLater() throws {
    let scene = try ChatScene()
    let (ana, bob) = try scene.pair()
    #expect(try bob.leave() == 0)
    let files = try scene.home(of: "ana")
    let small = try Broker("max_packet_size 2000\n")
    scene.broker.freeze()
    try ana.run("/msg @bob " + String(repeating: "x", count: 3000))
    ana.kill()
    scene.broker.kill()
    let again = try Chat(
      ["-u", "ana", "-b", "mqtt://127.0.0.1:\(small.port)", "--json"], input: .open, home: files)
    let failed = try again.wait(for: "failed", ["reason": "refused-by-broker", "code": "149"])
    #expect(failed["detail"]?.contains("packet too large (0x95)") == true)
    #expect(try again.run("/pending").result?.isEmpty == true)
    // It was not written in this run.
    #expect(try again.leave() == 0)
  }

  @Test("our own limit of 60 KiB is said with both sizes")
  func ownLimit() throws {
    let scene = try ChatScene()
    let (ana, bob) = try scene.pair()
    let answer = try ana.run("/msg @bob " + String(repeating: "x", count: 62_000))
    #expect(answer["ok"] == "false" && answer["error"]?.contains("at most 61440") == true)
    let text = String(repeating: "y", count: 61_000)
    try ana.run("/msg @bob \(text)")
    try bob.wait(for: "message", ["text": text])
  }

  @Test("Maximum QoS 1 and 0 work", arguments: [1, 0])
  func maximumQoS(_ qos: Int) throws {
    let scene = try ChatScene("max_qos \(qos)\n")
    let (ana, bob) = try scene.pair()
    try ana.run("/msg @bob hello")
    try bob.wait(for: "message", ["text": "hello"])
    try ana.wait(for: "delivered", ["by": "bob"])
    #expect(try ana.leave() == 0)
  }

  // MARK: A session that breaks

  @Test("a session that breaks each connection after kills is given up, and nothing is lost")
  func brokenSession() throws {
    let scene = try ChatScene("max_queued_messages 0\n")
    let (ana, bob) = try scene.pair()
    #expect(try ana.leave() == 0 && bob.leave() == 0)
    for round in 1...2 {
      let script = try patient(scene)
      try script.wait(for: "ready")
      for number in 1...2000 { try script.type("/msg @bob \(round)-\(number)") }
      try script.wait(for: "command", ["input": "/msg @bob \(round)-1000", "ok": "true"])
      script.kill()
    }
    let last = try patient(scene)
    try last.run("/msg @bob the last")
    try last.run("/wait sent 60s")
    #expect(try last.leave() == 0)
    let reader = try scene.start("bob")
    reader.patience = .seconds(60)
    try reader.wait(for: "message", ["text": "the last"])
    let texts = try reader.objects().filter { $0.type == "message" }.compactMap { $0["text"] }
    #expect(Set(texts).count == texts.count)
    for round in 1...2 {
      let known = Set(texts)
      let missing = (1...1000).filter { !known.contains("\(round)-\($0)") }
      #expect(missing.isEmpty, "of round \(round)")
    }
  }

  private func patient(_ scene: ChatScene) throws -> Chat {
    let chat = try scene.chat("ana", "--json", input: .open)
    chat.patience = .seconds(60)
    return chat
  }

  // MARK: Access

  /// Everybody may read all and write state, but no texts.
  private func mute() throws -> (ChatScene, BrokerFiles) {
    let files = try BrokerFiles()
    let path = try files.write(
      """
      topic read #
      topic write USERS/+
      topic write CONTROL/#
      topic write CHAT/#
      topic write GROUPS/+/owner
      topic write GROUPS/+/members/+

      """, to: "acl")
    return (try ChatScene("acl_file \(path)\n"), files)
  }

  @Test("a text that it does not authorize is told to be not sent, and the run ends with 4")
  func notAuthorized() throws {
    let (scene, _) = try mute()
    let (ana, bob) = try scene.pair()
    #expect(try ana.run("/group create ops")["ok"] == "true")
    for target in ["#ops", "@bob"] {
      #expect(try ana.run("/msg \(target) hello")["ok"] == "true")
      let failed = try ana.wait(for: "failed", ["target": target, "text": "hello", "code": "135"])
      #expect(failed["reason"] == "refused-by-broker")
      let history = try ana.run("/history \(target)")
      #expect(history.column("state") == ["failed"])
    }
    #expect(ana.errors(with: "the broker refused it: not authorized (0x87); ask whoever runs") == 2)
    #expect(try ana.run("/pending").result?.isEmpty == true)
    #expect(try ana.leave() == 4)
    #expect(try bob.leave() == 0)
    let script = try scene.run("ana", "/msg #ops again\n")
    #expect(try script.exit() == 4)
    #expect(script.errors.count == 1 && script.errors[0].contains("#ops ! not sent: \"again\""))
    #expect(try scene.run("ana", "/status\n").exit() == 0, "That was another run's.")
  }

  @Test("a record that it drops without a word is missed after 5 s, with status 5")
  func droppedRecord() throws {
    let files = try BrokerFiles()
    let path = try files.write("topic read #\ntopic write USERS/+\n", to: "acl")
    let scene = try ChatScene("acl_file \(path)\n")
    let ana = try scene.start("ana", "--timeout", "1s")
    let answer = try ana.run("/group create ops")
    #expect(answer["code"] == "5")
    #expect(answer["error"]?.contains("did not bring back GROUPS/ops/") == true)
    #expect(answer["error"]?.contains("it may not let you write there") == true)
    #expect(try ana.leave() == 5)
  }

  @Test("a subscription that it refuses is told once, with what will not be heard")
  func refusedSubscription() throws {
    let files = try BrokerFiles()
    let scene = try ChatScene(subscribing: ["USERS/+", "GROUPS/#"], files)
    let ana = try scene.start("ana")
    let says = "the broker refuses the subscription to CONTROL/ana_Control/chat_requests/+: "
    let sentence = try ana.wait(forError: says)
    #expect(sentence.contains("not authorized (0x87); requests for a conversation, and answers"))
    try ana.wait(forError: "receipts, and texts that are sent again, will not arrive")
    try scene.broker.restart()
    try ana.wait(for: "ready")
    #expect(try ana.leave() == 0)
    #expect(ana.errors(with: says) == 1)
  }

  // MARK: Sessions and links

  @Test("that has forgotten the session is told once, and so is a link that is lost and back")
  func forgottenSession() throws {
    let scene = try ChatScene()
    let ana = try scene.start("ana")
    #expect(ana.errors == [])
    scene.broker.kill()
    try ana.wait(for: "connection", ["status": "lost"])
    // Some attempts in vain.
    #expect(try ana.run("/wait ready 2s")["ok"] == "false")
    try scene.broker.restart()
    try ana.wait(for: "connection", ["status": "connected", "forgotten": "true"])
    try ana.wait(for: "ready", ["session": "new"])
    ana.closeInput()
    _ = try ana.exit()
    #expect(try ana.objects().count { $0.type == "connection" && $0["status"] == "lost" } == 1)
    #expect(ana.errors(with: "no connection: ") == 1)
    #expect(ana.errors(with: "has forgotten this client's session") == 1)
  }

  @Test("that has kept the session has forgotten nothing")
  func keptSession() throws {
    let scene = try ChatScene()
    #expect(try scene.run("ana", "/status\n").exit() == 0)
    let again = try scene.start("ana")
    try again.wait(for: "connection", ["session": "resumed", "forgotten": "false"])
    #expect(try again.leave() == 0)
    #expect(again.errors == [])
  }

  @Test("a chat that stood still for longer than the broker waits notices at once, and is back")
  func suspended() throws {
    // The least that mosquitto allows; it gives up after 15 s.
    let scene = try ChatScene("max_keepalive 10\n")
    let (ana, bob) = try scene.pair()
    bob.signal(SIGSTOP)
    ana.patience = .seconds(60)
    try ana.wait(for: "presence", ["user": "bob", "status": "offline"])
    try ana.run("/msg @bob meanwhile")
    bob.signal(SIGCONT)
    let before = ContinuousClock.now
    try bob.wait(for: "connection", ["status": "lost"])
    #expect(ContinuousClock.now - before < .seconds(3))
    try bob.wait(for: "connection", ["status": "connected", "session": "resumed"])
    try bob.wait(for: "message", ["text": "meanwhile"])
    #expect(try bob.shownTexts() == ["meanwhile"])
    #expect(bob.errors(with: "no connection: ") == 1)
  }
}

extension ChatScene {
  /// A broker whose dynamic security plugin lets everybody publish, and subscribe to these filters alone.
  fileprivate convenience init(subscribing filters: [String], _ files: BrokerFiles) throws {
    let plugin = "/usr/lib/\(architecture)-linux-gnu/mosquitto_dynamic_security.so"
    try #require(access(plugin, R_OK) == 0, "\(plugin) belongs to the package mosquitto.")
    let allowed = filters.map {
      #"{"acltype": "subscribePattern", "topic": "\#($0)", "priority": 0, "allow": true}"#
    }
    let path = try files.write(
      """
      {"defaultACLAccess": {"publishClientSend": true, "publishClientReceive": true,
        "subscribe": false, "unsubscribe": true},
       "clients": [], "anonymousGroup": "all",
       "groups": [{"groupname": "all", "roles": [{"rolename": "reader"}]}],
       "roles": [{"rolename": "reader", "acls": [\(allowed.joined(separator: ", "))]}]}
      """, to: "security.json")
    try self.init("plugin \(plugin)\nplugin_opt_config_file \(path)\n")
  }
}

private var architecture: String {
  #if arch(arm64)
    "aarch64"
  #else
    "x86_64"
  #endif
}
