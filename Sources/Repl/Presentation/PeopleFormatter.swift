import ChatCore

/// Lines that a person reads, at the prompt and in batch: safe for a terminal, none begins with somebody else's words.
///
/// A pure function of what is shown, of the moment, and of the names that others must not imitate.
struct PeopleFormatter: Sendable {
  let style: Style
  var sentences: Sentences

  init(me: UserName, style: Style) {
    self.style = style
    sentences = Sentences(me: me, known: KnownNames([me]))
  }

  /// Names that are known well: whoever looks like one of them is shown with `confusable:` and the name.
  var known: KnownNames {
    get { sentences.known }
    set { sentences.known = newValue }
  }

  func lines(_ notice: Notice, at now: Moment) -> [String] {
    switch notice {
    case .message(let message, _): lines(message, at: now)
    case .sent, .delivered: style.receipts ? [receipt(notice, at: now)] : []
    default: [event(notice, at: now)]
    }
  }

  /// Notices of one turn: an own text that is on the broker already is one line, not two.
  func lines(_ notices: [Notice], at now: Moment) -> [String] {
    settled(notices).flatMap { lines($0, at: now) }
  }

  func lines(_ result: Outcome.Result, at now: Moment) -> [String] {
    let remark = result.remark.map { [style.plain ? said($0).text : "- \(said($0).text)"] } ?? []
    return remark + (result.listing.map { lines($0, at: now) } ?? [])
  }

  /// What failed, with which value, and what to do next.
  func sentence(_ failure: CommandFailure) -> String { sentences.sentence(failure).text }

  private func said(_ remark: Remark) -> Words { sentences.sentence(remark) }

  func time(_ instant: Timestamp, at now: Moment) -> String {
    style.paint(Words(instant, at: now), .time)
  }
}

/// Own texts take the state that a later notice of the same batch reports, and that notice is left out.
func settled(_ notices: [Notice]) -> [Notice] {
  var settled: [Notice] = []
  var places: [TargetedID: Int] = [:]
  for notice in notices {
    switch notice {
    case .message(let message, _) where message.own:
      if let id = message.id { places[TargetedID(id, message.target)] = settled.count }
      settled.append(notice)
    case .sent(let id, let target): settle(TargetedID(id, target), .sent, notice)
    case .delivered(let id, let target, _): settle(TargetedID(id, target), .delivered, notice)
    default: settled.append(notice)
    }
  }
  return settled

  func settle(_ id: TargetedID, _ state: DeliveryState, _ notice: Notice) {
    guard let place = places[id], case .message(var message, let stored) = settled[place] else {
      return settled.append(notice)
    }
    message.state = state
    settled[place] = .message(message, stored: stored)
  }
}

private struct TargetedID: Hashable {
  var id: MessageID
  var target: Target

  init(_ id: MessageID, _ target: Target) {
    self.id = id
    self.target = target
  }
}
