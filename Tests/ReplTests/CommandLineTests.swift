import ArgumentParser
import CommandParser
import Testing

@testable import Repl

@Suite("The command line")
struct CommandLineTests {
  @Test("takes exactly the options of the table, which help, manual and completion have")
  func table() {
    let shown = ChatCommand.helpMessage(columns: 400).split(whereSeparator: \.isWhitespace)
    let parsed = Set(shown.filter { $0.hasPrefix("--") }.map(String.init))
    #expect(parsed == Set(CommandLineOption.all.map(\.name)))
  }

  @Test("is explained on one screen")
  func help() {
    let lines = CommandLineOption.help
    #expect(lines.count < 24)
    #expect(lines.allSatisfy { $0.count < 80 }, "\(lines.filter { $0.count >= 80 })")
  }

  static let sites: [([String], CommandLineSite)] = [
    ([""], .files(["broker", "doctor"])),
    (["-u", ""], .users),
    (["--user="], .users),
    (["-e", "/msg"], .line),
    (["-e", "--json", ""], .files([])),
    (["--data-dir", "x"], .directories),
    (["--timeout", ""], .nothing),
    (["broker", ""], .words(["start", "stop", "status"])),
    (["broker", "stop", ""], .nothing),
    (["broker", "stop", "--data-dir", ""], .directories),
    (["--", "-"], .files([])),
  ]

  @Test("knows what can stand at the cursor", arguments: sites)
  func site(_ words: [String], _ expected: CommandLineSite) {
    #expect(CommandLineSite(words) == expected)
  }
}
