/// Retained records whose latest version is ours, and the revisions of everybody's: a broker that crashed may hold
/// older ones afterwards, which are told by their revision, not believed, and ours asserted again.
struct OwnRecords: Sendable {
  enum Verdict: Hashable, Sendable {
    /// New to us, or without a revision: an original's.
    case news
    /// Ours, as we wrote it.
    case ours
    /// Older than what has been there.
    case stale
  }

  private(set) var kept: [TopicName: KeptRecord] = [:]
  private var revisions: [TopicName: UInt64] = [:]
  /// Topics of ours that the broker has shown on this connection.
  private var seen: Set<TopicName> = []
  /// Topics of ours of which the broker has shown an older version on this connection.
  private var behind: Set<TopicName> = []
  /// What there was before records of ours that the broker has not brought back yet.
  private var unconfirmed: [TopicName: Former] = [:]

  private struct Former: Sendable {
    var record: KeptRecord?
    var revision: UInt64?
  }

  init(_ restored: [KeptRecord]) {
    for record in restored {
      kept[record.topic] = record
      revisions[record.topic] = record.revision
    }
  }

  /// Counts up to the largest whole number that every reader of JSON has.
  func nextRevision(of topic: TopicName) -> UInt64 { min((revisions[topic] ?? 0) + 1, 1 << 53) }

  mutating func keep(_ record: KeptRecord) {
    let former = Former(record: kept[record.topic], revision: revisions[record.topic])
    if unconfirmed[record.topic] == nil { unconfirmed[record.topic] = former }
    kept[record.topic] = record
    revisions[record.topic] = record.revision
    seen.insert(record.topic)
  }

  /// Ours cannot go out yet: the broker is believed not to have it.
  mutating func held(_ topic: TopicName) { seen.remove(topic) }

  /// Judges what arrives.
  ///
  /// What is published before our eyes is what there is now, whatever its revision; only what a broker had kept can be
  /// older than what we know.
  ///
  /// - Returns: and whether our own record has been replaced by a later one.
  mutating func judge(
    _ topic: TopicName, _ payload: [UInt8], revision: UInt64?, isRetained: Bool
  ) -> (verdict: Verdict, isReplaced: Bool) {
    seen.insert(topic)
    if kept[topic]?.payload == payload {
      unconfirmed[topic] = nil
      return (.ours, false)
    }
    guard let revision else {
      return (.news, kept.removeValue(forKey: topic) != nil)
    }
    if isRetained, let known = revisions[topic], revision < known {
      behind.insert(topic)
      return (.stale, false)
    }
    revisions[topic] = revision
    return (.news, kept.removeValue(forKey: topic) != nil)
  }

  /// The record was cleared: its revisions begin anew.
  mutating func cleared(_ topic: TopicName) {
    if kept[topic] == nil { revisions[topic] = nil }
  }

  /// The broker would not have our record: what there was before is what counts.
  mutating func giveUp(_ topic: TopicName) -> Change? {
    guard let former = unconfirmed.removeValue(forKey: topic), kept[topic] != nil else {
      return nil
    }
    kept[topic] = former.record
    revisions[topic] = former.revision
    return former.record.map { .keep($0) } ?? .unkeep(topic)
  }

  /// A record that anybody may write has been replaced by one that counts.
  ///
  /// - Returns: whether ours was there.
  mutating func replaced(_ topic: TopicName, by revision: UInt64) -> Bool {
    seen.insert(topic)
    revisions[topic] = revision
    return forget(topic)
  }

  /// Ours has come back.
  mutating func confirmed(_ topic: TopicName) {
    seen.insert(topic)
    unconfirmed[topic] = nil
  }

  /// Ours is no longer looked after.
  ///
  /// - Returns: whether there was one.
  mutating func forget(_ topic: TopicName) -> Bool {
    unconfirmed[topic] = nil
    return kept.removeValue(forKey: topic) != nil
  }

  /// A new connection: nothing has been seen on it yet.
  mutating func linked() {
    seen = []
    behind = []
  }

  /// Ours that the broker has not shown, or of which it has an older version, in order.
  var lost: [KeptRecord] {
    kept.values.filter { !seen.contains($0.topic) || behind.contains($0.topic) }
      .sorted { $0.topic < $1.topic }
  }

  /// Ours is on its way to the broker again.
  mutating func repeated(_ topic: TopicName) {
    seen.insert(topic)
    behind.remove(topic)
  }
}
