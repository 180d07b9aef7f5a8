import ChatCore
import Testing

@testable import Repl

@Suite("Lines for people")
struct FormatterTests {
  private let samples = Samples()
  private let formatter = PeopleFormatter(
    me: Samples().ana, style: Style(colour: false, plain: false))

  @Test("tell an own text and its arrival at the broker in one line when they come together")
  func settled() {
    let text = samples.message(own: true, .queued)
    let together = formatter.lines(
      [.message(text, stored: false), .sent(samples.id, samples.group)], at: Samples.now)
    #expect(together == ["14:03 #ops <you> hello (on the broker)"])
    let elsewhere = formatter.lines(
      [.message(text, stored: false), .sent(samples.id, samples.user)], at: Samples.now)
    #expect(elsewhere.count == 2)
  }

  @Test("show as much of a long text to /open as when it came, and name what shows all")
  func opened() {
    let text = samples.message((1...200).map { "line \($0)" }.joined(separator: "\n"))
    let lines = formatter.lines(.messages([text]), at: Samples.now)
    #expect(lines.count == 21 && lines[0] == "14:03 #ops <bob> line 1")
    #expect(lines.last == "      | [+180 lines: /history]")
    let wide = samples.message(String(repeating: "x", count: 5000))
    let cut = formatter.lines(.messages([wide]), at: Samples.now)
    #expect(cut.first?.hasSuffix("x[+1000 chars: /history]") == true)
  }

  @Test("leave arrivals at the broker out when asked to")
  func silentReceipts() {
    var formatter = formatter
    formatter.style.receipts = false
    #expect(formatter.lines(.sent(samples.id, samples.group), at: Samples.now) == [])
  }

