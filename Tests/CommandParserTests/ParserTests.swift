import Testing

@testable import ChatCore
@testable import CommandParser

private func user(_ name: String) throws -> UserName { try UserName(received: name) }
private func group(_ name: String) throws -> GroupName { try GroupName(received: name) }

@Suite("A line")
struct ParserTests {
  /// Typed, and what it makes in both modes.
  static let good: [(String, Command)] = {
    do {
      let (bob, ana) = (try user("bob"), try user("Ana Maria"))
      let ops = try group("ops")
      return [
        ("/users", .chat(.users(matching: nil))),
        ("/WHO a*", .chat(.users(matching: "a*"))),
        ("/whois bob", .chat(.whois(bob))),
        ("/whois @bob", .chat(.whois(bob))),
        ("/whois\t@bob \t", .chat(.whois(bob))),
        ("/whois @@bob", .chat(.whois(try user("@bob")))),
        ("/request bob", .chat(.request(bob, greeting: nil))),
        ("/request bob  hi,  \"there ", .chat(.request(bob, greeting: "hi,  \"there "))),
        ("/request bob \"open", .chat(.request(bob, greeting: "\"open"))),
        ("/requests", .chat(.requests(.all))),
        ("/requests SENT", .chat(.requests(.sent))),
        ("/requests received", .chat(.requests(.received))),
        ("/accept bob", .chat(.accept(bob))),
        ("/reject 'bob'", .chat(.reject(bob))),
        ("/msg @bob hi", .chat(.message(.user(bob), text: "hi"))),
        ("/m #ops it's \"so\" \\", .chat(.message(.group(ops), text: "it's \"so\" \\"))),
        ("/msg . hi", .chat(.message(.current, text: "hi"))),
        ("/msg \".\" hi", .chat(.message(.bare("."), text: "hi"))),
        ("/msg bob hi", .chat(.message(.bare("bob"), text: "hi"))),
        ("/msg O'Brien hi", .chat(.message(.bare("O'Brien"), text: "hi"))),
        ("/msg \"@Ana Maria\" hi", .chat(.message(.user(ana), text: "hi"))),
        ("/msg @\"Ana Maria\" hi", .chat(.message(.user(ana), text: "hi"))),
        ("/msg @'Ana Maria' hi", .chat(.message(.user(ana), text: "hi"))),
        (
          "/msg \"a \\\"b\\\" \\\\ \\n\" hi",
          .chat(.message(.bare("a \"b\" \\ \\n"), text: "hi"))
        ),
        ("/open", .chat(.open(nil))),
        ("/q #ops", .chat(.open(.group(ops)))),
        ("/query .", .chat(.open(.current))),
        ("/close", .chat(.close(nil, end: false))),
        ("/close --end", .chat(.close(nil, end: true))),
        ("/close --end @bob", .chat(.close(.user(bob), end: true))),
        ("/close @bob --end", .chat(.close(.user(bob), end: true))),
        ("/close \"--end\"", .chat(.close(.bare("--end"), end: false))),
        ("/say  /x  y ", .chat(.say("/x  y "))),
        ("/me waves", .chat(.act("waves"))),
        ("/groups", .chat(.groups(matching: nil))),
        ("/list o?s", .chat(.groups(matching: "o?s"))),
        ("/group create ops", .chat(.createGroup(ops))),
        ("/Group  Create #ops", .chat(.createGroup(ops))),
        ("/group trust ops", .chat(.trustOwner(ops))),
        ("/join #ops", .chat(.join(ops))),
        ("/j ops", .chat(.join(ops))),
        ("/part", .chat(.part(nil))),
        ("/leave ops", .chat(.part(ops))),
        ("/names ops", .chat(.names(ops))),
        ("/approve bob", .chat(.approve(bob, nil))),
        ("/approve @bob #ops", .chat(.approve(bob, ops))),
        ("/deny bob ops", .chat(.deny(bob, ops))),
        ("/kick bob", .chat(.kick(bob, nil))),
        ("/history", .chat(.history(nil, count: 20))),
        ("/history #ops -n 7", .chat(.history(.group(ops), count: 7))),
        ("/history -n 7 #ops", .chat(.history(.group(ops), count: 7))),
        ("/history -n 10000", .chat(.history(nil, count: 10_000))),
        ("/history #ops --before 7", .chat(.history(.group(ops), count: 20, before: 7))),
        ("/search a", .chat(.search([SearchTerm("a")], in: nil, by: nil, count: 20))),
        (
          "/lastlog -u bob \"at noon\" -t #ops lun* '-x*' \"\" -n 3 --before 9 don't * \"a\"",
          .chat(
            .search(
              [
                SearchTerm("at noon"), SearchTerm("lun", isPrefix: true), SearchTerm("-x*"),
                SearchTerm(""), SearchTerm("don't"), SearchTerm("*"), SearchTerm("a"),
              ], in: .group(ops), by: bob, count: 3, before: 9))
        ),
        ("/unread", .chat(.unread)),
        ("/mentions", .chat(.mentions(count: 20))),
        ("/mentions -n 5", .chat(.mentions(count: 5))),
        ("/ignore", .chat(.ignore(nil))),
        ("/ignore @bob", .chat(.ignore(bob))),
        ("/unignore bob", .chat(.unignore(bob))),
        ("/unignore", .chat(.unignore(nil))),
        ("/pending", .chat(.pending)),
        ("/status", .chat(.status)),
        ("/wait 500ms", .chat(.wait(.elapsed(.milliseconds(500)), atMost: nil))),
        ("/wait READY 2h", .chat(.wait(.ready, atMost: .seconds(7200)))),
        ("/wait sent", .chat(.wait(.sent, atMost: nil))),
        ("/wait online bob 5m", .chat(.wait(.online(bob), atMost: .seconds(300)))),
        ("/wait accepted @bob", .chat(.wait(.accepted(bob), atMost: nil))),
        ("/wait member #ops", .chat(.wait(.member(ops), atMost: nil))),
        ("/echo a  b", .echo("a  b")),
        ("/help", .help(nil)),
        ("/help m", .help("msg")),
        ("/help /Group  create", .help("group create")),
        ("/help group", .help("group")),
        ("/quit", .quit(nil)),
        ("/quit 'tis late", .quit("'tis late")),
      ]
    } catch { return [] }
  }()

