import ChatCore
import CommandParser
import Glibc
import Store

/// A script's run: waits for ready, runs line by line, each to its answer, waits until all is acknowledged, and ends
/// with the status that the script is owed.
final class Batch {
  private let loop: ChatLoop
  private var input: BatchInput
  private let output: BatchOutput
  private var settings: Settings
  private let parser = Parser(mode: .batch)
  private var status = ExitCode.done
  /// Lines whose commands have no answer yet, with the column at which each stands.
  private var unanswered: [CommandNumber: (line: ScriptLine, column: Int)] = [:]
  /// Read ahead, and to be run next.
  private var ahead: Result<ScriptLine, ScriptError>?
  private var isReady = false
  private var isEnding = false
  private var ending: Ending?
  private var lastFailure: LinkFailure?
  /// When the end is given up waiting for.
  private var leaveBy: Duration?
  /// Why the run ends: the store takes nothing. Not said yet.
  private var storeError: StoreError?
  private var written = WrittenTexts()
  /// Since when there has been no connection.
  private var lostSince: Duration?

  init(loop: ChatLoop, input: BatchInput, output: BatchOutput, settings: Settings) {
    self.loop = loop
    self.input = input
    self.output = output
    self.settings = settings
  }

  /// - Returns: the exit status.
  func run() -> Int32 {
    loop.start()
    becomeReady()
    while ending == nil, !isEnding, let line = nextLine() { perform(line) }
    leave()
    writeOut()
    return status.rawValue
  }

  // MARK: Beginning and end

  private func becomeReady() {
    let until = Clock.uptime() + settings.timeout
    while !isReady, ending == nil, !isEnding {
      turn(until: until)
      if isReady || ending != nil || isEnding { return }
      if let lastFailure { return fail(.noConnection, output.words(lastFailure)) }
      if Clock.uptime() >= until {
        return fail(.noConnection, InABatch.noAnswer(from: output.broker, within: settings.timeout))
      }
    }
  }

  /// Sends what waits, says offline, and disconnects.
  private func leave() {
    guard ending == nil, !loop.isFinished else { return }
    leave(patience: isReady && !isInterrupted ? settings.timeout : Self.shortPatience)
    while ending == nil, let leaveBy, Clock.uptime() < leaveBy { turn(until: leaveBy) }
    if case .left(let unsent, let held)? = ending { report(unsent: unsent, held: held) }
    if let failure = written.failure, status == .done { status = .status(failure) }
  }

  private static let shortPatience = Duration.milliseconds(500)

  private func leave(patience: Duration) {
    loop.leave(patience: patience)
    leaveBy = Clock.uptime() + patience + .seconds(2)
  }

  /// What the reader of stdout has not taken yet is waited for, until a signal comes. What he does not get is shown at
  /// the next start.
  private func writeOut() {
    output.flush()
    while !isInterrupted, output.isWaiting { turn(until: nil) }
    output.end(atMost: isInterrupted ? .milliseconds(100) : .seconds(1))
    markShown()
    take(loop.turn(atMost: .zero))
  }

  private var isInterrupted: Bool { if case .signal = status { true } else { false } }

  private func report(unsent: Int, held: Int) {
    if held > 0 { output.say(InABatch.held(held)) }
    guard unsent > 0, !isInterrupted else { return }
    fail(.timedOut, InABatch.unsent(unsent))
  }

  /// The first failure gives the status; the run is over.
  private func fail(_ reason: ExitStatus, _ words: String) {
    output.say(words)
    end(reason)
  }

  private func end(_ reason: ExitStatus) {
    if status == .done { status = .status(reason) }
    isEnding = true
  }

  // MARK: Lines

  private func nextLine() -> ScriptLine? {
    while true {
      do throws(ScriptError) {
        let read = ahead
        ahead = nil
        if let line = if let read { try read.get() } else { try input.next() } { return line }
      } catch {
        output.complain(error.description(inFile: input.name))
        end(.usage)
        return nil
      }
      guard input.isOpen, ending == nil, !isEnding else { return nil }
      waitForInput()
    }
  }

