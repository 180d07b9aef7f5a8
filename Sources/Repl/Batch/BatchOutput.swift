import ChatCore
import CommandParser
import Glibc

/// What a batch writes: lines for people on stdout, or JSON there and the words for people on stderr.
final class BatchOutput {
  /// How a line of a script ended.
  enum Result {
    case answered(Outcome)
    case rejected(SyntaxError)

    var failureStatus: ExitStatus? {
      switch self {
      case .answered(.done): nil
      case .answered(.failed(let failure)): failure.exitStatus
      case .rejected: .usage
      }
    }
  }

  /// The broker's address, for sentences.
  let broker: String
  private let people: PeopleFormatter
  private let json: JSONLines?
  private let stdout = LineWriter(STDOUT_FILENO)
  private let stderr = LineWriter(STDERR_FILENO)

  init(people: PeopleFormatter, json: JSONLines?, broker: String) {
    self.people = people
    self.json = json
    self.broker = broker
  }

  func show(_ notice: Notice) {
    let now = Clock.now()
    if let json {
      for line in json.lines(notice, at: now.wall) { stdout.add(line) }
      if notice.isTrouble { for line in people.lines(notice, at: now) { stderr.add(line) } }
    } else {
      let writer = notice.isTrouble ? stderr : stdout
      if !notice.isQuietInBatch {
        for line in people.lines(notice, at: now) { writer.add(line) }
      }
    }
  }

  /// The end of a command: its listing, or its error with the place where it stands.
  func command(_ line: ScriptLine, _ result: Result, column: Int, input: String) {
    let now = Clock.now()
    if let json { stdout.add(json.command(line, result, at: now.wall)) }
    switch result {
    case .answered(.done(let done)):
      if json == nil, let listing = done.listing {
        for text in people.lines(listing, at: now) { stdout.add(text) }
      }
    case .answered(.failed(let failure)):
      let place = line.position(ofColumn: column)
      let command = line.text.prefix { $0 != " " }
      complain(
        "\(input):\(place.line):\(place.column): \(renderLine(command)): \(people.sentence(failure))"
      )
    case .rejected(let error): complain(error.description(inFile: input, at: line))
    }
    flush()
  }

  func print(_ lines: [String]) {
    let writer = json == nil ? stdout : stderr
    for line in lines { writer.add(line) }
  }

  /// What `/echo` prints: the script's own words, made safe.
  func echo(_ text: String) -> String { renderLine(text) }

  func say(_ words: String) { complain("chat: " + words) }

  /// An error in a script, with the place where it stands: `FILE:LINE:COLUMN: /cmd: reason`.
  func complain(_ error: String) {
    stderr.add(error)
    stderr.flush()
  }

  func words(_ failure: LinkFailure) -> String {
    people.sentence(failure)
  }

  private func renderLine(_ text: some StringProtocol) -> String {
    renderUntrusted(Array(text.utf8))
  }

  @discardableResult
  func flush() -> Bool {
    stderr.flush()
    return stdout.flush()
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
        line: line.line, input: line.text, code: .usage, error: error.description, at: instant)
    }
  }
}

extension Notice {
  /// Goes to stderr: something is wrong with the connection, the broker or what arrived.
  var isTrouble: Bool {
    switch self {
    case .connectionLost, .takenOver, .refused, .subscriptionRefused, .payloadRefused, .failed,
      .ownerClaim, .gap, .delayed:
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
