import Foundation
import Testing
import TestSupport

/// PromptProbe on a screen, and the FIFO through which messages reach it.
final class ProbeScreen {
  let screen: Screen
  let directory: TemporaryDirectory
  private let messages: FileHandle

  /// Waits until the probe has drawn its prompt and takes keys.
  init(
    rows: Int = 8, columns: Int = 20, prompt: String = "> ", environment: [String: String] = [:]
  ) throws {
    directory = try TemporaryDirectory()
    let fifo = directory.path + "/messages"
    guard mkfifo(fifo, 0o600) == 0 else { throw ScreenError.noTerminal }
    messages = try #require(FileHandle(forUpdatingAtPath: fifo))
    let more = ["PROBE_MESSAGES": fifo, "PROBE_PROMPT": prompt, "SWIFT_BACKTRACE": "enable=no"]
    screen = try Screen(
      program: builtProgram("PromptProbe"), environment: more.merging(environment) { $1 },
      rows: rows, columns: columns)
    try screen.waitForRawMode()
    try screen.waitFor(prompt.trimmingCharacters(in: .whitespaces))
  }

  /// Messages arrive, all at once.
  func receive(_ lines: String...) throws {
    try messages.write(contentsOf: Data(lines.map { $0 + "\n" }.joined().utf8))
  }

  func see(_ picture: String) throws { try screen.waitFor(picture: picture) }
  func send(_ keys: String) throws { try screen.send(keys) }
}

/// Keys by their names.
enum Keys {
  static let enter = "\r"
  static let tab = "\t"
  static let escape = "\u{1B}"
  static let left = "\u{1B}[D"
  static let right = "\u{1B}[C"
  static let up = "\u{1B}[A"
  static let down = "\u{1B}[B"
  static let backspace = "\u{7F}"
  static let pasteBegin = "\u{1B}[200~"
  static let pasteEnd = "\u{1B}[201~"

  static func control(_ letter: Character) -> String {
    String(Unicode.Scalar((letter.asciiValue ?? 0) & 0x1F))
  }
}
