/// Whether the broker still can go on with our session.
///
/// mosquitto 2.0.11 without a limit of its queue cuts a connection without a word, as soon as something is published on it,
/// when the session holds the remains of publications that a kill interrupted; and that session never ends by itself.
/// Several such connections in a row, and the session is given up: first what waits in it is fetched, on a connection on
/// which nothing is published; then the next one begins anew (Clean Start, MQTT 5, section 3.1.2.4).
struct BrokenSession: Hashable, Sendable {
  /// So many connections in a row, before nothing is published on the next …
  static let mostCuts = 3
  /// … and so many in all before it is given up though nothing could be fetched.
  static let mostCutsInAll = 6
  /// A connection that lived longer worked.
  static let short = Duration.seconds(5)

  private var cuts = 0
  private var isDrained = false
  /// When the connection of now began, if it went on with the session.
  private var resumed: Duration?

  /// The next connection begins a new session.
  var isGivenUp: Bool { isDrained || cuts >= Self.mostCutsInAll }

  /// On the connection of now nothing is published: what waits is to come first.
  var isDraining: Bool { resumed != nil && cuts >= Self.mostCuts && !isGivenUp }

  /// CONNACK came.
  mutating func began(isResumed: Bool, at now: Duration) {
    if !isResumed { self = BrokenSession() }
    resumed = isResumed ? now : nil
  }

  /// The connection is gone.
  mutating func ended(_ failure: LinkFailure, at now: Duration) {
    guard let began = resumed else { return }
    resumed = nil
    if failure == .closed, now - began < Self.short {
      cuts += 1
    } else {
      self = BrokenSession()
    }
  }

  /// What waited has come.
  mutating func drained() { (isDrained, resumed) = (true, nil) }
}
