import ChatCore

/// A broker as values: sessions, subscriptions, retained messages, wills. It decides; the world carries.
public struct MemoryBroker: Sendable {
  /// What goes to a client.
  public enum Output: Sendable {
    case event(LinkID, ConnectionEvent)
    /// The connection is thrown out.
    case cut(LinkID)
    /// Publish this will then, unless its session has come back.
    case will(Will, clientIdentifier: String, after: Duration)
  }

  /// A connection, told from all others in the world.
  public typealias LinkID = Int

  struct Queued: Sendable {
    var packet: ReceivedPacket
    var isDelivered = false
  }

  struct Session: Sendable {
    var subscriptions: [TopicFilter: Subscription] = [:]
    /// Those of them that hold for more than one topic.
    var wildcards: [Subscription] = []
    /// QoS 1 and 2, not acknowledged yet.
    var queue: [Queued] = []
    var link: LinkID?
    var expires: Bool
    var will: Will?
    var lastPacketIdentifier: UInt16 = 0
    /// A kill has left this: each connection on which something is published at QoS 1 or 2 is cut without a word, as
    /// mosquitto 2.0.11 does when its queue has no limit.
    var isDamaged = false
  }

  public private(set) var retained: [TopicName: [UInt8]] = [:]
  var sessions: [String: Session] = [:]
  private var clientOf: [LinkID: String] = [:]
  private var assigned = 0
  /// Every publication that arrived, in order, with the client that published it.
  public private(set) var log: [(client: String, publication: Publication)] = []
  /// Members' records that arrived in a group without an owner, with who published them: originals die of those. A group
  /// whose owner was cleared does not count: whoever did so has done the harm, and it may not be known to others yet.
  public private(set) var ownerless: [(client: String, topic: TopicName)] = []
  private var cleared: Set<TopicName> = []
  /// Texts that wait for a session beyond this are dropped without a word.
  var queueLimit = Int.max
  /// Topics that nobody may publish to.
  public var forbidden: Set<TopicName> = []

  /// Clients whose sessions are full of what a killed run left there: of what they publish at QoS 1 and 2, each second
  /// one is refused with 0x97, as mosquitto 2.0.11 does. True: the next one.
  private var isRefusing: [String: Bool] = [:]

  public init() {}

  public func isConnected(_ link: LinkID) -> Bool { clientOf[link] != nil }

  // MARK: Connecting

  public mutating func connect(_ link: LinkID, _ request: ConnectRequest) -> [Output] {
    var outputs: [Output] = []
    assigned += 1
    let client = request.clientIdentifier ?? "assigned-\(assigned)"
    if let former = sessions[client]?.link {
      clientOf[former] = nil
      outputs.append(.cut(former))
    }
    let isPresent = sessions[client] != nil && !request.cleanStart
    if !isPresent { sessions[client] = Session(expires: request.sessionExpiryInterval == 0) }
    sessions[client]?.link = link
    sessions[client]?.will = request.will
    sessions[client]?.expires = request.sessionExpiryInterval == 0
    clientOf[link] = client
    outputs.append(.event(link, .connack(Connack(sessionPresent: isPresent))))
    return outputs + redeliver(client)
  }

  /// The client's connection ends: with DISCONNECT, or broken.
  public mutating func disconnect(_ link: LinkID, withPacket: Bool) -> [Output] {
    guard let client = clientOf.removeValue(forKey: link), sessions[client]?.link == link else {
      return []
    }
    let will = withPacket ? nil : sessions[client]?.will
    sessions[client]?.link = nil
    sessions[client]?.will = nil
    if sessions[client]?.expires == true { sessions[client] = nil }
    guard let will else { return [] }
    return [
      .will(will, clientIdentifier: client, after: .seconds(Int64(will.delay)))
    ]
  }

  /// What is published on this link from now on does not arrive.
  private mutating func cut(_ link: LinkID) -> [Output] {
    [.cut(link)] + disconnect(link, withPacket: false)
  }

  /// - Returns: what the will's publication causes; nothing when the session has come back.
  public mutating func publish(_ will: Will, of client: String) -> [Output] {
    if sessions[client]?.link != nil { return [] }
    let publication = Publication(
      token: 0, topic: will.topic, payload: will.payload, qos: will.qos, retain: will.retain)
    return distribute(publication, from: client)
  }

  /// What was not saved is forgotten: acknowledged texts, subscriptions, sessions, retained messages.
  mutating func crash(to saved: MemoryBroker) {
    let (log, ownerless, assigned) = (log, ownerless, assigned)
    self = saved
    self.log = log
    self.ownerless = ownerless
    self.assigned = assigned
    clientOf = [:]
    for client in sessions.keys.sorted() {
      sessions[client]?.link = nil
      sessions[client]?.will = nil
      if sessions[client]?.expires == true { sessions[client] = nil }
    }
  }

  // MARK: Subscribing

  public mutating func subscribe(
    _ link: LinkID, token: UInt64, _ subscriptions: [Subscription]
  ) -> [Output] {
    guard let client = clientOf[link] else { return [] }
    for subscription in subscriptions {
      let isNew =
        sessions[client]?.subscriptions.updateValue(subscription, forKey: subscription.filter)
        == nil
      if isNew, subscription.filter.hasWildcard {
        sessions[client]?.wildcards.append(subscription)
      }
    }
    let suback = ConnectionEvent.subscribed(
      token: token, reasons: subscriptions.map { ReasonCode($0.qos.rawValue) })
    // As mosquitto does: what two of them fit comes twice.
    let matching = subscriptions.flatMap { subscription in
      retained.keys.sorted().filter { subscription.filter.matches($0) }
    }
    return [.event(link, suback)]
      + matching.map { topic in
        .event(
          link,
          .received(
            ReceivedPacket(
              topic: Array(topic.text.utf8), payload: retained[topic] ?? [], qos: .atMostOnce,
              retain: true, packetIdentifier: 0)))
      }
  }

