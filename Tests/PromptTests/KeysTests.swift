import Foundation
import TestSupport
import Testing

/// Keys that are decided before libedit sees them: ^C, ^D, ^L, ^Z, ^\, pastes, Tab; and secrets.
@Suite("Keys of ours") struct KeysTests {
  @Test("^C clears the line, and says when there was nothing to clear")
  func interrupt() throws {
    let probe = try ProbeScreen(rows: 8, columns: 30)
    try probe.send("half" + Keys.control("C"))
    try probe.see("> half^C\ninterrupt\n> ▮")
    try probe.send(Keys.control("C"))
    try probe.see("> half^C\ninterrupt\n> ^C\ninterrupt, empty\n> ▮")
  }

  @Test("^C in the middle of ^R gives up the search alone; the line is as it was")
  func interruptSearch() throws {
    let probe = try ProbeScreen(rows: 10, columns: 30)
    try probe.send("alpha" + Keys.enter + "dr" + Keys.control("R") + "al")
    try probe.screen.waitFor("bck:al")
    try probe.send(Keys.control("C"))
    try probe.screen.waitFor("> dr")
    try probe.send("x" + Keys.enter)
    try probe.screen.waitFor("line: drx")
    #expect(try probe.screen.lines().allSatisfy { !$0.contains("interrupt") })
  }

  @Test(
    "A key that leaves ^R does what it does, ESC alone nothing",
    arguments: [
      (Keys.left, "a|lpha"), (Keys.right, "alp|ha"), (Keys.control("E"), "alpha|"),
      (Keys.escape, "al|pha"), ("\u{1B}OH", "|alpha"), ("\u{1B}[3~", "al|ha"),
    ])
  func keyLeavesSearch(_ key: String, _ after: String) throws {
    let probe = try ProbeScreen(rows: 10, columns: 30)
    try probe.send("alpha" + Keys.enter + Keys.control("R") + "ph")
    try probe.screen.waitFor("bck:ph")
    try probe.send(key)
    try probe.screen.waitUntilGone("bck:")
    try probe.send("!")
    try probe.screen.waitFor("> " + after.replacing("|", with: "!"))
  }

  @Test("^D ends an empty line only")
  func endOfInput() throws {
    let probe = try ProbeScreen()
    try probe.send("ab" + Keys.control("A") + Keys.control("D"))
    try probe.see("> ▮b")
    try probe.send(Keys.control("D") + Keys.control("D"))
    #expect(try probe.screen.waitForExit() == 0)
    #expect(try probe.screen.isRestored())
    try probe.screen.waitFor(lines: [">", "end"])
  }

  @Test("^L empties the screen and keeps the line")
  func clear() throws {
    let probe = try ProbeScreen()
    try probe.receive("one", "two")
    try probe.send("abc" + Keys.left)
    try probe.see("one\ntwo\n> ab▮c")
    try probe.send(Keys.control("L"))
    try probe.see("> ab▮c")
  }

  @Test("^Z without a shell that could continue us does nothing but draw the line again")
  func suspendAlone() throws {
    let probe = try ProbeScreen()
    try probe.send("abc" + Keys.control("Z") + "d" + Keys.enter)
    try probe.screen.waitFor("line: abcd")
    try probe.screen.waitForRawMode()
  }

  @Test("^Z stops for the shell, fg comes back to the half-typed line")
  func suspend() throws {
    let program = try builtProgram("PromptProbe")
    let shell = try Screen(
      program: "/bin/bash", arguments: ["--norc", "--noediting", "-i"],
      environment: ["PS1": "sh> "], rows: 12, columns: 60)
    try shell.waitFor("sh>")
    try shell.send(program + "\r")
    try shell.waitForRawMode()
    try shell.send("half typed" + Keys.left)
    try shell.waitFor("> half typed")
    try shell.send(Keys.control("Z"))
    try shell.waitFor("Stopped")
    try shell.waitForCookedMode()
    try shell.send("stty -a | grep -o -e '-\\?icanon'; fg\r")
    try shell.waitForRawMode()
    try shell.send("X" + Keys.enter)
    try shell.waitFor("line: half typeXd")
    // The shell's prompt may stand before it.
    let lines = try shell.linesAbove() + shell.lines()
    #expect(lines.contains { $0.hasSuffix("icanon") && !$0.hasSuffix("-icanon") })
    try shell.send("/quit\r")
    try shell.waitForCookedMode()
    try shell.send("exit\r")
    try shell.waitForExit()
  }

  @Test("SIGSTOP from outside, and SIGCONT")
  func stopFromOutside() throws {
    let probe = try ProbeScreen()
    try probe.send("half")
    try probe.see("> half▮")
    try probe.screen.signal(SIGSTOP)
    try probe.screen.waitForStop()
    try probe.screen.signal(SIGCONT)
    try probe.send("X" + Keys.enter)
    try probe.screen.waitFor("line: halfX")
  }

