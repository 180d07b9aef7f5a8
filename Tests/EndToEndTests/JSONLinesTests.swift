import Testing
import TestSupport

/// What scripts read: the members of each type are a contract, and only ever grow.
@Suite("JSON lines", .timeLimit(.minutes(10)))
struct JSONLinesTests {
  static let members: [String: [String]] = [
    "ready": ["user", "broker", "session"],
    "message": ["target", "from", "text", "id", "sent", "own", "stored"],
    "presence": ["user", "status"],
    "request": ["from", "text"],
    "answered": ["user", "status", "topic"],
    "membership": ["group", "user", "status"],
    "group": ["group", "owner", "status"],
    "sent": ["id", "target"],
    "delivered": ["id", "by"],
    "failed": ["id", "reason"],
    "gap": ["target", "from", "missing"],
    "connection": ["status", "reason"],
    "command": ["line", "input", "ok", "code", "error", "id", "result"],
  ]

  @Test("are strict JSON, with the members of their type, and one object a command")
  func contract() throws {
    let scene = try ChatScene()
    let (ana, bob) = (try scene.start("ana"), try scene.start("bob"))
    try tour(ana, bob)
    var types: Set<String> = []
    for object in try ana.objects() + bob.objects() {
      types.insert(object.type)
      #expect(object.keys.starts(with: ["v", "type", "at"]))
      let missing = (Self.members[object.type] ?? []).filter { !object.keys.contains($0) }
      #expect(missing == [], "\(object)")
    }
    let expected: Set = [
      "ready", "message", "presence", "request", "answered", "membership", "group", "sent",
      "delivered", "failed", "connection", "command",
    ]
    #expect(types.isSuperset(of: expected), "missing: \(expected.subtracting(types))")
    let commands = try ana.objects().filter { $0.type == "command" }
    #expect(commands.compactMap { $0["line"] } == (1...commands.count).map { "\($0)" })
  }

  /// Makes every type come once.
  private func tour(_ ana: Chat, _ bob: Chat) throws {
    try ana.wait(for: "connection", ["status": "connected", "reason": "null"])
    try ana.wait(forUser: "bob")
    try ana.run("/request bob Olá \"Bob\" \\ 👋")
    let request = try bob.wait(for: "request", ["from": "ana"])
    #expect(request["text"] == "Olá \"Bob\" \\ 👋")
    try bob.run("/reject ana")
    try ana.wait(for: "answered", ["user": "bob", "status": "rejected", "topic": "null"])
    try ana.run("/msg @bob held")
    try bob.wait(for: "request", ["from": "ana", "text": "null"])
    try bob.run("/reject ana")
    try ana.wait(for: "failed", ["id": "null", "reason": "request-rejected"])
    try bob.run("/request ana")
    try ana.wait(for: "request", ["from": "bob"])
    try ana.run("/accept bob")
    try bob.wait(for: "answered", ["user": "ana", "status": "accepted"])
    let said = try bob.run("/msg @ana \u{1B}[2J é \u{0}".replacing("\u{0}", with: "ẞ"))
    let id = try #require(said["id"])
    try bob.wait(for: "sent", ["id": id, "target": "@ana"])
    let heard = try ana.wait(for: "message", ["from": "bob", "id": id, "target": "@bob"])
    #expect(heard["own"] == "false" && heard["stored"] == "false")
    #expect(heard["text"] == "\u{1B}[2J é ẞ")
    #expect(!heard.line.utf8.contains(0x1B))
    try bob.wait(for: "message", ["from": "bob", "own": "true", "id": id])
    try bob.wait(for: "delivered", ["id": id, "by": "ana"])
    try ana.run("/group create ops")
    try bob.wait(for: "group", ["group": "ops", "owner": "ana", "status": "created"])
    try bob.run("/join ops")
    try ana.wait(for: "membership", ["group": "ops", "user": "bob", "status": "pending"])
    try ana.run("/approve bob")
    try bob.wait(for: "membership", ["group": "ops", "user": "bob", "status": "approved"])
    try bob.type("/quit")
    #expect(try bob.exit() == 0)
    try ana.wait(for: "presence", ["user": "bob", "status": "offline"])
  }

  @Test("tell of a failed command once, with its code, and the words for people are on stderr")
  func failedCommand() throws {
    let scene = try ChatScene()
    let ana = try scene.chat(
      "ana", "--json", "--keep-going", "-e", "/open #nope", "-e", "/nope", "-e", "hello")
    #expect(try ana.exit() == 1)
    let commands = try ana.objects().filter { $0.type == "command" }
    #expect(commands.map { $0["code"] } == ["1", "2", "1"])
    #expect(commands.map { $0["ok"] } == ["false", "false", "false"])
    #expect(commands.map { $0["line"] } == ["1", "2", "3"])
    #expect(commands.allSatisfy { $0["error"] != "null" && $0["result"] == "null" })
    #expect(ana.errors.count == 3)
  }

  @Test("have arrays of objects as results of the listing commands")
  func listings() throws {
    let scene = try ChatScene()
    let ana = try scene.chat(
      "ana", "--json", "-e", "/group create ops", "-e", "/users", "-e", "/groups", "-e",
      "/requests", "-e", "/names ops", "-e", "/history", "-e", "/open", "-e", "/pending", "-e",
      "/whois ana", "-e", "/status")
    #expect(try ana.exit() == 0, "\(ana.errors)")
    let columns = [
      "/users": ["user", "status"],
      "/groups": ["group", "owner", "created", "members", "pending", "role"],
      "/names ops": ["user", "status"],
      "/open": ["target", "unread"],
      "/whois ana": ["user", "status", "conversation", "groups"],
      "/status": ["user", "broker", "session", "round_trip", "queued"],
    ]
    for command in try ana.objects() where command.type == "command" {
      guard let input = command["input"], input != "/group create ops" else { continue }
      let result = try #require(command.result, "\(input) has no result")
      guard let keys = columns[input] else {
        #expect(result.isEmpty)
        continue
      }
      let found = try #require(result.first, "\(input) lists nothing")
      #expect(keys.filter { found[$0] == nil } == [], "\(command)")
    }
  }

  @Test("say that the connection is lost and that it is back")
  func connection() throws {
    let scene = try ChatScene("persistence true\npersistence_location {dir}/\n")
    let ana = try scene.start("ana")
    try scene.broker.restart()
    let lost = try ana.wait(for: "connection", ["status": "lost"])
    #expect(lost["reason"] != "null")
    try ana.wait(for: "connection", ["status": "connected"])
    let ready = try ana.wait(for: "ready")
    #expect(ready["session"] == "resumed")
    #expect(try ana.leave() == 0)
  }
}
