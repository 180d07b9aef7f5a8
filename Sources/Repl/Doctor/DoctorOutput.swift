import ChatCore
import Glibc

/// What the doctor says: to people, or one JSON object a finding; questions and warnings go to stderr.
final class DoctorOutput {
  private let stdout = LineWriter(STDOUT_FILENO)
  private let stderr = LineWriter(STDERR_FILENO)
  private let sentences: Sentences
  private let style: Style
  /// Of questions, and of what stands before them.
  private let asking: Style
  private let json: JSONLines?
  private let broker: String
  private var hasWarned = false
  private var isAnswered = true

  init(_ settings: Settings, broker: String) {
    self.broker = broker
    var style = Style(settings, isTerminal: isatty(STDOUT_FILENO) == 1)
    var asking = Style(settings, isTerminal: false)
    if !settings.isPlain {
      style.columns = TerminalSize(of: STDOUT_FILENO)?.columns
      asking.columns = TerminalSize(of: STDERR_FILENO)?.columns
    }
    (self.style, self.asking) = (style, asking)
    sentences = Sentences(me: settings.user, known: KnownNames([settings.user]))
    json = settings.options.json ? JSONLines(me: settings.user, broker: broker) : nil
  }

  /// - Parameter mended: nil: nothing was done about it.
  func tell(_ finding: Finding, mended: Bool?) {
    if let json {
      stdout.add(json.line(finding, mended: mended, at: Clock.now().wall))
    } else {
      let ink: Ink? = finding.isCertain && mended != true ? .problem : .faint
      add(sentences.heading(finding, mended: mended), ink, to: stdout, style)
      for words in sentences.details(finding, mended: mended) {
        add("  " + words, to: stdout, style)
      }
    }
    stdout.flush(atMost: nil)
  }

  /// A finding before the question about it.
  func show(_ finding: Finding) {
    guard isAnswered, let cure = finding.cure else { return }
    add(sentences.heading(finding, mended: nil), to: stderr, asking)
    for record in cure.records { add("  " + sentences.publication(record), to: stderr, asking) }
    stderr.flush(atMost: nil)
  }

  /// A question on the terminal; the end of the input is a no to all that follow.
  func asks(for cure: Cure) -> Bool {
    while isAnswered {
      let rows = lines(sentences.question(cure), nil, asking)
      let question = Array(rows.joined(separator: "\n").utf8)
      if write(STDERR_FILENO, question, question.count) < 0 { return false }
      guard let answer = readLine() else { break }
      if let isYes = sentences.isYes(answer) { return isYes }
    }
    isAnswered = false
    return false
  }

  /// Whatever limits what can be seen.
  func tellOnce(refused: [(filter: TopicFilter, reason: ReasonCode)], isComplete: Bool) {
    if hasWarned { return }
    for (filter, reason) in refused {
      warn(sentences.doctorRefused(filter, reason))
    }
    if !isComplete { warn(sentences.incomplete) }
    hasWarned = !refused.isEmpty || !isComplete
  }

  func tellNotForgotten(_ group: GroupName) { warn(sentences.notForgotten(group)) }

  func conclude(wrong: Int, of count: Int) {
    if json == nil { add(sentences.conclusion(wrong, of: count, on: broker), to: stdout, style) }
    stdout.flush(atMost: nil)
  }

  func fail(_ failure: Visit.Failure) -> ExitStatus {
    warn(sentences.sentence(failure))
    if case .refused = failure { return .refused }
    return .noConnection
  }

  private func warn(_ words: Words) {
    add("chat: " + words, to: stderr, asking)
    stderr.flush(atMost: .seconds(1))
  }

  private func add(_ words: Words, _ ink: Ink? = nil, to writer: LineWriter, _ style: Style) {
    for line in lines(words, ink, style) { writer.add(line) }
  }

  /// Broken between words where the terminal ends.
  private func lines(_ words: Words, _ ink: Ink?, _ style: Style) -> [String] {
    var line = Line()
    line.append(words, ink)
    return line.lines(style)
  }
}
