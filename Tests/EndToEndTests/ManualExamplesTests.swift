import Testing
import TestSupport

/// What the manual says under EXAMPLES is run as it stands there.
@Suite("The manual's examples", .timeLimit(.minutes(10)))
struct ManualExamplesTests {
  @Test("do what they say")
  func run() throws {
    let scene = try ChatScene()
    let programs = try BrokerFiles()
    let program = try chatProgram()
    let (ana, bob) = (try scene.start("ana"), try scene.start("bob"))
    try scene.introduce(ana, to: bob)
    try ana.run("/group create ops")
    #expect(try ana.leave() == 0)
    #expect(try bob.leave() == 0)
    let home = try scene.home(of: "everybody")
    // One home for both, as on a machine of one person.
    let move = #"mkdir -p "$1" && cp -r "$2/state" "$3/state" "$1" && ln -s "$4" "$5/chat""#
    let copy = try Child(
      "/bin/sh",
      [
        "-c", move, "sh", home.path, scene.home(of: "ana").path, scene.home(of: "bob").path,
        program,
        programs.path,
      ])
    #expect(copy.wait() == 0)
    let commands = try Self.commands()
    #expect(commands.count == 4)
    for command in commands {
      let environment = [
        "PATH=\(programs.path):/usr/bin:/bin", "LANG=C.UTF-8", "HOME=\(home.path)",
        "XDG_STATE_HOME=\(home.path)/state", "CHAT_BROKER=\(scene.address)",
      ]
      let child = try Child(
        "/bin/sh", ["-c", command], environment: environment, log: home.path + "/log")
      #expect(child.wait(atMost: .seconds(60)) == 0, "\(command)\n\(home.read("log"))")
    }
    #expect(home.read("log").contains("The build is green."))
  }

  @Test("have a script that runs")
  func script() throws {
    let scene = try ChatScene()
    let (before, bob) = (try scene.start("ana"), try scene.start("bob"))
    try scene.introduce(before, to: bob)
    #expect(try before.leave() == 0)
    let lines = try Self.section().drop { !$0.hasPrefix(".Bd") }.dropFirst()
      .prefix { $0 != ".Ed" }
    let script = Self.unescaped(lines.joined(separator: "\n") + "\n")
    let ana = try scene.run("ana", script)
    try bob.wait(for: "message", ["text": "Good morning, bob."])
    #expect(try ana.exit() == 0, "\(ana.errors)")
  }

  /// The lines of EXAMPLES.
  private static func section() throws -> [String] {
    let lines = try ProjectFile.text("man/chat.1").split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.drop { $0 != ".Sh EXAMPLES" }.dropFirst().prefix { !$0.hasPrefix(".Sh ") }
      .map(String.init)
  }

  /// Those that begin with chat itself, or pipe into it.
  private static func commands() throws -> [String] {
    try section().filter { $0.hasPrefix(".Dl ") }.map { line in
      let text = line.dropFirst(4)
      return unescaped(String(text.hasPrefix("\"") ? text.dropFirst().dropLast() : text))
    }.filter { $0.hasPrefix("chat ") || $0.hasPrefix("{") }
  }

  private static func unescaped(_ text: String) -> String {
    text.replacing("\\(aq", with: "'").replacing("\\(dq", with: "\"").replacing("\\e", with: "\\")
  }
}
