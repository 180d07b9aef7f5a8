import Foundation
import TestSupport
import Testing

/// What libedit keeps while messages come in between, and what we add to its keys.
@Suite("Editing") struct EditingTests {
  /// Keys in pieces; a message arrives, and is waited for, between each two.
  struct Scene: CustomTestStringConvertible {
    var title: String
    var entered: [String] = []
    var pieces: [String]
    var line: String
    var environment: [String: String] = [:]
    var editrc = ""
    var testDescription: String { title }
  }

  private static let r = Keys.control("R")
  private static let vi = "bind -v\n"

  static let scenes = [
    Scene(title: "an escape sequence cut in half", pieces: ["ac\u{1B}", "[Db"], line: "abc"),
    Scene(title: "a numeric prefix", pieces: ["\u{1B}3", "x"], line: "xxx"),
    Scene(
      title: "kill and yank", pieces: ["abc def" + Keys.control("W"), "x" + Keys.control("Y")],
      line: "abc xdef"),
    Scene(
      title: "^R with a message in between", entered: ["alpha one", "beta two", "alpha three"],
      pieces: [r + "alp", "ha o", Keys.control("E") + "!"], line: "alpha one!"),
    Scene(
      title: "^R repeated", entered: ["alpha one", "beta two", "alpha three"],
      pieces: [r + "alpha", r, Keys.control("E")], line: "alpha one"),
    Scene(
      title: "^R aborted gives the half-typed line back", entered: ["alpha one"],
      pieces: ["half" + r + "alp", Keys.control("G"), "!"], line: "half!"),
    Scene(
      title: "^R for glyphs of any script", entered: ["мир 世界 café", "Лето 丁", "other"],
      pieces: [r + "界", " é".filter { $0 != " " }, Keys.backspace + r, Keys.control("A") + "!"],
      line: "!мир 世界 café"),
    Scene(
      title: "^R for glyphs whose low byte is a control character",
      entered: ["丁丛 Л И", "other"],
      pieces: [r + "丁丛", " Л И", Keys.escape, Keys.control("E") + "!"],
      line: "丁丛 Л И!"),
    Scene(
      title: "^R, then up and down go on from there", entered: ["one", "two a", "three", "four"],
      pieces: [
        "draft" + Keys.up + r + "a", Keys.control("A") + Keys.up, Keys.down + Keys.down + "!",
      ],
      line: "three!"),
    Scene(
      title: "^R, then down to the draft", entered: ["one a", "two"],
      pieces: ["draft" + r + "a", Keys.control("E") + Keys.down + Keys.down, "!"], line: "draft!"),
    Scene(
      title: "^R too far, and ^S back", entered: ["a one", "a two", "a three"],
      pieces: [r + "a", r + r + r, r, Keys.control("S") + Keys.control("E") + "!"],
      line: "a three!"),
    Scene(
      title: "^R again takes the last pattern", entered: ["find me", "other"],
      pieces: [r + "find" + Keys.control("E") + Keys.control("U"), r + r + Keys.control("E"), "!"],
      line: "find me!"),
    Scene(
      title: "^R without a match leaves the line", entered: ["one"],
      pieces: ["half" + r + "zzz", Keys.control("E") + "!"], line: "half!"),
    Scene(
      title: "a paste ends ^R", entered: ["find me"],
      pieces: [r + "find", Keys.pasteBegin + "X" + Keys.pasteEnd, "Y"], line: "XYfind me"),
    Scene(
      title: "^R in vi's insert mode, its ESC", entered: ["find 世", "other"],
      pieces: [r + "世", Keys.escape, "!"], line: "find !世", editrc: vi),
    Scene(
      title: "~/.editrc gives ^R another meaning", entered: ["old"], pieces: ["ab" + r, "c"],
      line: "cab", editrc: "bind ^R ed-move-to-beg\n"),
    Scene(
      title: "a draft kept across history", entered: ["one", "two"],
      pieces: ["draft" + Keys.up, Keys.up, Keys.down + Keys.down, "!"], line: "draft!"),
    Scene(
      title: "prefix search in history", entered: ["say one", "other", "say two"],
      pieces: ["say\u{1B}[5~", "\u{1B}[5~", "!"], line: "say one!"),
    Scene(
      title: "^V quotes a control character", pieces: [Keys.control("V"), Keys.control("C") + "x"],
      line: "^Cx"),
    Scene(title: "combining marks are kept", pieces: ["e", "\u{301}", "x"], line: "e\u{301}x"),
    Scene(
      title: "Home, End, Delete, word by word",
      pieces: ["one two\u{1B}[1~", "\u{1B}[3~\u{1B}[1;5C", "X\u{1B}[4~Y\u{1B}[1;5DZ"],
      line: "neX ZtwoY"),
    Scene(
      title: "keys without a meaning leave no litter",
      pieces: ["a\u{1B}[15~", "\u{1B}[2~\u{1B}OPb"], line: "ab"),
    Scene(
      title: "M-x does not open libedit's command line", pieces: ["a\u{1B}x", "b"], line: "ab"),
    Scene(
      title: "vi: operator and motion", pieces: ["one two three\u{1B}0d", "w"], line: "two three",
      editrc: vi),
    Scene(title: "vi: undo", pieces: ["one two\u{1B}dd", "u"], line: "one two", editrc: vi),
    Scene(
      title: "vi: count, change, repeat", pieces: ["a b c d e\u{1B}02", "dw", "."], line: "e",
      editrc: vi),
    Scene(title: "vi: replace", pieces: ["abc\u{1B}0r", "X"], line: "Xbc", editrc: vi),
    Scene(
      title: "vi: search, left by ESC, sends nothing", entered: ["old line"],
      pieces: ["\u{1B}/ol", "\u{1B}", "inew"], line: "new", editrc: vi),
    Scene(
      title: "vi: search", entered: ["old line", "another"], pieces: ["\u{1B}/ol", "d\r", "A!"],
      line: "old line!", editrc: vi),
    Scene(
      title: "vi: its command line stays shut", pieces: ["ab\u{1B}:", "ic"], line: "acb", editrc: vi
    ),
    Scene(
      title: "~/.editrc binds keys", pieces: ["abc", "\u{0F}", "x"], line: "xabc",
      editrc: "bind ^O ed-move-to-beg\n"),
    Scene(
      title: "~/.editrc addresses this program alone", pieces: ["abc\u{0F}", "x"], line: "xabc",
      editrc: "probe:bind ^O ed-move-to-beg\nother:bind ^O ed-move-to-end\n"),
    Scene(
      title: "edit off in ~/.editrc is not obeyed", pieces: ["ab" + Keys.left, "c"], line: "acb",
      editrc: "edit off\n"),
    Scene(
      title: "LANG=C", pieces: ["世", "界é"], line: "世界é", environment: ["LANG": "C"]),
    Scene(title: "LC_ALL=POSIX", pieces: ["世", "é"], line: "世é", environment: ["LC_ALL": "POSIX"]),
    Scene(title: "no LANG", pieces: ["世", "é"], line: "世é", environment: ["LANG": ""]),
    Scene(
      title: "TERM=dumb", pieces: ["ab", "c" + Keys.left, "d"], line: "abdc",
      environment: ["TERM": "dumb"]),
    Scene(title: "no TERM", pieces: ["ab", "c"], line: "abc", environment: ["TERM": ""]),
    Scene(
      title: "an unknown TERM", pieces: ["ab", "c"], line: "abc",
      environment: ["TERM": "no-such-terminal"]),
    Scene(title: "TERM=emacs", pieces: ["ab", "c"], line: "abc", environment: ["TERM": "emacs"]),
    Scene(
      title: "a terminal without colours", pieces: ["ab", "c"], line: "abc",
      environment: ["TERM": "vt100"]),
    Scene(
      title: "LINES and COLUMNS of 0", pieces: ["ab", "c"], line: "abc",
      environment: ["LINES": "0", "COLUMNS": "0"]),
    Scene(
      title: "the plain mode", pieces: ["ab", "c"], line: "abc", environment: ["PROBE_PLAIN": "1"]),
  ]

