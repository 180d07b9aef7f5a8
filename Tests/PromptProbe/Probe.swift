import CSystem
import Glibc
import Prompt

/// A program around a prompt, for tests in a pty: it says what it read, and prints above whatever arrives on a FIFO.
///
///     PROBE_MESSAGES   path of the FIFO; a line "\u{1}prompt TEXT" in it sets the prompt
///     PROBE_HISTORY    path of the history file
///     PROBE_PROMPT     the prompt; with PROBE_STYLE, in that look
///     PROBE_NAMES      how many names Tab knows: user00000 and so on; "none": a few odd ones
///     PROBE_BACKLOG    how many lines wait for a terminal that takes no output
///     PROBE_PLAIN      plain mode
///     PROBE_ERASES     accepted lines are erased
///     PROBE_LOG        path of a file to which accepted lines are appended, and how many messages came since the last
///
/// Lines that it obeys: /quit /secret /abort /exit
final class Probe {
  private let prompt: Prompt
  private let messages: Int32
  private let signals: Int32
  private var partial: [UInt8] = []
  private let logged =
    variable("PROBE_LOG").map { open($0, O_WRONLY | O_APPEND | O_CREAT, 0o600) } ?? -1
  private var received = 0

  init() {
    signals = [SIGWINCH, SIGCONT, SIGTERM, SIGHUP].withUnsafeBufferPointer {
      chat_signalfd($0.baseAddress, $0.count)
    }
    messages = variable("PROBE_MESSAGES").map { open($0, O_RDWR | O_NONBLOCK | O_CLOEXEC) } ?? -1
    var configuration = Configuration(program: "probe")
    configuration.historyPath = variable("PROBE_HISTORY")
    configuration.historyLimit = variable("PROBE_LIMIT").flatMap { Int($0) } ?? 1000
    configuration.isPlain = variable("PROBE_PLAIN") != nil
    configuration.keepsAcceptedLines = variable("PROBE_ERASES") == nil
    configuration.backlogLimit = variable("PROBE_BACKLOG").flatMap { Int($0) } ?? 5000
    configuration.notShown = { "… \($0) lines not shown; ask for them" }
    do throws(PromptError) {
      prompt = try Prompt(configuration: configuration)
    } catch {
      say("probe: \(error)", on: 2)
      exit(3)
    }
    setLook(of: variable("PROBE_PROMPT") ?? "> ")
    setUpCompletion()
  }

  func run() -> Int32 {
    if let error = prompt.historyError { prompt.printAbove(["history: \(error)"]) }
    while true {
      let entry = prompt.readLine { wait() }
      log(entry)
      switch entry {
      case .line("/quit"): return end("quit", 0)
      case .line("/abort"): abort()
      case .line("/exit"): exit(7)
      case .line("/secret"): readSecret()
      case .line(let line): prompt.printAbove(["line: \(visible(line))"])
      case .paste(let lines):
        prompt.printAbove(["paste: \(lines.count)"] + lines.prefix(5).map { "| \($0)" })
      case .interrupt(let wasEmpty):
        prompt.printAbove([wasEmpty ? "interrupt, empty" : "interrupt"])
      case .end: return end("end", 0)
      case .left: return end("left: \(prompt.draft)", 0)
      }
    }
  }

  private func log(_ entry: Entry) {
    guard logged >= 0, case .line(let line) = entry else { return }
    say("\(line) \(received)", on: logged)
    received = 0
  }

  private func end(_ word: String, _ status: Int32) -> Int32 {
    prompt.restore()
    if !prompt.wantsOutput { say(word, on: 1) }
    return status
  }

  private func readSecret() {
    switch prompt.readSecret(prompt: "secret: ", waiting: { wait() }) {
    case .line(let secret): prompt.printAbove(["secret of \(secret.unicodeScalars.count)"])
    case let other: prompt.printAbove(["no secret: \(other)"])
    }
  }

  private func setLook(of text: String) {
    let style = variable("PROBE_STYLE").flatMap { Style(parameters: $0) } ?? .plain
    prompt.prompt = StyledText([.init(text, style)])
  }

  // MARK: The loop

  private func wait() -> Wake {
    while true {
      var polled = [0, messages, signals].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      if prompt.wantsOutput { polled.append(pollfd(fd: 1, events: Int16(POLLOUT), revents: 0)) }
      guard poll(&polled, UInt(polled.count), -1) > 0 else { continue }
      if polled.count > 3, polled[3].revents != 0 { prompt.flush() }
      if polled[2].revents != 0, let wake = signalled() { return wake }
      if polled[1].revents != 0 { takeMessages() }
      if polled[0].revents != 0 { return .input }
    }
  }

  private func signalled() -> Wake? {
    switch chat_signalfd_read(signals) {
    case SIGWINCH: return .resized
    case SIGCONT: return .continued
    case SIGTERM, SIGHUP: return .leave
    default: return nil
    }
  }

  private func takeMessages() {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(messages, &buffer, buffer.count)
    guard count > 0 else { return }
    partial += buffer[..<count]
    guard let end = partial.lastIndex(of: 0x0A) else { return }
    var lines: [String] = []
    for bytes in partial[..<end].split(separator: 0x0A, omittingEmptySubsequences: false) {
      let line = String(decoding: bytes, as: UTF8.self)
      if line.hasPrefix("\u{1}prompt ") {
        setLook(of: String(line.dropFirst(8)))
      } else {
        lines.append(line)
      }
    }
    partial.removeSubrange(...end)
    received += lines.count
    prompt.printAbove(lines)
  }

  // MARK: Completion

  private func setUpCompletion() {
    let names: [String]
    if let count = variable("PROBE_NAMES").flatMap({ Int($0) }) {
      names = (0..<count).map { "user" + String(String(100_000 + $0).dropFirst()) }
    } else {
      names = ["alice", "bob", "robert", "robin", "世界", "世紀"]
    }
    prompt.completion = { line, cursor in
      let scalars = Array(line.unicodeScalars)
      let start = scalars[..<cursor].lastIndex(of: " ").map { $0 + 1 } ?? 0
      var prefix = String.UnicodeScalarView()
      prefix.append(contentsOf: scalars[start..<cursor])
      return answer(range: start..<cursor, prefix: String(prefix), names: names)
    }
  }
}

/// The names that begin with what was typed.
private func answer(range: Range<Int>, prefix: String, names: [String]) -> CompletionAnswer {
  let matches = names.filter { $0.utf8.starts(with: prefix.utf8) }
  var insertion = matches.first ?? ""
  while !matches.allSatisfy({ $0.utf8.starts(with: insertion.utf8) }) {
    insertion = String(insertion.unicodeScalars.dropLast())
  }
  return CompletionAnswer(
    range: range, insertion: insertion, candidates: Array(matches.prefix(256)), count: matches.count
  )
}

private func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

private func visible(_ line: String) -> String {
  line.unicodeScalars.map {
    $0.value < 0x20 ? "^\(Unicode.Scalar(UInt8($0.value + 0x40)))" : String($0)
  }.joined()
}

private func say(_ text: String, on fd: Int32) {
  let bytes = Array((text + "\n").utf8)
  _ = write(fd, bytes, bytes.count)
}
