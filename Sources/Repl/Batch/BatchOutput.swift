import ChatCore
import CommandParser
import Glibc
import Languages
import Store

/// What a batch writes: lines for people on stdout, or JSON there and the words for people on stderr.
final class BatchOutput {
  /// How a line of a script ended.
  enum Result {
    case answered(Outcome)
    case rejected(SyntaxError)
    /// By the program itself.
    case refused(ExitStatus, StartError)
    case set(SetAnswer)
  }

  /// The broker's address, for sentences.
  let broker: String
  private var people: PeopleFormatter
  private let json: JSONLines?
  private let stdout = LineWriter(STDOUT_FILENO)
  private let stderr = LineWriter(STDERR_FILENO)
  /// Others' texts that are on their way out, each with the place in stdout behind it.
  private var leaving: [(end: Int, message: StoredMessage)] = []
  private var lastRow: Int64 = 0
  /// The reader is so far behind that texts stay in the store for now: those behind this row.
  private(set) var behindRow: Int64?
  /// So many bytes wait for the reader; what comes then is taken from the store later.
  private static let most = 1 << 20

  init(people: PeopleFormatter, json: JSONLines?, broker: String) {
    self.people = people
    self.json = json
    self.broker = broker
  }

  func show(_ notice: Notice) {
    guard case .message(let message, _) = notice, !message.own else { return write(notice) }
    if isFull, behindRow == nil { behindRow = lastRow }
    if behindRow != nil { return }
    write(notice)
    lastRow = message.row
    leaving.append((stdout.added, message))
  }

  private func write(_ notice: Notice) {
    let now = Clock.now()
    if let json {
      for line in json.lines(notice, at: now.wall) { stdout.add(line) }
      if notice.isTrouble { for line in people.lines(notice, at: now) { warn(line) } }
    } else if notice.isTrouble {
      for line in people.lines(notice, at: now) { warn(line) }
    } else if notice.isForeignText {
      for line in people.lines(notice, at: now) { stdout.add(line) }
    }
  }

  /// What nobody reads on stderr is dropped, so that it does not fill the memory.
  private func warn(_ line: String) {
    if stderr.waiting < Self.most { stderr.add(line) }
  }

  // MARK: Commands

  /// The end of a command: its listing, or its error with the place where it stands, unless that is to be ignored.
  ///
  /// - Parameter reason: a better one than the result's own.
  /// - Returns: what it failed by.
  @discardableResult
  func command(
    _ line: PlacedLine, _ result: Result, column: Int, reason: StoreError? = nil
  ) -> ScriptFailure? {
    let now = Clock.now()
    if let json { stdout.add(json.command(line.place, result, at: now.wall)) }
    if json == nil, case .answered(.done(let done)) = result, let listing = done.listing {
      for text in people.lines(listing, at: now) { stdout.add(text) }
    }
    if json == nil, case .set(let answer) = result, answer.isShown {
      for text in people.lines(answer) { stdout.add(text) }
    }
    let failure = failure(line, result, column: column, reason: reason)
    if let failure, !line.isQuiet { complain(failure.words) }
    flush()
    return failure
  }

  private func failure(
    _ line: PlacedLine, _ result: Result, column: Int, reason: StoreError?
  ) -> ScriptFailure? {
    switch result {
    case .answered(.done): return nil
    case .answered(.failed(let failure)):
      return ScriptFailure(
        status: failure.exitStatus,
        words: line.error(reason?.sentence ?? people.sentence(failure), column: column))
    case .set(.refused(let refusal)):
      return ScriptFailure(
        status: refusal.exitStatus, words: line.error(people.sentence(refusal), column: column))
    case .set: return nil
    case .refused(let status, let error):
      return ScriptFailure(status: status, words: line.error(error.sentence, column: column))
    case .rejected(let error):
      return ScriptFailure(
        status: .usage, words: error.description(inFile: line.file, at: line.line))
    }
  }

  /// The end of a `/run`: the line that failed in the script has said why already.
  func ran(_ call: PlacedLine, _ failure: ScriptFailure?) {
    guard let json else { return }
    let now = Clock.now().wall
    let line =
      failure.map { json.command(call.place, code: $0.status, error: $0.inEnglish, at: now) }
      ?? json.command(call.place, outcome: .done, at: now)
    stdout.add(line)
    flush()
  }

