/// What happened outside, handed to the engine.
public enum Input: Hashable, Sendable {
  /// The first input: go.
  case start
  /// A command; its number comes back with the answer.
  case command(CommandNumber, Action)
  /// An event of the connection that `Effect.connect` with this number asked for.
  case connection(LinkNumber, ConnectionEvent)
  /// The engine's deadline has come.
  case deadline
  /// What the store holds of a range that `Effect.fetch` asked for: payloads, by their numbers.
  case found(StoredRange, [[UInt8]])
  /// ^C: this command, which waits for something, waits no longer.
  case interrupt(CommandNumber)
  /// End: send what waits for at most this long, say offline, disconnect.
  ///
  /// - Parameter text: for the others, with the offline presence; at most `ShortText.mostBytes`, else it is cut.
  case leave(patience: Duration, text: String? = nil)
}

public typealias CommandNumber = UInt64
public typealias LinkNumber = UInt64

/// What the engine wants done outside, in this order within a turn: all `store`s in one transaction, then the rest as
/// listed.
public enum Effect: Hashable, Sendable {
  case connect(LinkNumber, ConnectRequest)
  /// Close it: with DISCONNECT (the Will Message is dropped) or by cutting it off.
  case disconnect(LinkNumber, withPacket: Bool)
  case subscribe(LinkNumber, token: UInt64, [Subscription])
  case unsubscribe(LinkNumber, [TopicFilter])
  case publish(LinkNumber, Publication)
  case store(Change)
  case notify(Notice)
  case answer(CommandNumber, Outcome)
  /// Answer this command with the latest stored lines of a target; nil: of all targets.
  case recall(CommandNumber, Target?, count: Int, withIgnored: Bool)
  /// Answer this command with the latest stored lines that name this user.
  case recallMentions(CommandNumber, count: Int)
  /// Answer this command with a page of what is stored.
  case look(CommandNumber, StoredQuery)
  /// Look these texts up, and come back with `Input.found`.
  case fetch(StoredRange)
  /// The engine has nothing more to do.
  case finish(Ending)
}

public struct Subscription: Hashable, Sendable {
  public var filter: TopicFilter
  public var qos: QoS
  /// Do not send back what this client published (MQTT 5, section 3.8.3.1).
  public var noLocal: Bool

  public init(_ filter: TopicFilter, _ qos: QoS, noLocal: Bool = false) {
    self.filter = filter
    self.qos = qos
    self.noLocal = noLocal
  }
}

/// Why the engine has come to its end.
public enum Ending: Hashable, Sendable {
  /// As asked; so many texts are still not on the broker, so many are held.
  case left(unsent: Int, held: Int)
  case takenOver
  case refused(ReasonCode, reason: String?)
}
