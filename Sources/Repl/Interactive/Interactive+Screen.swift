import ChatCore
import Prompt

/// What is printed above the prompt at the end of a turn, and the prompt.
extension Interactive {
  /// - Parameter last: when the last of the lines was written, if that is not now.
  func say(_ lines: [String], last: Timestamp? = nil) {
    let now = Clock.now()
    transcript.add(lines, at: now, last: last) { people.dayLine(now.wall, at: now) }
  }

  func show() {
    sayNotices()
    complain(attention.notifier.turn(at: Clock.uptime()))
    let isNews = gist != said
    said = gist
    let lines = transcript.take()
    if !lines.isEmpty || (editor.isPlain && !isNews && (question ?? promptLine) != editor.prompt) {
      editor.printAbove(
        lines, ringing: rings, prompt: question ?? promptLine, saysPrompt: isNews)
    }
    rings = false
    let text = question ?? promptLine
    if text != editor.prompt { editor.prompt = text }
    if isNews { editor.sayPrompt() }
  }

  /// At once: what the person has just asked for.
  func printAbove(_ lines: [String]) {
    transcript.pass(lines.count)
    editor.printAbove(lines)
  }

  /// What the prompt says, but for its numbers and attempts to connect.
  var gist: String {
    var state = loop.engine.promptState
    (state.unread, state.mentions, state.unsent) = (0, 0, 0)
    // Attempts come and go, and the connection is the news.
    if state.link != .ready { state.link = .connecting }
    let held = waiting.isBusy ? 0 : nil
    return (question ?? PromptLine.text(state, people.style, held: held)).text
  }

  var promptLine: StyledText {
    let held = waiting.isBusy ? waiting.heldCount : nil
    return PromptLine.text(loop.engine.promptState, people.style, held: held)
  }
}