  @Test("that begins with a slash is a command", arguments: good.indices, Mode.allCases)
  func commands(index: Int, mode: Mode) throws {
    let (line, command) = Self.good[index]
    guard case .command(let parsed, let span) = try Parser(mode: mode).parse(line) else {
      Issue.record("\(line) is no command")
      return
    }
    #expect(parsed == command, "\(line)")
    #expect(span.columns == 1..<line.count + 1)
  }

  @Test("that begins otherwise is a text")
  func texts() throws {
    let texts = [
      ("hello", "hello"), ("//etc", "/etc"), ("//", "/"), ("///x ", "//x "), ("-/users", "-/users"),
      (" /users", " /users"), ("#ops hi", "#ops hi"), ("a # b  ", "a # b  "),
      ("\u{A0}", "\u{A0}"),
    ]
    for (line, text) in texts {
      for mode in Mode.allCases {
        #expect(try Parser(mode: mode).parse(line) == .text(text), "\(line)")
      }
    }
  }

  @Test("that is blank is nothing; a comment is one in batch alone")
  func nothing() throws {
    for mode in Mode.allCases {
      #expect(try Parser(mode: mode).parse("") == .empty)
      #expect(try Parser(mode: mode).parse(" \t ") == .empty)
    }
    for line in ["#", "# x", "#\tx"] {
      #expect(try Parser(mode: .batch).parse(line) == .comment)
      #expect(try Parser(mode: .prompt).parse(line) == .text(line))
    }
  }