  private func waitForInput() {
    guard let descriptor = input.descriptor else { return }
    var descriptors =
      [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)] + output.pollDescriptors
    take(loop.turn(&descriptors, atMost: .seconds(1)))
    if descriptors[0].revents != 0 { input.read() }
    if let failure = input.failure {
      fail(.failed, "\(input.name): \(systemWords(failure))")
    }
  }

  private func perform(_ line: ScriptLine) {
    while output.isFull, ending == nil, !isEnding { turn(until: nil) }
    if ending != nil || isEnding { return }
    do throws(SyntaxError) {
      switch try parser.parse(line.text) {
      case .command(let command, let span): perform(command, line, column: span.columns.lowerBound)
      case .text(let text): submit(.say(text), line, column: 1)
      case .empty, .comment: break
      }
    } catch {
      finish(line, .rejected(error))
    }
  }

  private func perform(_ command: Command, _ line: ScriptLine, column: Int) {
    switch command {
    case .chat(let action): submit(action, line, column: column)
    case .help(let topic):
      help(topic, line)
    case .set(let request): set(request, line, column: column)
    case .echo(let text):
      output.print([output.echo(text)])
      finish(line, .answered(.done))
    case .exit(let code):
      finish(line, .answered(.done))
      if let code, status == .done { status = .exact(Int32(code)) }
      isEnding = true
    case .quit:
      finish(line, .answered(.done))
      isEnding = true
    }
  }

  private func set(_ request: SettingRequest, _ line: ScriptLine, column: Int) {
    let answer = settings.answer(request, in: .batch)
    if case .changed = answer {
      loop.timeout = settings.timeout
      output.adopt(settings)
    }
    finish(line, .set(answer), column: column)
  }

  private func help(_ topic: String?, _ line: ScriptLine) {
    do throws(SyntaxError) {
      output.print(try Grammar.standard.helpLines(for: topic, in: .batch))
      finish(line, .answered(.done))
    } catch {
      finish(line, .rejected(error))
    }
  }

  private func submit(_ action: Action, _ line: ScriptLine, column: Int) {
    unanswered[loop.submit(action)] = (line, column)
    while !unanswered.isEmpty, ending == nil, !isEnding {
      var descriptors = output.pollDescriptors
      take(loop.turn(&descriptors, next: { [self] in nextText() }))
    }
    unanswered = [:]
  }

  /// The next line, if it is there already and a text: texts are stored together and go out together.
  private func nextText() -> Action? {
    guard ahead == nil, !output.isFull else { return nil }
    do throws(ScriptError) {
      ahead = try input.next().map { .success($0) }
    } catch {
      ahead = .failure(error)
    }
    guard case .success(let line)? = ahead, let (action, column) = text(of: line) else {
      return nil
    }
    ahead = nil
    unanswered[loop.latestCommand + 1] = (line, column)
    return action
  }

  private func text(of line: ScriptLine) -> (Action, column: Int)? {
    do throws(SyntaxError) {
      switch try parser.parse(line.text) {
      case .command(.chat(let action), let span) where action.isText:
        return (action, span.columns.lowerBound)
      case .text(let text): return (.say(text), 1)
      default: return nil
      }
    } catch {
      return nil
    }
  }

  /// - Parameter reason: a better one than the result's own.
  private func finish(
    _ line: ScriptLine, _ result: BatchOutput.Result, column: Int = 1, reason: String? = nil
  ) {
    output.command(line, result, column: column, input: input.name, reason: reason)
    guard let failure = result.failureStatus, !line.ignoresFailure else { return }
    if status == .done { status = .status(failure) }
    if !settings.options.keepGoing { isEnding = true }
  }

  // MARK: Turns

  private func turn(until: Duration?) {
    let limit = until.map { max(.zero, min(.seconds(1), $0 - Clock.uptime())) } ?? .seconds(1)
    var descriptors = output.pollDescriptors
    take(loop.turn(&descriptors, atMost: limit))
  }

  private func take(_ happenings: [ChatLoop.Happening]) {
    for happening in happenings { take(happening) }
    endForStore()
    catchUp()
    if !output.flush(), !isEnding { fail(.failed, output.brokenWords) }
    markShown()
    if let lostSince, isReady, !isEnding, Clock.uptime() - lostSince > settings.timeout {
      fail(.noConnection, InABatch.lost(for: settings.timeout))
    }
  }

  /// Texts that came while the reader of stdout was behind.
  private func catchUp() {
    guard let row = output.behindRow, !output.isFull else { return }
    do throws(StoreError) {
      let most = 1000
      let texts = try loop.unshown(after: row, most: most)
      output.catchUp(texts, areMore: texts.count == most)
    } catch {
      output.say(error.sentence)
    }
  }

  private func markShown() {
    for message in output.takeWritten() { loop.markShown(message) }
  }

  private func take(_ happening: ChatLoop.Happening) {
    switch happening {
    case .notice(let notice):
      note(notice)
      // Before the first connection the run's own end says it.
      if case .connectionLost = notice, !isReady { break }
      output.show(notice)
    case .answer(let number, let outcome): answered(number, outcome)
    case .signal(let signal) where [SIGINT, SIGTERM, SIGHUP].contains(signal): interrupted(signal)
    case .signal: break
    case .storeFailed(let error): storeFailed(error)
    case .storeWorks: output.say(StoreError.isOver)
    case .finished(let ending): finished(ending)
    }
  }

  private func answered(_ number: CommandNumber, _ outcome: Outcome) {
    guard let (line, column) = unanswered.removeValue(forKey: number) else { return }
    // Of lines that were to be stored together, the first one tells why the run ends.
    if isEnding, case .failed(.notStored) = outcome { return }
    finish(line, .answered(outcome), column: column, reason: storeError?.sentence)
    if storeError != nil { (storeError, isEnding) = (nil, true) }
  }

  private func interrupted(_ signal: Int32) {
    if !isInterrupted { status = .signal(signal) }
    isEnding = true
    if leaveBy != nil { leave(patience: Self.shortPatience) }
  }

  /// It is said by the command that failed for it, if there is one; with `--keep-going` the run waits for better times.
  private func storeFailed(_ error: StoreError) {
    if status == .done { status = .status(.failed) }
    if settings.options.keepGoing, leaveBy == nil {
      output.say(error.sentence)
    } else {
      storeError = error
    }
  }

  private func endForStore() {
    guard let storeError, !isEnding || leaveBy != nil else { return }
    output.say(storeError.sentence)
    (self.storeError, isEnding) = (nil, true)
  }

  private func note(_ notice: Notice) {
    written.note(notice)
    switch notice {
    case .ready: (isReady, lostSince) = (true, nil)
    case .connected: lostSince = nil
    case .connectionLost(let failure, _):
      lastFailure = failure
      if lostSince == nil { lostSince = Clock.uptime() }
    default: break
    }
  }

  private func finished(_ ending: Ending) {
    self.ending = ending
    switch ending {
    case .left: break
    case .takenOver: if status == .done { status = .status(.takenOver) }
    case .refused: if status == .done { status = .status(.refused) }
    }
  }
}

extension Action {
  /// Whether it sends a text.
  fileprivate var isText: Bool {
    switch self {
    case .message, .say, .act: true
    default: false
    }
  }
}

/// What the process ends with.
enum ExitCode: Equatable {
  case status(ExitStatus)
  /// `/exit N`
  case exact(Int32)
  case signal(Int32)

  static let done = ExitCode.status(.done)

  var rawValue: Int32 {
    switch self {
    case .status(let status): status.rawValue
    case .exact(let code): code
    case .signal(let signal): 128 + signal
    }
  }
}
