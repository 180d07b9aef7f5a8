import Foundation
import Testing
import TestSupport

/// `/set` and the configuration file, in scripts.
@Suite("Settings", .timeLimit(.minutes(10)))
struct SettingsTests {
  private let scene: ChatScene
  private let home: BrokerFiles

  init() throws {
    scene = try ChatScene()
    home = try scene.home(of: "ana")
  }

  private func configure(_ text: String) throws { try home.write(text, to: "config.txt") }
  private var configuration: String { home.read("config.txt") }

  /// `chat --json --config …`, its `command` objects.
  private func run(
    _ lines: String..., arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> [ChatObject] {
    let chat = try Chat(
      ["-u", "ana", "-b", scene.address, "--json", "--keep-going", "--config"]
        + [home.path + "/config.txt"] + arguments + lines.flatMap { ["-e", $0] },
      home: home, environment: environment)
    _ = try chat.exit()
    return try chat.objects().filter { $0.type == "command" }
  }

  @Test("are listed with their value and where it comes from: options, environment, file, default")
  func sources() throws {
    try configure("timeout = 7s\nbell = mentions\nuser = zoe\ncolour = auto\n")
    let all = try run(
      "/set", arguments: ["--timeout", "9s"], environment: ["NO_COLOR": "1", "CHAT_USER": "eve"])
    let rows = zip(all[0].column("key"), zip(all[0].column("value"), all[0].column("source")))
      .map { "\($0) \($1.0) \($1.1)" }
    #expect(rows.count == 18)
    #expect(rows.contains("user ana command-line"))
    #expect(rows.contains("broker \(scene.address) command-line"))
    #expect(rows.contains("timeout 9s command-line"))
    #expect(rows.contains("colour never environment"))
    #expect(rows.contains("bell mentions file"))
    #expect(rows.contains("plain no default"))
    #expect(rows.contains("cafile null default"))
    #expect(!all[0].line.contains("password_command"))
  }

  @Test("are changed in the file, which keeps all else, and hold at once or from the next start")
  func changing() throws {
    try configure("# mine\n\nbell = never\n")
    let answers = try run(
      "/set bell mentions", "/set timeout 300ms", "/set user bob", "/set user", "/set bell",
      "/wait member nope", arguments: [])
    #expect(answers.map { $0["ok"] } == ["true", "true", "true", "true", "true", "false"])
    #expect(answers[0]["remark"] == "set" && answers[0]["result", "0", "value"] == "mentions")
    #expect(answers[0]["result", "0", "source"] == "file")
    #expect(answers[2]["remark"] == "set-for-next-start")
    #expect(answers[3]["result", "0", "value"] == "ana")
    #expect(answers[3]["result", "0", "next"] == "bob")
    #expect(answers[4]["result", "0", "value"] == "mentions")
    #expect(answers[5]["code"] == "5", "/wait waits as long as timeout says now.")
    #expect(configuration == "# mine\n\nbell = mentions\ntimeout = 300ms\nuser = bob\n")
    let next = try Chat(
      [
        "-b", scene.address, "--json", "--config", home.path + "/config.txt", "--timeout", "30s",
        "-e", "/set user",
      ], home: home)
    #expect(try next.exit() == 0, "\(next.errors)")
    #expect(try next.objects().last?["result", "0", "value"] == "bob")
  }

  static let refusals: [(String, Int, String)] = [
    ("/set bel", 2, "/set: column 6: expected the name of a setting"),
    ("/set bell loud", 2, "/set: column 11: expected never, mentions or messages"),
    ("/set broker http://x", 2, "broker: \"http://x\" is not taken: expected mqtt://"),
    ("/set notify [\"/bin/true\"]", 1, "notify names a program, and a script cannot choose one"),
    ("/set password_command [\"x\"]", 1, "password_command may hold a secret"),
    ("/set password_command", 1, "password_command may hold a secret"),
  ]

  @Test("that cannot be are refused, and the file stays as it is", arguments: refusals)
  func refused(line: String, code: Int, error: String) throws {
    try configure("password_command = [\"echo\", \"hunter2\"]\n")
    let answer = try run(line)
    #expect(answer[0]["ok"] == "false" && answer[0]["code"] == "\(code)")
    #expect(answer[0]["error"]?.hasPrefix(error) == true, "\(answer)")
    #expect(!answer[0].line.contains("hunter2"))
    #expect(configuration == "password_command = [\"echo\", \"hunter2\"]\n")
  }

  @Test("tell people what they mean, and errors where they stand")
  func people() throws {
    try configure("timestamps = HH:MM:SS\n")
    let chat = try scene.chat(
      "ana", "--config", home.path + "/config.txt", "--keep-going", "-e", "/set timestamps", "-e",
      "/set plain perhaps", "-e", "/set bell never")
    #expect(try chat.exit() == 2)
    #expect(
      chat.output == [
        "setting  timestamps", "value    HH:MM:SS", "from     configuration file",
        "meaning  The time before a line. A text of another day has its date, too.",
        "takes    HH:MM, HH:MM:SS or none", "default  HH:MM",
        "example  /set timestamps HH:MM:SS",
      ])
    #expect(
      chat.errors == [
        "-e:2:12: /set: expected yes or no, but found \"perhaps\"; usage: /set [KEY [VALUE]]"
      ])
  }

  @Test("are not lost when several chats write at once")
  func concurrently() throws {
    try configure("# mine\n")
    let keys = [
      "colour_own", "colour_others", "colour_mentions", "colour_trouble", "colour_time",
      "colour_place",
    ]
    let chats = try keys.map { key in
      let script = ["red", "green", "blue", "cyan"].map { "/set \(key) \($0)\n" }.joined()
      return try Chat(
        ["-u", key, "-b", scene.address, "--config", home.path + "/config.txt"],
        input: .script(script), home: home)
    }
    for chat in chats { #expect(try chat.exit() == 0, "\(chat.errors)") }
    let lines = configuration.split(separator: "\n").map(String.init)
    #expect(lines.first == "# mine")
    #expect(Set(lines.dropFirst()) == Set(keys.map { "\($0) = cyan" }))
    #expect(lines.count == 7)
    let left = try FileManager.default.contentsOfDirectory(atPath: home.path)
    #expect(left.filter { $0.hasPrefix("config.txt.") } == [], "No temporary file is left.")
  }

  @Test("that are wrong in the file end it with status 2, and the place")
  func wrongFile() throws {
    for (text, place) in [("bell = loud\n", ":1:8: bell: expected"), ("x\n", ":1:1: expected KEY")]
    {
      try configure(text)
      let chat = try scene.chat("ana", "--config", home.path + "/config.txt", "-e", "/status")
      #expect(try chat.exit() == 2)
      #expect(chat.output == [])
      #expect(
        chat.errors.count == 1
          && chat.errors[0].hasPrefix("chat: \(home.path)/config.txt\(place)"), "\(chat.errors)")
    }
  }

  @Test("in the usual place are made where there are none")
  func usualPlace() throws {
    let chat = try scene.chat("ana", "-e", "/set bell messages")
    #expect(try chat.exit() == 0, "\(chat.errors)")
    #expect(home.read("config/chat/config") == "bell = messages\n")
  }
}

