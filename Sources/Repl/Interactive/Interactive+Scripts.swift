import ChatCore
import CommandParser

/// Scripts at the prompt, and the lines that wait for a `/wait`, an `/expect` or a script to end.
extension Interactive {
  private static let parser = Parser(mode: .batch)

  /// Runs what can be run now: lines of scripts first, then typed ones that were held up.
  func runHeld() {
    while waiting.holder == nil, waiting.waitsFor == nil, !isLeaving {
      if waiting.scripts.isRunning {
        runNext()
      } else if let line = waiting.nextHeld() {
        perform(line)
      } else {
        return
      }
    }
  }

  private func runNext() {
    switch waiting.scripts.next() {
    case .line(let line): perform(line)
    case .ended(let call, let failure): ran(call, failure)
    case .waits(let descriptor): waiting.waitsFor = descriptor
    case .broken(let failure): stop(failure)
    case .end: break
    }
  }

  /// There is something to read for the script.
  func readOn() {
    waiting.waitsFor = nil
    if let failure = waiting.scripts.read() { stop(failure) }
  }

  /// Nobody writes to the pipe that the script is to come through.
  func giveUpSilent() {
    let isQuiet = waiting.scripts.isQuiet
    guard let failure = waiting.scripts.giveUpSilent(at: Clock.uptime(), after: loop.timeout) else {
      return
    }
    waiting.waitsFor = nil
    stop(failure, isQuiet: isQuiet)
  }

  // MARK: Lines of a script

  private func perform(_ line: PlacedLine) {
    do throws(SyntaxError) {
      switch try Self.parser.parse(line.line.text) {
      case .command(let command, let span): perform(command, line, column: span.columns.lowerBound)
      case .text(let text): submit(.say(text), line, column: 1)
      case .empty, .comment: break
      }
    } catch {
      let failure = ScriptFailure(
        status: .usage,
        words: renderUntrusted(Array(error.description(inFile: line.file, at: line.line).utf8)))
      fail(line, failure)
    }
  }

  private func perform(_ command: Command, _ line: PlacedLine, column: Int) {
    switch command {
    case .chat(let action): submit(action, line, column: column)
    case .run(let path): run(path, by: line)
    case .set(let request): set(request, line, column: column)
    case .help, .echo, .exit, .quit: perform(command)
    }
  }

  private func set(_ request: SettingRequest, _ line: PlacedLine, column: Int) {
    guard case .refused(let refusal) = set(request) else { return }
    let failure = ScriptFailure(
      status: refusal.exitStatus, words: line.error(people.sentence(refusal), column: column))
    fail(line, failure)
  }

  private func submit(_ action: Action, _ line: PlacedLine, column: Int) {
    waiting.holder = loop.submit(action)
    waiting.current = (line, column)
  }

  /// - Parameter call: the line that says so; nil: it was typed.
  func run(_ path: String, by call: PlacedLine?) {
    do throws(StartError) {
      let parser = settings.options.keepGoing ? nil : Self.parser
      try waiting.scripts.run(path, by: call, checkedBy: parser)
    } catch {
      guard let call else { return complain(error.sentence) }
      let failure = ScriptFailure(status: .failed, words: call.error(error.sentence, column: 1))
      fail(call, failure)
    }
  }

  /// A command of a script has its answer.
  func answered(_ line: PlacedLine, column: Int, _ failure: CommandFailure) {
    let failure = ScriptFailure(
      status: failure.exitStatus, words: line.error(people.sentence(failure), column: column))
    fail(line, failure)
  }

  private func fail(_ line: PlacedLine, _ failure: ScriptFailure) {
    if !line.isQuiet { complain(failure.words) }
    if !line.line.ignoresFailure { failed(failure) }
  }

  private func failed(_ failure: ScriptFailure) {
    waiting.scripts.note(failure)
    if settings.options.keepGoing { return }
    if let call = waiting.scripts.giveUp() { ran(call, failure) }
  }

  private func stop(_ failure: ScriptFailure, isQuiet: Bool = false) {
    if !isQuiet { complain(failure.words) }
    waiting.scripts.note(failure)
    if let call = waiting.scripts.giveUp() { ran(call, failure) }
  }

  private func ran(_ call: PlacedLine?, _ failure: ScriptFailure?) {
    if let call, let failure, !call.line.ignoresFailure { failed(failure) }
  }

  // MARK: ^C

  /// Ends what holds up the lines, and says so in one line.
  func interrupt() {
    if let holder = waiting.holder { loop.interrupt(holder) }
    say(people.aside(AtThePrompt.interrupted(dropped: waiting.giveUp())))
  }
}
