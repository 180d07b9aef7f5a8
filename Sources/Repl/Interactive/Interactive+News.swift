import ChatCore

/// What comes from others: gathered through a turn, said together, and heard.
extension Interactive {
  /// What came in this turn is put into words together, so that an own text and its way are one line.
  func note(_ notice: Notice) {
    if case .message(let message, let stored) = notice {
      loop.markShown(message)
      transcript.note(message)
      heed(message, notice, stored: stored)
    }
    switch notice {
    case .ready, .answered, .membership: learnNames()
    default: break
    }
    if !notice.isSilentAtPrompt, comings.admits(notice, at: Clock.uptime()) {
      notices.append(notice)
    }
  }

  /// The bell and the user's program; the latter only for what has just come.
  private func heed(_ message: StoredMessage, _ notice: Notice, stored: Bool) {
    if attention.rings(for: message) { rings = true }
    guard !stored, !attention.notifier.words.isEmpty, attention.notifies(of: message) else {
      return
    }
    let json = JSONLines(me: settings.user, broker: broker)
    for line in json.lines(notice, at: message.at) {
      complain(attention.notifier.notify(line, at: Clock.uptime()))
    }
  }

  func complain(_ trouble: Notifier.Trouble?) {
    if let trouble { say(people.trouble(people.sentence(trouble))) }
  }

  func sayNotices() {
    notices += comings.due(at: Clock.uptime()).filter { notice in
      notice.coming.map { !loop.engine.ignoredUsers.contains($0.user) } ?? true
    }
    people.style.marksQueued = loop.engine.promptState.link != .ready
    say(people.lines(notices, at: Clock.now()))
    notices = []
  }

  /// Whoever looks like one of the people one talks to is marked.
  func learnNames() { people.known = KnownNames(loop.engine.circle) }
}

extension Notice {
  /// What the prompt shows by other means, or what only scripts want to know.
  var isSilentAtPrompt: Bool {
    switch self {
    case .ready, .sent, .delivered: true
    default: false
    }
  }
}
