import Glibc
import Testing
import TestSupport

/// Each file of `examples/` does what its header says, with a real broker and the `chat` that was built.
@Suite("The example", .timeLimit(.minutes(10)))
struct ExamplesTests {
  @Test("is run by a test", arguments: try ProjectFile.names(in: "examples"))
  func each(_ name: String) throws {
    switch name {
    case "echo-bot", "test-echo-bot.chat": try echoBot()
    case "nightly-report": try nightlyReport()
    case "two-person-approval": try twoPersonApproval()
    case "sensor-bridge": try sensorBridge()
    default: Issue.record("no test runs examples/\(name)")
    }
  }

  /// The bot passes its own test, answers who has a blank in his name, and leaves politely.
  private func echoBot() throws {
    let scene = try ExampleScene()
    let bot = try scene.run("echo-bot", as: "echo")
    let test = try scene.run("test-echo-bot.chat", as: "tester")
    #expect(test.status == 0, "\(test.log)")
    let eve = try scene.chats.start("eve \"x")
    try eve.run("/request echo")
    try eve.wait(for: "answered", ["status": "accepted"])
    try eve.run("/msg @echo hello")
    try eve.wait(for: "message", ["from": "echo", "text": "You said: “hello”"])
    bot.child.signal(SIGTERM)
    #expect(bot.status == 0, "\(bot.log)")
    try eve.wait(for: "presence", ["user": "echo", "status": "offline"])
  }

  private func nightlyReport() throws {
    let scene = try ExampleScene()
    let ana = try scene.owner("ana", of: "ops")
    try scene.join("ops", "nas", owner: ana)
    let report = try scene.run("nightly-report", ["ops"], as: "nas")
    #expect(report.status == 0, "\(report.log)")
    let text = try #require(
      try ana.wait(for: "message", ["target": "#ops", "from": "nas"])["text"])
    #expect(text.contains(": load ") && text.contains("% full") && text.hasSuffix(" days"))
    let stranger = try scene.run("nightly-report", ["ops"], as: "eve")
    #expect(stranger.status == 6, "\(stranger.log)")
  }

  private func twoPersonApproval() throws {
    let scene = try ExampleScene()
    let ana = try scene.owner("ana", of: "ops")
    for user in ["ci", "bob"] { try scene.join("ops", user, owner: ana) }
    let bob = try scene.chats.start("bob")
    let gate = try scene.run(
      "two-person-approval", ["ops", "release-1.4", "60s", "ana", "bob", "zoe"], as: "ci")
    try ana.wait(for: "message", ["from": "ci"])
    for _ in 1...2 { try ana.run("/msg #ops approve release-1.4") }
    try bob.run("/msg #ops approve release-1x4")
    #expect(gate.child.isRunning, "One person is not two.")
    try bob.run("/msg #ops approve release-1.4")
    #expect(gate.status == 0, "\(gate.log)")
    try ana.wait(for: "message", ["text": "release-1.4 is approved by ana and bob"])
    let late = try scene.run("two-person-approval", ["ops", "r-2", "2s", "ana", "bob"], as: "ci")
    try ana.wait(for: "message", ["from": "ci"])
    try ana.run("/msg #ops approve r-2")
    #expect(late.status == 5, "\(late.log)")
  }

  /// No line of a payload is a command.
  private func sensorBridge() throws {
    let scene = try ExampleScene()
    let ana = try scene.owner("ana", of: "plant")
    try scene.join("plant", "bridge", owner: ana)
    let bridge = try scene.run("sensor-bridge", ["plant", "-C", "2"], as: "bridge")
    let broker = scene.chats.broker
    let isListening = Child.poll(atMost: scene.patience) { broker.log.contains("sensors/#") }
    try #require(isListening)
    try scene.publish("22.5\n/exit 7\n/group create evil \\\nnext", to: "sensors/oven")
    try scene.publish("21 °C", to: "sensors/hall")
    for text in ["sensors/oven 22.5", "/exit 7", "/group create evil \\ ", "next"] {
      try ana.wait(for: "message", ["target": "#plant", "from": "bridge", "text": text])
    }
    try ana.wait(for: "message", ["text": "sensors/hall 21 ??C"])
    #expect(bridge.status == 0, "\(bridge.log)")
    #expect(try ana.run("/groups").column("group") == ["plant"])
  }
}

/// Examples beside chats, with the `chat` to test before all others in PATH.
private struct ExampleScene {
  let chats: ChatScene
  let patience = ExampleRun.patience
  private let programs: BrokerFiles

  init() throws {
    chats = try ChatScene()
    programs = try BrokerFiles()
    guard symlink(try chatProgram(), programs.path + "/chat") == 0 else {
      throw ChildError.system("symlink", errno)
    }
  }

  /// `CHAT_USER=USER examples/NAME ARGUMENTS…`
  func run(_ name: String, _ arguments: [String] = [], as user: String) throws -> ExampleRun {
    let files = try chats.home(of: user)
    let home = files.path
    let environment = [
      "PATH=\(programs.path):/usr/bin:/bin", "LANG=C.UTF-8", "HOME=\(home)",
      "XDG_CONFIG_HOME=\(home)/config", "XDG_STATE_HOME=\(home)/state", "CHAT_USER=\(user)",
      "CHAT_BROKER=\(chats.address)",
    ]
    let child = try Child(
      ProjectFile.path("examples/" + name), arguments, environment: environment, log: home + "/log")
    return ExampleRun(child: child, files: files)
  }

  func owner(_ user: String, of group: String) throws -> Chat {
    let chat = try chats.start(user)
    try chat.run("/group create \(group)")
    return chat
  }

  /// Makes a member, whose run is over then.
  func join(_ group: String, _ user: String, owner: Chat) throws {
    let member = try chats.chat(user, "-e", "/join \(group)", "-e", "/wait member \(group) 30s")
    try owner.wait(for: "membership", ["group": group, "user": user, "status": "pending"])
    try owner.run("/approve \(user) \(group)")
    #expect(try member.exit() == 0, "\(member.errors)")
  }

  func publish(_ payload: String, to topic: String) throws {
    let program = try findProgram("mosquitto_pub", package: "mosquitto-clients")
    let publisher = try Child(
      program,
      ["-h", "127.0.0.1", "-p", "\(chats.broker.port)", "-q", "1", "-t", topic, "-m", payload])
    #expect(publisher.wait(atMost: patience) == 0)
  }
}

private struct ExampleRun {
  static let patience = Duration.seconds(60)

  let child: Child
  let files: BrokerFiles

  /// What it ended with; nil: it did not.
  var status: Int32? { child.wait(atMost: Self.patience) }
  /// What it has written.
  var log: String { files.read("log") }
}
