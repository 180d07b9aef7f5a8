import Foundation
import Testing
import TestSupport

/// A run of `chat` and what it must end with.
struct Run: CustomTestStringConvertible {
  var testDescription: String
  var arguments: [String]
  var script: String?
  var status: Int32
  /// What the last line on stderr says; nil: nothing is on stderr.
  var error: String?

  init(
    _ description: String, _ arguments: String..., script: String? = nil, status: Int32,
    error: String? = nil
  ) {
    testDescription = description
    self.arguments = arguments
    (self.script, self.status, self.error) = (script, status, error)
  }
}

/// Exit statuses are a contract with people's scripts.
@Suite("The exit status", .timeLimit(.minutes(10)))
struct StatusTests {
  static let runs = [
    Run("0: a command", "-e", "/status", status: 0),
    Run("0: several commands", "-e", "/users", "-e", "/groups", status: 0),
    Run("0: no lines at all", script: "", status: 0),
    Run("0: only comments", script: "#!/usr/bin/env chat\n# nothing\n#\n\n", status: 0),
    Run("0: the last line has no newline", script: "/status", status: 0),
    Run(
      "0: a failure that is ignored", script: "-/open #nope\n/status\n", status: 0),
    Run("0: a failure that is ignored, by -e", "-e", "-/nope", "-e", "/status", status: 0),
    Run("1: a line that looks like an option", "-e", "--json", status: 1, error: "-e:1:1"),
    Run(
      "1: an unknown group", script: "/open #nope\n", status: 1,
      error: "-:1:1: /open: there is no group"),
    Run("1: an unknown user", "-e", "/whois nobody", status: 1, error: "-e:1:1: /whois: "),
    Run(
      "1: a text without a target", script: "hello\n", status: 1,
      error: "-:1:1: hello: no target is open"),
    Run(
      "1: the first failure counts", "--keep-going", script: "/open #nope\n/nope\n", status: 1,
      error: "-:2:1: /nope: "),
    Run(
      "2: an unknown command", script: "/status\n  \n/nope\n", status: 2,
      error: "-:3:1: /nope: no such command"),
    Run("2: the column", script: "/wait soon\n", status: 2, error: "-:1:7: /wait: "),
    Run(
      "2: the column in a continuation", script: "/wait \\\nready \\\nsoon\n", status: 2,
      error: "-:3:1: /wait ready: "),
    Run("2: a continuation at the end", script: "/status \\\n", status: 2, error: "-:1:"),
    Run(
      "2: a prefix, which is for the prompt", script: "/stat\n", status: 2,
      error: "-:1:1: /stat: no such command"),
    Run(
      "2: a name that cannot be", "-e", "/group create a/b", status: 2,
      error: "-e:1:15: "),
    Run(
      "5: a wait that runs out", "-e", "/wait online nobody 50ms", status: 5,
      error: "-e:1:1: /wait: time ran out"),
    Run(
      "5: a wait that runs out as --timeout says", "--timeout", "1s", "-e",
      "/wait member nope", status: 5,
      error: "-e:1:1: /wait: time ran out"),
    Run(
      "5: an expected text that does not come", "-e", "/expect @bob /never/ 50ms", status: 5,
      error: "-e:1:1: /expect: time ran out"),
    Run(
      "5: an expected text that does not come as --timeout says", "--timeout", "300ms", "-e",
      "/expect /never/i -u bob", status: 5, error: "-e:1:1: /expect: time ran out"),
    Run("0: a text that must not come", "-e", "/refute /never/ 50ms", status: 0),
    Run(
      "2: an expression that is wrong, at its column", "-e", "/expect @bob /a(b/ 1s", status: 2,
      error: "-e:1:16: /expect: ( is not closed"),
    Run(
      "1: a script that is not there", "-e", "/run nope.chat", status: 1,
      error: "-e:1:1: /run: nope.chat: No such file or directory"),
    Run(
      "1: a text to cancel that is not there", "-e", "/cancel held-3", status: 1,
      error: "-e:1:1: /cancel: no text held-3 waits here"),
    Run("7: /exit 7", script: "/exit 7\n/nope\n", status: 7),
    Run(
      "1: /exit without a number after a failure", "--keep-going",
      script: "/open #nope\n/exit\n", status: 1,
      error: "-:1:1: /open"),
    Run("0: /quit", script: "/quit\n/nope\n", status: 0),
  ]

