/// What was written into others' inboxes and has no answer of the broker yet.
///
/// A broker whose session of ours still holds texts of a run that was killed refuses some of what we publish (0x97,
/// mosquitto 2.0.11) and takes the next: what is refused so is published again.
struct InboxWriting: Sendable {
  /// So often in all.
  static let mostTries = 5

  struct Note: Hashable, Sendable {
    var topic: TopicName
    var payload: [UInt8]
    var tries = 1
  }

  private var inFlight: [UInt64: Note] = [:]

  mutating func sent(_ note: Note, token: UInt64) { inFlight[token] = note }

  func isInFlight(_ token: UInt64) -> Bool { inFlight[token] != nil }

  /// The broker has answered.
  ///
  /// - Returns: what is to be published again; nil when that is done, given up, or none of ours.
  mutating func landed(_ token: UInt64, _ reason: ReasonCode) -> Note? {
    guard var note = inFlight.removeValue(forKey: token), reason.isFailure, reason.mayPass,
      note.tries < Self.mostTries
    else { return nil }
    note.tries += 1
    return note
  }

  /// Whoever misses it asks again.
  mutating func linkLost() { inFlight = [:] }
}
