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

  init(_ restored: [KeptRecord]) {
    for record in restored {
      kept[record.topic] = record
      revisions[record.topic] = record.revision
    }
  }

  func nextRevision(of topic: TopicName) -> UInt64 { (revisions[topic] ?? 0) + 1 }

  mutating func keep(_ record: KeptRecord) {
    kept[record.topic] = record
    revisions[record.topic] = record.revision
    seen.insert(record.topic)
  }

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
    if kept[topic]?.payload == payload { return (.ours, false) }
    guard let revision else {
      return (.news, kept.removeValue(forKey: topic) != nil)
    }
    if isRetained, let known = revisions[topic], revision < known { return (.stale, false) }
    revisions[topic] = revision
    return (.news, kept.removeValue(forKey: topic) != nil)
  }

  /// The record was cleared: its revisions begin anew.
  mutating func cleared(_ topic: TopicName) {
    if kept[topic] == nil { revisions[topic] = nil }
  }

  /// A new connection: nothing has been seen on it yet.
  mutating func linked() { seen = [] }

  /// Ours that the broker has not shown, in order.
  var unseen: [KeptRecord] {
    kept.values.filter { !seen.contains($0.topic) }.sorted { $0.topic < $1.topic }
  }
}
