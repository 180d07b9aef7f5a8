import Glibc
import Testing

@testable import CommandParser

@Suite("The manual page")
struct ManualPageTests {
  private static let path = "man/chat.1"

  @Test("holds the commands as the grammar has them")
  func commands() throws {
    let checkedIn = try #require(
      Self.section("COMMANDS", of: Self.page()), "\(Self.path) has no section COMMANDS")
    #expect(
      checkedIn == Grammar.standard.manualSection(),
      "\(Self.path) is not what the grammar says: run make man")
  }

  @Test("holds the settings as their table has them")
  func settings() throws {
    let checkedIn = try #require(
      Self.section("SETTINGS", of: Self.page()), "\(Self.path) has no section SETTINGS")
    #expect(
      checkedIn == Setting.manualSection(),
      "\(Self.path) is not what the table says: run make man")
  }

  /// From `.Sh NAME` up to the next `.Sh`.
  private static func section(_ name: String, of page: String) -> String? {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: ".Sh \(name)") else { return nil }
    let rest = lines[(start + 1)...].prefix { !$0.hasPrefix(".Sh ") }
    return ([lines[start]] + rest).map { $0 + "\n" }.joined()
  }

  /// Beside `Tests`, wherever the tests are run from.
  private static func page() throws -> String {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let descriptor = open("/\(root)/\(path)", O_RDONLY | O_CLOEXEC)
    try #require(descriptor >= 0, "\(path): \(String(cString: strerror(errno)))")
    defer { #expect(close(descriptor) == 0) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
      bytes += buffer[..<count]
    }
    return try #require(String(validating: bytes, as: UTF8.self), "\(path) is not UTF-8")
  }
}
