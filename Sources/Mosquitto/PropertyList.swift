import CMosquitto
import Glibc

/// A list of MQTT 5 properties (section 2.2.2) for libmosquitto, freed with its last owner unless it is given away.
final class PropertyList {
  private(set) var pointer: OpaquePointer?

  deinit { mosquitto_property_free_all(&pointer) }

  func add(_ property: mqtt5_property, _ value: UInt16) throws(MosquittoError) {
    try check(mosquitto_property_add_int16(&pointer, property.identifier, value), property)
  }

  func add(_ property: mqtt5_property, _ value: UInt32) throws(MosquittoError) {
    try check(mosquitto_property_add_int32(&pointer, property.identifier, value), property)
  }

  /// The library owns the list from now on.
  func giveAway() { pointer = nil }

  private func check(_ code: Int32, _ property: mqtt5_property) throws(MosquittoError) {
    if code == MOSQ_ERR_NOMEM.code { throw .outOfMemory }
    if code != 0 { throw .option("property \(property.rawValue)", code: code) }
  }
}

/// Properties of a packet that arrived, valid while the library's callback runs.
struct ReceivedProperties {
  let pointer: OpaquePointer?

  func byte(_ property: mqtt5_property) -> UInt8? {
    var value: UInt8 = 0
    let found = mosquitto_property_read_byte(pointer, property.identifier, &value, false)
    return found == nil ? nil : value
  }

  func int16(_ property: mqtt5_property) -> UInt16? {
    var value: UInt16 = 0
    let found = mosquitto_property_read_int16(pointer, property.identifier, &value, false)
    return found == nil ? nil : value
  }

  func int32(_ property: mqtt5_property) -> UInt32? {
    var value: UInt32 = 0
    let found = mosquitto_property_read_int32(pointer, property.identifier, &value, false)
    return found == nil ? nil : value
  }

  func string(_ property: mqtt5_property) -> String? {
    var value: UnsafeMutablePointer<CChar>?
    let found = mosquitto_property_read_string(pointer, property.identifier, &value, false)
    defer { free(value) }
    guard found != nil, let value else { return nil }
    return String(cString: value)
  }
}
