import ChatCore
import Testing

@testable import CommandParser

@Suite("The error of a bad line")
struct SyntaxErrorTests {
  /// Typed in batch, and what is said.
  static let bad: [(String, String)] = [
    ("/", "/: column 1: no such command"),
    ("/mgs bob hi", "/mgs: column 1: no such command; did you mean /msg?"),
    ("/gro", "/gro: column 1: no such command; did you mean /groups or /group?"),
    ("/frobnicate", "/frobnicate: column 1: no such command"),
    ("/\u{1B}[2J", "/U+001B[2J: column 1: no such command"),
    (
      "/whois",
      "/whois: column 7: expected a user such as bob, but found the end of the line; usage: /whois USER"
    ),
    (
      "/whois  ",
      "/whois: column 9: expected a user such as bob, but found the end of the line; usage: /whois USER"
    ),
    (
      "/whois é b",
      "/whois: column 10: expected the end of the line, but found \"b\"; usage: /whois USER"
    ),
    (
      "/whois #ops",
      "/whois: column 8: expected a user such as bob, but found \"#ops\"; usage: /whois USER"
    ),
    (
      "/who a b",
      "/users: column 8: expected the end of the line, but found \"b\"; usage: /users [PATTERN]"
    ),
    (
      "/join @ops",
      "/join: column 7: expected a group such as ops, but found \"@ops\"; usage: /join GROUP"
    ),
    (
      "/m",
      "/msg: column 3: expected a target such as @bob or #ops, but found the end of the line; usage: /msg TARGET TEXT"
    ),
    (
      "/msg bob",
      "/msg: column 9: expected a text, but found the end of the line; usage: /msg TARGET TEXT"
    ),
    ("/msg @ hi", "/msg: column 6: a user's name is missing here; usage: /msg TARGET TEXT"),
    (
      "/msg \"\" hi",
      "/msg: column 6: the name of a user or a group is missing here; usage: /msg TARGET TEXT"
    ),
    (
      "/msg #a/b hi",
      "/msg: column 6: \"a/b\" cannot be a group's name: it holds /, which names may not hold; usage: /msg TARGET TEXT"
    ),
    (
      "/msg @a\u{7} hi",
      "/msg: column 6: \"aU+0007\" cannot be a user's name: it holds the character U+0007, which is not allowed; usage: /msg TARGET TEXT"
    ),
    ("/msg \"a b", "/msg: column 6: the quote \" is not closed; usage: /msg TARGET TEXT"),
    ("/msg @'a b", "/msg: column 7: the quote ' is not closed; usage: /msg TARGET TEXT"),
    (
      "/msg \"a\"b c",
      "/msg: column 9: expected a blank or the end of the line after the quote, but found \"b\"; usage: /msg TARGET TEXT"
    ),
    (
      "/requests snet",
      "/requests: column 11: expected sent, received or all, but found \"snet\"; did you mean sent? usage: /requests [sent|received|all]"
    ),
    (
      "/close --edn",
      "/close: column 8: no such option: \"--edn\"; did you mean --end? usage: /close [TARGET] [--end]"
    ),
    (
      "/history -x",
      "/history: column 10: no such option: \"-x\"; did you mean -n or --before? usage: /history [TARGET] [-n N] [--before ROW]"
    ),
    (
      "/history -n",
      "/history: column 12: expected a number from 1 to 10000, but found the end of the line; usage: /history [TARGET] [-n N] [--before ROW]"
    ),
    (
      "/history -n 0",
      "/history: column 13: expected a number from 1 to 10000, but found \"0\"; usage: /history [TARGET] [-n N] [--before ROW]"
    ),
    (
      "/history -n +5",
      "/history: column 13: expected a number from 1 to 10000, but found \"+5\"; usage: /history [TARGET] [-n N] [--before ROW]"
    ),
    (
      "/history -n 3 a -n 4",
      "/history: column 17: the option -n is given twice; usage: /history [TARGET] [-n N] [--before ROW]"
    ),
    (
      "/search",
      "/search: column 8: expected up to 32 words to look for, but found the end of the line; usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]"
    ),
    (
      "/search \"noon",
      "/search: column 9: the quote \" is not closed; usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]"
    ),
    (
      "/search \(String(repeating: "a ", count: 32))b",
      "/search: column 73: expected up to 32 words to look for, but found \"b\"; usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]"
    ),
    (
      "/search a -t bob -t ana",
      "/search: column 18: the option -t is given twice; usage: /search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]"
    ),
    (
      "/history a b -n 4",
      "/history: column 12: expected the end of the line, but found \"b\"; usage: /history [TARGET] [-n N] [--before ROW]"
    ),
    (
      "/group",
      "/group: column 7: expected create, delete, transfer or trust, but found the end of the line; usage: /group create GROUP | /group delete GROUP | /group transfer GROUP USER | /group trust GROUP"
    ),
    (
      "/group crate x",
      "/group: column 8: expected create, delete, transfer or trust, but found \"crate\"; did you mean create? usage: /group create GROUP | /group delete GROUP | /group transfer GROUP USER | /group trust GROUP"
    ),
    (
      "/group create",
      "/group create: column 14: expected a name for the new group, but found the end of the line; usage: /group create GROUP"
    ),
    (
      "/group create $x",
      "/group create: column 15: \"$x\" cannot be a group's name: it begins with $, which is kept for brokers; usage: /group create GROUP"
    ),
    (
      "/group create ' x'",
      "/group create: column 15: \" x\" cannot be a group's name: it begins or ends with a space; usage: /group create GROUP"
    ),
    (
      "/group create e\u{301}",
      "/group create: column 15: \"e\u{301}\" cannot be a group's name: it is not in Unicode's Normalization Form C and would look like another; usage: /group create GROUP"
    ),
    (
      "/wait",
      "/wait: column 6: expected a duration such as 10s or 5m, or ready, sent, online, accepted or member, but found the end of the line; usage: /wait DURATION"
    ),
    (
      "/wait radey",
      "/wait: column 7: expected a duration such as 10s or 5m, or ready, sent, online, accepted or member, but found \"radey\"; did you mean ready? usage: /wait DURATION"
    ),
    (
      "/wait 5m foo",
      "/wait: column 10: expected the end of the line, but found \"foo\"; usage: /wait DURATION"
    ),
    (
      "/wait online",
      "/wait online: column 13: expected a user such as bob, but found the end of the line; usage: /wait online USER [DURATION]"
    ),
    (
      "/exit 256",
      "/exit: column 7: expected a number from 0 to 255, but found \"256\"; usage: /exit [N]"
    ),
    (
      "/help mgs",
      "/help: column 7: expected the name of a command, but found \"mgs\"; did you mean /msg? usage: /help [COMMAND]"
    ),
  ]

