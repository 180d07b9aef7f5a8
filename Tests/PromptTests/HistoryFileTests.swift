import Foundation
import Testing

@testable import Prompt

@Suite("History file") struct HistoryFileTests {
  private let directory: TemporaryDirectory
  private var path: String { directory.path + "/history" }

  init() throws { directory = try TemporaryDirectory() }

  private func file(limit: Int = 100) -> HistoryFile { HistoryFile(path: path, limit: limit) }

  @Test("What was appended is read again, by its owner alone")
  func appendAndLoad() throws {
    #expect(try file().load() == [])
    for entry in ["first", "zweite 世界", "third"] { try file().append(entry) }
    #expect(try file().load() == ["first", "zweite 世界", "third"])
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test("A file that has outgrown its limit keeps the newest")
  func limit() throws {
    for number in 0..<20 { try file(limit: 8).append("entry \(number)") }
    #expect(try file(limit: 8).load() == (12..<20).map { "entry \($0)" })
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.split(separator: "\n").count == 8)
  }

  @Test("Several writers lose nothing, even while another shortens the file")
  func sharing() async throws {
    let path = path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          let file = HistoryFile(path: path, limit: 1000)
          for number in 0..<100 {
            try file.append("\(writer)/\(number)")
            if number % 10 == 0 { _ = try file.load() }
          }
        }
      }
      try await group.waitForAll()
    }
    let entries = try HistoryFile(path: path, limit: 1000).load()
    #expect(entries.count == 400)
    for writer in 0..<4 {
      #expect(entries.filter { $0.hasPrefix("\(writer)/") } == (0..<100).map { "\(writer)/\($0)" })
    }
  }

  @Test("A torn last line and bytes that are not UTF-8 harm nothing else")
  func torn() throws {
    var bytes = Data("good\n".utf8)
    bytes += [0xFF, 0xFE, 0x0A]
    bytes += Data("torn".utf8)
    try bytes.write(to: URL(fileURLWithPath: path))
    try file().append("next")
    #expect(try file().load() == ["good", "torn", "next"])
  }

  @Test("A link or a directory in its place is refused")
  func links() throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/null")
    #expect(throws: PromptError.self) { try file().append("secret") }
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(throws: PromptError.historyNotMine(path: path)) { try file().load() }
  }

  @Test(
    "Only what is worth keeping is kept",
    arguments: [
      ("plain", true), ("", false), (" begins with a space", false),
      (String(repeating: "x", count: 16385), false),
    ])
  func kept(_ line: String, _ isKept: Bool) {
    var history = History(limit: 10)
    defer { history.free() }
    #expect(history.add(line) == isKept)
    #expect(history.add(line) == false)
  }
}
