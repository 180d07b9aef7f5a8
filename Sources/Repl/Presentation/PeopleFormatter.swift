import ChatCore

/// Lines that a person reads, at the prompt and in batch: safe for a terminal, none begins with somebody else's words.
///
/// A pure function of what is shown, of the moment, and of the names that others must not imitate.
struct PeopleFormatter: Sendable {
  /// The terminal may change its width.
  var style: Style
  /// Where this client is connected to, for `/status`, without a password.
  let broker: String?
  var sentences: Sentences
  let mention: Mention
  /// Somebody is ignored: lists leave out what these users wrote.
  var leavesOut = false

  init(me: UserName, style: Style, broker: String? = nil) {
    self.style = style
    self.broker = broker
    mention = Mention(of: me)
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
    // That retained state has arrived is for scripts; people see that there is a connection.
    case .ready: []
    case .sent, .delivered: style.receipts ? event(notice, at: now) : []
    default: event(notice, at: now)
    }
  }

  /// Notices of one turn: an own text that is on the broker already is one line, not two.
  func lines(_ notices: [Notice], at now: Moment) -> [String] {
    settled(notices).flatMap { lines($0, at: now) }
  }

  func lines(_ result: Outcome.Result, at now: Moment) -> [String] {
    (result.remark.map(lines) ?? []) + (result.listing.map { lines($0, at: now) } ?? [])
      + (result.match.map { remark(sentences.matched($0)) } ?? [])
  }

  private func lines(_ remark: Remark) -> [String] { self.remark(sentences.sentence(remark)) }

  func remark(_ words: Words) -> [String] {
    var line = Line()
    line.append(style.plain ? "" : "- ")
    line.append(words)
    return line.lines(style)
  }

  /// What failed, with which value, and what to do next.
  func sentence(_ failure: CommandFailure) -> String { sentences.sentence(failure).text }
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
