import ChatCore
import Glibc
import Testing

@testable import CommandParser

@Suite("Help and manual")
struct HelpTests {
  @Test("list every command on a line that fits a terminal of 80 columns")
  func overview() throws {
    let lines = try Grammar.standard.helpLines(for: nil)
    #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines.filter { $0.count > 80 })")
    let starts = lines.filter { $0.hasPrefix("/") }
    for (line, usage) in zip(starts, GrammarTests.usages) {
      #expect(usage.count > 30 ? line == usage : line.hasPrefix(usage + "  "))
    }
    #expect(
      lines[8] == "/msg TARGET TEXT                Send a text; the current target stays")
    #expect(
      lines.suffix(3) == [
        "", "Anything else is sent to the current target; //text sends /text.",
        "A target is @user, #group, or . for the current one. /help COMMAND tells more.",
      ])
    #expect(try Grammar.standard.helpLines(for: nil, in: .batch) == lines)
  }

  @Test("fit a low screen by the names alone, each command once", arguments: [80, 40])
  func contents(_ columns: Int) {
    let lines = Grammar.standard.contents(columns: columns)
    #expect(lines.count < 20)
    #expect(lines.dropLast(2).allSatisfy { $0.count <= columns }, "\(lines)")
    let words = lines.dropLast(2).joined(separator: " ").split(separator: " ")
    let names = words.filter { $0.hasPrefix("/") }.map(String.init)
    let known = Grammar.standard.rows(in: .prompt).map { "/" + $0.form.words[0] }.unique
    #expect(names == known)
    #expect(lines[0].hasPrefix("People   /users /whois "))
  }

  @Test("tell of one command all that its row says")
  func oneCommand() throws {
    let expected = [
      "/open [TARGET]",
      "  Make a target current and show its latest lines.",
      "  At the prompt, what is on the screen already is not shown again.",
      "  All that was unread in it counts as read.",
      "  Without an argument: list the open ones.",
      "  Fails when the target is unknown, or a group that you are not a member of.",
      "  Also /query or /q.",
      "  Example: /open #ops",
    ]
    for name in ["open", "/open", "Q", "/query", " open "] {
      #expect(try Grammar.standard.helpLines(for: name) == expected, "\(name)")
    }
  }

  @Test("tell of the commands that share a word together")
  func families() throws {
    let lines = try Grammar.standard.helpLines(for: "group")
    #expect(
      lines == [
        "/group create GROUP", "  Create a group and own it.",
        "  Fails when the group exists, or the name is not allowed.",
        "  Example: /group create ops", "",
        "/group delete GROUP", "  End your group for everybody.",
        "  Its texts stay stored where they are; its name is free again.",
        "  Fails when you are not the owner, or the group is unknown.",
        "  Example: /group delete ops", "",
        "/group transfer GROUP USER", "  Hand your group over to a member.",
        "  You stay a member; the other members are asked to /group trust the new owner.",
        "  Fails when you are not the owner, or the user is not a member.",
        "  Example: /group transfer ops bob", "",
        "/group trust GROUP", "  Take a reported change of owner for good.",
        "  Fails when no change was reported.", "  Example: /group trust ops",
      ])
    #expect(try Grammar.standard.helpLines(for: "/group create") == Array(lines[..<4]))
  }

  @Test("on an unknown command name the nearest")
  func unknown() {
    for (name, suggestions) in [("mgs", ["/msg"]), ("group crate", []), ("a b c", []), ("", [])] {
      do throws(SyntaxError) {
        _ = try Grammar.standard.helpLines(for: name)
        Issue.record("\(name)")
      } catch {
        #expect(error.problem == .expected([.command], found: name))
        #expect(error.usage == "/help [COMMAND]")
        if !suggestions.isEmpty { #expect(error.suggestions == suggestions) }
      }
    }
  }

  @Test("in mdoc have an item for each row")
  func manual() throws {
    let manual = Grammar.standard.manualSection()
    #expect(manual.hasPrefix(".Sh COMMANDS\n") && manual.hasSuffix(".El\n"))
    let items = manual.split(separator: "\n").filter { $0.hasPrefix(".It ") }
    #expect(items.count == Grammar.standard.rows.count)
    #expect(items[3] == ".It Ic /requests Oo Cm sent | Cm received | Cm all Oc")
    #expect(
      items[13] == ".It Ic /history Oo Ar TARGET Oc Oo Fl n Ar N Oc Oo Fl \\-before Ar ROW Oc")
    #expect(
      manual.contains(
        """
        .It Ic /open Oo Ar TARGET Oc
        Make a target current and show its latest lines.
        At the prompt, what is on the screen already is not shown again.
        All that was unread in it counts as read.
        Without an argument: list the open ones.
        Fails when the target is unknown, or a group that you are not a member
        of.
        Also
        .Ic /query ,
        .Ic /q .
        .Pp
        .Dl \\&/open \\&#ops
        """))
  }

  @Test("in mdoc are without fault to mandoc, in a page")
  func lint() throws {
    var template = Array("/tmp/chat-manual-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    try #require(descriptor >= 0)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { #expect(unlink(path) == 0) }
    let page =
      ".Dd November 23, 2026\n.Dt CHAT 1\n.Os\n.Sh NAME\n.Nm chat\n.Nd chat over MQTT\n"
      + Grammar.standard.manualSection() + Setting.manualSection()
    let bytes = Array(page.utf8)
    #expect(write(descriptor, bytes, bytes.count) == bytes.count)
    #expect(close(descriptor) == 0)
    let (status, output) = try Self.run("/usr/bin/mandoc", "-T", "lint", "-W", "style", path)
    #expect(status == 0 && output.isEmpty, "\(output)")
  }

  /// Runs a program to its end and gives its status with what it wrote.
  private static func run(_ words: String...) throws -> (status: Int32, output: String) {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    var actions = posix_spawn_file_actions_t()
    try #require(posix_spawn_file_actions_init(&actions) == 0)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor: Int32 in [1, 2] {
      try #require(posix_spawn_file_actions_adddup2(&actions, ends[1], descriptor) == 0)
    }
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    try #require(posix_spawn(&child, words[0], &actions, nil, &arguments, nil) == 0)
    try #require(close(ends[1]) == 0)
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = read(ends[0], &buffer, buffer.count), count > 0 {
      output += buffer[..<count]
    }
    try #require(close(ends[0]) == 0)
    var status: Int32 = 0
    try #require(waitpid(child, &status, 0) == child)
    return (status >> 8, String(decoding: output, as: UTF8.self))
  }
}