@Suite("The password", .timeLimit(.minutes(10)))
struct PasswordTests {
  private let files: BrokerFiles
  private let broker: Broker

  /// A broker that takes ana with `right` alone.
  init() throws {
    files = try BrokerFiles()
    let passwords = try files.write("", to: "passwords")
    let program = try Child(
      "/usr/bin/mosquitto_passwd", ["-b", passwords, "ana", "right"], log: "/dev/null")
    try #require(program.wait() == 0)
    broker = try Broker("password_file {dir}/passwords\n", allowAnonymous: false, files: files)
  }

  private func run(
    _ configuration: String, _ arguments: String..., environment: [String: String] = [:]
  ) throws -> (status: Int32, errors: [String]) {
    let path = try files.write(configuration, to: "config")
    let chat = try Chat(
      ["-u", "ana", "-b", "mqtt://127.0.0.1:\(broker.port)", "--config", path, "-e", "/status"]
        + arguments, home: BrokerFiles(), environment: environment)
    return (try chat.exit(), chat.errors)
  }

  @Test("comes from a program, which inherits no other one")
  func command() throws {
    #expect(try run(#"password_command = ["printf", "right\nnot this"]"#).status == 0)
    #expect(try run(#"password_command = ["echo", "wrong"]"#).status == 4)
    let script = #"password_command = ["/bin/sh", "-c", "echo ${CHAT_PASSWORD-right}"]"#
    let file = try files.write("right\n", to: "right")
    #expect(
      try run(script, "--password-file", file, environment: ["CHAT_PASSWORD": "wrong"]).status == 0)
  }

  @Test("of an option goes before the environment's, and that before the configuration's")
  func order() throws {
    let wrong = try files.write("wrong\n", to: "wrong")
    let right = try files.write("right\n", to: "right")
    let both = ["CHAT_PASSWORD": "right"]
    #expect(try run("password_file = \(wrong)", environment: both).status == 0)
    #expect(try run(#"password_command = ["echo", "wrong"]"#, environment: both).status == 0)
    #expect(try run("password_file = \(wrong)", "--password-file", right).status == 0)
    #expect(try run("", "--password-file", wrong, environment: both).status == 4)
  }

  @Test("of a program that does not give one is an error in a line, without what it printed")
  func failures() throws {
    let failing = try run(
      #"password_command = ["/bin/sh", "-c", "echo hunter2; echo why >&2; exit 3"]"#)
    #expect(failing.status == 1)
    #expect(
      failing.errors == [
        "why", "chat: password_command: /bin/sh failed with status 3; run it by hand to see why",
      ])
    let slow = try run("timeout = 300ms\npassword_command = [\"sleep\", \"60\"]")
    #expect(slow.status == 1)
    #expect(
      slow.errors == [
        "chat: password_command: sleep gave no password within 0.3 s; timeout allows it more"
      ])
    let twice = try run("password_file = /x\npassword_command = [\"true\"]")
    #expect(twice.status == 2 && twice.errors[0].contains("keep one"))
  }
}
