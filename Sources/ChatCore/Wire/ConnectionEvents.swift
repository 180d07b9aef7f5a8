/// MQTT 5's Quality of Service (section 4.3).
public enum QoS: UInt8, Hashable, Comparable, Sendable {
  case atMostOnce = 0
  case atLeastOnce = 1
  case exactlyOnce = 2

  public static func < (left: QoS, right: QoS) -> Bool { left.rawValue < right.rawValue }
}

/// A Reason Code (MQTT 5, section 2.4): below 0x80 success, from 0x80 on failure.
public struct ReasonCode: Hashable, Sendable, CustomStringConvertible {
  public var rawValue: UInt8

  public init(_ rawValue: UInt8) { self.rawValue = rawValue }

  public var isFailure: Bool { rawValue >= 0x80 }

  /// Whether a CONNACK with this reason may be followed by a better one (section 3.2.2.2): the server is unavailable,
  /// busy, elsewhere, over a quota or a rate, or met an error that it does not name.
  public var isPassing: Bool {
    [0x80, 0x83, 0x88, 0x89, 0x97, 0x9C, 0x9F].contains(rawValue)
  }

  /// Whether a publication that was answered so may be taken later: an error without a name, one of the broker's own,
  /// its Packet Identifier in use, its Receive Maximum or a quota exceeded (section 3.5.2.1).
  public var mayPass: Bool { [0x80, 0x83, 0x91, 0x93, 0x97].contains(rawValue) }

  public static let success = ReasonCode(0x00)
  public static let badUserNameOrPassword = ReasonCode(0x86)
  public static let notAuthorized = ReasonCode(0x87)
  public static let sessionTakenOver = ReasonCode(0x8E)
  public static let quotaExceeded = ReasonCode(0x97)

  /// `0x87`
  public var description: String {
    let digits = String(rawValue, radix: 16, uppercase: true)
    return "0x" + (digits.count < 2 ? "0" : "") + digits
  }
}

/// One application message to be published.
public struct Publication: Hashable, Sendable {
  /// Chosen by the engine; comes back with the acknowledgement.
  public var token: UInt64
  public var topic: TopicName
  public var payload: [UInt8]
  public var qos: QoS
  public var retain: Bool
  /// Message Expiry Interval (section 3.3.2.3.3) in seconds: then the broker forgets it; nil: never.
  public var expiry: UInt32?

  public init(
    token: UInt64, topic: TopicName, payload: [UInt8], qos: QoS, retain: Bool,
    expiry: UInt32? = nil
  ) {
    self.token = token
    self.topic = topic
    self.payload = payload
    self.qos = qos
    self.retain = retain
    self.expiry = expiry
  }
}

/// The Will Message (MQTT 5, section 3.1.2.5).
public struct Will: Hashable, Sendable {
  public var topic: TopicName
  public var payload: [UInt8]
  public var qos: QoS
  public var retain: Bool
  /// Will Delay Interval in seconds (section 3.1.3.2.2).
  public var delay: UInt32

  public init(topic: TopicName, payload: [UInt8], qos: QoS, retain: Bool, delay: UInt32) {
    self.topic = topic
    self.payload = payload
    self.qos = qos
    self.retain = retain
    self.delay = delay
  }
}

/// What a CONNECT packet says (MQTT 5, section 3.1). Where to connect, and with which secret, is not the engine's.
public struct ConnectRequest: Hashable, Sendable {
  /// nil: the broker assigns one.
  public var clientIdentifier: String?
  public var cleanStart: Bool
  /// In seconds; 0 ends the session with the connection.
  public var sessionExpiryInterval: UInt32
  public var receiveMaximum: UInt16
  /// In bytes: nothing larger will be accepted.
  public var maximumPacketSize: UInt32
  /// In seconds.
  public var keepAlive: UInt16
  public var will: Will?

