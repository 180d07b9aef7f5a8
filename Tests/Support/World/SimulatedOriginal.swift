import ChatCore

/// An original in the world, as far as delivery goes: it subscribes at QoS 2 without a session that outlives it, writes
/// texts without identity, and never comes back when its connection is gone.
public final class SimulatedOriginal {
  public private(set) var texts: [String] = []
  public private(set) var isGone = false
  private unowned let world: World
  private let name: UserName
  private var link: MemoryBroker.LinkID?
  private var lastToken: UInt64 = 0

  public init(_ name: String, in world: World) {
    self.world = world
    self.name = world.user(name)
  }

  /// Connects, says so, and listens to a conversation or a group.
  public func join(_ topics: [TopicName]) {
    let request = ConnectRequest(
      clientIdentifier: name.text, cleanStart: false, sessionExpiryInterval: 0,
      receiveMaximum: 20, maximumPacketSize: 1 << 20, keepAlive: 60, will: nil)
    let id = world.connect(original: self, request)
    link = id
    let online = PresenceRecord(user: name, status: .online, instance: nil).encoded()
    publish(.presence(of: name), online, .atMostOnce, retain: true)
    let subscriptions = topics.map { Subscription(TopicFilter($0), .exactlyOnce) }
    world.send(id) { $0.subscribe(id, token: 1, subscriptions) }
  }

  public func write(_ text: String, to topic: TopicName) {
    let record = TextRecord(
      user: name, message: text, createdAt: world.moment.localText, id: nil, at: nil, kind: .text)
    publish(topic, record.encoded(), .exactlyOnce, retain: false)
  }

  private func publish(_ topic: TopicName, _ payload: [UInt8], _ qos: QoS, retain: Bool) {
    guard let link, !isGone else { return }
    lastToken += 1
    let publication = Publication(
      token: lastToken, topic: topic, payload: payload, qos: qos, retain: retain)
    world.send(link) { $0.publish(link, publication) }
  }

  func take(_ event: ConnectionEvent) {
    switch event {
    case .received(let packet):
      do {
        texts.append(try TextRecord(decoding: packet.payload).message)
      } catch {
        isGone = true
      }
    case .lost: isGone = true
    default: break
    }
  }
}
