import CMosquitto
import ChatCore
import Glibc

// C calls these while it holds locks of its own, so they copy into the inbox and call nothing of the library's. They are
// free functions of a file without actors: a callback that is isolated to one would trap on a thread that C made.

private func inbox(_ user: UnsafeMutableRawPointer?) -> Inbox? {
  user.map { Unmanaged<Inbox>.fromOpaque($0).takeUnretainedValue() }
}

func onConnack(
  _: OpaquePointer?, user: UnsafeMutableRawPointer?, reason: Int32, flags: Int32,
  properties: OpaquePointer?
) {
  let properties = ReceivedProperties(pointer: properties)
  let connack = Connack(reason: reason, flags: flags, properties: properties)
  inbox(user)?.append(.connack(connack))
}

func onDisconnect(
  _: OpaquePointer?, user: UnsafeMutableRawPointer?, code: Int32, _: OpaquePointer?
) {
  inbox(user)?.append(.ended(code: code))
}

func onPublished(
  _: OpaquePointer?, user: UnsafeMutableRawPointer?, packetIdentifier: Int32, reason: Int32,
  _: OpaquePointer?
) {
  let reason = ReasonCode(UInt8(truncatingIfNeeded: reason))
  inbox(user)?.append(.published(packetIdentifier: packetIdentifier, reason: reason))
}

func onSubscribed(
  _: OpaquePointer?, user: UnsafeMutableRawPointer?, packetIdentifier: Int32, count: Int32,
  granted: UnsafePointer<Int32>?, _: OpaquePointer?
) {
  let granted = UnsafeBufferPointer(start: granted, count: granted == nil ? 0 : Int(count))
  let reasons = granted.map { ReasonCode(UInt8(truncatingIfNeeded: $0)) }
  inbox(user)?.append(.subscribed(packetIdentifier: packetIdentifier, reasons: reasons))
}

func onMessage(
  _: OpaquePointer?, user: UnsafeMutableRawPointer?,
  message: UnsafePointer<mosquitto_message>?, _: OpaquePointer?
) {
  guard let message = message?.pointee, let topic = message.topic else { return }
  let payload = UnsafeRawBufferPointer(
    start: message.payload, count: message.payload == nil ? 0 : Int(message.payloadlen))
  let packet = ReceivedPacket(
    topic: Array(UnsafeRawBufferPointer(start: topic, count: strlen(topic))),
    payload: Array(payload),
    qos: QoS(rawValue: UInt8(truncatingIfNeeded: message.qos)) ?? .atMostOnce,
    retain: message.retain,
    packetIdentifier: UInt16(truncatingIfNeeded: message.mid))
  inbox(user)?.append(.received(packet))
}

func onLog(
  _: OpaquePointer?, user: UnsafeMutableRawPointer?, level: Int32,
  words: UnsafePointer<CChar>?
) {
  guard level == Int32(MOSQ_LOG_ERR), let words else { return }
  inbox(user)?.complain(String(cString: words))
}

extension Connack {
  /// From what the library's callback is given; absent properties keep the specification's defaults.
  init(reason: Int32, flags: Int32, properties: ReceivedProperties) {
    self.init(
      reason: ReasonCode(UInt8(truncatingIfNeeded: reason)), sessionPresent: flags & 1 != 0)
    maximumQoS = properties.byte(MQTT_PROP_MAXIMUM_QOS).flatMap(QoS.init) ?? maximumQoS
    retainAvailable = properties.byte(MQTT_PROP_RETAIN_AVAILABLE) != 0
    receiveMaximum = properties.int16(MQTT_PROP_RECEIVE_MAXIMUM) ?? receiveMaximum
    maximumPacketSize = properties.int32(MQTT_PROP_MAXIMUM_PACKET_SIZE)
    sessionExpiryInterval = properties.int32(MQTT_PROP_SESSION_EXPIRY_INTERVAL)
    serverKeepAlive = properties.int16(MQTT_PROP_SERVER_KEEP_ALIVE)
    assignedClientIdentifier = properties.string(MQTT_PROP_ASSIGNED_CLIENT_IDENTIFIER)
    reasonString = properties.string(MQTT_PROP_REASON_STRING)
  }
}
