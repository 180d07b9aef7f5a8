import ChatCore
import Environment
import Glibc
import TestSupport
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

  @Test("holds options, statuses and JSON types as their tables have them")
  func tables() throws {
    let schema = try ProjectFile.bytes("docs/json-lines.schema.json")
    let rendered = [
      ("OPTIONS", CommandLineOption.manualSection()),
      ("ENVIRONMENT", EnvironmentVariable.manualSection()),
      ("FILES", ProgramFile.manualSection()),
      ("EXIT STATUS", ExitStatus.manualSection()),
      ("JSON LINES", try JSONLinesManual(parsing: schema).section()),
    ]
    for (name, section) in rendered {
      let isSame = try Self.section(name, of: Self.page()) == section
      #expect(isSame, "\(name) of \(Self.path) is not what its table says: run make man")
    }
  }

  @Test("has every variable that is read: nothing but its table asks the environment")
  func environment() throws {
    let readers = ["getenv", "ProcessInfo", "environ[", "environ "]
    for folder in try ProjectFile.folders(in: "Sources") {
      let sources = try ProjectFile.names(in: folder).filter {
        $0.hasSuffix(".swift") || $0.hasSuffix(".c") || $0.hasSuffix(".h")
      }
      for name in sources where name != "EnvironmentVariable.swift" {
        let text = try ProjectFile.text("\(folder)/\(name)")
        for reader in readers {
          #expect(!Self.code(text).contains(reader), "\(folder)/\(name): \(reader)")
        }
      }
    }
  }

  /// Without comments of a line.
  private static func code(_ text: String) -> String {
    text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
      .joined(separator: "\n")
  }

  @Test("has the places where make install puts the completions")
  func installed() throws {
    let makefile = try ProjectFile.text("Makefile")
    for file in [ProgramFile.bash, .zsh, .fish] {
      #expect(makefile.contains(" $(sharedir)/\(file.name)\n"))
    }
    #expect(makefile.contains("\nPREFIX ?= /usr/local\n"))
  }

  @Test("has beside it a page of promises, each with tests that exist")
  func promises() throws {
    let page = try ProjectFile.text("docs/contract.md")
    let named = page.matches(of: /([A-Za-z]+) “([^”]+)”/)
    #expect(named.count > 80)
    var files: [String: String] = [:]
    for folder in try ProjectFile.folders(in: "Tests") {
      for path in try ProjectFile.swiftFiles(in: folder) {
        let name = path.split(separator: "/").last.map { String($0.dropLast(6)) } ?? ""
        files[name] = try ProjectFile.text(path)
      }
    }
    for promise in named {
      let text = files[String(promise.1)] ?? ""
      #expect(text.contains("\"\(promise.2)\""), "\(promise.1) has no test “\(promise.2)”")
    }
  }

  @Test("says what each member of a JSON line means: the schema has a description for it")
  func descriptions() throws {
    let schema = try JSONSchema.ofJSONLines.get()
    guard case .object(let definitions)? = schema.root["$defs"] else {
      Issue.record("no $defs")
      return
    }
    for type in JSONLinesManual.types(of: schema.root) {
      guard case .object(let one)? = definitions[type], case .object(let all)? = one["properties"]
      else {
        Issue.record("\(type) is not defined")
        continue
      }
      for member in all.members {
        guard case .object(let rules) = member.value, rules["description"] != nil else {
          Issue.record("\(type).\(member.key) has no description")
          continue
        }
      }
    }
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
