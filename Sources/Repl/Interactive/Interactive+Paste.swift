import ChatCore
import CommandParser
import Prompt

/// Several pasted lines are never run: the person says what becomes of them.
extension Interactive {
  func ask(about pasted: [String]) {
    guard loop.engine.promptState.current != nil else {
      return drop(editor.halfTyped, saying: AtThePrompt.nowhereToSend(pasted.count))
    }
    let question = PromptLine.question(aboutLines: pasted.count, people.style)
    (self.question, editor.prompt) = (question, question)
    defer { self.question = nil }
    editor.keepsHistory = false
    defer { editor.keepsHistory = true }
    let halfTyped = editor.halfTyped
    while let answer = nextAnswer() {
      switch PasteAnswer(answer) {
      case .one: return _ = loop.submit(.say(pasted.joined(separator: "\n")))
      case .several:
        for line in pasted where !line.isEmpty { _ = loop.submit(.say(line)) }
        return
      case .drop: return drop(halfTyped)
      case nil:
        if let command = leaving(answer) {
          drop()
          return perform(command)
        }
        printAbove(people.aside(AtThePrompt.waysOfPaste))
      }
    }
    drop(halfTyped)
  }

  /// nil: ^C, ^D, or the end.
  private func nextAnswer() -> String? {
    while true {
      switch editor.readLine(waiting: { [self] in wait() }) {
      case .line(let answer): return answer
      case .paste: printAbove(people.aside(AtThePrompt.waysOfPaste))
      case .interrupt, .end, .left: return nil
      }
    }
  }

  /// What was typed before the paste is there again.
  private func drop(_ halfTyped: String = "", saying sentence: String = AtThePrompt.dropped) {
    printAbove(people.aside(sentence))
    if ending == nil { editor.draft = halfTyped }
  }

  /// A command that leaves: whoever types it wants that, and not the paste.
  private func leaving(_ answer: String) -> Command? {
    do throws(SyntaxError) {
      guard case .command(let command, _) = try parser.parse(answer) else { return nil }
      switch command {
      case .quit, .exit: return command
      default: return nil
      }
    } catch {
      return nil
    }
  }
}
