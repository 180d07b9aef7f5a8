import Foundation

/// A program in tmux(1): a second judge, since each emulator has its own mistakes. tmux is a terminal that people use, and
/// it wraps rows again when its window changes.
public final class ScreenInTmux {
  private let server = "chat-test-" + UUID().uuidString
  public var patience: Double = 40

  public init(
    program: String, environment: [String: String], rows: Int, columns: Int
  ) throws {
    let variables = environment.merging(["HOME": "/nonexistent"]) { first, _ in first }
    let settings = variables.flatMap { ["-e", "\($0)=\($1)"] }
    // Without a status line the window has all rows.
    try tmux(
      ["-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)"] + settings
        + ["sh", "-c", "tmux -L \(server) set -g status off; exec \(program)"],
      startsServer: true)
    try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  deinit {
    do { try tmux(["kill-server"]) } catch { print("tmux: \(error)") }
  }

  public func send(_ text: String) throws {
    let bytes = Array(text.utf8).map { String($0, radix: 16) }
    for start in stride(from: 0, to: bytes.count, by: 500) {
      try tmux(["send-keys", "-H"] + bytes[start..<min(start + 500, bytes.count)])
    }
  }

  public func resize(rows: Int, columns: Int) throws {
    try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// Until the program can know the window's size: tmux tells it a quarter of a second late.
  public func waitForSize(rows: Int, columns: Int) throws {
    let name =
      try tmux(["display-message", "-p", "#{pane_tty}"]).split(separator: "\n").first ?? ""
    let terminal = open(String(name), O_RDONLY | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { throw ScreenError.noTerminal }
    defer { close(terminal) }
    let deadline = Date.now + patience
    var size = winsize()
    while ioctl(terminal, UInt(TIOCGWINSZ), &size) == 0, Date.now < deadline {
      if Int(size.ws_row) == rows, Int(size.ws_col) == columns { return }
      sched_yield()
    }
    throw ScreenError.notSeen(waitedFor: "\(rows)×\(columns)", screen: "\(size)", cursor: [])
  }

  /// Until the screen is this picture.
  public func waitFor(picture text: String) throws { try wait(for: text) { try look() } }

  /// Until this is on the screen, with what has scrolled out at the top before it.
  public func waitFor(everything text: String) throws {
    try wait(for: text) {
      let lines = try tmux(["capture-pane", "-p", "-S", "-"]).split(
        separator: "\n", omittingEmptySubsequences: false)
      let height = try Int(tmux(["display-message", "-p", "#{pane_height}"]).dropLast()) ?? 0
      let cursor = try look().cursor
      return (trimmed(lines.map(String.init)), [lines.count - 1 - height + cursor[0], cursor[1]])
    }
  }

  private func wait(for text: String, _ look: () throws -> (lines: [String], cursor: [Int])) throws
  {
    let picture = ScreenPicture(text)
    let deadline = Date.now + patience
    while true {
      let (lines, cursor) = try look()
      let isThere = picture.cursor.map { [$0.row, $0.column] == cursor } ?? true
      if lines == picture.lines, isThere { return }
      guard Date.now < deadline else {
        let seen = lines.map { "  │\($0)│" }.joined(separator: "\n")
        throw ScreenError.notSeen(waitedFor: "this picture:\n\(text)", screen: seen, cursor: cursor)
      }
    }
  }

  private func look() throws -> (lines: [String], cursor: [Int]) {
    let answer = try tmux([
      "display-message", "-p", "#{cursor_y} #{cursor_x}", ";", "capture-pane", "-p",
    ])
    var lines = answer.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let cursor = lines.removeFirst().split(separator: " ").compactMap { Int($0) }
    return (trimmed(lines), cursor)
  }

  private func trimmed(_ lines: [String]) -> [String] {
    var lines = lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  /// By popen(3), which waits for the client alone; the server, which it leaves behind, gets none of our files.
  @discardableResult
  private func tmux(_ arguments: [String], startsServer: Bool = false) throws -> String {
    let words = ["env", "LANG=C.UTF-8", "tmux", "-u", "-L", server] + arguments
    let line = words.map { "'\($0)'" }.joined(separator: " ") + " </dev/null"
    guard let stream = popen(line + (startsServer ? " >/dev/null 2>&1" : " 2>&1"), "re") else {
      throw ScreenError.noTerminal
    }
    var text: [UInt8] = []
    while case let byte = getc(stream), byte != EOF { text.append(UInt8(truncatingIfNeeded: byte)) }
    guard pclose(stream) == 0 else { throw ScreenError.noTerminal }
    return String(decoding: text, as: UTF8.self)
  }
}
