import ChatCore

/// What libmosquitto's callbacks saw, in order, until the loop takes it.
///
/// It belongs to whoever has the handle: the dialing thread as long as it is lent, the program's own thread otherwise.
final class Inbox {
  enum Entry {
    case connack(Connack)
    /// A PUBLISH at QoS 0 left, or PUBACK, PUBCOMP or a failing PUBREC came.
    case published(packetIdentifier: Int32, reason: ReasonCode)
    case subscribed(packetIdentifier: Int32, reasons: [ReasonCode])
    case received(ReceivedPacket)
    /// The socket is closed. From 0x80 on the code is the Reason Code of a DISCONNECT, below it is the library's error
    /// number; 0 is a DISCONNECT with reason 0x00 or our own.
    case ended(code: Int32)
  }

  private(set) var entries: [Entry] = []
  /// Errors that the library wrote to its log: the only place where it says why TLS failed.
  private(set) var complaints: [String] = []
  /// The library reports some ends twice, as in 2.0.11 a DISCONNECT from the server; the first one tells why.
  private(set) var hasEnded = false

  func append(_ entry: Entry) {
    if case .ended = entry {
      if hasEnded { return }
      hasEnded = true
    }
    entries.append(entry)
  }

  func complain(_ words: String) {
    if complaints.count < 8 { complaints.append(words) }
  }

  func takeEntries() -> [Entry] {
    defer { entries = [] }
    return entries
  }
}
