import ChatCore
import CommandParser
import Glibc

/// Settings, and the terminal's size: what lines look like.
extension Interactive {
  /// What is refused is not said here.
  func set(_ request: SettingRequest) -> SetAnswer {
    let answer = settings.answer(request, in: .prompt)
    if case .changed = answer { adoptSettings() }
    if case .refused = answer { return answer }
    say(people.lines(answer))
    return answer
  }

  /// What was chosen holds from here on.
  private func adoptSettings() {
    people.style.adopt(settings, isTerminal: true)
    attention.adopt(settings.values)
    loop.timeout = settings.timeout
    editor.setPlain(settings.isPlain)
    fitToTerminal()
  }

  func fitToTerminal() {
    let size = terminalSize
    people.style.columns = settings.isPlain ? nil : size?.columns
    if let size, size.rows > 0 { transcript.height = size.rows }
  }

  /// nil: not known.
  var terminalSize: TerminalSize? { TerminalSize(of: STDOUT_FILENO) }
}
