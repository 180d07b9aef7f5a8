import CMosquitto
import ChatCore
import Glibc

/// One connection to a broker, from dialing to its end, driven by the program's own poll loop on one thread.
///
///     turn: poll(pollDescriptors) → readEvents → … commit … → write
///
/// Nothing here blocks but `close(withPacket: true)`, for at most a second. What is received is acknowledged only by
/// `write()`, so the program stores first and calls it then. A connection that ended is not used again: the next attempt
/// is a new `Connection`, with nothing remembered from this one.
public final class Connection {
  /// What is never exceeded on the way out without an acknowledgement (the broker's Receive Maximum may be less).
  public static let mostInFlight = 200

  enum Phase {
    case prepared
    case dialing(Dial)
    /// TCP stands; TLS and CONNACK are to come.
    case opening
    case open(Connack)
    case ended
  }

  let address: BrokerAddress
  let request: ConnectRequest
  private let patience: Duration
  private var started = ContinuousClock.now
  /// The last `housekeeping()`; the tests turn it back.
  var lastTick = ContinuousClock.now

  /// nil once the connection ended.
  var handle: Handle?
  var phase = Phase.prepared
  var requests = OpenRequests()
  /// What did not come through the inbox: failures found on this side.
  var own: [ConnectionEvent] = []

  /// Prepares a connection; `dial()` starts it.
  ///
  /// - Parameter patience: from dialing to CONNACK; when it is over, the attempt is reported as unreachable.
  /// - Throws: what in the request or the credentials cannot be used.
  public init(
    address: BrokerAddress, credentials: Credentials = Credentials(), request: ConnectRequest,
    patience: Duration = .seconds(15)
  ) throws(MosquittoError) {
    if (1..<5).contains(request.keepAlive) { throw .keepAlive(seconds: request.keepAlive) }
    if request.receiveMaximum == 0 || request.maximumPacketSize == 0 { throw .zeroLimit }
    self.address = address
    self.request = request
    self.patience = patience
    handle = try Handle(address: address, credentials: credentials, request: request)
  }

  /// Starts looking up the name and connecting, on a thread of its own; the result is an event. Never blocks.
  public func dial() {
    guard case .prepared = phase, let handle else { return }
    started = ContinuousClock.now
    do {
      let loan = Loan(
        handle, address: address, keepAlive: request.keepAlive, properties: try connectProperties())
      phase = .dialing(try Dial(loan))
    } catch let error as SystemError {
      end(.unreachable(String(cString: strerror(error.number))))
    } catch {
      end(.unreachable(Library.words(MOSQ_ERR_NOMEM.code)))
    }
  }

  private func connectProperties() throws(MosquittoError) -> PropertyList {
    let properties = PropertyList()
    try properties.add(MQTT_PROP_SESSION_EXPIRY_INTERVAL, request.sessionExpiryInterval)
    try properties.add(MQTT_PROP_RECEIVE_MAXIMUM, request.receiveMaximum)
    try properties.add(MQTT_PROP_MAXIMUM_PACKET_SIZE, request.maximumPacketSize)
    return properties
  }

  /// What to wait for: nothing once the connection ended.
  public var pollDescriptors: [pollfd] {
    switch phase {
    case .prepared, .ended: []
    case .dialing(let dial): [pollfd(fd: dial.descriptor, events: Int16(POLLIN), revents: 0)]
    case .opening, .open:
      [pollfd(fd: socket, events: Int16(wantsWrite ? POLLIN | POLLOUT : POLLIN), revents: 0)]
    }
  }

  /// Whether `readEvents` has something to give without a descriptor becoming readable: do not sleep in poll.
  public var hasEvents: Bool {
    if case .dialing = phase { return !own.isEmpty }
    return !own.isEmpty || !(handle?.inbox.entries.isEmpty ?? true)
  }

  /// Whether CONNACK came with success and the connection has not ended.
  public var isOpen: Bool {
    if case .open = phase { true } else { false }
  }

  /// Each second, whatever else happens: keeps the connection alive, and notices when it is not.
  ///
  /// A silent broker is noticed after at most twice the keep-alive interval, at once if this process or machine was
  /// suspended for longer than the broker waits (1.5 times the interval, MQTT 5, section 3.1.2.10).
  public func housekeeping() {
    let now = ContinuousClock.now
    defer { lastTick = now }
    switch phase {
    case .prepared, .ended: return
    case .dialing, .opening:
      if now - started >= patience { return end(.unreachable("no answer within \(patience)")) }
    case .open(let connack):
      let interval = Int(connack.serverKeepAlive ?? request.keepAlive)
      if interval > 0, now - lastTick > .milliseconds(1500 * interval) { return end(.keepAlive) }
    }
    if case .dialing = phase { return }
    guard let handle else { return }
    noteEnd(mosquitto_loop_misc(handle.pointer))
  }

  /// The connection is over, for a reason found here. The handle goes with it, unless a dialing thread still has it.
  func end(_ failure: LinkFailure?) {
    if let failure { own.append(.lost(failure)) }
    phase = .ended
    handle = nil
  }
}
