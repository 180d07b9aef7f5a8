import Glibc

/// A TCP port on 127.0.0.1 that nobody listened on a moment ago. Somebody else may take it before its user does, so
/// whoever uses it tries again with another one.
public func freePort() throws -> UInt16 {
  let listener = try Listener()
  defer { listener.close() }
  return listener.port
}

/// A listening socket on 127.0.0.1, for servers that a test plays itself.
public final class Listener {
  public let descriptor: Int32
  public let port: UInt16
  private var isOpen = true

  /// - Parameter backlog: connections that the kernel completes before anyone accepts them, less one.
  public init(backlog: Int32 = 16) throws {
    let socket = try makeSocket()
    descriptor = socket
    var address = loopback(port: 0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let outcome = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, size) == 0 && listen(socket, backlog) == 0
          && getsockname(socket, $0, &size) == 0
      }
    }
    port = UInt16(bigEndian: address.sin_port)
    if !outcome { throw ChildError.system("listen", errno) }
  }

  deinit { close() }

  public func close() {
    if isOpen { Glibc.close(descriptor) }
    isOpen = false
  }
}

/// 127.0.0.1 and a port.
func loopback(port: UInt16) -> sockaddr_in {
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = port.bigEndian
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  return address
}

/// Whether somebody accepts TCP connections there.
public func isListening(port: UInt16) throws -> Bool {
  let descriptor = try makeSocket()
  defer { Glibc.close(descriptor) }
  var address = loopback(port: port)
  return withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
    }
  }
}

/// A connection to 127.0.0.1.
func connectedSocket(port: UInt16) throws -> Int32 {
  let descriptor = try makeSocket()
  var address = loopback(port: port)
  let outcome = withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
    }
  }
  if outcome != 0 {
    Glibc.close(descriptor)
    throw ChildError.system("connect", errno)
  }
  return descriptor
}

/// A TCP socket that programs started by this one do not inherit.
private func makeSocket() throws -> Int32 {
  let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
  let descriptor = Glibc.socket(AF_INET, kind, 0)
  if descriptor < 0 { throw ChildError.system("socket", errno) }
  return descriptor
}
