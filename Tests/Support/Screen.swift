import Foundation

/// A terminal on which a program runs, as a user sees it: send keys, wait for what appears, look at the rows.
///
/// `peers/screen.py` is the terminal (an emulator behind a pty); this is its remote control. Waiting is for a condition,
/// with a deadline; when that passes, the error shows the screen.
public final class Screen {
  private let bridge = Process()
  private let commands = Pipe()
  private let answers = Pipe()
  private var buffered = Data()
  /// How many seconds to wait for anything: long, for the machine may have more to do.
  public var patience: Double = 40
  /// The program's process id.
  public private(set) var processID: Int32 = 0

  /// Starts a program in a window.
  ///
  /// - Parameters:
  ///   - program: absolute path.
  ///   - environment: added to TERM, PATH, LANG and HOME (a directory that does not exist), and ASAN_OPTIONS as it is here.
  public init(
    program: String, arguments: [String] = [], environment: [String: String] = [:], rows: Int = 10,
    columns: Int = 40
  ) throws {
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    bridge.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    bridge.arguments = [source.appendingPathComponent("peers/screen.py").path]
    bridge.standardInput = commands
    bridge.standardOutput = answers
    try bridge.run()
    var variables = [
      "TERM": "xterm-256color", "PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LANG": "C.UTF-8",
      "HOME": "/nonexistent",
    ]
    variables["ASAN_OPTIONS"] = ProcessInfo.processInfo.environment["ASAN_OPTIONS"]
    variables.merge(environment.filter { !$0.value.isEmpty }) { $1 }
    for (name, value) in environment where value.isEmpty { variables[name] = nil }
    let answer = try ask([
      "do": "start", "argv": [program] + arguments, "env": variables, "rows": rows,
      "columns": columns,
    ])
    processID = (answer["pid"] as? NSNumber)?.int32Value ?? 0
  }

  deinit {
    do { try commands.fileHandleForWriting.close() } catch { bridge.terminate() }
    bridge.waitUntilExit()
  }

  // MARK: Doing

  /// Types text; control characters and escape sequences are keys.
  public func send(_ text: String) throws { try ask(["do": "send", "text": text]) }

  /// Types bytes as they are.
  public func send(bytes: [UInt8]) throws { try ask(["do": "send", "hex": hex(bytes)]) }

  /// Gives the window another size.
  public func resize(rows: Int, columns: Int) throws {
    try ask(["do": "resize", "rows": rows, "columns": columns])
  }

  /// Sends the program a signal.
  public func signal(_ number: Int32) throws { try ask(["do": "signal", "number": Int(number)]) }

  /// Takes the terminal away.
  public func hangUp() throws { try ask(["do": "hangup"]) }

  /// No longer takes what the program writes, so that its output blocks; until `resume`.
  public func pause() throws { try ask(["do": "pause"]) }
  public func resume() throws { try ask(["do": "resume"]) }

  /// Takes so many bytes a second, as a serial line does; 0: as many as there are.
  public func slow(bytesPerSecond rate: Int) throws { try ask(["do": "slow", "rate": rate]) }

  // MARK: Waiting

  /// Until the text is on the screen, or has scrolled out of it at the top.
  public func waitFor(_ text: String) throws { try wait(["text": text], "the text “\(text)”") }

  /// Until the text is not on the screen.
  public func waitUntilGone(_ text: String) throws { try wait(["gone": text], "no “\(text)”") }

  /// Until the screen is exactly this picture; blanks at the ends of rows and empty rows at the end do not count.
  ///
  /// - Parameter cursor: row and column from 0.
  public func waitFor(lines: [String], cursor: (row: Int, column: Int)? = nil) throws {
    var condition: [String: Any] = ["lines": lines]
    if let cursor { condition["cursor"] = [cursor.row, cursor.column] }
    let place = cursor.map { ", cursor at \($0.row), \($0.column)" } ?? ""
    try wait(condition, "this screen\(place):\n\(frame(lines))")
  }

  /// Until the screen is this picture, whose cursor is where `▮` stands: before the glyph that follows.
  public func waitFor(picture: String) throws {
    let picture = ScreenPicture(picture)
    try waitFor(lines: picture.lines, cursor: picture.cursor)
  }

