import CMosquitto
import ChatCore

/// libmosquitto's handle with the inbox that its callbacks fill, destroyed with its last owner.
///
/// There is a new one for each attempt to connect: the program keeps what must not be lost in its own outbox, so a
/// handle that remembered messages would send them twice.
final class Handle {
  let pointer: OpaquePointer
  let inbox: Inbox

  init(
    address: BrokerAddress, credentials: Credentials, request: ConnectRequest
  ) throws(MosquittoError) {
    if Library.started != 0 { throw .outOfMemory }
    inbox = Inbox()
    pointer = try Self.make(request, inbox)
    setCallbacks()
    try setOptions()
    try setCredentials(credentials)
    if let will = request.will { try setWill(will) }
    if case .tls = address.transport { try setTLS(credentials.caFile) }
  }

  deinit { mosquitto_destroy(pointer) }

  private static func make(
    _ request: ConnectRequest, _ inbox: Inbox
  ) throws(MosquittoError) -> OpaquePointer {
    guard let identifier = request.clientIdentifier else {
      if !request.cleanStart { throw .sessionWithoutClientIdentifier }
      return try orThrow(mosquitto_new(nil, true, inbox.userData), .outOfMemory)
    }
    guard identifier.fitsMQTT, !identifier.isEmpty else { throw .clientIdentifier(identifier) }
    return try orThrow(
      mosquitto_new(identifier, request.cleanStart, inbox.userData), .clientIdentifier(identifier))
  }

  private func setCallbacks() {
    mosquitto_connect_v5_callback_set(pointer, onConnack)
    mosquitto_disconnect_v5_callback_set(pointer, onDisconnect)
    mosquitto_publish_v5_callback_set(pointer, onPublished)
    mosquitto_subscribe_v5_callback_set(pointer, onSubscribed)
    mosquitto_message_v5_callback_set(pointer, onMessage)
    mosquitto_log_callback_set(pointer, onLog)
  }

  /// The log explains a failing start and nothing else; later it would only cost time for each packet.
  func stopLog() { mosquitto_log_callback_set(pointer, nil) }

  private func setOptions() throws(MosquittoError) {
    try set(MOSQ_OPT_PROTOCOL_VERSION, Int32(MQTT_PROTOCOL_V5), "protocol version")
    try set(MOSQ_OPT_TCP_NODELAY, 1, "TCP_NODELAY")
    try set(MOSQ_OPT_SEND_MAXIMUM, Int32(Connection.mostInFlight), "send maximum")
    // Packets are only queued by whatever queues them, and leave in mosquitto_loop_write. That is what lets an
    // acknowledgement wait for the commit; without it PUBACK leaves before the message callback has even returned.
    // Observed on 2.0.11, documented nowhere: "No acknowledgement leaves before write()" in the tests pins it.
    let code = mosquitto_threaded_set(pointer, true)
    if code != 0 { throw .option("threaded", code: code) }
  }

  private func set(_ option: mosq_opt_t, _ value: Int32, _ name: String) throws(MosquittoError) {
    let code = mosquitto_int_option(pointer, option, value)
    if code != 0 { throw .option(name, code: code) }
  }

  private func setCredentials(_ credentials: Credentials) throws(MosquittoError) {
    if credentials.userName == nil, credentials.password == nil { return }
    guard credentials.userName?.fitsMQTT ?? true else { throw .userName }
    guard credentials.password?.isCarriedByLibrary ?? true else { throw .password }
    let password = credentials.password.map { $0.map(CChar.init(bitPattern:)) + [0] }
    let code = mosquitto_username_pw_set(pointer, credentials.userName, password)
    if code == MOSQ_ERR_NOMEM.code { throw .outOfMemory }
    if code != 0 { throw .userName }
  }

  private func setWill(_ will: Will) throws(MosquittoError) {
    let properties = PropertyList()
    if will.delay > 0 { try properties.add(MQTT_PROP_WILL_DELAY_INTERVAL, will.delay) }
    guard will.payload.count <= Int(UInt16.max) else { throw .will(topic: will.topic.text) }
    let code = mosquitto_will_set_v5(
      pointer, will.topic.text, Int32(will.payload.count), will.payload, Int32(will.qos.rawValue),
      will.retain, properties.pointer)
    if code == MOSQ_ERR_NOMEM.code { throw .outOfMemory }
    if code != 0 { throw .will(topic: will.topic.text) }
    properties.giveAway()
  }

  private func setTLS(_ caFile: String?) throws(MosquittoError) {
    if let caFile {
      let code = mosquitto_tls_set(pointer, caFile, nil, nil, nil, nil)
      if code != 0 { throw .caFile(path: caFile) }
    } else {
      try set(MOSQ_OPT_TLS_USE_OS_CERTS, 1, "system certificates")
    }
    let verifyPeer: Int32 = 1
    let code = mosquitto_tls_opts_set(pointer, verifyPeer, "tlsv1.2", nil)
    if code != 0 { throw .option("TLS 1.2 or later", code: code) }
  }
}

private func orThrow(
  _ pointer: OpaquePointer?, _ error: MosquittoError
) throws(MosquittoError) -> OpaquePointer {
  guard let pointer else { throw error }
  return pointer
}

extension Inbox {
  /// How a callback finds this inbox again. The handle keeps the inbox, so it need not be retained.
  fileprivate var userData: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }
}

extension String {
  /// At most 65,535 bytes and no NUL: what an MQTT string can be (section 1.5.4) and a C string carry.
  fileprivate var fitsMQTT: Bool { utf8.count <= Int(UInt16.max) && !utf8.contains(0) }
}

extension [UInt8] {
  fileprivate var isCarriedByLibrary: Bool { count <= Int(UInt16.max) && !contains(0) }
}
