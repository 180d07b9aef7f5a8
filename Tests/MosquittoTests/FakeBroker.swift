import Glibc
import TestSupport
import Testing

/// A broker of a few bytes: it records what a client sends, and says what a test tells it to.
final class FakeBroker {
  let listener: Listener
  private(set) var bytes: [UInt8] = []
  private var client: Int32 = -1

  init() throws { listener = try Listener() }

  deinit { hangUp() }

  var port: UInt16 { listener.port }

  func hangUp() {
    if client >= 0 { close(client) }
    client = -1
  }

  /// Hangs up with RST instead of FIN, as a host does on which the broker is no more.
  func reset() {
    var now = linger(l_onoff: 1, l_linger: 0)
    setsockopt(client, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
    hangUp()
  }

  /// Takes the client in if it has come, and everything that it has sent since.
  func look() {
    if client < 0, isReadable(listener.descriptor) {
      client = accept(listener.descriptor, nil, nil)
    }
    var buffer = [UInt8](repeating: 0, count: 65536)
    while client >= 0, isReadable(client) {
      let got = read(client, &buffer, buffer.count)
      if got <= 0 { return hangUp() }
      bytes += buffer[..<got]
    }
  }

  func say(_ bytes: [UInt8]) throws {
    let written = write(client, bytes, bytes.count)
    try #require(written == bytes.count)
  }

  /// The types of the packets that came: the upper half of their first bytes.
  var packetTypes: [UInt8] {
    var types: [UInt8] = []
    var rest = bytes[...]
    while let first = rest.popFirst() {
      types.append(first >> 4)
      var (length, shift) = (0, 0)
      while let byte = rest.popFirst() {
        length |= Int(byte & 0x7F) << shift
        shift += 7
        if byte < 0x80 { break }
      }
      rest = rest.dropFirst(length)
    }
    return types
  }

  private func isReadable(_ descriptor: Int32) -> Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, 0) == 1
  }
}

/// Types of control packets (MQTT 5, section 2.1.2), and packets to say.
enum Packet {
  static let connect: UInt8 = 1
  static let publish: UInt8 = 3
  static let puback: UInt8 = 4
  static let pubrec: UInt8 = 5
  static let disconnect: UInt8 = 14

  static func connack(_ reason: UInt8 = 0, session: Bool = false, _ properties: [UInt8] = [])
    -> [UInt8]
  {
    [0x20, UInt8(3 + properties.count), session ? 1 : 0, reason, UInt8(properties.count)]
      + properties
  }

  /// On the topic `t`.
  static func publish(_ text: String, qos: UInt8, identifier: UInt8) -> [UInt8] {
    [0x30 | qos << 1, UInt8(6 + text.utf8.count), 0, 1, 0x74, 0, identifier, 0] + Array(text.utf8)
  }
}
