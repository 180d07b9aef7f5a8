/// From what the machines want to effects: here links, tokens and revisions are known.
extension Engine {
  mutating func answer(_ command: CommandNumber, _ outcome: Outcome) {
    emit(.answer(command, outcome))
  }

  /// Carries out what a machine wants.
  ///
  /// - Returns: the topics of the records that were published and are to come back.
  @discardableResult
  mutating func carryOut(_ steps: [Step], at now: Moment) -> [TopicName] {
    var asserted: [TopicName] = []
    for step in steps {
      switch step {
      case .store(let change): emit(.store(change))
      case .notify(let notice): emit(.notify(notice))
      case .assert(let topic, let record):
        if assert(topic, record, at: now) { asserted.append(topic) }
      case .listen(let subscriptions): subscribe(subscriptions)
      case .unlisten(let filters):
        if let link = session.link { emit(.unsubscribe(link, filters)) }
      case .release(let user, let topic): prepareRelease(user, topic, at: now)
      case .abandon(let target, let reason): abandon(target, reason)
      case .unhold(let group, let show): unhold(group, show: show, at: now)
      case .publish(let topic, let record):
        let payload = record.encoded(revision: ownRecords.nextRevision(of: topic))
        publish(topic, payload, .atMostOnce, retain: true)
      case .disown(let topic): if ownRecords.forget(topic) { emit(.store(.unkeep(topic))) }
      case .close(let target): emitStep(reading.close(target))
      }
    }
    return asserted
  }

  /// A step that concerns the store alone.
  mutating func emitStep(_ step: Step) {
    if case .store(let change) = step { emit(.store(change)) }
  }

  /// - Returns: the publication's token; nil when there is no connection.
  @discardableResult
  mutating func publish(
    _ topic: TopicName, _ payload: [UInt8], _ qos: QoS, retain: Bool
  ) -> UInt64? {
    guard let link = session.link, qos == .atMostOnce || session.takesTexts else { return nil }
    let publication = Publication(
      token: nextToken(), topic: topic, payload: payload,
      qos: min(qos, session.connack.maximumQoS), retain: retain)
    if qos != .atMostOnce { session.publishes() }
    emit(.publish(link, publication))
    return publication.token
  }

  /// State is published at QoS 0, retained; it counts once it has come back.
  mutating func publishRecord(_ topic: TopicName, _ payload: [UInt8], at now: Moment) {
    ownRecords.repeated(topic)
    if case .owner(let group)? = address(of: topic) {
      renewing[group] = []
      ownedThere.insert(group)
    }
    assertions.add(topic, payload, at: now.uptime)
    publish(topic, payload, .atMostOnce, retain: true)
  }

  /// - Returns: whether it was published; false for a membership that waits for its group's owner.
  mutating func assert(_ topic: TopicName, _ record: OwnRecord, at now: Moment) -> Bool {
    var isHeld = false
    if case .membership(let group, _)? = address(of: topic) {
      isHeld = !bringOwner(of: group, at: now)
    }
    let revision = ownRecords.nextRevision(of: topic)
    let kept = KeptRecord(
      topic: topic, payload: record.encoded(revision: revision), revision: revision)
    ownRecords.keep(kept)
    emit(.store(.keep(kept)))
    if isHeld {
      ownRecords.held(topic)
    } else {
      publishRecord(topic, kept.payload, at: now)
    }
    return !isHeld
  }

  mutating func subscribe(_ subscriptions: [Subscription]) {
    guard let link = session.link, !subscriptions.isEmpty else { return }
    let token = nextToken()
    subscribing[token] = subscriptions
    emit(.subscribe(link, token: token, subscriptions))
  }

  /// Publishes queued texts while the broker takes them.
  mutating func send(at now: Moment) {
    guard session.takesTexts else { return }
    let limit = Int(session.connack.receiveMaximum)
    while let (message, qos) = outbox.next(token: upcomingToken, limit: limit, at: now.uptime) {
      guard let topic = currentTopic(of: message) else { continue }
      publish(topic, message.payload, qos, retain: false)
    }
  }

  /// A conversation's topic may have changed since the text was first published.
  private func currentTopic(of message: StoredMessage) -> TopicName? {
    if case .user(let peer) = message.target, let topic = conversations.topic(to: peer) {
      return topic
    }
    return message.topic
  }
}