  @Test("State inside the editor survives a message", arguments: scenes)
  func survives(_ scene: Scene) throws {
    let home = try TemporaryDirectory()
    try Data(scene.editrc.utf8).write(to: URL(fileURLWithPath: home.path + "/.editrc"))
    let environment = scene.environment.merging(["HOME": home.path]) { $1 }
    let probe = try ProbeScreen(rows: 20, columns: 40, environment: environment)
    for line in scene.entered {
      try probe.send(line + Keys.enter)
      try probe.screen.waitFor("line: \(line)")
    }
    for (number, piece) in scene.pieces.enumerated() {
      try probe.send(piece)
      try probe.receive("message \(number)")
      try probe.screen.waitFor("message \(number)")
    }
    try probe.send(Keys.enter)
    try probe.screen.waitFor("line: \(scene.line.precomposedStringWithCanonicalMapping)")
    let lines = try probe.screen.lines()
    #expect(lines.contains("line: \(scene.line.precomposedStringWithCanonicalMapping)"))
  }

  @Test("A code point cut in half by a message arrives whole")
  func cutCodePoint() throws {
    let probe = try ProbeScreen()
    try probe.screen.send(bytes: [0x61, 0xE4, 0xB8])
    try probe.receive("hello")
    try probe.see("hello\n> a▮")
    try probe.screen.send(bytes: [0x96])
    try probe.see("hello\n> a世▮")
  }

