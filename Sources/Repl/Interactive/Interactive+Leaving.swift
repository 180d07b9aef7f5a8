import ChatCore

/// The way out.
extension Interactive {
  func leave(_ code: ExitCode, patience: Duration, text: String? = nil) {
    if case .signal = code {} else if isLeaving { return }
    isLeaving = true
    status = code
    _ = waiting.giveUp()
    loop.leave(patience: patience, text: text)
  }

  func waitForEnd() {
    loop.keepsPackets = false
    while ending == nil {
      _ = take(loop.turn())
      show()
    }
  }

  func finished(_ ending: Ending) {
    self.ending = ending
    switch ending {
    case .left(let unsent, let held):
      if unsent > 0 { say(people.aside(AtThePrompt.unsent(unsent))) }
      if held > 0 { say(people.aside(AtThePrompt.held(held))) }
    case .takenOver: status = .status(.takenOver)
    case .refused: status = .status(.refused)
    }
  }
}
