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

  /// What is typed before Tab, and what stands there afterwards.
  static let typed = [
    ("chat --pl", "chat --plain"), ("chat broker sto", "chat broker stop"),
    ("chat doc", "chat doctor"), ("chat doctor --fo", "chat doctor --forget"),
    ("chat --user a", "chat --user ana"), ("chat -u zo", "chat -u zoe@home"),
    ("chat doctor -u ana --forget o", "chat doctor -u ana --forget ops"),
    ("chat -u ana -e '/msg @bo", "chat -u ana -e '/msg @bob"),
    ("chat -u ana --json -e '/open #o", "chat -u ana --json -e '/open #ops"),
  ]

  @Test("completes a line on the terminal as it is typed", arguments: InteractiveShell.allCases)
  func terminal(shell: InteractiveShell) throws {
    let scene = try CompletionScene()
    let screen = try scene.screen(shell)
    for (line, completed) in Self.typed {
      try screen.send(line + "\t")
      try screen.waitFor(completed)
      // Ctrl-U: the line is empty again.
      try screen.send("\u{15}")
    }
    try screen.send("touch here.chat; printf 'made-%s\\n' it\r")
    try screen.waitFor("made-it")
    try screen.send("chat --json he\t")
    try screen.waitFor("chat --json here.chat")
  }

  @Test("has names from the store in fish")
  func fish() throws {
    let scene = try CompletionScene()
    let lines = [
      ("chat -u a", "ana"), ("chat -u ana -e '/msg @bo", "/msg @bob "),
      ("chat -u ana -e '/names o", "/names ops "), ("chat broker sto", "stop"),
    ]
    for (line, expected) in lines {
      let complete = "complete -C \"\(line)\""
      let script = "source \(ProjectFile.path("completions/chat.fish")); \(complete)"
      let found = try scene.output("/usr/bin/fish", ["--no-config", "-c", script])
      #expect(found.split(separator: "\n").contains { $0 == expected }, "\(line): \(found)")
    }
  }
}

/// A shell at a terminal, nobody's own configuration read.
enum InteractiveShell: String, CaseIterable {
  case bash, zsh, fish

  fileprivate var arguments: [String] {
    switch self {
    case .bash: ["--norc", "-i"]
    case .zsh: ["-f", "-i"]
    case .fish: ["--no-config", "-i"]
    }
  }

  /// Loads the completion as its installation would.
  fileprivate var setup: String {
    let folder = ProjectFile.path("completions")
    return switch self {
    case .bash: "source \(folder)/chat.bash"
    case .zsh: "fpath=(\(folder) $fpath); autoload -Uz compinit; compinit -u -d $HOME/compdump"
    case .fish: "source \(folder)/chat.fish"
    }
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

  /// A shell that is ready for a line.
  func screen(_ shell: InteractiveShell) throws -> Screen {
    let screen = try Screen(
      program: "/usr/bin/\(shell.rawValue)", arguments: shell.arguments,
      environment: [
        "PATH": "\(programs.path):/usr/bin:/bin", "HOME": home.path, "PWD": home.path,
        "XDG_CONFIG_HOME": home.path + "/config", "XDG_STATE_HOME": home.path + "/state",
      ], rows: 30, columns: 120)
    try screen.send("cd; \(shell.setup); printf 'set-%s\\n' up\r")
    try screen.waitFor("set-up")
    return screen
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
