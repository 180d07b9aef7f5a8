import TestSupport
import Testing

/// The heart: messages arrive while a line is half typed. `▮` is where the cursor stands.
@Suite("Messages above a half-typed line") struct MessageAboveTests {
  struct Scene: CustomTestStringConvertible {
    var title: String
    var rows = 8
    var columns = 20
    var keys: String
    var typed: String
    var message = "hello"
    var after: String
    var testDescription: String { title }
  }

  static let scenes = [
    Scene(
      title: "nothing typed", keys: "", typed: "> ▮",
      after: """
        hello
        > ▮
        """),
    Scene(
      title: "at the end of a line", keys: "abc", typed: "> abc▮",
      after: """
        hello
        > abc▮
        """),
    Scene(
      title: "in the middle of a line", keys: "abcdef" + Keys.left + Keys.left, typed: "> abcd▮ef",
      after: """
        hello
        > abcd▮ef
        """),
    Scene(
      title: "one before the margin", keys: "12345678901234567",
      typed: "> 12345678901234567▮",
      after: """
        hello
        > 12345678901234567▮
        """),
    Scene(
      title: "exactly at the margin", keys: "123456789012345678",
      typed: """
        > 123456789012345678
        ▮
        """,
      after: """
        hello
        > 123456789012345678
        ▮
        """),
    Scene(
      title: "one after the margin", keys: "1234567890123456789",
      typed: """
        > 123456789012345678
        9▮
        """,
      after: """
        hello
        > 123456789012345678
        9▮
        """),
    Scene(
      title: "wrapped over three rows, the cursor in the second",
      keys: "123456789012345678abcdefghijklmnopqrstABC" + Keys.control("A")
        + String(repeating: Keys.right, count: 20),
      typed: """
        > 123456789012345678
        ab▮cdefghijklmnopqrst
        ABC
        """,
      after: """
        hello
        > 123456789012345678
        ab▮cdefghijklmnopqrst
        ABC
        """),
    Scene(
      title: "a wide glyph that does not fit at the margin", keys: "12345678901234567世x",
      typed: """
        > 12345678901234567
        世x▮
        """,
      after: """
        hello
        > 12345678901234567
        世x▮
        """),
    Scene(
      title: "the cursor on a wide glyph behind the margin",
      keys: "12345678901234567世x" + Keys.left + Keys.left,
      typed: """
        > 12345678901234567
        ▮世x
        """,
      after: """
        hello
        > 12345678901234567
        ▮世x
        """),
    Scene(
      title: "wide glyphs, the cursor between them", keys: "世界世界" + Keys.left + Keys.left,
      typed: "> 世界▮世界",
      after: """
        hello
        > 世界▮世界
        """),
    Scene(
      title: "combining marks", keys: "xe\u{301}y" + Keys.left, typed: "> xé▮y",
      after: """
        hello
        > xé▮y
        """),
    Scene(
      title: "a tab and a control character",
      keys: Keys.control("V") + "\t" + "a" + Keys.control("V") + Keys.control("G") + "b"
        + Keys.left,
      typed: ">       a^G▮b",
      after: """
        hello
        >       a^G▮b
        """),
    Scene(
      title: "a message wider than the screen", keys: "abc" + Keys.left, typed: "> ab▮c",
      message: "1234567890123456789012345",
      after: """
        12345678901234567890
        12345
        > ab▮c
        """),
    Scene(
      title: "a message exactly as wide as the screen", keys: "abc", typed: "> abc▮",
      message: "12345678901234567890",
      after: """
        12345678901234567890
        > abc▮
        """),
    Scene(
      title: "input taller than the screen: its end is shown", rows: 4, columns: 10,
      keys: "11111111222222222233333333334444444444555",
      typed: """
        3333333333
        4444444444
        555▮
        """,
      after: """
        hello
        3333333333
        4444444444
        555▮
        """),
    Scene(
      title: "a screen of one row", rows: 1, columns: 20, keys: "abc" + Keys.left, typed: "> ab▮c",
      after: "> ab▮c"),
    Scene(
      title: "a screen of one row, the line too long for it", rows: 1, columns: 10,
      keys: "12345678abc" + Keys.left, typed: "ab▮c", after: "ab▮c"),
  ]

  @Test("A message leaves the line and its cursor as they were", arguments: scenes)
  func messageAbove(_ scene: Scene) throws {
    let probe = try ProbeScreen(rows: scene.rows, columns: scene.columns)
    try probe.send(scene.keys)
    try probe.see(scene.typed)
    try probe.receive(scene.message)
    try probe.see(scene.after)
    // And the line goes on as if nothing had happened.
    try probe.send("!" + Keys.control("E") + "?" + Keys.enter)
    try probe.screen.waitFor("line: ")
    #expect(try probe.screen.isRestored() == false)
  }

  @Test("Many messages at once scroll, and the line stays at the bottom")
  func flood() throws {
    let probe = try ProbeScreen(rows: 6, columns: 20)
    try probe.send("1234567890123456789012" + Keys.left)
    for group in 0..<50 { try probe.receive("a\(group)", "b\(group)", "c\(group)") }
    try probe.see(
      """
      c48
      a49
      b49
      c49
      > 123456789012345678
      901▮2
      """)
    let above = try probe.screen.linesAbove() + probe.screen.lines()
    let expected = (0..<50).flatMap { ["a\($0)", "b\($0)", "c\($0)"] }
    #expect(above.filter { !$0.contains(">") && !$0.contains("901") } == expected)
  }

  @Test("Typing during a flood loses no key and no message")
  func typingInAFlood() throws {
    let probe = try ProbeScreen(rows: 8, columns: 30)
    let text = "the quick brown fox jumps over the lazy dog"
    for (number, letter) in text.enumerated() {
      try probe.receive("m\(number)", "世\(number)")
      try probe.send(String(letter))
    }
    try probe.send(Keys.enter)
    try probe.screen.waitFor("line: the quick brown fox jump")
    let all = try probe.screen.linesAbove() + probe.screen.lines()
    for number in 0..<text.count {
      #expect(all.filter { $0 == "m\(number)" }.count == 1)
      #expect(all.filter { $0 == "世\(number)" }.count == 1)
    }
  }

  @Test("A new prompt takes the old one's place under the half-typed line")
  func newPrompt() throws {
    let probe = try ProbeScreen(rows: 6, columns: 20)
    try probe.send("hello" + Keys.left)
    try probe.see("> hell▮o")
    try probe.receive("\u{1}prompt #ops (3)> ")
    try probe.see("#ops (3)> hell▮o")
    try probe.receive("\u{1}prompt 12345678901234567890> ")
    try probe.see("12345678901234567890\n> hell▮o")
    try probe.receive("\u{1}prompt > ", "message")
    try probe.see("message\n> hell▮o")
  }

  @Test("A coloured prompt keeps its colour and leaks none")
  func colouredPrompt() throws {
    let probe = try ProbeScreen(
      rows: 6, columns: 20, prompt: "#ops> ", environment: ["PROBE_STYLE": "1;32"])
    try probe.send("x")
    try probe.see("#ops> x▮")
    try probe.receive("\u{1B}[31mred\u{1B}[m")
    try probe.see("red\n#ops> x▮")
    let output = String(decoding: try probe.screen.output(), as: UTF8.self)
    #expect(output.hasSuffix("\u{1B}[31mred\u{1B}[m\u{1B}[m\r\r\n\u{1B}[1;32m#ops> \u{1B}[mx"))
  }
}
