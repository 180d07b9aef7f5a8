import ChatCore
import Testing

@testable import CommandParser

@Suite("The table of settings")
struct SettingTests {
  @Test("has a row for each key, in which default and example are values that it takes")
  func rows() throws {
    #expect(Setting.all.count == SettingKey.allCases.count)
    #expect(Set(Setting.all.map(\.key)) == Set(SettingKey.allCases))
    for row in Setting.all {
      try row.kind.check(row.example)
      if let usual = row.usual { try row.kind.check(usual) }
      for text in [row.summary] + row.details {
        #expect(text.first?.isUppercase == true || text.hasPrefix("TERM"), "\(text)")
        #expect(text.last != ".", "\(text)")
      }
    }
  }

  @Test("keeps the keys of the contract")
  func keys() {
    #expect(
      Setting.all.map(\.key.rawValue) == [
        "user", "broker", "cafile", "password_file", "password_command", "plain_password",
        "timeout", "plain", "colour", "colour_own", "colour_others", "colour_mentions",
        "colour_trouble", "colour_time", "colour_place", "timestamps", "bell", "notify",
        "floods",
      ])
    #expect(Setting.all.filter(\.isSecret).map(\.key) == [.passwordCommand])
  }

  @Test("has no usual colour that is hard to read on dark or on light")
  func readable() {
    let unreadable: Set = ["black", "white", "yellow", "blue", "bright-white", "bright-black"]
    for row in Setting.all where row.kind == .look {
      #expect(!unreadable.contains(row.usual ?? "") && row.usual?.hasPrefix("bright") == false)
    }
  }

  static let takenLines: [(String, SettingRequest)] = [
    ("/set", .list), ("/set  ", .list), ("/set bell", .show(.bell)),
    ("/set bell mentions", .change(.bell, value: "mentions")),
    ("/set  colour_own   bright-blue \t", .change(.ownColour, value: "bright-blue")),
    ("/set timestamps HH:MM:SS", .change(.timestamps, value: "HH:MM:SS")),
    ("/set timeout 1500ms", .change(.timeout, value: "1500ms")),
    (#"/set notify ["a b", "\"c\"", "é"]"#, .change(.notify, value: #"["a b", "\"c\"", "é"]"#)),
    ("/set notify []", .change(.notify, value: "[]")),
    ("/set cafile /a path/with blanks", .change(.cafile, value: "/a path/with blanks")),
    ("/set user Ana Silva", .change(.user, value: "Ana Silva")),
    ("/set password_command hunter2", .change(.passwordCommand, value: "hunter2")),
  ]

  @Test("is what /set reads", arguments: takenLines)
  func taken(line: String, request: SettingRequest) throws {
    for mode in Mode.allCases {
      guard case .command(.set(let made), _) = try Parser(mode: mode).parse(line) else {
        Issue.record("\(line) is no /set")
        return
      }
      #expect(made == request)
    }
  }

  static let refusedLines: [(String, String)] = [
    (
      "/set bel",
      "/set: column 6: expected the name of a setting such as bell (/set lists them), but found "
        + "\"bel\"; did you mean bell? usage: /set [KEY [VALUE]]"
    ),
    (
      "/set bell loud",
      "/set: column 11: expected never, mentions or messages, but found \"loud\"; usage: /set [KEY "
        + "[VALUE]]"
    ),
    (
      "/set bell message",
      "/set: column 11: expected never, mentions or messages, but found \"message\"; did you mean "
        + "messages? usage: /set [KEY [VALUE]]"
    ),
    (
      "/set plain YES",
      "/set: column 12: expected yes or no, but found \"YES\"; usage: /set [KEY [VALUE]]"
    ),
    (
      "/set timeout 0s",
      "/set: column 14: expected a duration from 1ms to 24h, such as 10s or 5m, but found \"0s\"; "
        + "usage: /set [KEY [VALUE]]"
    ),
    (
      "/set timeout 25h",
      "/set: column 14: expected a duration from 1ms to 24h, such as 10s or 5m, but found \"25h\"; "
        + "usage: /set [KEY [VALUE]]"
    ),
    (
      "/set notify [\"é\" x]",
      "/set: column 18: expected an array such as [\"program\", \"argument\"], or [], but found "
        + "\"[\"é\" x]\"; usage: /set [KEY [VALUE]]"
    ),
    (
      "/set notify [\"\"]",
      "/set: column 13: expected an array such as [\"program\", \"argument\"], or [], but found "
        + "\"[\"\"]\"; usage: /set [KEY [VALUE]]"
    ),
    (
      "/set user a/b",
      "/set: column 11: \"a/b\" cannot be a user's name: it holds /, which names may not hold; "
        + "usage: /set [KEY [VALUE]]"
    ),
    (
      "/set cafile a\u{1B}[2J",
      "/set: column 13: expected a path, but found \"aU+001B[2J\"; usage: /set [KEY [VALUE]]"
    ),
  ]

  @Test("says what is wrong, where, and what was expected", arguments: refusedLines)
  func refused(line: String, answer: String) {
    do throws(SyntaxError) {
      _ = try Parser(mode: .prompt).parse(line)
      Issue.record("\(line) was taken")
    } catch {
      #expect(error.description == answer)
    }
  }

  static let completionsLines: [(String, [String])] = [
    ("/set be", ["bell"]), ("/set bell ", ["never", "mentions", "messages"]),
    ("/set bell me", ["mentions", "messages"]), ("/set timestamps HH:MM:", ["HH:MM:SS"]),
    ("/set plain y", ["yes"]), ("/set colour_own bright-b", ["bright-black", "bright-blue"]),
    ("/set password", ["password_file"]), ("/set nothing ", []), ("/set bell never ", []),
    ("/set password_command ", []),
  ]

  @Test("is what Tab completes", arguments: completionsLines)
  func completions(line: String, candidates: [String]) {
    let completion = Grammar.standard.complete(
      line, cursor: line.unicodeScalars.count, vocabulary: Vocabulary())
    #expect(completion?.candidates ?? [] == candidates)
    if let completion, candidates.count == 1 {
      let head = String(line.unicodeScalars.prefix(completion.range.lowerBound))
      #expect((head + completion.insertion).hasSuffix(" " + candidates[0]))
    }
  }

  @Test("offers all keys that may be shown")
  func completesKeys() {
    let completion = Grammar.standard.complete("/set ", cursor: 5, vocabulary: Vocabulary())
    #expect(completion?.count == Setting.all.count - 1)
  }
}