  @Test("may shorten a command at the prompt, as long as it is unique")
  func prefixes() throws {
    let ops = try group("ops")
    let bob = try user("bob")
    let lines: [(String, Command)] = [
      ("/whoi bob", .chat(.whois(bob))), ("/qui", .quit(nil)),
      ("/li", .chat(.groups(matching: nil))),
      ("/group c ops", .chat(.createGroup(ops))),
      ("/wa on bob", .chat(.wait(.online(bob), atMost: nil))),
      ("/exi", .exit(nil)), ("/exit 3", .exit(3)), ("/exit 3 times", .quit("3 times")),
      ("/exp /a/", .chat(.expect(ExpectedText(try RegularExpression("a")), atMost: nil))),
    ]
    for (line, command) in lines {
      guard case .command(command, _) = try Parser(mode: .prompt).parse(line) else {
        Issue.record("\(line)")
        return
      }
    }
    for line in ["/whoi bob", "/qui", "/group c ops", "/wait on bob"] {
      #expect(throws: SyntaxError.self) { try Parser(mode: .batch).parse(line) }
    }
    guard case .command(.exit(3), _) = try Parser(mode: .batch).parse("/exit 3") else {
      Issue.record("/exit 3")
      return
    }
  }

  @Test("hides no blank, slash or quote behind a combining mark")
  func combiningMarks() throws {
    #expect(throws: SyntaxError.self) { try Parser(mode: .batch).parse("/\u{301}x") }
    let parsed = try Parser(mode: .batch).parse("/msg bob \u{301}x")
    guard case .command(.chat(.message(.bare("bob"), "\u{301}x")), _) = parsed else {
      Issue.record("\(parsed)")
      return
    }
  }

  static let pieces = [
    "/", "msg", "history", "wait", "group", "help", " ", "\"", "'", "\\", "@", "#", ".", "-n",
    "--end", "é", "\u{301}", "\r\n", "\0", "\u{200D}", "👩‍👩‍👧", "5", "s", "\t", "*", "\u{202E}",
  ]

  @Test("of any characters is parsed or refused, never more", arguments: 1...8)
  func total(seed: UInt64) {
    var random = Generator(state: seed)
    let names = ["a", "é", "e\u{301}", "5", "\"x", "Ana Maria"].sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    let vocabulary = Vocabulary(users: names.map(UserName.init(unchecked:)))
    for _ in 0..<200 {
      let count = Int.random(in: 0..<9, using: &random)
      let drawn = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
      let line = "/" + drawn.joined()
      for mode in Mode.allCases {
        guard let error = SyntaxErrorTests.error(of: line, mode) else { continue }
        let isShowable = error.description.unicodeScalars.allSatisfy { $0.value >= 32 }
        let isInside = (1...line.count + 1).contains(error.column)
        if !isShowable || !isInside { Issue.record("\(line): \(error)") }
      }
      let cursor = Int.random(in: 0...line.unicodeScalars.count, using: &random)
      let completion = Grammar.standard.complete(line, cursor: cursor, vocabulary: vocabulary)
      if let completion, completion.range.upperBound != cursor { Issue.record("\(line)") }
    }
  }

  @Test("may hold durations in four units")
  func durations() {
    let good: [(String, Duration)] = [
      ("0s", .zero), ("500ms", .milliseconds(500)), ("10s", .seconds(10)), ("5m", .seconds(300)),
      ("2h", .seconds(7200)), ("876000h", .seconds(3_153_600_000)),
    ]
    for (text, duration) in good { #expect(Duration(typed: text) == duration, "\(text)") }
    let bad = [
      "", "5", "s", "-5s", "+5s", "5 s", "5S", "1.5s", "5d", "99999999999999999999s",
      "9223372036854775807h", "876001h", "5é", "٥s",
    ]
    for text in bad { #expect(Duration(typed: text) == nil, "\(text)") }
  }
}

/// Knuth's linear congruential generator: the same numbers for the same seed.
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 32)
  }
}