  public init(
    clientIdentifier: String?, cleanStart: Bool, sessionExpiryInterval: UInt32,
    receiveMaximum: UInt16, maximumPacketSize: UInt32, keepAlive: UInt16, will: Will?
  ) {
    self.clientIdentifier = clientIdentifier
    self.cleanStart = cleanStart
    self.sessionExpiryInterval = sessionExpiryInterval
    self.receiveMaximum = receiveMaximum
    self.maximumPacketSize = maximumPacketSize
    self.keepAlive = keepAlive
    self.will = will
  }
}

/// What a CONNACK says (MQTT 5, section 3.2). Properties that are absent hold the specification's defaults.
public struct Connack: Hashable, Sendable {
  public var reason: ReasonCode
  public var sessionPresent: Bool
  public var maximumQoS: QoS
  public var retainAvailable: Bool
  public var receiveMaximum: UInt16
  /// nil: no limit.
  public var maximumPacketSize: UInt32?
  /// nil: the interval that was asked for.
  public var sessionExpiryInterval: UInt32?
  public var serverKeepAlive: UInt16?
  public var assignedClientIdentifier: String?
  /// The broker's own words, for people (section 3.2.2.3.9).
  public var reasonString: String?

  public init(
    reason: ReasonCode = .success, sessionPresent: Bool = false, maximumQoS: QoS = .exactlyOnce,
    retainAvailable: Bool = true, receiveMaximum: UInt16 = 65535, maximumPacketSize: UInt32? = nil,
    sessionExpiryInterval: UInt32? = nil, serverKeepAlive: UInt16? = nil,
    assignedClientIdentifier: String? = nil, reasonString: String? = nil
  ) {
    self.reason = reason
    self.sessionPresent = sessionPresent
    self.maximumQoS = maximumQoS
    self.retainAvailable = retainAvailable
    self.receiveMaximum = receiveMaximum
    self.maximumPacketSize = maximumPacketSize
    self.sessionExpiryInterval = sessionExpiryInterval
    self.serverKeepAlive = serverKeepAlive
    self.assignedClientIdentifier = assignedClientIdentifier
    self.reasonString = reasonString
  }
}

/// An application message that the broker delivered. Nothing in it is checked yet.
public struct ReceivedPacket: Hashable, Sendable {
  /// The Topic Name's bytes.
  public var topic: [UInt8]
  public var payload: [UInt8]
  public var qos: QoS
  /// Whether it was kept by the broker and sent because of a SUBSCRIBE (section 3.3.1.3).
  public var retain: Bool
  /// 0 at QoS 0.
  public var packetIdentifier: UInt16

  public init(
    topic: [UInt8], payload: [UInt8], qos: QoS, retain: Bool, packetIdentifier: UInt16
  ) {
    self.topic = topic
    self.payload = payload
    self.qos = qos
    self.retain = retain
    self.packetIdentifier = packetIdentifier
  }
}

/// Why a connection could not be made or is no more.
public enum LinkFailure: Hashable, Sendable {
  /// The host name did not resolve.
  case unknownHost(String)
  /// Nobody listens, no route, or no answer; the system's words.
  case unreachable(String)
  /// TLS could not be agreed on: certificate, name, or file; the library's words.
  case tls(String)
  /// The broker does not speak MQTT 5, or something else answers there.
  case protocolError(String)
  /// The connection closed or broke without a word.
  case closed
  /// Nothing came back within the keep-alive interval.
  case keepAlive
  /// The broker said DISCONNECT, with its reason (section 3.14).
  case disconnected(ReasonCode)
  /// What was received could not be stored; the connection was closed so that the broker keeps it.
  case notStored
}

/// What happens to a connection. Each names the request that it belongs to, so that a late word of a former
/// connection is known as such.
public enum ConnectionEvent: Hashable, Sendable {
  /// CONNACK arrived; its reason may be a refusal.
  case connack(Connack)
  /// Never connected, or connected no more.
  case lost(LinkFailure)
  /// SUBACK: one Reason Code a filter, in the order of the SUBSCRIBE.
  case subscribed(token: UInt64, reasons: [ReasonCode])
  /// The publication is complete: sent (QoS 0), PUBACK (1), PUBCOMP or a failing PUBREC (2).
  case published(token: UInt64, reason: ReasonCode)
  case received(ReceivedPacket)
}
