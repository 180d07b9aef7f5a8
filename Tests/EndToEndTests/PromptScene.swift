import Foundation
import Testing
import TestSupport

/// `chat` on a terminal. Times of day are shown as `00:00`.
final class PromptScene {
  let scene: ChatScene
  let screen: Screen
  let user: String

  /// Starts it and waits until it is connected.
  ///
  /// - Parameters:
  ///   - shell: in a shell with job control, which can continue it.
  ///   - configuration: the lines of the configuration file.
  init(
    _ scene: ChatScene, _ user: String = "ana", _ arguments: [String] = [], address: String? = nil,
    rows: Int = 12, columns: Int = 60, environment: [String: String] = [:],
    shell: Bool = false, configuration: String = ""
  ) throws {
    (self.scene, self.user) = (scene, user)
    let home = try scene.home(of: user).path
    let directories = [
      "HOME": home, "XDG_CONFIG_HOME": home + "/config", "XDG_STATE_HOME": home + "/state",
      "SWIFT_BACKTRACE": "enable=no",
    ]
    let file = try scene.home(of: user).write(configuration, to: "chat.conf")
    let words = ["--config", file, "-u", user, "-b", address ?? scene.address] + arguments
    screen = try Screen(
      program: shell ? "/bin/bash" : chatProgram(),
      arguments: shell ? ["--norc", "--noprofile", "--noediting", "-i"] : words,
      environment: directories.merging(environment) { $1 }, rows: rows, columns: columns)
    screen.patience = 10
    if shell { try screen.send(([chatProgram()] + words).joined(separator: " ") + "\n") }
    let isSpoken = environment["TERM"] == "dumb" || arguments.contains("--plain")
    if address == nil {
      try screen.waitFor(isSpoken ? "chat:" : "[chat]")
      try screen.waitForRawMode()
    }
  }

  /// The rows with all times the same.
  func lines() throws -> [String] {
    try screen.lines().map {
      $0.replacing(#/\b[0-9]{2}:[0-9]{2}\b/#, with: "00:00")
    }
  }

  /// Waits until the last rows are these.
  func see(_ expected: String...) throws { try see(expected) }

  func see(_ expected: [String]) throws {
    var last: [String] = []
    let came = try Child.poll(atMost: .seconds(10)) {
      last = try lines()
      return last.suffix(expected.count).elementsEqual(expected)
    }
    try #require(came, "saw:\n\(last.joined(separator: "\n"))")
  }

  func send(_ keys: String) throws { try screen.send(keys) }

  /// Types a line and enters it.
  func enter(_ line: String) throws { try send(line + "\r") }
}

extension PromptScene {
  /// A conversation between `ana` at the prompt and `bob` in a script.
  static func talk(
    rows: Int = 12, columns: Int = 60, configuration: String = ""
  ) throws -> (ana: PromptScene, bob: Chat) {
    let scene = try ChatScene()
    let bob = try scene.start("bob")
    let ana = try PromptScene(
      scene, rows: rows, columns: columns, configuration: configuration)
    try bob.wait(forUser: "ana")
    try bob.run("/request ana")
    try ana.screen.waitFor("bob asks for")
    try ana.enter("/accept bob")
    try bob.wait(for: "answered", ["user": "ana", "status": "accepted"])
    return (ana, bob)
  }
}