  /// A command without an end: the run's own end says why.
  func unfinished(_ line: PlacedLine) {
    guard let json else { return }
    stdout.add(json.command(line.place, outcome: .failed(.ended), at: Clock.now().wall))
  }

  /// Whether somebody is ignored.
  var leavesOut: Bool {
    get { people.leavesOut }
    set { people.leavesOut = newValue }
  }

  /// Looks as the settings say now.
  func adopt(_ settings: Settings) { people.style.adopt(settings, isTerminal: false) }

  func print(_ lines: [String]) {
    for line in lines { if json == nil { stdout.add(line) } else { warn(line) } }
  }

  /// What `/echo` prints: the script's own words, made safe.
  func echo(_ text: String) -> String { renderUntrusted(Array(text.utf8)) }

  func say(_ words: String) { complain("chat: " + words) }

  /// An error in a script, with the place where it stands: `FILE:LINE:COLUMN: /cmd: reason`.
  func complain(_ error: String) {
    warn(error)
    stderr.flush()
  }

  func words(_ failure: LinkFailure) -> String {
    people.sentence(failure)
  }

  /// Writes what the readers take now.
  ///
  /// - Returns: false when stdout takes nothing any more.
  @discardableResult
  func flush() -> Bool {
    stderr.flush()
    return stdout.flush()
  }

  /// The last lines, for as long as their readers are waited for.
  func end(atMost limit: Duration) {
    stdout.flush(atMost: limit)
    stderr.flush(atMost: limit)
  }

  /// Why stdout takes nothing any more.
  var brokenWords: String { InABatch.stdoutFailed(stdout.failure ?? 0) }

  // MARK: A slow reader

  /// Whether no more should be added before the reader has taken some.
  var isFull: Bool { stdout.waiting > Self.most }
  var isWaiting: Bool { !stdout.isBroken && (stdout.waiting > 0 || behindRow != nil) }
  var pollDescriptors: [pollfd] {
    [stdout.pollDescriptor, stderr.pollDescriptor].compactMap { $0 }
  }

  /// Shows texts that were left in the store.
  ///
  /// - Parameter areMore: more of them are there.
  func catchUp(_ texts: [StoredMessage], areMore: Bool) {
    behindRow = nil
    for text in texts { show(.message(text, stored: true)) }
    if areMore, behindRow == nil { behindRow = lastRow }
  }

  /// Others' texts that the reader, or the kernel for him, has taken since this was asked last.
  func takeWritten() -> [StoredMessage] {
    let done = leaving.prefix { $0.end <= stdout.written }.map(\.message)
    leaving.removeFirst(done.count)
    return done
  }
}

extension JSONLines {
  fileprivate func command(
    _ place: CommandPlace, _ result: BatchOutput.Result, at instant: Timestamp
  ) -> String {
    switch result {
    case .answered(let outcome): command(place, outcome: outcome, at: instant)
    case .rejected(let error):
      command(place, code: .usage, error: Language.inEnglish { error.description }, at: instant)
    case .refused(let status, let error):
      command(place, code: status, error: Language.inEnglish { error.sentence }, at: instant)
    case .set(let answer): command(place, answer: answer, at: instant)
    }
  }
}

extension SetAnswer {
  /// Whether it was asked for what there is.
  fileprivate var isShown: Bool {
    switch self {
    case .listed, .shown: true
    case .changed, .refused: false
    }
  }
}

extension Notice {
  /// Goes to stderr: something is wrong with the connection, the broker or what arrived.
  var isTrouble: Bool {
    switch self {
    case .connectionLost, .takenOver, .refused, .subscriptionRefused, .payloadRefused, .failed,
      .ownerClaim, .gap, .delayed, .connected(.forgotten), .connected(.replaced):
      true
    default: false
    }
  }

  /// What a batch without `--json` writes to stdout besides the answers: what others have written.
  var isForeignText: Bool {
    if case .message(let message, _) = self { !message.own } else { false }
  }
}
