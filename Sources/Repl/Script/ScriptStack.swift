import ChatCore
import CommandParser
import Languages

/// A line of a script, and where it stands.
struct PlacedLine {
  /// As errors call it.
  var file: String
  var line: ScriptLine
  /// Whether nobody wants to know why it failed: it is a `-/cmd`, or a script that is run by one holds it.
  var isQuiet: Bool

  var place: CommandPlace { CommandPlace(file: file, line: line.line, input: line.text) }

  /// `FILE:LINE:COLUMN: /cmd: reason`
  ///
  /// - Parameter column: of the line's text.
  func error(_ reason: String, column: Int) -> String {
    let place = line.position(ofColumn: column)
    let command = renderUntrusted(Array(line.text.prefix { $0 != " " }.utf8))
    return "\(file):\(place.line):\(place.column): \(command): \(reason)"
  }
}

/// What made a script fail.
struct ScriptFailure {
  let status: ExitStatus
  /// `FILE:LINE:COLUMN: /cmd: reason`
  let words: String
  /// The same, for scripts.
  let inEnglish: String

  init(status: ExitStatus, words: @autoclosure () -> String) {
    self.status = status
    self.words = words()
    inEnglish = Language.inEnglish { words() }
  }
}

/// The script that runs, and those that it runs in turn by `/run`, the innermost last.
struct ScriptStack {
  enum Step {
    case line(PlacedLine)
    /// A script that was run has come to its end; nil: it was called by hand.
    case ended(call: PlacedLine?, ScriptFailure?)
    /// The next line has not come yet.
    case waits(descriptor: Int32)
    /// What follows cannot be used.
    case broken(ScriptFailure)
    /// All is done.
    case end
  }

  private struct Frame {
    var input: ScriptInput
    /// The line with the `/run`.
    var call: PlacedLine?
    /// The first one.
    var failure: ScriptFailure?
  }

  private var frames: [Frame] = []
  /// Taken already, and to be given out once more.
  private var ahead: Step?
  /// So many scripts stand below those that `/run` has begun.
  private let floor: Int

  /// - Parameter input: what is read when no script runs by `/run`; nil: nothing is.
  init(_ input: ScriptInput? = nil) {
    frames = input.map { [Frame(input: $0)] } ?? []
    floor = frames.count
  }

  /// Whether a script runs by `/run`.
  var isRunning: Bool { frames.count > floor }

  mutating func next() -> Step {
    if let ahead {
      self.ahead = nil
      return ahead
    }
    guard let top = frames.indices.last else { return .end }
    if let step = read(from: top) { return step }
    if let descriptor = frames[top].input.descriptor { return .waits(descriptor: descriptor) }
    if !isRunning { return .end }
    let done = frames.removeLast()
    return .ended(call: done.call, done.failure)
  }

  /// The next line of the innermost script, if it is there already.
  mutating func nextLine() -> PlacedLine? {
    guard ahead == nil, let top = frames.indices.last else { return nil }
    let step = read(from: top)
    if case .line(let line) = step { return line }
    ahead = step
    return nil
  }

  /// Gives out a line once more.
  mutating func putBack(_ line: PlacedLine) { ahead = .line(line) }

  /// A line or what is wrong with it; nil: none is there.
  private mutating func read(from frame: Int) -> Step? {
    let file = frames[frame].input.name
    let isQuiet = isQuiet
    do throws(ScriptError) {
      guard let line = try frames[frame].input.next() else { return nil }
      return .line(PlacedLine(file: file, line: line, isQuiet: isQuiet || line.ignoresFailure))
    } catch {
      return .broken(ScriptFailure(status: .usage, words: error.description(inFile: file)))
    }
  }

  /// Reads on, once there is something to read.
  ///
  /// - Returns: why it cannot be read.
  mutating func read() -> ScriptFailure? {
    guard let top = frames.indices.last else { return nil }
    frames[top].input.read()
    guard let failure = frames[top].input.failure else { return nil }
    let name = frames[top].input.name
    return ScriptFailure(status: .failed, words: "chat: \(name): \(systemWords(failure))")
  }

  /// When a script is given up that comes through a pipe to which nobody writes; nil: there is none.
  ///
  /// - Parameter patience: how long that is waited for.
  func givenUpAt(_ patience: Duration) -> Duration? {
    frames.last?.input.silentSince.map { $0 + patience }
  }

  /// What becomes of the pipe then, if still nobody writes to it.
  mutating func giveUpSilent(at now: Duration, after patience: Duration) -> ScriptFailure? {
    guard let end = givenUpAt(patience), end <= now, let top = frames.indices.last else {
      return nil
    }
    frames[top].input.read()
    guard frames[top].input.silentSince != nil else { return nil }
    let error = StartError.nobodyWrites(path: frames[top].input.name, patience)
    let call = frames[top].call
    return ScriptFailure(
      status: .timedOut, words: call?.error(error.sentence, column: 1) ?? error.sentence)
  }

  /// Whether nobody wants to know why the innermost script fails.
  var isQuiet: Bool { frames.contains { $0.call?.line.ignoresFailure == true } }

  /// Runs a file before anything else.
  ///
  /// - Parameters:
  ///   - call: the line that says so; nil: it was typed.
  ///   - parser: no line of the file runs when it refuses one; nil: it is not asked.
  mutating func run(
    _ path: String, by call: PlacedLine?, checkedBy parser: Parser?
  ) throws(StartError) {
    let most = Grammar.mostScripts
    if frames.count - floor >= most {
      throw .scriptsTooDeep(path: path, most: most)
    }
    let input = try ScriptInput(running: path, checkedBy: parser)
    frames.append(Frame(input: input, call: call))
  }

  /// A line of the innermost script has failed.
  mutating func note(_ failure: ScriptFailure) {
    guard let top = frames.indices.last, frames[top].failure == nil else { return }
    frames[top].failure = failure
  }

  /// Gives the innermost script up, if it runs by `/run`.
  ///
  /// - Returns: the line that called it.
  mutating func giveUp() -> PlacedLine? {
    ahead = nil
    guard isRunning else { return nil }
    var given = frames.removeLast()
    given.input.close()
    return given.call
  }

  /// Gives all scripts up that run by `/run`.
  mutating func giveUpAll() { while isRunning { _ = giveUp() } }
}
