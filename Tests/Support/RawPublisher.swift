import Glibc

/// A publisher that checks nothing: whatever bytes it is given go to a broker on 127.0.0.1 as a Topic Name and a payload
/// (MQTT 3.1.1, sections 3.1 and 3.3), which is how a stranger publishes.
public final class RawPublisher {
  private let port: UInt16
  private var socket: Int32 = -1
  private var identifier: UInt16 = 0

  public init(port: UInt16) { self.port = port }

  deinit { hangUp() }

  /// Publishes at QoS 1, and waits until the broker has it.
  ///
  /// - Returns: false when the broker hangs up on it instead.
  public func publish(_ payload: [UInt8], to topic: [UInt8], retain: Bool = false) throws -> Bool {
    if socket < 0 { try connect() }
    identifier = identifier == .max ? 1 : identifier + 1
    let body = counted(topic) + pair(identifier) + payload
    let flags: UInt8 = retain ? 0x33 : 0x32
    guard say([flags] + remainingLength(body.count) + body), hear(4)?.first == 0x40 else {
      hangUp()
      return false
    }
    return true
  }

  private func connect() throws {
    socket = try connectedSocket(port: port)
    let body = counted(Array("MQTT".utf8)) + [4, 2, 0, 0] + counted(Array("stranger".utf8))
    guard say([0x10] + remainingLength(body.count) + body), hear(4) == [0x20, 2, 0, 0] else {
      throw ChildError.system("CONNACK", errno)
    }
  }

  private func hangUp() {
    if socket >= 0 { close(socket) }
    socket = -1
  }

  private func say(_ bytes: [UInt8]) -> Bool {
    var done = 0
    while done < bytes.count {
      let sent = bytes.withUnsafeBytes {
        send(socket, $0.baseAddress! + done, $0.count - done, Int32(MSG_NOSIGNAL))
      }
      if sent < 0, errno != EINTR { return false }
      done += max(0, sent)
    }
    return true
  }

  private func hear(_ count: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    while bytes.count < count {
      var buffer = [UInt8](repeating: 0, count: count - bytes.count)
      let got = recv(socket, &buffer, buffer.count, 0)
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return nil }
      bytes += buffer[..<got]
    }
    return bytes
  }

  private func counted(_ bytes: [UInt8]) -> [UInt8] { pair(UInt16(bytes.count)) + bytes }

  private func pair(_ number: UInt16) -> [UInt8] { [UInt8(number >> 8), UInt8(number & 0xFF)] }

  private func remainingLength(_ length: Int) -> [UInt8] {
    var (rest, bytes) = (length, [UInt8]())
    repeat {
      bytes.append(UInt8(rest & 0x7F) | (rest > 0x7F ? 0x80 : 0))
      rest >>= 7
    } while rest > 0
    return bytes
  }
}
