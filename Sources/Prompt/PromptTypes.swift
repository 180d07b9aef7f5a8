import Languages

/// What a prompt is made with.
public struct Configuration {
  /// File descriptors of the terminal; both must be one.
  public var input: Int32 = 0
  public var output: Int32 = 1
  /// By this name `~/.editrc` may address its lines (editrc(5)).
  public var program: String
  /// Where accepted lines are kept between runs; nil keeps them for this run only.
  public var historyPath: String?
  /// The most lines kept.
  public var historyLimit = 1000
  /// Whether an accepted line stays on the screen; otherwise it is erased, for programs that show it themselves. In plain
  /// mode it stays.
  public var keepsAcceptedLines = true
  /// No redrawing and no colour whatever the terminal can do: for screen readers.
  public var isPlain = false
  /// The most lines that wait for a terminal that takes no output; of more, those in the middle are dropped.
  public var backlogLimit = 5000
  /// The line that stands in place of so many dropped ones.
  public var notShown: (_ count: Int) -> String = { said("… \($0) lines not shown") }

  public init(program: String) { self.program = program }
}

/// Why there can be no prompt, or why the history is not kept.
public enum PromptError: Error, Hashable, Sendable {
  /// This file descriptor is not a terminal.
  case notATerminal(fd: Int32)
  /// libedit could not be set up: memory is short.
  case noEditor
  /// A system call on the history file failed with this `errno`.
  case history(path: String, call: String, errno: Int32)
  /// The history file is no regular file, or somebody else's.
  case historyNotMine(path: String)
}

/// Why the program returns from waiting.
public enum Wake: Hashable, Sendable {
  /// The terminal has bytes, or has hung up.
  case input
  /// The window's size has changed (SIGWINCH).
  case resized
  /// The process was stopped and goes on (SIGCONT).
  case continued
  /// `readLine` shall return.
  case leave
}

/// How reading a line ended.
public enum Entry: Hashable, Sendable {
  /// A line was entered; without its newline.
  case line(String)
  /// Several lines were pasted. The first begins with what stood before the cursor and the last ends with what stood
  /// behind it. Nobody has sent them yet: the program asks.
  case paste([String])
  /// ^C; whether there was nothing to clear.
  case interrupt(lineWasEmpty: Bool)
  /// ^D on an empty line, a hang-up, or a terminal that takes no more output.
  case end
  /// The program wanted to leave; what was half typed is in `Prompt.draft`.
  case left
}

/// What can stand in place of a word.
public struct CompletionAnswer {
  /// What is replaced, in Unicode scalars of the line.
  public var range: Range<Int>
  /// What comes in its place: the only candidate, or as much as all of them share.
  public var insertion: String
  /// Follows when there is only one: " " or ": ".
  public var suffix: String
  /// The first of them, in order; as many as a screen may show.
  public var candidates: [String]
  /// How many there are.
  public var count: Int

  public init(
    range: Range<Int>, insertion: String, suffix: String = " ", candidates: [String], count: Int
  ) {
    self.range = range
    self.insertion = insertion
    self.suffix = suffix
    self.candidates = candidates
    self.count = count
  }
}
