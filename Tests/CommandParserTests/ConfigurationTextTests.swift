import Testing

@testable import CommandParser

@Suite("The text of a configuration")
struct ConfigurationTextTests {
  @Test("is read line by line, with comments, blanks and either end of line")
  func good() throws {
    let text = try ConfigurationText(
      Array(
        "# ana's\r\nuser=ana\r\n\r\n \t broker =  mqtts://x # y \t\n#bell = loud\n  # also\nbell = never"
          .utf8))
    #expect(text.entries.map(\.key) == [.user, .broker, .bell])
    #expect(text[.user] == "ana")
    #expect(text[.broker] == "mqtts://x # y")
    #expect(text.entries[1].line == 4 && text.entries[1].column == 14)
    #expect(try ConfigurationText([]).entries.isEmpty)
  }

  private static let array = #"an array such as ["program", "argument"], or []"#

  static let badLines: [(String, String)] = [
    (
      "bell",
      "1:1: expected KEY = VALUE, a comment that begins with #, or nothing, but found \"bell\""
    ),
    (
      "\n  password hunter2",
      "2:3: expected KEY = VALUE, a comment that begins with #, or nothing, but found \"password\""
    ),
    ("colour = auto\n\tbel = never", "2:2: no such setting: \"bel\"; did you mean bell?"),
    ("Bell = never", "1:1: no such setting: \"Bell\"; did you mean bell?"),
    ("user = ana\nuser = bob", "2:1: user is set twice, in line 1 already; once is enough"),
    ("bell =", "1:7: bell: expected never, mentions or messages, but found the end of the line"),
    (
      "bell =   loud",
      "1:10: bell: expected never, mentions or messages, but found \"loud\""
    ),
    (
      "bell = never # or mentions",
      "1:8: bell: expected never, mentions or messages, but found \"never # or mentions\""
    ),
    (
      "bell = \u{1B}[31m\u{202E}x",
      "1:8: bell: expected never, mentions or messages, but found \"U+001B[31mU+202Ex\""
    ),
    ("plain = true", "1:9: plain: expected yes or no, but found \"true\""),
    (
      "timestamps = HH",
      "1:14: timestamps: expected HH:MM, HH:MM:SS or none, but found \"HH\"; did you mean HH:MM or "
        + "HH:MM:SS?"
    ),
    (
      "timeout = 10",
      "1:11: timeout: expected a duration from 1ms to 24h, such as 10s or 5m, but found \"10\""
    ),
    (
      "user = a/b",
      "1:8: user: \"a/b\" cannot be a user's name: it holds /, which names may not hold"
    ),
    ("notify = notify-send", "1:10: notify: expected \(array), but found \"notify-send\""),
    ("notify = {}", "1:10: notify: expected \(array), but found \"{}\""),
    ("notify = [\"a\", 1]", "1:10: notify: expected \(array), but found \"[\"a\", 1]\""),
    ("notify = [\"a\",]", "1:15: notify: expected \(array), but found \"[\"a\",]\""),
    ("notify = [\"a\\u0000\"]", "1:10: notify: expected \(array), but found \"[\"a\\u0000\"]\""),
    ("notify = [\"a\"] x", "1:16: notify: expected \(array), but found \"[\"a\"] x\""),
    (
      "password_command = echo hunter2",
      "1:20: password_command: expected \(array); what is there is not repeated here"
    ),
  ]

  @Test("says line, column, value and what was expected", arguments: badLines)
  func bad(text: String, answer: String) {
    do throws(ConfigurationFault) {
      _ = try ConfigurationText(Array(text.utf8))
      Issue.record("\(text) was taken")
    } catch {
      #expect(error.description == answer)
    }
  }

  @Test("names all settings when none is near")
  func unknown() {
    do throws(ConfigurationFault) {
      _ = try ConfigurationText(Array("password = hunter2".utf8))
      Issue.record("taken")
    } catch {
      #expect(error.description.hasPrefix("1:1: no such setting: \"password\""))
      #expect(!error.description.contains("hunter2"))
    }
    do throws(ConfigurationFault) {
      _ = try ConfigurationText(Array("zzzzzz = 1".utf8))
      Issue.record("taken")
    } catch {
      #expect(error.description.contains("there are user, broker,"))
      #expect(error.description.hasSuffix(" notify and floods"))
    }
  }

  @Test("names the byte that is not UTF-8")
  func bytes() {
    do throws(ConfigurationFault) {
      _ = try ConfigurationText(Array("# é\nuser = ".utf8) + [0xFF])
      Issue.record("taken")
    } catch {
      #expect(
        error.description == "2:8: the byte 0xFF is not UTF-8; the file is text in UTF-8")
    }
  }

  static let changesLines: [(String, String)] = [
    ("", "bell = mentions\n"), ("# mine\n", "# mine\nbell = mentions\n"),
    ("# mine", "# mine\nbell = mentions\n"),
    ("bell = never\nuser = ana\n", "bell = mentions\nuser = ana\n"),
    ("\t bell=never  \r\n# x", "\t bell=mentions  \r\n# x"),
    ("#bell = never\n\nuser = ana", "#bell = never\n\nuser = ana\nbell = mentions\n"),
  ]

  @Test("keeps all other lines when a key is changed", arguments: changesLines)
  func changes(before: String, after: String) throws {
    var text = try ConfigurationText(Array(before.utf8))
    text.set(.bell, to: "mentions")
    #expect(String(decoding: text.bytes, as: UTF8.self) == after)
    #expect(try ConfigurationText(text.bytes)[.bell] == "mentions")
  }
}
