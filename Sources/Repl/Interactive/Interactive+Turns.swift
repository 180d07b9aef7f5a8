import ChatCore
import Glibc
import Prompt
import Store

/// Turns of the loop while a key is waited for, and what becomes of what they bring.
extension Interactive {
  func wait() -> Wake {
    if let lateWake {
      self.lateWake = nil
      return lateWake
    }
    while true {
      var descriptors = [pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)]
      let script = waiting.waitsFor
      if let script { descriptors.append(pollfd(fd: script, events: Int16(POLLIN), revents: 0)) }
      if editor.wantsOutput {
        descriptors.append(pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0))
      }
      let limit = attention.notifier.patience ?? .seconds(1)
      loop.keepsPackets = editor.asksForPause
      let wake = take(loop.turn(&descriptors, atMost: limit))
      if descriptors.last?.fd == STDOUT_FILENO { editor.flush() }
      if script != nil { descriptors[1].revents != 0 ? readOn() : giveUpSilent() }
      runHeld()
      show()
      if ending != nil { return .leave }
      if let wake { return wake }
      if descriptors[0].revents != 0 { return .input }
    }
  }

  /// - Returns: what the editor must know of it.
  func take(_ happenings: [ChatLoop.Happening]) -> Wake? {
    var wake: Wake?
    for happening in happenings {
      switch happening {
      case .notice(let notice): note(notice)
      case .answer(let command, let outcome): answer(command, outcome)
      case .signal(SIGWINCH):
        fitToTerminal()
        wake = .resized
      case .signal(SIGCONT): wake = .continued
      case .signal(SIGINT): break
      case .signal(let signal): leave(.signal(signal), patience: .milliseconds(500))
      case .storeFailed(let error): say(people.trouble(error.sentence))
      case .storeWorks:
        names.forget()
        say(people.aside(StoreError.isOver))
      case .finished(let ending): finished(ending)
      }
    }
    return wake
  }

  /// For those who listen: an answer that comes at once stands behind its command, with no prompt between the two.
  func awaitAnswer() {
    let end = Clock.uptime() + .milliseconds(500)
    while ending == nil, !waiting.isBusy, !loop.unanswered.isEmpty, Clock.uptime() < end {
      var keys = [pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)]
      lateWake = take(loop.turn(&keys, atMost: end - Clock.uptime())) ?? lateWake
      runHeld()
      show()
      if keys[0].revents != 0 { return }
    }
  }
}
