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
}
