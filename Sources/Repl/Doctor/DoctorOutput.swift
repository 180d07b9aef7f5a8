import ChatCore
import Glibc

/// What the doctor says: to people, or one JSON object a finding; questions and warnings go to stderr.
final class DoctorOutput {
  private let stdout = LineWriter(STDOUT_FILENO)
  private let stderr = LineWriter(STDERR_FILENO)
  private let sentences: Sentences
  private let style: Style
  private let json: JSONLines?
  private let broker: String
  private var hasWarned = false
  private var isAnswered = true

  init(_ settings: Settings, broker: String) {
    self.broker = broker
    style = Style(settings, isTerminal: isatty(STDOUT_FILENO) == 1)
    sentences = Sentences(me: settings.user, known: KnownNames([settings.user]))
    json = settings.options.json ? JSONLines(me: settings.user, broker: broker) : nil
  }

  /// - Parameter mended: nil: nothing was done about it.
  func tell(_ finding: Finding, mended: Bool?) {
    if let json {
      stdout.add(json.line(finding, mended: mended, at: Clock.now().wall))
    } else {
      let ink: Ink? = finding.isCertain && mended != true ? .problem : .faint
      stdout.add(style.paint(sentences.heading(finding, mended: mended), ink))
      for words in sentences.details(finding, mended: mended) { stdout.add("  " + words.text) }
    }
    stdout.flush(atMost: nil)
  }

  /// A finding before the question about it.
  func show(_ finding: Finding) {
    guard isAnswered, let cure = finding.cure else { return }
    stderr.add(sentences.heading(finding, mended: nil).text)
    for record in cure.records { stderr.add("  " + sentences.publication(record).text) }
    stderr.flush(atMost: nil)
  }

  /// A question on the terminal; the end of the input is a no to all that follow.
  func asks(for cure: Cure) -> Bool {
    while isAnswered {
      let question = Array(sentences.question(cure).text.utf8)
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
    if json == nil { stdout.add(sentences.conclusion(wrong, of: count, on: broker).text) }
    stdout.flush(atMost: nil)
  }

  func fail(_ failure: Visit.Failure) -> ExitStatus {
    warn(sentences.sentence(failure))
    if case .refused = failure { return .refused }
    return .noConnection
  }

  private func warn(_ words: Words) {
    stderr.add("chat: " + words.text)
    stderr.flush(atMost: .seconds(1))
  }
}
