import Glibc

/// What can be learnt of this machine's own addresses without speaking to anybody.
enum Loopback {
  /// Whether something accepts TCP connections on 127.0.0.1 or ::1 at this port; whether it speaks MQTT is not asked.
  static func listens(_ port: UInt16) -> Bool {
    withAddress(v4: port) { connects(AF_INET, $0, $1) }
      || withAddress(v6: port) { connects(AF_INET6, $0, $1) }
  }

  /// Whether `::1` exists here, which it does not in many containers.
  static var hasIPv6: Bool {
    withAddress(v6: 0) { address, length in
      let probe = openSocket(AF_INET6)
      guard probe >= 0 else { return false }
      defer { close(probe) }
      return bind(probe, address, length) == 0
    }
  }

  private static func connects(
    _ family: Int32, _ address: UnsafePointer<sockaddr>, _ length: socklen_t
  ) -> Bool {
    let probe = openSocket(family)
    guard probe >= 0 else { return false }
    defer { close(probe) }
    if connect(probe, address, length) == 0 { return true }
    // On loopback only a listener whose queue is full lets a connection wait.
    guard errno == EINPROGRESS else { return false }
    var wait = pollfd(fd: probe, events: Int16(POLLOUT), revents: 0)
    guard poll(&wait, 1, 500) == 1 else { return true }
    var error: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(probe, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0
  }

  private static func openSocket(_ family: Int32) -> Int32 {
    let flags = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
    return socket(family, Int32(flags), 0)
  }

  private static func withAddress(
    v4 port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Bool
  ) -> Bool {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    return withGeneric(&address, body)
  }

  private static func withAddress(
    v6 port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Bool
  ) -> Bool {
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    address.sin6_port = port.bigEndian
    address.sin6_addr = in6addr_loopback
    return withGeneric(&address, body)
  }

  private static func withGeneric<Address>(
    _ address: inout Address, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Bool
  ) -> Bool {
    withUnsafePointer(to: &address) { specific in
      specific.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<Address>.size))
      }
    }
  }
}