  @Test("Lines of 2,000 characters are edited, kept and found")
  func longLines() throws {
    let probe = try ProbeScreen(rows: 10, columns: 60)
    let long = (0..<400).map { "w\(1000 + $0)" }.joined(separator: " ")
    try probe.send(long + Keys.enter)
    try probe.screen.waitFor("line: w1000 w1001")
    try probe.send(Keys.control("R") + "w1399")
    try probe.receive("message")
    try probe.screen.waitFor("message")
    try probe.send(Keys.control("A") + "X" + Keys.enter)
    try probe.screen.waitFor("line: Xw1000 w1001")
  }

  @Test("A draft longer than libedit can put aside is not left")
  func longDraft() throws {
    let probe = try ProbeScreen(rows: 30, columns: 60)
    try probe.send("old" + Keys.enter)
    try probe.screen.waitFor("line: old")
    let long = (0..<300).map { "w\(1000 + $0)" }.joined(separator: " ")
    try probe.send(
      long + Keys.up + "1" + Keys.up + "2" + Keys.down + "3" + Keys.down + "4" + Keys.enter)
    try probe.screen.waitFor("line: w1000 w1001")
    let all = try probe.screen.linesAbove() + probe.screen.lines()
    let start = try #require(all.lastIndex { $0.hasPrefix("line: w1000") })
    let shown = all[start...].prefix { !$0.hasPrefix(">") }.joined(separator: " ")
    #expect(shown.filter { $0 != " " } == "line:" + long.filter { $0 != " " } + "1234")
  }

  @Test("A history entry longer than libedit's own buffers is found by ^R")
  func longEntry() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path + "/history"
    let long = "needle " + String(repeating: "x", count: 8000)
    try Data((long + "\nshort\n").utf8).write(to: URL(fileURLWithPath: path))
    let probe = try ProbeScreen(rows: 10, columns: 60, environment: ["PROBE_HISTORY": path])
    try probe.send("draft" + Keys.control("R") + "needle")
    try probe.screen.waitFor("> needle")
    try probe.send(Keys.control("A") + "found ")
    try probe.screen.waitFor("> found needle")
    try probe.send(Keys.control("C"))
    try probe.screen.waitFor("interrupt")
  }

  @Test("History is kept between runs and shared, but for what begins with a space")
  func history() throws {
    let directory = try TemporaryDirectory()
    let environment = ["PROBE_HISTORY": directory.path + "/history"]
    let first = try ProbeScreen(environment: environment)
    let second = try ProbeScreen(environment: environment)
    try first.send("from first" + Keys.enter)
    try first.screen.waitFor("line: from first")
    try second.send("from second" + Keys.enter + " hidden" + Keys.enter)
    try second.screen.waitFor("line:  hidden")
    let third = try ProbeScreen(environment: environment)
    try third.send(Keys.up)
    try third.see("> from second▮")
    try third.send(Keys.up)
    try third.see("> from first▮")
  }
}