  @Test("A paste of one line is part of the line, whatever it holds, and is not sent")
  func pasteOneLine() throws {
    let probe = try ProbeScreen(rows: 8, columns: 30)
    try probe.send(
      "ab" + Keys.left + Keys.pasteBegin + "x\u{03}\u{04}\u{1B}[Ay\u{1A}\r" + Keys.pasteEnd)
    try probe.see("> ax[Ay▮b")
  }

  @Test("A paste of several lines is handed over, with what stood around it")
  func pasteLines() throws {
    let probe = try ProbeScreen(rows: 8, columns: 30)
    try probe.send("ab" + Keys.left)
    for piece in [Keys.pasteBegin + "one\r\ntw", "o\rthree\u{1B}[20", "1~"] {
      try probe.send(piece)
    }
    try probe.see("paste: 3\n| aone\n| two\n| threeb\n> ▮")
  }

  @Test("A message inside a paste, a paste inside a search, a paste in vi's modes")
  func pasteAnywhere() throws {
    let home = try TemporaryDirectory()
    try Data("bind -v\n".utf8).write(to: URL(fileURLWithPath: home.path + "/.editrc"))
    let probe = try ProbeScreen(rows: 12, columns: 30, environment: ["HOME": home.path])
    try probe.send(Keys.pasteBegin + "inse" + "rt" + Keys.pasteEnd)
    try probe.see("> insert▮")
    try probe.send("\u{1B}")
    try probe.see("> inser▮t")
    try probe.send(Keys.pasteBegin + "XY" + Keys.pasteEnd)
    try probe.screen.waitFor("> inserXYt")
    try probe.receive("hello")
    try probe.screen.waitFor("hello")
    try probe.send(Keys.enter)
    try probe.screen.waitFor("line: inserXYt")
  }

  @Test("A paste whose end is lost ends by itself")
  func pasteWithoutEnd() throws {
    let probe = try ProbeScreen()
    try probe.send(Keys.pasteBegin + "lost")
    try probe.see("> lost▮")
    try probe.send("!")
    try probe.see("> lost!▮")
  }

  @Test("A paste of 1 MB arrives whole, with messages in between")
  func hugePaste() throws {
    let probe = try ProbeScreen(rows: 12, columns: 40)
    let line = String(repeating: "x", count: 99)
    let text = (0..<10_500).map { _ in line }.joined(separator: "\n")
    try probe.receive("before")
    try probe.send(Keys.pasteBegin + text + Keys.pasteEnd)
    try probe.screen.waitFor("paste: 10500")
  }

  @Test("A secret is shown nowhere and kept nowhere")
  func secret() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path + "/history"
    let probe = try ProbeScreen(rows: 10, columns: 30, environment: ["PROBE_HISTORY": path])
    try probe.send("/secret" + Keys.enter)
    try probe.screen.waitFor("secret:")
    try probe.send("hunter世x" + Keys.backspace)
    try probe.receive("message")
    try probe.see("> /secret\nmessage\nsecret: ▮")
    try probe.send(Keys.enter)
    try probe.screen.waitFor("secret of 7")
    let output = String(decoding: try probe.screen.output(), as: UTF8.self)
    #expect(!output.contains("hunter"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "/secret\n")
    try probe.send("/secret" + Keys.enter + Keys.control("C"))
    try probe.screen.waitFor("no secret")
  }

  @Test("Tab completes as far as names agree, then lists them above the line")
  func completion() throws {
    let probe = try ProbeScreen(rows: 8, columns: 30)
    try probe.send("hi ro" + Keys.tab)
    try probe.see("> hi rob▮")
    try probe.send(Keys.tab)
    try probe.see("robert  robin\n> hi rob▮")
    try probe.send("e" + Keys.tab + "世" + Keys.tab)
    try probe.see("robert  robin\n世界  世紀\n> hi robert 世▮")
    try probe.send("x" + Keys.tab)
    try probe.see("robert  robin\n世界  世紀\n> hi robert 世x▮")
  }

  @Test("Of 100,000 names half a screen is listed, at once")
  func manyNames() throws {
    let probe = try ProbeScreen(rows: 8, columns: 30, environment: ["PROBE_NAMES": "100000"])
    try probe.send("us" + Keys.tab + Keys.tab)
    try probe.see(
      """
      user00000  user00001
      user00002  user00003
      user00004  user00005
      … 99,994 more of 100,000
      > user▮
      """)
    try probe.send("4242" + Keys.tab + Keys.tab)
    try probe.screen.waitFor("> user4242")
    try probe.send("1" + Keys.tab)
    try probe.screen.waitFor("> user42421")
    try probe.send("x")
    try probe.screen.waitFor("> user42421 x")
  }
}