  /// Until the terminal hands on each key at once, or whole lines again.
  public func waitForRawMode() throws { try wait(["mode": "raw"], "raw mode") }
  public func waitForCookedMode() throws { try wait(["mode": "cooked"], "cooked mode") }

  /// Until the program is stopped (SIGSTOP, SIGTSTP).
  public func waitForStop() throws { try wait(["state": "stopped"], "a stopped program") }

  /// Until the program has ended.
  ///
  /// - Returns: its exit status, or the negative number of the signal that ended it.
  @discardableResult
  public func waitForExit() throws -> Int32 {
    let answer = try wait(["exit": true], "the program's end")
    return (answer["status"] as? NSNumber)?.int32Value ?? .min
  }

  // MARK: Looking

  /// The rows on the screen, without blanks at their ends and empty rows at the end.
  public func lines() throws -> [String] { try ask(["do": "screen"])["lines"] as? [String] ?? [] }

  /// The rows that have scrolled out at the top.
  public func linesAbove() throws -> [String] {
    try ask(["do": "screen"])["above"] as? [String] ?? []
  }

  public func cursor() throws -> (row: Int, column: Int) {
    let place = try ask(["do": "screen"])["cursor"] as? [NSNumber] ?? []
    return place.count == 2 ? (place[0].intValue, place[1].intValue) : (-1, -1)
  }

  /// All bytes that the program has written.
  public func output() throws -> [UInt8] {
    let digits = Array((try ask(["do": "output"])["hex"] as? String ?? "").utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    for index in stride(from: 0, to: digits.count, by: 2) {
      bytes.append(halfByte(digits[index]) << 4 | halfByte(digits[index + 1]))
    }
    return bytes
  }

  /// Whether the terminal's modes are those from before the program.
  public func isRestored() throws -> Bool { try ask(["do": "restored"])["ok"] as? Bool ?? false }

  // MARK: The bridge

  @discardableResult
  private func wait(_ condition: [String: Any], _ name: String) throws -> [String: Any] {
    let command: [String: Any] = ["do": "wait", "timeout": patience]
    let answer = try ask(command.merging(condition) { $1 })
    guard answer["ok"] as? Bool == true else {
      let lines = answer["lines"] as? [String] ?? []
      let cursor = (answer["cursor"] as? [NSNumber] ?? []).map(\.intValue)
      let status = (answer["status"] as? NSNumber).map { "\nthe program has ended: \($0)" } ?? ""
      let last = "\nlast bytes: \(answer["last"] as? String ?? "")" + status
      throw ScreenError.notSeen(waitedFor: name, screen: frame(lines) + last, cursor: cursor)
    }
    return answer
  }

  @discardableResult
  private func ask(_ command: [String: Any]) throws -> [String: Any] {
    let line = try JSONSerialization.data(withJSONObject: command) + [0x0A]
    try commands.fileHandleForWriting.write(contentsOf: line)
    var more = buffered
    while true {
      if more.contains(0x0A), let end = buffered.firstIndex(of: 0x0A) {
        let answer = try JSONSerialization.jsonObject(with: buffered[..<end]) as? [String: Any]
        buffered = Data(buffered[(end + 1)...])
        guard let answer, answer["error"] == nil else { throw ScreenError.noTerminal }
        return answer
      }
      more = answers.fileHandleForReading.availableData
      guard !more.isEmpty else { throw ScreenError.noTerminal }
      buffered += more
    }
  }
}

/// What a test did not see.
public enum ScreenError: Error, CustomStringConvertible {
  case notSeen(waitedFor: String, screen: String, cursor: [Int])
  /// The emulator has ended; its standard error says why.
  case noTerminal

  public var description: String {
    switch self {
    case .notSeen(let waitedFor, let screen, let cursor):
      "waited for \(waitedFor)\nbut saw, cursor at \(cursor):\n\(screen)"
    case .noTerminal: "the terminal emulator has ended"
    }
  }
}

private func frame(_ lines: [String]) -> String {
  lines.map { "  │\($0)│" }.joined(separator: "\n")
}

private func halfByte(_ digit: UInt8) -> UInt8 { digit > 0x39 ? digit - 0x57 : digit - 0x30 }

private func hex(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

/// The path of an executable of this package, which is built beside the tests.
public func builtProgram(_ name: String) throws -> String {
  let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent(name).path
}