  public mutating func unsubscribe(_ link: LinkID, _ filters: [TopicFilter]) {
    guard let client = clientOf[link] else { return }
    for filter in filters {
      sessions[client]?.subscriptions[filter] = nil
      sessions[client]?.wildcards.removeAll { $0.filter == filter }
    }
  }

  // MARK: Publishing

  public mutating func publish(_ link: LinkID, _ publication: Publication) -> [Output] {
    guard let client = clientOf[link] else { return [] }
    if publication.qos > .atMostOnce, sessions[client]?.isDamaged == true { return cut(link) }
    log.append((client, publication))
    noteOwnerless(publication, of: client)
    let isForbidden = forbidden.contains(publication.topic)
    let reason: ReasonCode =
      isForbidden ? .notAuthorized : refuses(publication, of: client) ? .quotaExceeded : .success
    let completion = ConnectionEvent.published(token: publication.token, reason: reason)
    let outputs = reason.isFailure ? [] : distribute(publication, from: client)
    return outputs + [.event(link, completion)]
  }

  private mutating func noteOwnerless(_ publication: Publication, of client: String) {
    let levels = publication.topic.text.split(separator: "/").map(String.init)
    guard levels.first == "GROUPS", levels.count > 2 else { return }
    let owner = TopicName.owner(of: GroupName(unchecked: levels[1]))
    switch levels[2] {
    case "owner" where publication.payload.isEmpty: cleared.insert(owner)
    case "owner": cleared.remove(owner)
    case "members" where retained[owner] == nil && !cleared.contains(owner):
      ownerless.append((client, publication.topic))
    default: break
    }
  }

  /// From now on the session of this client breaks connections.
  mutating func damage(_ client: String) { sessions[client]?.isDamaged = true }

  /// From now on the session of this client has no room for more.
  mutating func exhaust(_ client: String) { isRefusing[client] = true }

  private mutating func refuses(_ publication: Publication, of client: String) -> Bool {
    guard publication.qos > .atMostOnce, let refuses = isRefusing[client] else { return false }
    isRefusing[client] = !refuses
    return refuses
  }

  /// The client has committed and acknowledged a packet.
  public mutating func acknowledge(_ link: LinkID, _ packetIdentifier: UInt16) {
    guard let client = clientOf[link] else { return }
    sessions[client]?.queue.removeAll {
      $0.isDelivered && $0.packet.packetIdentifier == packetIdentifier
    }
  }

  private mutating func distribute(_ publication: Publication, from client: String) -> [Output] {
    if publication.retain {
      retained[publication.topic] = publication.payload.isEmpty ? nil : publication.payload
    }
    return sessions.keys.sorted().flatMap { deliver(publication, from: client, to: $0) }
  }

  private mutating func deliver(
    _ publication: Publication, from sender: String, to client: String
  ) -> [Output] {
    guard var session = sessions[client] else { return [] }
    let exact = session.subscriptions[TopicFilter(publication.topic)].map { [$0] } ?? []
    let matching = (exact + session.wildcards.filter { $0.filter.matches(publication.topic) })
      .filter { !($0.noLocal && sender == client) }
    guard let granted = matching.map(\.qos).max() else { return [] }
    let qos = min(granted, publication.qos)
    var packet = ReceivedPacket(
      topic: Array(publication.topic.text.utf8), payload: publication.payload, qos: qos,
      retain: false, packetIdentifier: 0)
    if qos > .atMostOnce {
      session.lastPacketIdentifier = session.lastPacketIdentifier &+ 1
      if session.lastPacketIdentifier == 0 { session.lastPacketIdentifier = 1 }
      packet.packetIdentifier = session.lastPacketIdentifier
      if session.link == nil, session.queue.count >= queueLimit { return [] }
      session.queue.append(Queued(packet: packet, isDelivered: session.link != nil))
    }
    sessions[client] = session
    return session.link.map { [.event($0, .received(packet))] } ?? []
  }

  private mutating func redeliver(_ client: String) -> [Output] {
    guard var session = sessions[client], let link = session.link else { return [] }
    for index in session.queue.indices { session.queue[index].isDelivered = true }
    sessions[client] = session
    return session.queue.map { .event(link, .received($0.packet)) }
  }
}

extension TopicFilter {
  var hasWildcard: Bool {
    text.utf8.contains { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "#") }
  }

  /// MQTT 5, section 4.7.1: `+` stands for one level, `#` for all that follow.
  public func matches(_ topic: TopicName) -> Bool {
    var (topic, filter) = (topic.text, text)
    return filter.withUTF8 { filter in topic.withUTF8 { topic in matches(filter, topic) } }
  }

  private func matches(
    _ filter: UnsafeBufferPointer<UInt8>, _ topic: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let slash = UInt8(ascii: "/")
    var (wanted, index) = (0, 0)
    while wanted < filter.count {
      switch filter[wanted] {
      case UInt8(ascii: "#"): return true
      case UInt8(ascii: "+"):
        while index < topic.count, topic[index] != slash { index += 1 }
      default:
        guard index < topic.count, topic[index] == filter[wanted] else { return false }
        index += 1
      }
      wanted += 1
    }
    return index == topic.count
  }
}
