/// What a group is about: one topic that any member may set.
extension Groups {
  /// nil: none is known.
  func topic(of group: GroupName) -> String? {
    guard let about = states[group]?.about, !about.topic.isEmpty else { return nil }
    return about.topic
  }

  /// - Parameter text: empty takes the topic away.
  func setTopic(_ text: String, of group: GroupName) throws(CommandFailure) -> [Step] {
    guard exists(group) else { throw unknown(group) }
    guard membership(in: group) == .approved else { throw .notMember(group) }
    let about = AboutRecord(topic: try ShortText.checked(text), by: me)
    return [.assert(.about(group), .about(about))]
  }

  /// Our own record, from the store.
  mutating func remember(_ about: AboutRecord, of group: GroupName) {
    if exists(group) { states[group]?.about = about }
  }

  /// - Parameter isLive: it was set before our eyes.
  /// - Returns: nil when the one known here beats it; what is to be told otherwise.
  mutating func received(
    _ about: AboutRecord, in group: GroupName, isLive: Bool, isOurs: Bool
  ) -> [Step]? {
    guard exists(group) else { return [] }
    let known = states[group]?.about
    if let known, known.beats(about) { return nil }
    states[group]?.about = about
    if isOurs || membership(in: group) != .approved || known?.topic ?? "" == about.topic {
      return []
    }
    // Not at each start, but when it has changed, or a group was just entered.
    let isChange = isLive || known != nil
    let notice = Notice.topic(group, about.topic, by: about.by, isChange: isChange)
    return [.notify(notice)]
  }

  /// The record was cleared.
  mutating func forgetAbout(_ group: GroupName) { states[group]?.about = nil }
}