  @Test("is that of the table")
  func table() throws {
    let scene = try ChatScene()
    for run in Self.runs {
      let chat = try Chat(
        ["-u", "ana", "-b", scene.address] + run.arguments,
        input: run.script.map { .script($0) } ?? .none, home: scene.home(of: "ana"))
      #expect(try chat.exit() == run.status, "\(run.testDescription): \(chat.errors)")
      if let error = run.error {
        #expect(
          chat.errors.last?.hasPrefix(error) == true, "\(run.testDescription): \(chat.errors)")
      } else {
        #expect(chat.errors == [], "\(run.testDescription)")
      }
    }
  }

  static let usage = [
    ["--nope"], ["-u"], ["-u", "ana", "-u", "bob"], ["--json", "--json"],
    ["-b", "mqtt://a", "--broker", "mqtt://b"], ["-u", "a/b"], ["-u", ""], ["-b", "http://x"],
    ["-b", "mqtt://"], ["-b", "mqtt://x:99999"], ["-b", "mqtt://ana:secret@x"],
    ["--timeout", "soon"], ["a.txt", "b.txt"], ["-e", "/status", "a.txt"],
    ["broker"], ["broker", "dance"],
  ]

  @Test("is 2, with one line, for a command line that is wrong", arguments: usage)
  func wrongCommandLine(_ arguments: [String]) throws {
    let chat = try Chat(arguments, home: BrokerFiles())
    #expect(try chat.exit() == 2)
    #expect(chat.output == [])
    #expect(chat.errors.count == 1 && chat.errors[0].hasPrefix("chat: "), "\(chat.errors)")
    #expect(!chat.errors.joined().contains("secret"), "A password must not be repeated.")
  }

  @Test("is 1 for a file of authorities that cannot be read, which is named")
  func authorities() throws {
    for verb in [["-e", "/status"], ["doctor"]] {
      let place = ["-u", "ana", "-b", "mqtts://127.0.0.1:1", "--cafile", "/nowhere/ca.pem"]
      let chat = try Chat(
        verb[0] == "doctor" ? verb + place : place + verb, home: BrokerFiles())
      #expect(try chat.exit() == 1)
      #expect(chat.errors == ["chat: /nowhere/ca.pem: No such file or directory"])
    }
  }

  @Test("is 0 for help and version, which are on stdout")
  func help() throws {
    for option in ["--help", "-h", "--version", "-V"] {
      let chat = try Chat([option], home: BrokerFiles())
      #expect(try chat.exit() == 0)
      #expect(!chat.output.isEmpty && chat.errors == [])
    }
  }

  @Test("is 3, at once, when nobody listens")
  func nobodyListens() throws {
    let before = ContinuousClock.now
    let chat = try Chat(
      ["-u", "ana", "-b", "mqtt://127.0.0.1:\(freePort())", "-e", "/status"], home: BrokerFiles())
    #expect(try chat.exit() == 3)
    #expect(ContinuousClock.now - before < .seconds(5))
    #expect(chat.errors.last?.contains("cannot be reached") == true, "\(chat.errors)")
    #expect(chat.output == [])
  }

  @Test("is 3 when something listens that does not answer, and --timeout is over")
  func silence() throws {
    let listener = try Listener()
    let chat = try Chat(
      ["-u", "ana", "-b", "mqtt://127.0.0.1:\(listener.port)", "--timeout", "300ms"],
      input: .script("/status\n"), home: BrokerFiles())
    #expect(try chat.exit() == 3)
    #expect(chat.errors.count == 1, "\(chat.errors)")
  }

  @Test("is 3 when the connection is lost for longer than --timeout")
  func lostForGood() throws {
    let scene = try ChatScene()
    let chat = try scene.start("ana", "--timeout", "500ms")
    scene.broker.kill()
    #expect(try chat.exit() == 3)
    #expect(chat.errors.last?.contains("lost") == true)
  }

  @Test("is 4 when the broker refuses the password, and 0 when it takes it")
  func credentials() throws {
    let files = try BrokerFiles()
    let passwords = try files.write("", to: "passwords")
    let program = try Child(
      "/usr/bin/mosquitto_passwd", ["-b", passwords, "ana", "right"], log: "/dev/null")
    #expect(program.wait() == 0)
    let broker = try Broker("password_file {dir}/passwords\n", allowAnonymous: false, files: files)
    let common = ["-u", "ana", "-b", "mqtt://127.0.0.1:\(broker.port)", "-e", "/status"]
    for (password, status) in [("wrong", 4), ("right", 0)] as [(String, Int32)] {
      let path = try files.write(password + "\n", to: password)
      let chat = try Chat(common + ["--password-file", path], home: BrokerFiles())
      #expect(try chat.exit() == status, "\(password): \(chat.errors)")
      #expect(!chat.errors.joined().contains("wrong"))
      if status == 4 { #expect(chat.errors.count == 1, "\(chat.errors)") }
    }
    let without = try Chat(common, home: BrokerFiles())
    #expect(try without.exit() == 4)
  }

  @Test("is 6 for who is not a member, and for who is not the owner")
  func notPermitted() throws {
    let scene = try ChatScene()
    #expect(try scene.run("ana", "/group create ops\n").exit() == 0)
    let outsider = try scene.run("bob", "/msg #ops hello\n")
    #expect(try outsider.exit() == 6)
    #expect(outsider.errors.last?.contains("-:1:1: /msg: you are not a member") == true)
    let member = try scene.run("bob", "/kick ana ops\n")
    #expect(try member.exit() == 6)
    #expect(member.errors.last?.contains("only the owner") == true)
  }

  static let signals: [(Int32, Int32)] = [(SIGTERM, 143), (SIGINT, 130), (SIGHUP, 129)]

  @Test("is 128 and the signal's number, and offline is published", arguments: signals)
  func signal(_ signal: Int32, _ status: Int32) throws {
    let scene = try ChatScene()
    let bob = try scene.start("bob")
    let ana = try scene.start("ana")
    try bob.wait(for: "presence", ["user": "ana", "status": "online"])
    ana.signal(signal)
    #expect(try ana.exit() == status)
    try bob.wait(for: "presence", ["user": "ana", "status": "offline"])
  }

  @Test("is that of the signal also while a command waits")
  func signalWhileWaiting() throws {
    let scene = try ChatScene()
    let ana = try scene.start("ana")
    try ana.type("/wait 1h")
    ana.signal(SIGTERM)
    #expect(try ana.exit() == 143)
  }

  @Test("is not lost when the reader of stdout goes away")
  func brokenPipe() throws {
    let scene = try ChatScene()
    let bob = try scene.start("bob")
    let ana = try scene.start("ana")
    try bob.wait(for: "presence", ["user": "ana", "status": "online"])
    ana.closeOutput()
    try ana.type("/status")
    #expect(try ana.exit() == 1)
    try bob.wait(for: "presence", ["user": "ana", "status": "offline"])
  }
}
