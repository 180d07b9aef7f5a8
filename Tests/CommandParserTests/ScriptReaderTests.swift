import Testing

@testable import CommandParser

@Suite("A script")
struct ScriptReaderTests {
  /// What it comes to: `LINE:text`, a dash in front of those whose failure is ignored, or the error.
  static func read(_ bytes: [UInt8], chunk: Int) -> [String] {
    var reader = ScriptReader()
    var read: [String] = []
    var rest = bytes[...]
    while true {
      do {
        while let line = try reader.next() {
          read.append("\(line.line):\(line.ignoresFailure ? "-" : "")\(line.text)")
        }
        if reader.isAtEnd { return read }
        if rest.isEmpty { reader.finish() }
        reader.feedNext(from: &rest, chunk)
      } catch { read.append("\(error)") }
    }
  }

  static let scripts: [(String, [String])] = [
    ("", []),
    ("\n\n \t\n", []),
    ("/users\n/quit", ["1:/users", "2:/quit"]),
    ("/users\r\n\r\n/quit\r\n", ["1:/users", "3:/quit"]),
    ("#!/usr/bin/env chat\n#!x y\n", ["2:#!x y"]),
    ("# c\n#\n#\tc\n#ops hi\n#x", ["4:#ops hi", "5:#x"]),
    ("# c \\\n/users\n", ["2:/users"]),
    ("/msg bob a\\\nb \\\n  c\nd", ["1:/msg bob ab   c", "4:d"]),
    ("/msg bob a\\\r\nb\r\n", ["1:/msg bob ab"]),
    ("/say a\\\n# b\n", ["1:/say a# b"]),
    ("\\\n\\\n\n/users", ["4:/users"]),
    ("-/users\n-hello\n--/x\n-//t", ["1:-/users", "2:-hello", "3:--/x", "4:-//t"]),
    ("\u{FEFF}/users\n", ["1:/users"]),
    ("hi\\", ["1:3: the last line ends with \\, but no line follows"]),
    ("a\\\nbc\\", ["2:3: the last line ends with \\, but no line follows"]),
    ("é\0b\nok", ["1:2: a NUL byte; a script is text", "2:ok"]),
    ("a\\\nb\0\\\nc\nok", ["2:2: a NUL byte; a script is text", "4:ok"]),
    (" /users ", ["1: /users "]),
  ]

  @Test("is cut into logical lines, however its bytes come", arguments: scripts.indices)
  func lines(index: Int) {
    let (script, expected) = Self.scripts[index]
    for chunk in [1, 2, 3, 7, 1000] {
      #expect(Self.read(Array(script.utf8), chunk: chunk) == expected, "\(chunk) bytes at a time")
    }
  }

  @Test("that is not UTF-8 is refused with line and column, and read on")
  func malformed() {
    let bytes = Array("ok\né".utf8) + [0xFF, 0x41, 0x0A, 0xC3, 0x0A] + Array("ok".utf8)
    for chunk in [1, 5, 100] {
      #expect(
        Self.read(bytes, chunk: chunk) == [
          "1:ok", "2:2: the byte 0xFF is not UTF-8; a script is text in UTF-8",
          "3:1: the byte 0xC3 is not UTF-8; a script is text in UTF-8", "4:ok",
        ])
    }
  }

  @Test("may have lines of 64 KiB, continuations included, and no longer ones")
  func length() {
    let most = String(repeating: "x", count: ScriptReader.longestLine)
    let refused = "the line is longer than 65536 bytes"
    for chunk in [1000, 1 << 20] {
      #expect(Self.read(Array((most + "\r\nok").utf8), chunk: chunk) == ["1:" + most, "2:ok"])
      #expect(
        Self.read(Array((most + "x\nok").utf8), chunk: chunk) == ["1:1: " + refused, "2:ok"])
      #expect(Self.read(Array((most + "xxxx").utf8), chunk: chunk) == ["1:1: " + refused])
      #expect(
        Self.read(Array(("a\n" + most + "\\\nx\\\ny\nok").utf8), chunk: chunk) == [
          "1:a", "2:1: " + refused, "5:ok",
        ])
    }
  }

  @Test("never makes the reader keep what it refused")
  func endless() {
    var reader = ScriptReader()
    var errors = 0
    for _ in 0..<50 {
      reader.feed([UInt8](repeating: 0x61, count: 10_000))
      do { #expect(try reader.next() == nil) } catch { errors += 1 }
    }
    #expect(errors == 1)
    #expect(reader.bufferedBytes < 20_000)
  }

  @Test("of one line may be given whole")
  func execute() throws {
    #expect(ScriptLine(execute: "# x") == nil)
    #expect(ScriptLine(execute: " ") == nil)
    let line = try #require(ScriptLine(execute: "-/users a b", line: 3))
    #expect(line.text == "/users a b" && line.ignoresFailure)
    #expect(line.position(ofColumn: 1) == (3, 2))
    #expect(line.position(ofColumn: 8) == (3, 9))
  }
}

extension ScriptReader {
  fileprivate mutating func feedNext(from rest: inout ArraySlice<UInt8>, _ count: Int) {
    guard !rest.isEmpty else { return }
    feed(rest.prefix(count))
    rest = rest.dropFirst(count)
  }
}
