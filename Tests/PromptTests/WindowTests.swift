import Foundation
import TestSupport
import Testing

/// The window and the ways out: sizes, dead terminals, and whether the terminal is left as it was found.
@Suite("Window and ways out") struct WindowTests {
  @Test(
    "A wider and a narrower window keep the line",
    arguments: [(6, 30), (6, 12), (4, 20), (12, 20), (1, 20)])
  func resize(_ rows: Int, _ columns: Int) throws {
    let probe = try ProbeScreen(rows: 6, columns: 20)
    try probe.receive("message")
    try probe.send("12345678901234567890" + Keys.left)
    try probe.see("message\n> 123456789012345678\n9▮0")
    try probe.screen.resize(rows: rows, columns: columns)
    try probe.send("X")
    try probe.screen.waitFor("X0")
    try probe.receive("after")
    try probe.screen.waitFor("after")
    try probe.send(Keys.control("L"))
    let wrapped =
      columns > 23
      ? "> 1234567890123456789X▮0"
      : columns == 12 ? "> 1234567890\n123456789X▮0" : "> 123456789012345678\n9X▮0"
    try probe.see(rows == 1 ? "9X▮0" : wrapped)
    try probe.send(Keys.enter)
    try probe.screen.waitFor("line: ")
  }

  @Test("A window without a size counts as 24 rows of 80 columns")
  func noSize() throws {
    let probe = try ProbeScreen(rows: 24, columns: 80)
    try probe.screen.resize(rows: 0, columns: 0)
    try probe.send(String(repeating: "x", count: 79))
    try probe.screen.waitFor(
      lines: ["> " + String(repeating: "x", count: 78), "x"], cursor: (1, 1))
  }

  @Test(
    "A small window survives any line that outgrows it",
    arguments: [(1, 10), (2, 10), (2, 19), (3, 19), (4, 9)])
  func outgrown(_ rows: Int, _ columns: Int) throws {
    let probe = try ProbeScreen(rows: rows, columns: columns)
    for _ in 0..<6 {
      for word in ["bhe界0漢", "10界漢", "b\u{301}🎉\u{301}f", Keys.control("A"), "f\u{301}ed🎉c"] {
        try probe.send(word + Keys.control("E"))
      }
    }
    try probe.send(Keys.control("C") + "x" + Keys.enter)
    try probe.screen.waitFor("line: x")
  }

  @Test("What is typed before the program is ready is not lost, nor shown twice")
  func typedAhead() throws {
    let directory = try TemporaryDirectory()
    let script = directory.path + "/late.sh"
    let program = try builtProgram("PromptProbe")
    try Data("#!/bin/sh\nread first\nexec \(program)\n".utf8).write(
      to: URL(fileURLWithPath: script))
    let screen = try Screen(program: "/bin/sh", arguments: [script], rows: 8, columns: 30)
    try screen.send("go\rearly")
    try screen.waitForRawMode()
    try screen.send(" late" + Keys.enter)
    try screen.waitFor("line: early late")
    #expect(try screen.lines().filter { $0.contains("early") }.count == 2)
  }

  @Test(
    "Each way out leaves the terminal as it was found",
    arguments: [
      ("/quit\r", Int32(0), 0), ("/exit\r", 0, 7), ("/abort\r", 0, -SIGABRT), ("half", SIGTERM, 0),
      ("half", SIGHUP, 0),
      ("half", SIGSEGV, -SIGSEGV), ("half", SIGINT, -SIGINT), ("half\u{1C}", 0, -SIGQUIT),
      ("\u{04}", 0, 0),
    ] as [(String, Int32, Int32)])
  func waysOut(_ keys: String, _ signal: Int32, _ status: Int32) throws {
    let probe = try ProbeScreen()
    try probe.send(keys)
    if signal != 0 {
      try probe.see("> half▮")
      try probe.screen.signal(signal)
    }
    #expect(try probe.screen.waitForExit() == status)
    #expect(try probe.screen.isRestored())
    let output = String(decoding: try probe.screen.output(), as: UTF8.self)
    #expect(output.components(separatedBy: "\u{1B}[?2004l").count == 2)
    #expect(try probe.screen.cursor().column == 0)
  }

  @Test("Leaving keeps what was half typed")
  func leaving() throws {
    let probe = try ProbeScreen()
    try probe.send("half")
    try probe.see("> half▮")
    try probe.screen.signal(SIGTERM)
    try probe.screen.waitFor("left: half")
  }

  @Test("A hang-up ends the input")
  func hangUp() throws {
    let probe = try ProbeScreen()
    try probe.send("half")
    try probe.see("> half▮")
    try probe.screen.hangUp()
    let status = try probe.screen.waitForExit()
    #expect(status == 0 || status == -SIGHUP)
  }

  @Test("An output that blocks loses nothing")
  func blockedOutput() throws {
    let probe = try ProbeScreen(rows: 6, columns: 60)
    try probe.screen.pause()
    for number in 0..<2000 { try probe.receive("message number \(number) of quite some length") }
    try probe.send("typed meanwhile")
    try probe.screen.resume()
    try probe.screen.waitFor("message number 1999 ")
    try probe.screen.waitFor("> typed meanwhile")
    let all = try probe.screen.linesAbove() + probe.screen.lines()
    #expect(all.filter { $0.hasPrefix("message number") }.count == 2000)
  }

  @Test(
    "Where there is no terminal there is no prompt",
    arguments: ["</dev/null", ">/dev/null", "|cat"])
  func noTerminal(_ redirection: String) throws {
    let program = try builtProgram("PromptProbe")
    let screen = try Screen(
      program: "/bin/sh", arguments: ["-c", "\(program) \(redirection)"], rows: 8, columns: 60)
    try screen.waitFor("probe: notATerminal")
    try screen.waitForExit()
    #expect(try screen.isRestored())
  }

  @Test("Accepted lines are erased when the program shows them itself")
  func erasing() throws {
    let probe = try ProbeScreen(environment: ["PROBE_ERASES": "1"])
    try probe.send("abc" + Keys.enter)
    try probe.see("line: abc\n> ▮")
  }
}
