import ChatCore

/// What a typed command asks for: of the engine, or of the program itself.
public enum Command: Hashable, Sendable {
  /// For the engine, which answers it with one `Outcome`.
  case chat(Action)
  /// Print `Grammar.helpLines(for:)`; nil: of all commands. The text is a path that the grammar has, without a slash.
  case help(String?)
  /// List settings, show one, or change one.
  case set(SettingRequest)
  /// Print the text.
  case echo(String)
  /// Run the lines of this file.
  case run(String)
  /// Stop with that status, 0 to 255; nil: with the status that holds.
  case exit(Int?)
  /// Send what waits, go offline, leave. The text is a farewell, which is shown here alone.
  case quit(String?)
}

/// What a line is (chat(1), LINES).
public enum ParsedLine: Hashable, Sendable {
  case command(Command, CommandSpan)
  /// Goes to the current target as it stands; `//text` has lost its first slash.
  case text(String)
  /// Nothing, or blanks alone.
  case empty
  /// Batch: `#` that a blank or the end follows.
  case comment
}

/// Where a command stands in its line.
public struct CommandSpan: Hashable, Sendable {
  /// The whole path with its slash, never an alias: `/group create`.
  public var path: String
  /// Columns of the whole command from its slash to the end of the line, from 1, in characters.
  public var columns: Range<Int>

  public init(path: String, columns: Range<Int>) {
    self.path = path
    self.columns = columns
  }
}

/// Which rules hold: unique prefixes count at the prompt alone, comments in batch alone.
public enum Mode: Hashable, Sendable, CaseIterable {
  case prompt, batch
}
