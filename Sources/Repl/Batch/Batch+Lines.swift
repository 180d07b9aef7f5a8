import ChatCore
import CommandParser
import Store

/// Line by line: each is run to its answer before the next one; what fails ends its script, and those that run it.
extension Batch {
  private static let parser = Parser(mode: .batch)

  /// - Returns: false at the end of the input.
  func runNext() -> Bool {
    switch scripts.next() {
    case .line(let line): perform(line)
    case .ended(let call, let failure): ran(call, failure)
    case .waits(let descriptor):
      turn(until: scripts.givenUpAt(settings.timeout), also: descriptor)
      giveUpSilent()
    case .broken(let failure):
      output.complain(failure.words)
      failed(failure, endsScript: true)
    case .end: return false
    }
    return true
  }

  func readOn() {
    guard let failure = scripts.read() else { return }
    output.complain(failure.words)
    failed(failure, endsScript: true)
  }

  private func giveUpSilent() {
    let isQuiet = scripts.isQuiet
    guard let failure = scripts.giveUpSilent(at: Clock.uptime(), after: settings.timeout) else {
      return
    }
    if !isQuiet { output.complain(failure.words) }
    failed(failure, endsScript: true)
  }

  private func perform(_ line: PlacedLine) {
    while output.isFull, !isOver { turn(until: nil) }
    if isOver { return }
    do throws(SyntaxError) {
      switch try Self.parser.parse(line.line.text) {
      case .command(let command, let span): perform(command, line, column: span.columns.lowerBound)
      case .text(let text): submit(.say(text), line, column: 1)
      case .empty, .comment: break
      }
    } catch {
      finish(line, .rejected(error))
    }
  }

  private func perform(_ command: Command, _ line: PlacedLine, column: Int) {
    switch command {
    case .chat(let action): submit(action, line, column: column)
    case .help(let topic): help(topic, line)
    case .echo(let text):
      output.print([output.echo(text)])
      finish(line, .answered(.done))
    case .set(let request): set(request, line, column: column)
    case .run(let path): run(path, line)
    case .exit(let code):
      finish(line, .answered(.done))
      if let code, status == .done { status = .exact(Int32(code)) }
      isEnding = true
    case .quit(let text):
      farewell = text
      finish(line, .answered(.done))
      isEnding = true
    }
  }

  private func set(_ request: SettingRequest, _ line: PlacedLine, column: Int) {
    let answer = settings.answer(request, in: .batch)
    if case .changed = answer {
      loop.timeout = settings.timeout
      output.adopt(settings)
    }
    finish(line, .set(answer), column: column)
  }

  private func help(_ topic: String?, _ line: PlacedLine) {
    do throws(SyntaxError) {
      output.print(
        try Grammar.standard.helpLines(for: topic, in: .batch, isPlain: settings.isPlain))
      finish(line, .answered(.done))
    } catch {
      finish(line, .rejected(error))
    }
  }

  // MARK: Scripts that run scripts

  private func run(_ path: String, _ line: PlacedLine) {
    do throws(StartError) {
      try scripts.run(path, by: line, checkedBy: settings.options.keepGoing ? nil : Self.parser)
    } catch {
      finish(line, .refused(.failed, error))
    }
  }

  private func ran(_ call: PlacedLine?, _ failure: ScriptFailure?) {
    guard let call else { return }
    output.ran(call, failure)
    if let failure, !call.line.ignoresFailure { failed(failure) }
  }

  /// The first failure gives the status; without `--keep-going` the script is over, and whoever runs it fails by it.
  private func failed(_ failure: ScriptFailure, endsScript: Bool = false) {
    scripts.note(failure)
    if !scripts.isRunning, status == .done { status = .status(failure.status) }
    if settings.options.keepGoing, !endsScript { return }
    if let call = scripts.giveUp() {
      ran(call, failure)
    } else {
      if status == .done { status = .status(failure.status) }
      isEnding = true
    }
  }

  // MARK: Commands for the engine

  private func submit(_ action: Action, _ line: PlacedLine, column: Int) {
    unanswered[loop.submit(action)] = (line, column)
    while !unanswered.isEmpty, !isOver { turn(until: nil, next: { [self] in nextText() }) }
  }

  /// The next line, if it is there already and a text: texts are stored together and go out together.
  private func nextText() -> Action? {
    guard !output.isFull, let line = scripts.nextLine() else { return nil }
    guard let (action, column) = text(of: line.line) else {
      scripts.putBack(line)
      return nil
    }
    unanswered[loop.latestCommand + 1] = (line, column)
    return action
  }

  private func text(of line: ScriptLine) -> (Action, column: Int)? {
    do throws(SyntaxError) {
      switch try Self.parser.parse(line.text) {
      case .command(.chat(let action), let span) where action.isText:
        return (action, span.columns.lowerBound)
      case .text(let text): return (.say(text), 1)
      default: return nil
      }
    } catch {
      return nil
    }
  }

  func answered(_ number: CommandNumber, _ outcome: Outcome) {
    guard let (line, column) = unanswered.removeValue(forKey: number) else { return }
    if case .failed(.ended) = outcome { return output.unfinished(line) }
    // Of lines that were to be stored together, the first one tells why the run ends.
    if isEnding, case .failed(.notStored) = outcome { return }
    finish(line, .answered(outcome), column: column, reason: storeError)
    if storeError != nil { (storeError, isEnding) = (nil, true) }
  }

  /// The run has ended before these commands did.
  func answerTheRest() {
    for number in unanswered.keys.sorted() { answered(number, .failed(.ended)) }
  }

  /// - Parameter reason: a better one than the result's own.
  private func finish(
    _ line: PlacedLine, _ result: BatchOutput.Result, column: Int = 1, reason: StoreError? = nil
  ) {
    output.leavesOut = !loop.engine.ignoredUsers.isEmpty
    let failure = output.command(line, result, column: column, reason: reason)
    guard let failure, !line.line.ignoresFailure else { return }
    failed(failure)
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
