import CSystem
import ChatCore
import Glibc

/// Runs a program of the user's choice for texts that are meant for him: no shell, nothing of the text among the
/// arguments, the text as one JSON object on its input.
///
/// Nothing here waits: the loop asks once a turn what has become of those that run.
struct Notifier {
  /// What is told once, until another program is chosen.
  enum Trouble: Equatable {
    case notStarted(program: String, errno: Int32)
    case tookTooLong(program: String, limit: Duration)
    case failed(program: String, status: Int32)
    case tooMany(program: String)
  }

  /// So many run at once; so many texts wait for one to end, and what is more is passed over.
  static let mostRunning = 4
  static let mostWaiting = 64
  /// Then it is killed, with what it has started.
  static let limit = Duration.seconds(10)

  /// The program and its arguments; empty: none.
  var words: [String] {
    didSet { if words != oldValue { (waiting, isTold) = ([], false) } }
  }
  private var running: [Run] = []
  private var waiting: [[UInt8]] = []
  private var isTold = false
  private let runLimit: Duration

  private struct Run {
    let child: pid_t
    let end: Duration
    /// It is reaped as soon as it is gone.
    var isKilled = false

    /// With its process group, which is its own.
    func kill() { if Glibc.kill(-child, SIGKILL) != 0 { _ = Glibc.kill(child, SIGKILL) } }
  }

  init(words: [String], limit: Duration = Notifier.limit) {
    (self.words, runLimit) = (words, limit)
  }

  /// The longest that the loop may wait before it asks again: nil while nothing runs.
  var patience: Duration? { running.isEmpty ? nil : .milliseconds(waiting.isEmpty ? 500 : 20) }

  /// - Parameter object: a line of JSON without its end.
  mutating func notify(_ object: String, at now: Duration) -> Trouble? {
    guard !words.isEmpty else { return nil }
    if running.count < Self.mostRunning { return start(Array(object.utf8) + [0x0A], at: now) }
    guard waiting.count < Self.mostWaiting else { return told(.tooMany(program: words[0])) }
    waiting.append(Array(object.utf8) + [0x0A])
    return nil
  }

  /// Reaps those that have ended, kills those that take too long, and starts those that wait.
  mutating func turn(at now: Duration) -> Trouble? {
    var trouble: Trouble?
    for index in running.indices.reversed() {
      trouble = look(at: index, now) ?? trouble
    }
    while running.count < Self.mostRunning, !waiting.isEmpty {
      trouble = start(waiting.removeFirst(), at: now) ?? trouble
    }
    return trouble.flatMap { told($0) }
  }

  private mutating func look(at index: Int, _ now: Duration) -> Trouble? {
    let program = words.first ?? ""
    let run = running[index]
    var status: Int32 = 0
    if waitpid(run.child, &status, WNOHANG) != 0 {
      running.remove(at: index)
      let status = shellStatus(status)
      return run.isKilled || status == 0 ? nil : .failed(program: program, status: status)
    }
    guard now >= run.end, !run.isKilled else { return nil }
    run.kill()
    running[index].isKilled = true
    return .tookTooLong(program: program, limit: runLimit)
  }

  /// Nothing outlives the program; init(1) reaps it.
  mutating func end() {
    for run in running { run.kill() }
    (running, waiting) = ([], [])
  }

  private mutating func start(_ bytes: [UInt8], at now: Duration) -> Trouble? {
    let input = chat_memory_file(bytes, bytes.count)
    guard input >= 0 else { return told(.notStarted(program: words[0], errno: errno)) }
    defer { close(input) }
    let child = words.withArguments { chat_spawn($0, input, -1, -1, 1) }
    guard child > 0 else { return told(.notStarted(program: words[0], errno: errno)) }
    running.append(Run(child: child, end: now + runLimit))
    return nil
  }

  private mutating func told(_ trouble: Trouble) -> Trouble? {
    defer { isTold = true }
    return isTold ? nil : trouble
  }
}
