import Foundation
import TestSupport
import Testing

/// A short one of what `make storm` does for minutes: real processes, killed with SIGKILL, and their broker too.
@Suite("A storm", .timeLimit(.minutes(10)))
struct StormTests {
  @Test("of kills, cuts and broker crashes loses no text, stores none twice and shows each")
  func short() throws {
    let program = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../Storm/run").standardized.path
    let files = try BrokerFiles()
    let storm = try Child(
      "/usr/bin/python3",
      [program, "--chat", try chatProgram(), "--seconds", "10", "--seed", "7"],
      log: "\(files.path)/log")
    let status = storm.wait(atMost: .seconds(240))
    #expect(status == 0, "\(files.read("log"))")
  }
}