  @Test("names column, expectation, usage and what is near", arguments: bad.indices)
  func messages(index: Int) {
    let (line, message) = Self.bad[index]
    #expect(Self.error(of: line, .batch)?.description == message)
  }

  @Test("at the prompt shows between which commands to choose")
  func ambiguous() {
    #expect(
      Self.error(of: "/gro", .prompt)?.description
        == "/gro: column 1: several commands begin like that: /groups or /group")
    #expect(Self.error(of: "/gro", .prompt)?.suggestions == ["/groups", "/group"])
  }

  @Test("of a long name is cut short and says how long names may be")
  func long() {
    let text = Self.error(of: "/join " + String(repeating: "x", count: 500), .batch)?.reason ?? ""
    #expect(text.contains("xxx…\" cannot be a group's name: it is too long (500 bytes;"))
    #expect(text.count < 200)
  }

  @Test("in a script names file, line and column, through continuations and the dash")
  func inScripts() throws {
    var reader = ScriptReader()
    reader.feed("# c\n/msg @bob \\\n  hi\n-/his\\\ntory -n \\\nx\n".utf8)
    reader.finish()
    #expect(try reader.next()?.text == "/msg @bob   hi")
    let line = try #require(try reader.next())
    #expect(line.text == "/history -n x" && line.ignoresFailure && line.line == 4)
    let error = try #require(Self.error(of: line.text, .batch))
    #expect(
      error.description(inFile: "-", at: line)
        == "-:6:1: /history: expected a number from 1 to 10000, but found \"x\"; usage: /history [TARGET] [-n N] [--before ROW]"
    )
  }

  static func error(of line: String, _ mode: Mode) -> SyntaxError? {
    do {
      _ = try Parser(mode: mode).parse(line)
      return nil
    } catch { return error }
  }
}
