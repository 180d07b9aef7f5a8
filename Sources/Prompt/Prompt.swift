import CEditLine
import Glibc

/// The line editor on a terminal: three verbs (`readLine`, `printAbove`, `restore`) over libedit.
///
/// libedit calls for each key; while there is none, the program runs turns of its own loop, in which it may print above
/// the half-typed line at any time. Belongs to one thread.
///
/// The terminal is in its editing mode from the start to `restore`, also between two lines, so that nothing typed ahead
/// is echoed by the kernel. ^C, ^Z, ^\ and ^S arrive as keys.
///
/// A terminal that takes no output blocks nothing: what it does not take waits in memory (see `wantsOutput`).
public final class Prompt {
  /// What stands before the line. Setting it while a line is edited draws it anew.
  public var prompt: StyledText = "> " {
    didSet { if prompt != oldValue, isWaiting, !isPrinting { update(showing: true) } }
  }

  /// Asked when Tab is pressed, with the line and the cursor in it (in Unicode scalars); nil: nothing to complete.
  public var completion: ((_ line: String, _ cursor: Int) -> CompletionAnswer?)?

  /// What the next line begins with; empty again once it was taken. After `Entry.left` it is what was half typed.
  public var draft = ""

  /// After `Entry.paste`: what stood there before. For `draft`, when the user drops what he pasted.
  public internal(set) var halfTyped = ""

  /// Whether lines accepted from now on are kept in the history: not for answers to questions.
  public var keepsHistory = true

  /// Why the history of earlier runs is not there, or is no longer kept.
  public private(set) var historyError: PromptError?

  let configuration: Configuration
  let terminal: Terminal
  var painter: any LinePainter
  var decoder = KeyDecoder()
  /// What libedit gets before any other key.
  var pushed: [UInt32] = []
  /// What the insert command inserts; kept for vi's `.`.
  var insertion: [UInt32] = []
  /// What the insert command puts in the whole line's place.
  var replacement: (text: [UInt32], cursor: Int)?
  /// ^R or ^S is on.
  var search: HistorySearch?
  /// What the last search was for.
  var lastPattern: [UInt32] = []
  /// The line as it was when libedit last asked for a key, if it is longer than libedit can put aside.
  var longLine: [UInt32]?
  /// Why the line being read shall end without being accepted.
  var ending: Ending?
  /// ^V was typed: the next code point is text.
  var quotesNext = false
  /// A secret is being read: nothing of it is shown.
  var secret: [UInt32]?
  var isWaiting = false
  /// Lines that the terminal has not taken.
  var backlog: Backlog
  /// Lines are printed, and the line is drawn after them: not for a new prompt alone.
  var isPrinting = false
  /// In plain mode: the prompt is not said again before something is typed.
  var isUnsaid = false
  /// The bell rings with the next lines that are printed.
  var ringsNext = false
  /// ^L was typed, and the screen is not empty yet.
  var clearsScreen = false
  /// The terminal was given time and took little; until it has taken everything.
  var isSlow = false
  /// Until then the terminal is given time for the lines that wait; nil while they are few.
  var pauseEnd: ContinuousClock.Instant?
  var waiting: (() -> Wake)?
  /// The continuation of a stop of our own is still to be told.
  var expectsContinue = false
  /// Rows of the screen that libedit believes in.
  var screenRows = 0
  private(set) var editor: LineEditor!
  private var history: History
  /// libedit is at most so many steps away from the newest entry.
  private(set) var walked = 0
  private let historyFile: HistoryFile?

  struct Ending {
    var entry: Entry
    var line: [UInt32]
    var mark = ""
  }

  /// Takes the terminal: its modes are the editing ones from here on.
  ///
  /// - Throws: `notATerminal`, `noEditor`. A history that cannot be read does not throw: see `historyError`.
  public init(configuration: Configuration) throws(PromptError) {
    self.configuration = configuration
    let original = try Terminal.attributes(of: configuration.input)
    _ = try Terminal.attributes(of: configuration.output)
    history = History(limit: configuration.historyLimit)
    backlog = Backlog(limit: configuration.backlogLimit, notShown: configuration.notShown)
    historyFile = configuration.historyPath.map {
      HistoryFile(path: $0, limit: configuration.historyLimit)
    }
    terminal = Terminal(
      input: configuration.input, output: configuration.output, original: original)
    painter = Painter(size: terminal.size, rewraps: Terminal.isTmux)
    editor = try LineEditor(
      configuration: configuration, context: Unmanaged.passUnretained(self).toOpaque())
    setUp()
  }

