import ChatCore

/// Everything that happens but texts: one line each, `14:03 - words`, or `14:03 ! words` for what went wrong.
extension PeopleFormatter {
  func event(_ notice: Notice, at now: Moment) -> [String] {
    let (words, isProblem, place) = story(notice)
    let isReceipt = place != nil && !isProblem
    let sign: Words =
      switch (style.plain, isProblem) {
      case (true, true): "\(sentences.warning): "
      case (true, false): ""
      case (false, true): "! "
      case (false, false): "- "
      }
    var line = Line()
    line.append(time: now.wall, at: now, style.timestamps)
    if let place {
      line.append(sentences.target(place), .place)
      line.append(" ")
    }
    line.append("\(sign)\(words)", isProblem ? .problem : isReceipt ? .faint : nil)
    return line.lines(style)
  }

  private typealias Story = (words: Words, isProblem: Bool, place: Target?)

  private func story(_ notice: Notice) -> Story {
    switch notice {
    case .message(let message, _): (sentences.sender(message), false, message.target)
    case .presence(let user, let status): (sentences.presence(user, status), false, nil)
    case .presenceDetail(let user, let detail): (sentences.presence(user, detail), false, nil)
    case .invited(let group, let owner): (sentences.invited(group, by: owner), false, nil)
    case .topic(let group, let text, let user, let isChange):
      (sentences.topic(of: group, text, by: user, isChange: isChange), false, nil)
    case .request(let user, let greeting):
      (sentences.request(from: user, greeting: greeting), false, nil)
    case .answered(let user, let accepted, _):
      (sentences.answered(user, accepted: accepted), false, nil)
    case .conversationEnded(let user): (sentences.conversationEnded(user), false, nil)
    case .unaskedAcceptance(let user): (sentences.unaskedAcceptance(user), false, nil)
    case .identityTaken(let user, let target): (sentences.identityTaken(user), true, target)
    case .membership(let group, let user, let status):
      (sentences.membership(group, user, status), false, nil)
    case .othersInvitation(let group, let user):
      (sentences.othersInvitation(group, user), false, nil)
    case .group(let group, let owner, let event):
      (sentences.group(group, owner: owner, event), false, nil)
    case .ownerClaim(let group, let known, let claimed):
      (sentences.ownerClaim(group, known: known, claimed: claimed), true, nil)
    case .sent(let id, let target): (sentences.sent(id), false, target)
    case .delivered(let id, let target, let user):
      (sentences.delivered(id, by: user), false, target)
    case .failed(_, let target, let text, let failure):
      (sentences.failed(text, failure, to: target), true, target)
    case .delayed(_, let target, let reason): (sentences.delayed(reason), true, target)
    case .gap(let target, let user, let missing):
      (sentences.gap(from: user, missing: missing), true, target)
    case .connected(let kind), .ready(let kind):
      (sentences.connected(kind), kind == .forgotten || kind == .replaced, nil)
    case .connectionLost(let failure, let pause):
      (sentences.lost(failure, retryIn: pause), true, nil)
    case .takenOver: (sentences.takenOver, true, nil)
    case .refused(let reason, let words): (sentences.refused(reason, words), true, nil)
    case .subscriptionRefused(let filter, let reason):
      (sentences.subscriptionRefused(filter, reason), true, nil)
    case .payloadRefused(let topic, let error):
      (sentences.payloadRefused(topic, error), true, nil)
    case .hidden(let user, let target, let count):
      (sentences.hidden(user, count: count), true, target)
    case .hiddenOfMany(let target, let count): (sentences.hiddenOfMany(count), true, target)
    case .hiddenNews(let hidden): (sentences.hidden(hidden), true, nil)
    }
  }
}
