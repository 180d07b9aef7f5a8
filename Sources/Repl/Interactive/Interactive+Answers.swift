import ChatCore

/// Answers of commands.
extension Interactive {
  func answer(_ command: CommandNumber, _ outcome: Outcome) {
    sayNotices()
    let isOpening = opening.remove(command) != nil
    let place = command == waiting.holder ? waiting.release() : nil
    switch outcome {
    case .done(let result):
      if case .messages(let messages)? = result.listing {
        return show(messages, isOpening: isOpening)
      }
      people.leavesOut = !loop.engine.ignoredUsers.isEmpty
      say(people.lines(result, at: Clock.now()), last: result.listing?.lastMention)
    case .failed(.ended), .failed(.interrupted): break
    case .failed(let failure):
      if let place { return answered(place.line, column: place.column, failure) }
      complain(people.sentence(failure))
    }
  }

  /// Stored texts; a target that is opened shows those behind the last one that is on the screen.
  private func show(_ messages: [StoredMessage], isOpening: Bool) {
    let seen = isOpening ? messages.lastIndex(where: transcript.isOnScreen).map { $0 + 1 } : nil
    let news = Array(messages[(seen ?? 0)...])
    let heading = isOpening ? opened(messages.last?.target, news.count, seen: seen != nil) : nil
    if let heading { say(people.remark(heading)) }
    if heading != nil, news.isEmpty { return }
    for message in news { transcript.note(message) }
    say(people.lines(.messages(news), at: Clock.now()), last: news.last?.at)
  }

  /// Where one is now; nil: one has gone on meanwhile.
  private func opened(_ target: Target?, _ count: Int, seen: Bool) -> Words? {
    guard let target = target ?? loop.engine.promptState.current else { return nil }
    return seen && count == 0
      ? people.sentences.openedOnScreen(target) : people.sentences.opened(target, texts: count)
  }

  func complain(_ sentence: String) { say(people.trouble(sentence)) }
}

extension Listing {
  /// When the last of the texts that it lists was written; nil: it lists none, or other things.
  fileprivate var lastMention: Timestamp? {
    if case .mentions(let entries) = self { entries.last?.message.at } else { nil }
  }
}
