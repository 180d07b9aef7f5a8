import Foundation
import TestSupport
import Testing

/// The same scenes before the second judge.
@Suite("In tmux") struct TmuxTests {
  @Test(
    "A message leaves the line and its cursor as they were", arguments: MessageAboveTests.scenes)
  func messageAbove(_ scene: MessageAboveTests.Scene) throws {
    let directory = try TemporaryDirectory()
    let fifo = directory.path + "/messages"
    #expect(mkfifo(fifo, 0o600) == 0)
    let messages = try #require(FileHandle(forUpdatingAtPath: fifo))
    let tmux = try ScreenInTmux(
      program: builtProgram("PromptProbe"), environment: ["PROBE_MESSAGES": fifo],
      rows: scene.rows, columns: scene.columns)
    try tmux.waitFor(picture: "> ▮")
    try tmux.send(scene.keys)
    try tmux.waitFor(picture: scene.typed)
    try messages.write(contentsOf: Data((scene.message + "\n").utf8))
    try tmux.waitFor(picture: scene.after)
  }

  /// tmux wraps the old rows again; none of them may be left over, and no message lost.
  @Test(
    "A window whose width changes leaves no stale row",
    arguments: [
      ("1234567890abcdefghijABCDEFGHIJklmnopqrst!", 0), ("1234567890abcdefghijABCDEFGHIJ", 7),
      ("123456789012345678", 0), ("123456789012345678", 1), ("short", 2), ("世界世界世界世界世界x世界世界世", 0),
      ("世界世界世界世界世界x世界世界世", 4), ("1234567890123456", 12),
    ])
  func resize(_ text: String, _ left: Int) throws {
    let directory = try TemporaryDirectory()
    let fifo = directory.path + "/messages"
    #expect(mkfifo(fifo, 0o600) == 0)
    let messages = try #require(FileHandle(forUpdatingAtPath: fifo))
    let tmux = try ScreenInTmux(
      program: builtProgram("PromptProbe"), environment: ["PROBE_MESSAGES": fifo],
      rows: 24, columns: 20)
    try tmux.waitFor(picture: "> ▮")
    // On a screen that is not full, tmux puts the first row where nobody can erase it.
    var above = (0..<30).map { "f\($0)" }
    try messages.write(contentsOf: Data((above.joined(separator: "\n") + "\n").utf8))
    try tmux.send(text + String(repeating: Keys.left, count: left))
    let line = Array("> " + text)
    try tmux.waitFor(everything: picture(line, line.count - left, 20, above))
    for (number, columns) in [12, 20, 33, 9, 11, 60, 21, 20, 10].enumerated() {
      try tmux.resize(rows: 24, columns: columns)
      try tmux.waitForSize(rows: 24, columns: columns)
      // A key tells that the program knows it; the picture does not.
      let at = line.count - left
      try tmux.send("+")
      try tmux.waitFor(
        everything: picture(Array(line[..<at]) + ["+"] + line[at...], at + 1, columns, above))
      try tmux.send(Keys.backspace)
      try tmux.waitFor(everything: picture(line, at, columns, above))
      try messages.write(contentsOf: Data("m\(number)\n".utf8))
      above.append("m\(number)")
      try tmux.waitFor(everything: picture(line, line.count - left, columns, above))
    }
  }

  private func picture(_ line: [Character], _ at: Int, _ columns: Int, _ above: [String]) -> String
  {
    var rows = [""]
    var used = 0
    for (index, glyph) in (line + [" "]).enumerated() {
      let width = glyph.isASCII ? 1 : 2
      if used + width > columns {
        rows.append("")
        used = 0
      }
      if index == at { rows[rows.count - 1] += "▮" }
      if index < line.count { rows[rows.count - 1].append(glyph) }
      used += width
    }
    return (above + rows).joined(separator: "\n")
  }
}
