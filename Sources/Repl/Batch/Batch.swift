import ChatCore
import CommandParser
import Glibc
import Store

/// A script's run: waits for ready, runs line by line, each to its answer (`Batch+Lines.swift`), waits until all is
/// acknowledged, and ends with the status that the script is owed.
final class Batch {
  let loop: ChatLoop
  let output: BatchOutput
  var settings: Settings
  var scripts: ScriptStack
  var status = ExitCode.done
  /// Lines whose commands have no answer yet, with the column at which each stands.
  var unanswered: [CommandNumber: (line: PlacedLine, column: Int)] = [:]
  private var isReady = false
  /// No further line is run.
  var isEnding = false
  var ending: Ending?
  private var lastFailure: LinkFailure?
  /// The broker is there and wants us: a connection that breaks is made again.
  private var isFound = false
  /// When the end is given up waiting for.
  private var leaveBy: Duration?
  /// Why the run ends: the store takes nothing. Not said yet.
  var storeError: StoreError?
  private var written = WrittenTexts()
  /// What the others see when this run ends.
  var farewell: String?
  /// Since when there has been no connection.
  private var lostSince: Duration?

  init(loop: ChatLoop, input: ScriptInput, output: BatchOutput, settings: Settings) {
    self.loop = loop
    scripts = ScriptStack(input)
    self.output = output
    self.settings = settings
  }

  /// - Returns: the exit status.
  func run() -> Int32 {
    loop.start()
    becomeReady()
    while !isOver, runNext() {}
    leave()
    answerTheRest()
    writeOut()
    return status.rawValue
  }

  var isOver: Bool { ending != nil || isEnding }

  // MARK: Beginning and end

  private func becomeReady() {
    let until = Clock.uptime() + settings.timeout
    while !isReady, !isOver {
      turn(until: until)
      if isReady || isOver { return }
      if let lastFailure, !isFound || Clock.uptime() >= until {
        return fail(.noConnection, output.words(lastFailure))
      }
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
    loop.leave(patience: patience, text: farewell)
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

  func end(_ reason: ExitStatus) {
    if status == .done { status = .status(reason) }
    isEnding = true
  }

  // MARK: Turns

  func turn(until: Duration?, also descriptor: Int32? = nil, next: (() -> Action?)? = nil) {
    let limit = until.map { max(.zero, min(.seconds(1), $0 - Clock.uptime())) } ?? .seconds(1)
    var descriptors = output.pollDescriptors
    if let descriptor {
      descriptors.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
    }
    take(loop.turn(&descriptors, atMost: limit, next: next))
    if descriptor != nil, descriptors.last?.revents != 0 { readOn() }
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

  private func note(_ notice: Notice) {
    written.note(notice)
    switch notice {
    case .ready: (isReady, lostSince) = (true, nil)
    case .connected: (isFound, lostSince) = (true, nil)
    case .connectionLost(let failure, _):
      lastFailure = failure
      if lostSince == nil { lostSince = Clock.uptime() }
    default: break
    }
  }

  private func interrupted(_ signal: Int32) {
    if !isInterrupted { status = .signal(signal) }
    isEnding = true
    if leaveBy != nil { leave(patience: Self.shortPatience) }
  }

  private func finished(_ ending: Ending) {
    self.ending = ending
    switch ending {
    case .left: break
    case .takenOver: if status == .done { status = .status(.takenOver) }
    case .refused: if status == .done { status = .status(.refused) }
    }
  }

  // MARK: What the store and the reader of stdout hold up

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