  @Test("break under a gutter where the terminal ends, behind a blank if they can")
  func wrapping() {
    var formatter = formatter
    formatter.style.columns = 30
    let lines = formatter.lines(
      samples.message("nobody pretends 14:05 #ops <zoe> to write here"), at: Samples.now)
    #expect(
      lines == [
        "14:03 #ops <bob> nobody", "      pretends 14:05 #ops", "      <zoe> to write here",
      ])
    let solid = formatter.lines(
      samples.message(String(repeating: "x", count: 40)), at: Samples.now)
    #expect(solid.map(\.count) == [16, 30, 22])
    #expect(solid.dropFirst().allSatisfy { $0.hasPrefix("      x") })
  }

  @Test("of the program are broken between words, the last column under itself")
  func folding() {
    var formatter = formatter
    formatter.style.columns = 40
    #expect(
      formatter.trouble("0123456789 no text is here that could be sent to 界界 at all")
        == ["0123456789 no text is here that could be", "      sent to 界界 at all"])
    #expect(
      formatter.pairs([("status", "one two three four five six seven eight nine"), ("x", "y")])
        == ["status  one two three four five six", "        seven eight nine", "x       y"])
    #expect(
      formatter.help([
        "/x [Y]    Says what is longer than the row", "  Not of a row of its own as it is.",
      ])
        == [
          "/x [Y]    Says what is longer than the", "          row",
          "  Not of a row of its own as it is.",
        ])
    let users = Listing.users([
      UserEntry(
        user: samples.bob, status: .online, since: nil, isMe: false,
        away: "at lunch with those of the other house")
    ])
    #expect(
      formatter.lines(users, at: Samples.now) == [
        "user  status", "      since", "bob   away: at lunch with those of the",
        "      other house  -",
      ])
  }

  @Test("keep columns in line with wide glyphs and odd names")
  func columns() {
    let listing = Listing.users(
      ["界界", "a  b", "zoë"].map {
        UserEntry(user: UserName(unchecked: $0), status: .online, since: nil, isMe: false)
      })
    #expect(
      formatter.lines(listing, at: Samples.now) == [
        "user    status  since", "界界    online  -", "\"a  b\"  online  -", "zoë     online  -",
      ])
  }

  @Test("tell the day where it changes, also to listeners")
  func days() {
    let messages = [2, 2, 1, 0].map { samples.message("x", daysAgo: $0) }
    let expected = [
      "--- Saturday 21 November 2026", "14:03 #ops <bob> x", "14:03 #ops <bob> x",
      "--- Sunday 22 November 2026", "14:03 #ops <bob> x", "--- Monday 23 November 2026",
      "14:03 #ops <bob> x",
    ]
    #expect(formatter.lines(.messages(messages), at: Samples.now) == expected)
    #expect(
      formatter.lines(.messages([messages[3]]), at: Samples.now) == ["14:03 #ops <bob> x"])
    let plain = PeopleFormatter(me: samples.ana, style: Style(colour: false, plain: true))
    #expect(
      plain.dayLine(Timestamp(milliseconds: 951_782_400_000), at: Samples.now)
        == "Tuesday 29 February 2000")
  }

  @Test(
    "say of a text that it names me, by more than colour",
    arguments: [
      (false, "14:03 #ops <bob (for you)> ana?"), (true, "14:03 #ops bob (for you): ana?"),
    ])
  func mention(plain: Bool, line: String) {
    let formatter = PeopleFormatter(me: samples.ana, style: Style(colour: false, plain: plain))
    #expect(formatter.lines(samples.message("ana?"), at: Samples.now) == [line])
    #expect(
      formatter.lines(samples.message("ana?", own: true, .sent), at: Samples.now).allSatisfy {
        !$0.contains("for you")
      })
  }

  @Test("of a conversation are not marked as for me: all of it is")
  func conversation() {
    let text = samples.message("ana?", in: samples.user)
    #expect(formatter.lines(text, at: Samples.now) == ["14:03 @bob <bob> ana?"])
  }

  @Test("tell what stored texts were asked for, at a prompt alone")
  func headings() {
    var formatter = formatter
    let mentions = Listing.mentions([MentionEntry(samples.message("ana?"), isUnread: true)])
    let texts = ["14:03 #ops <bob (for you, unread)> ana?"]
    #expect(formatter.lines(mentions, at: Samples.now) == ["mentions, the last one:"] + texts)
    formatter.style.hints = false
    #expect(formatter.lines(mentions, at: Samples.now) == texts)
  }

  @Test(
    "name the word that was looked for when nothing is found",
    arguments: [
      ([SearchTerm("lunch")], "; words that begin so are found by lunch*"),
      ([SearchTerm("lunch"), SearchTerm("at noon")], "; words that begin so are found by lunch*"),
      ([SearchTerm("lun", isPrefix: true)], ""), ([SearchTerm("at noon")], ""),
    ])
  func foundNothing(terms: [SearchTerm], hint: String) {
    let page = MessagePage(StoredQuery(target: nil, terms: terms, count: 10), [], hasOlder: false)
    #expect(
      formatter.lines(.page(page), at: Samples.now) == ["no stored text holds all of that" + hint])
  }

  @Test("tell a twin of a known name")
  func twins() {
    var formatter = formatter
    formatter.known.insert(samples.bob)
    let twin = UserName(unchecked: "BОB")
    let lines = formatter.lines(samples.message(from: twin), at: Samples.now)
    #expect(lines == ["14:03 #ops <BОB (confusable:bob)> hello"])
  }

  @Test("keep a text that runs from right to left apart from its head")
  func directions() {
    let lines = formatter.lines(samples.message("שלום"), at: Samples.now)
    #expect(lines == ["14:03 #ops <bob>\u{200E} שלום"])
  }

  @Test(
    "name commands as they can be typed",
    arguments: [
      ("bob", "/request bob asks", "/open @bob)"),
      ("Ana Silva", "/request \"Ana Silva\" asks", "/open \"@Ana Silva\")"),
      ("a  \"b", "/request \"a  \\\"b\" asks", "/open \"@a  \\\"b\")"),
    ])
  func commands(name: String, request: String, open: String) {
    let user = UserName(unchecked: name)
    #expect(formatter.sentence(.noConversation(user)).contains(request))
    let lines = formatter.lines(.answered(user, accepted: true, topic: nil), at: Samples.now)
    #expect(lines[0].hasSuffix(open))
  }

  @Test(
    "tell durations in a few digits",
    arguments: [
      (Duration.milliseconds(7), "7 ms"), (.milliseconds(740), "0.7 s"), (.seconds(3), "3 s"),
      (.milliseconds(9_950), "9.9 s"), (.seconds(61), "61 s"), (.seconds(150), "2 min"),
      (.seconds(86_400), "24 h"), (.seconds(-1), "0 ms"),
    ])
  func durations(duration: Duration, words: String) { #expect(Words(duration).text == words) }
}
