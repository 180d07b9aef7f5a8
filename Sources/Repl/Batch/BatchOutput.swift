import ChatCore
import CommandParser
import Glibc
import Languages

/// What a batch writes: lines for people on stdout, or JSON there and the words for people on stderr.
final class BatchOutput {
  /// How a line of a script ended.
  enum Result {
    case answered(Outcome)
    case rejected(SyntaxError)
    case set(SetAnswer)

    var failureStatus: ExitStatus? {
      switch self {
      case .answered(.done): nil
      case .answered(.failed(let failure)): failure.exitStatus
      case .rejected: .usage
      case .set(.refused(let refusal)): refusal.exitStatus
      case .set: nil
      }
    }
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
    } else if !notice.isQuietInBatch {
      for line in people.lines(notice, at: now) { stdout.add(line) }
    }
  }

  /// What nobody reads on stderr is dropped, so that it does not fill the memory.
  private func warn(_ line: String) {
    if stderr.waiting < Self.most { stderr.add(line) }
  }

  /// The end of a command: its listing, or its error with the place where it stands.
  func command(
    _ line: ScriptLine, _ result: Result, column: Int, input: String, reason: String? = nil
  ) {
    let now = Clock.now()
    if let json { stdout.add(json.command(line, result, at: now.wall)) }
    switch result {
    case .answered(.done(let done)):
      if json == nil, let listing = done.listing {
        for text in people.lines(listing, at: now) { stdout.add(text) }
      }
    case .answered(.failed(let failure)):
      complain(line, column, input, reason ?? people.sentence(failure))
    case .rejected(let error): complain(error.description(inFile: input, at: line))
    case .set(.refused(let refusal)): complain(line, column, input, people.sentence(refusal))
    case .set(.changed): break
    case .set(let answer):
      if json == nil { for text in people.lines(answer) { stdout.add(text) } }
    }
    flush()
  }

  private func complain(_ line: ScriptLine, _ column: Int, _ input: String, _ words: String) {
    let place = line.position(ofColumn: column)
    let command = line.text.prefix { $0 != " " }
    complain("\(input):\(place.line):\(place.column): \(renderLine(command)): \(words)")
  }

  /// Looks as the settings say now.
  func adopt(_ settings: Settings) { people.style.adopt(settings, isTerminal: false) }

  func print(_ lines: [String]) {
    for line in lines { if json == nil { stdout.add(line) } else { warn(line) } }
  }

  /// What `/echo` prints: the script's own words, made safe.
  func echo(_ text: String) -> String { renderLine(text) }

  func say(_ words: String) { complain("chat: " + words) }

  /// An error in a script, with the place where it stands: `FILE:LINE:COLUMN: /cmd: reason`.
  func complain(_ error: String) {
    warn(error)
    stderr.flush()
  }

  func words(_ failure: LinkFailure) -> String {
    people.sentence(failure)
  }

  private func renderLine(_ text: some StringProtocol) -> String {
    renderUntrusted(Array(text.utf8))
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
    _ line: ScriptLine, _ result: BatchOutput.Result, at instant: Timestamp
  ) -> String {
    switch result {
    case .answered(let outcome):
      command(line: line.line, input: line.text, outcome: outcome, at: instant)
    case .rejected(let error):
      command(
        line: line.line, input: line.text, code: .usage,
        error: Language.inEnglish { error.description },
        at: instant)
    case .set(let answer):
      command(line: line.line, input: line.text, answer: answer, at: instant)
    }
  }
}

extension Notice {
  /// Goes to stderr: something is wrong with the connection, the broker or what arrived.
  var isTrouble: Bool {
    switch self {
    case .connectionLost, .takenOver, .refused, .subscriptionRefused, .payloadRefused, .failed,
      .ownerClaim, .gap, .delayed, .connected(.forgotten):
      true
    default: false
    }
  }

  /// Said by the run itself, or by the exit status.
  var isQuietInBatch: Bool {
    switch self {
    case .ready, .connected, .sent, .delivered: true
    case .message(let message, _): message.own
    default: false
    }
  }
}
