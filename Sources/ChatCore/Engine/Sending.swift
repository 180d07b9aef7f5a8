/// The identities of own texts: for each target an epoch of 64 random bits and a count without holes.
struct Sending: Sendable {
  private var streams: [Target: SendingStream] = [:]

  init(_ restored: Restored) {
    for stream in restored.sending { streams[stream.target] = stream }
  }

  mutating func next(_ target: Target, _ random: inout RandomSource) -> (MessageID, Step) {
    var stream =
      streams[target] ?? SendingStream(target: target, epoch: random.next(), last: 0)
    stream.last += 1
    streams[target] = stream
    return (MessageID(epoch: stream.epoch, number: stream.last), .store(.sending(stream)))
  }

  func stream(in target: Target) -> SendingStream? { streams[target] }

  /// The last number given out in a target; 0: none.
  func last(in target: Target) -> UInt64 { streams[target]?.last ?? 0 }

  /// Whether that identity has this store's epoch in that target.
  func isOwn(_ id: MessageID, in target: Target) -> Bool { streams[target]?.epoch == id.epoch }

  /// Whether this store has given out that identity in that target.
  func gaveOut(_ id: MessageID, in target: Target) -> Bool {
    guard let stream = streams[target] else { return false }
    return stream.epoch == id.epoch && id.number <= stream.last
  }
}
