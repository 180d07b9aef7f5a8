import Foundation
import TestSupport
import Testing

/// Terminals that take nothing for a while (^S, a stopped pane), or little (a serial line).
@Suite("A terminal that is behind") struct SlowTerminalTests {
  private let directory: TemporaryDirectory
  private var log: String { directory.path + "/log" }

  init() throws { directory = try TemporaryDirectory() }

  private func probe(backlog: Int = 5000) throws -> ProbeScreen {
    try ProbeScreen(
      rows: 6, columns: 60, environment: ["PROBE_LOG": log, "PROBE_BACKLOG": "\(backlog)"])
  }

  /// Until the program has read this line; it cannot say so on the screen.
  private func waitForLog(_ line: String) throws {
    let deadline = Date.now + 40
    while Date.now < deadline {
      let url = URL(fileURLWithPath: log)
      guard FileManager.default.fileExists(atPath: log) else { continue }
      let lines = String(decoding: try Data(contentsOf: url), as: UTF8.self)
      if lines.split(separator: "\n").contains(where: { $0.hasPrefix(line + " ") }) { return }
    }
    throw ScreenError.notSeen(waitedFor: "“\(line)” in the log", screen: "", cursor: [])
  }

  private func everything(_ probe: ProbeScreen) throws -> [String] {
    try probe.screen.linesAbove() + probe.screen.lines()
  }

  private func message(_ number: Int) -> String { "message number \(number) of quite some length" }

  @Test("One that takes nothing blocks neither messages nor keys, and is up to date afterwards")
  func stopped() throws {
    let probe = try probe()
    try probe.send("draft" + Keys.enter)
    try waitForLog("draft")
    try probe.screen.pause()
    for number in 0..<20_000 { try probe.receive(message(number)) }
    try probe.send("typed" + Keys.enter)
    try waitForLog("typed")
    try probe.receive("after")
    try probe.send("half" + Keys.enter + "next" + Keys.left)
    try waitForLog("half")
    try probe.screen.resume()
    try probe.screen.waitFor("> next")
    try probe.screen.waitFor("line: half")
    try probe.see(lastRows(try probe.screen.lines()))
    let lines = try everything(probe)
    let numbers = lines.compactMap {
      $0.hasPrefix("message") ? Int($0.split(separator: " ")[2]) : nil
    }
    #expect(numbers == numbers.sorted())
    #expect(numbers.first == 0)
    #expect(numbers.last == 19_999)
    let gap = try #require(lines.first { $0.hasPrefix("… ") })
    #expect(gap == "… \(20_000 - numbers.count) lines not shown; ask for them")
    #expect(numbers.count >= 4990)
    let order = lines.filter { ["line: typed", "after", "line: half"].contains($0) }
    #expect(order == ["line: typed", "after", "line: half"])
  }

  /// The picture of these rows, with the cursor before the last glyph.
  private func lastRows(_ rows: [String]) -> String {
    var text = rows.joined(separator: "\n")
    text.insert("▮", at: text.index(before: text.endIndex))
    return text
  }

  @Test("One of 960 bytes a second delays neither messages nor keys")
  func slow() throws {
    let probe = try probe()
    try probe.screen.slow(bytesPerSecond: 960)
    for number in 0..<4000 { try probe.receive(message(number)) }
    for number in 0..<10 {
      try probe.send("key \(number)" + Keys.enter)
      try waitForLog("key \(number)")
      try probe.receive("between \(number)")
    }
    try probe.send("end")
    try probe.screen.slow(bytesPerSecond: 0)
    try probe.screen.waitFor("between 9")
    try probe.screen.waitFor("> end")
    let lines = try everything(probe)
    #expect(lines.filter { $0.hasPrefix("message number") } == (0..<4000).map(message))
    let entered = lines.filter { $0.hasPrefix("line: ") || $0.hasPrefix("between") }
    #expect(entered == (0..<10).flatMap { ["line: key \($0)", "between \($0)"] })
  }

  @Test("A burst larger than the backlog loses nothing on one that reads")
  func burst() throws {
    let probe = try probe(backlog: 100)
    try probe.send("half")
    try probe.see("> half▮")
    try probe.receive((0..<5000).map { "\($0)" }.joined(separator: "\n"))
    try probe.see("4995\n4996\n4997\n4998\n4999\n> half▮")
    let numbers = try everything(probe).compactMap { Int($0) }
    #expect(numbers == Array(0..<5000))
  }

  @Test("Quitting does not wait for one that takes nothing")
  func quit() throws {
    let probe = try probe()
    try probe.screen.pause()
    for number in 0..<3000 { try probe.receive(message(number)) }
    try probe.send("/quit" + Keys.enter)
    #expect(try probe.screen.waitForExit() == 0)
    #expect(try probe.screen.isRestored())
  }

  @Test("SIGTERM ends the program even then", arguments: [SIGTERM, SIGHUP])
  func terminated(_ signal: Int32) throws {
    let probe = try probe()
    try probe.screen.pause()
    for number in 0..<3000 { try probe.receive(message(number)) }
    try probe.screen.signal(signal)
    #expect(try probe.screen.waitForExit() == 0)
    #expect(try probe.screen.isRestored())
  }

  @Test("A window that changes its size meanwhile is drawn right")
  func resize() throws {
    let probe = try probe()
    try probe.send("half" + Keys.left)
    try probe.see("> hal▮f")
    try probe.screen.pause()
    for number in 0..<3000 { try probe.receive(message(number)) }
    try probe.screen.resize(rows: 4, columns: 50)
    try probe.send(Keys.enter)
    try waitForLog("half")
    try probe.screen.resume()
    try probe.screen.waitFor("line: half")
    try probe.send("x" + Keys.control("L"))
    try probe.see("> x▮")
  }
}
