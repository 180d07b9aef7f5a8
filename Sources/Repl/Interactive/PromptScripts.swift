import ChatCore

/// What holds up the lines at the prompt: a command that waits for something, or scripts that run; and the lines that
/// are held up.
struct PromptScripts {
  /// The command whose answer is waited for before the next line is run.
  var holder: CommandNumber?
  /// The line of a script that it belongs to, and the column of its command; nil: it was typed.
  var current: (line: PlacedLine, column: Int)?
  var scripts = ScriptStack()
  /// What a script's next line comes from, when it is not there yet.
  var waitsFor: Int32?
  /// Typed lines that wait for their turn.
  private(set) var held: [String] = []

  var isBusy: Bool { holder != nil || scripts.isRunning }
  var heldCount: Int { held.count }

  mutating func hold(_ line: String) { held.append(line) }

  mutating func nextHeld() -> String? { held.isEmpty ? nil : held.removeFirst() }

  /// The command that holds up the lines has its answer.
  mutating func release() -> (line: PlacedLine, column: Int)? {
    defer { (holder, current) = (nil, nil) }
    return current
  }

  /// ^C, or the end: nothing is held up any more.
  ///
  /// - Returns: how many lines are dropped.
  mutating func giveUp() -> Int {
    defer { self = PromptScripts() }
    scripts.giveUpAll()
    return held.count
  }
}
