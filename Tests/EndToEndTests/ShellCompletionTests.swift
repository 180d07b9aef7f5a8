import Glibc
import Testing
import TestSupport

/// The completions of shells, with the `chat` that was built.
@Suite("Tab in a shell", .timeLimit(.minutes(10)))
struct ShellCompletionTests {
  /// The line up to the cursor, and what bash has for it.
  static let lines: [(String, [String])] = [
    ("chat --pl", ["--plain"]),
    ("chat --json --js", []),
    ("chat broker st", ["start", "stop", "status"]),
    ("chat bro", ["broker"]),
    ("chat -b mq", ["mqtt://", "mqtts://"]),
    ("chat -u a", ["ana"]),
    ("chat --user=a", ["ana"]),
    ("chat -u zoe@", ["home"]),
    ("chat --timeout ", []),
    ("chat -u ana -e /ms", [#"/msg\ "#]),
    ("chat -u ana -e '/msg @bo", ["/msg @bob "]),
    ("chat -u ana -e \"/msg #o", ["/msg #ops "]),
    ("chat -u ana -e '/msg @x", [#"/msg @"x'\''; touch harm; '\''" "#]),
    ("chat -u ana -e \"/msg @x", [#"/msg @\"x'; touch harm; '\" "#]),
    ("chat -u ana -e \"/msg @y", [#"/msg @y\$(touch\${IFS}harm)"'!'" "#]),
  ]

  @Test("has options, words and names from the store in bash, and quotes them")
  func bash() throws {
    let scene = try CompletionScene()
    for (line, expected) in Self.lines {
      let found = try scene.bash(line)
      #expect(found.filter { !$0.hasSuffix("…") } == expected, "\(line)")
    }
    #expect(try scene.bash("chat --json -").contains("--execute"))
  }

  /// The candidate is put where it was asked for, the quote closed, and the line run.
  @Test("runs nothing of a name, once its line is run")
  func hostile() throws {
    let scene = try CompletionScene()
    for (line, quote) in [("chat -u ana -e '/msg @", "'"), ("chat -u ana -e \"/msg @", "\"")] {
      let names = try scene.bash(line)
      #expect(names.count == 3, "\(names)")
      for name in names {
        let whole = "chat() { printf '%s' \"$4\"; }; chat -u ana -e \(quote)\(name)\(quote)"
        let said = try scene.output("/bin/bash", ["-c", whole])
        #expect(said.hasPrefix("/msg @"), "\(name)")
        #expect(access(scene.home.path + "/harm", F_OK) != 0, "\(name) was run")
      }
    }
  }

  @Test("gives zsh and fish words that they quote themselves")
  func words() throws {
    let scene = try CompletionScene()
    let found = try scene.output("/bin/sh", ["-c", "chat --complete words -u ana -e '/msg @y'"])
    #expect(found == "line\n/msg @y$(touch${IFS}harm)! \n")
    let none = try scene.output("/bin/sh", ["-c", "chat --complete words -u nobody -e '/msg @b'"])
    #expect(none == "line\n", "A store that is not there is not made.")
    #expect(access(scene.home.path + "/state/chat/nobody.db", F_OK) != 0)
  }

  @Test("is a script that zsh can read", .enabled(if: access("/usr/bin/zsh", X_OK) == 0))
  func zsh() throws {
    let path = ProjectFile.path("completions/_chat")
    #expect(try Child("/usr/bin/zsh", ["-n", path]).wait() == 0)
  }

  @Test("works in fish", .enabled(if: access("/usr/bin/fish", X_OK) == 0))
  func fish() throws {
    let scene = try CompletionScene()
    let script = "source \(ProjectFile.path("completions/chat.fish")); complete -C 'chat -u a'"
    #expect(try scene.output("/usr/bin/fish", ["-c", script]).contains("ana"))
  }
}

/// The stores of ana, who knows people with odd names, and of zoe@home.
private struct CompletionScene {
  let home: BrokerFiles
  private let programs: BrokerFiles

  init() throws {
    let chats = try ChatScene()
    home = try chats.home(of: "ana")
    programs = try BrokerFiles()
    guard symlink(try chatProgram(), programs.path + "/chat") == 0 else {
      throw ChildError.system("symlink", errno)
    }
    let ana = try chats.chat(
      "ana", "-e", "/group create ops", "-e", "/request bob",
      "-e", #"/request "x'; touch harm; '""#, "-e", "/request y$(touch${IFS}harm)!")
    #expect(try ana.exit() == 0, "\(ana.errors)")
    let zoe = try chats.chat("zoe@home", "-e", "/echo here", home: home)
    #expect(try zoe.exit() == 0, "\(zoe.errors)")
  }

  /// What the function of completions/chat.bash makes of a line up to the cursor.
  func bash(_ line: String) throws -> [String] {
    let script = """
      compopt() { :; }
      source \(ProjectFile.path("completions/chat.bash"))
      COMP_LINE=$1 COMP_POINT=${#1}
      _chat
      [ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\\n' "${COMPREPLY[@]}"
      """
    return try output("/bin/bash", ["-c", script, "bash", line]).split(separator: "\n").map(
      String.init)
  }

  /// What a program writes, run in the home.
  func output(_ program: String, _ arguments: [String]) throws -> String {
    let log = "output-\(arguments.hashValue)"
    let environment = [
      "PATH=\(programs.path):/usr/bin:/bin", "LANG=C.UTF-8", "HOME=\(home.path)",
      "XDG_CONFIG_HOME=\(home.path)/config", "XDG_STATE_HOME=\(home.path)/state",
    ]
    let child = try Child(
      "/usr/bin/env", ["-C", home.path, program] + arguments, environment: environment,
      log: "\(home.path)/\(log)")
    #expect(child.wait(atMost: .seconds(30)) == 0, "\(home.read(log))")
    return home.read(log)
  }
}