  deinit {
    restore()
    editor?.end()
    history.free()
  }

  private func setUp() {
    editor.set(
      reader: readerCallback, history: historyCallback, insert: insertCallback,
      complete: completeCallback, searchOlder: searchOlderCallback,
      searchNewer: searchNewerCallback)
    choosePainter(plain: configuration.isPlain)
    // In plain mode too: a paste that is not told from typing would be run.
    terminal.understandsSequences = editor.canMove
    terminal.adoptRawMode()
    terminal.enter()
    loadHistory()
  }

  // MARK: The three verbs

  /// Reads one line.
  ///
  /// - Parameter waiting: called whenever a key is needed and none is there. It returns when one of the reasons to do so
  ///   has come; until then the program does what it likes, `printAbove` and a new `prompt` included.
  public func readLine(waiting: () -> Wake) -> Entry {
    guard begin() else { return .end }
    editor.bindOwn()
    if !draft.isEmpty {
      pushInsertion(draft.unicodeScalars.map(\.value))
      draft = ""
    }
    let accepted = run(waiting) { editor.read() }
    if let ending { return finish(ending) }
    guard let accepted else {
      let line = editor.line.text
      return finish(Ending(entry: .end, line: line))
    }
    return accept(accepted)
  }

  /// Gives the terminal back as it was found, the cursor on a row of its own. May be called any number of times; the next
  /// `readLine` takes it again.
  ///
  /// A terminal that takes no output is waited for, half a second from one byte to the next and five in all.
  public func restore() {
    guard terminal.isRaw else { return }
    drain()
    if isWaiting { leave(line.text, cursor: line.cursor) }
    drain()
    terminal.restore()
  }

  // MARK: The line's end

  func begin() -> Bool {
    precondition(waiting == nil, "a line is being read already")
    ending = nil
    quotesNext = false
    longLine = nil
    pushed = []
    search = nil
    walked = 0
    screenRows = 0
    isUnsaid = false
    if !terminal.isRaw { terminal.enter() }
    return !terminal.isDead
  }

  func run<Result>(_ waiting: () -> Wake, _ body: () -> Result) -> Result {
    withoutActuallyEscaping(waiting) { waiting in
      self.waiting = waiting
      defer { self.waiting = nil }
      return body()
    }
  }

  private func finish(_ ending: Ending) -> Entry {
    if !terminal.isRaw {
      // Restored while it waited: what was to be shown has been left there.
    } else if case .paste = ending.entry {
      terminal.write(painter.erase())
    } else {
      leave(ending.line, mark: ending.mark)
    }
    if case .left = ending.entry { draft = text(ending.line) }
    return terminal.isDead ? .end : ending.entry
  }

  private func accept(_ scalars: [UInt32]) -> Entry {
    if isUnsaid, scalars.isEmpty, (painter as? PlainPainter)?.isShowing == false {
      // The prompt that follows is all there is to say.
    } else if configuration.keepsAcceptedLines || isPlain {
      // What is written stays there in any case, and what was typed ahead is not there yet.
      leave(scalars)
    } else {
      terminal.write(painter.erase())
    }
    let line = text(scalars)
    if keepsHistory { remember(line) }
    return .line(line)
  }

  // MARK: History

  private func loadHistory() {
    guard let historyFile else { return }
    do throws(PromptError) {
      for entry in try historyFile.load() { _ = history.add(entry) }
    } catch {
      historyError = error
    }
  }

  private func remember(_ line: String) {
    guard history.add(line), let historyFile, historyError == nil else { return }
    do throws(PromptError) { try historyFile.append(line) } catch { historyError = error }
  }

  var historyEntries: [[Int32]] { history.entries }

  /// A draft that libedit would cut is not left: it is told that there is no history.
  func takeHistoryStep(_ step: Int32) -> (entry: UnsafePointer<Int32>, number: Int)? {
    guard let step = History.Step(rawValue: step), editor.length <= LineEditor.longestDraft else {
      return nil
    }
    defer { walked = max(walked, history.position + 1) }
    return history.take(step)
  }

  func text(_ scalars: some Sequence<UInt32>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars { text.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
    return String(text)
  }
}
