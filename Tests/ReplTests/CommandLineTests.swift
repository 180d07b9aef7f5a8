import ArgumentParser
import CommandParser
import Languages
import Testing

@testable import Repl

@Suite("The command line")
struct CommandLineTests {
  @Test("takes exactly the options of the table, which help, manual and completion have")
  func table() {
    let messages = [
      (CommandLineForm.chat, ChatCommand.helpMessage(columns: 400)),
      (.broker, BrokerCommand.helpMessage(columns: 400)),
      (.doctor, DoctorCommand.helpMessage(columns: 400)),
    ]
    for (form, message) in messages {
      let words = message.split { $0.isWhitespace || $0 == ":" }
      let parsed = words.filter { $0.hasPrefix("--") }
      let others = form == .doctor ? ["--execute", "--keep-going", "--take-over"] : []
      let table = Set(form.options.map(\.name) + others)
      #expect(Set(parsed.map(String.init)) == table, "\(form)")
    }
  }

  @Test("is explained on one screen, in each language", arguments: CommandLineForm.allCases)
  func help(form: CommandLineForm) {
    for language in [nil, Language.portuguese] {
      let lines = Language.$spoken.withValue(language) { form.help }
      #expect(lines.count < 24)
      #expect(lines.allSatisfy { $0.count < 80 }, "\(lines.filter { $0.count >= 80 })")
      #expect(lines[0].hasPrefix(language == nil ? "usage: chat" : "uso:   chat"))
    }
  }

  static let mistakes: [([String], String, String)] = [
    (["--frob"], "there is no option --frob", "não há opção --frob"),
    (
      ["--jsn"], "there is no option --jsn; did you mean --json?",
      "não há opção --jsn; queria dizer --json?"
    ),
    (["--yes"], "there is no option --yes", "não há opção --yes"),
    (["-x"], "there is no option -x", "não há opção -x"),
    (
      ["-uana"], "there is no option -uana; expected -u NAME",
      "não há opção -uana; esperava-se -u NAME"
    ),
    (["--user"], "--user needs a value: --user NAME", "falta o valor de --user: --user NAME"),
    (["-u", "--json"], "-u needs a value: -u NAME", "falta o valor de -u: -u NAME"),
    (["-e"], "-e needs a value: -e LINE", "falta o valor de -e: -e LINE"),
    (["--json=yes"], "--json takes no value", "--json não leva valor"),
    (
      ["-u", "a", "--user=b"], "--user is given twice; once is enough",
      "--user aparece duas vezes; uma basta"
    ),
    (["a", "b"], "\"b\" is one word too many", "\"b\" é uma palavra a mais"),
    (["broker"], "expected start, stop or status", "esperava-se start, stop ou status"),
    (
      ["broker", "run"], "expected start, stop or status, but found \"run\"",
      "esperava-se start, stop ou status, mas está \"run\""
    ),
    (
      ["broker", "--json", "start"], "--json means nothing to chat broker",
      "--json não diz nada a chat broker"
    ),
    (["doctor", "x"], "\"x\" is one word too many", "\"x\" é uma palavra a mais"),
    (
      ["doctor", "--forget"], "--forget needs a value: --forget GROUP",
      "falta o valor de --forget: --forget GROUP"
    ),
    (
      ["doctor", "-e", "/x"], "-e means nothing to chat doctor", "-e não diz nada a chat doctor"
    ),
  ]

  @Test("says which word is wrong and what was expected, in each language", arguments: mistakes)
  func mistake(_ arguments: [String], english: String, portuguese: String) {
    for (language, expected) in [(nil, english), (Language.portuguese, portuguese)] {
      Language.$spoken.withValue(language) {
        do throws(StartError) {
          _ = try Invocation(arguments)
          Issue.record("\(arguments) is taken")
        } catch {
          #expect(error.sentence == "\(expected) (chat --help)")
          #expect(error.status == .usage)
        }
      }
    }
  }

  @Test("ends with 3 when mosquitto is not installed")
  func noMosquitto() {
    let error = StartError.privateBroker(.notInstalled(searched: ["/bin"]))
    #expect(error.status == .noConnection)
    #expect(error.sentence.contains("install the package mosquitto"))
  }

  /// What is let through here, the library must not refuse: it speaks English alone.
  @Test(
    "takes what is right",
    arguments: [
      [], ["-u", "ana", "--broker=unix:/x"], ["-u=ana"], ["-e", "--json", "-e", "-u"], ["-"],
      ["--", "--frob"], ["--", "-u"], ["-u", "-"], ["-V"], ["broker", "start"],
      ["broker", "--data-dir", "/x", "stop"], ["doctor", "--fix", "--yes", "--forget", "-x"],
      ["doctor", "-u", "ana", "--json"], ["--timeout", "5s", "x.chat"], ["--config", ""], [""],
    ])
  func right(_ arguments: [String]) throws { _ = try Invocation(arguments) }

  @Test(
    "prints help whatever else is wrong, but not for a value or behind --",
    arguments: [
      (["--help"], true), (["-h"], true), (["--frob", "-h"], true), (["-Vh"], true),
      (["broker", "--help"], true), (["doctor", "x", "-h"], true), (["-e", "--help"], false),
      (["--", "--help"], false),
    ])
  func asksForHelp(_ arguments: [String], _ isHelp: Bool) throws {
    guard case .text(let text) = try Invocation(arguments) else {
      #expect(!isHelp)
      return
    }
    #expect(isHelp && text.hasPrefix("usage: chat"))
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
    (["doctor", "--f"], .words(CommandLineForm.doctor.options.map(\.name))),
    (["doctor", ""], .nothing),
    (["doctor", "--forget", ""], .groups),
    (["doctor", "-u", ""], .users),
  ]

  @Test("knows what can stand at the cursor", arguments: sites)
  func site(_ words: [String], _ expected: CommandLineSite) {
    #expect(CommandLineSite(words) == expected)
  }
}
