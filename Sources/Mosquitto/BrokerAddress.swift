/// Where a broker listens, as a person writes it: `mqtt://HOST[:PORT]`, `mqtts://HOST[:PORT]` or `unix:PATH`.
public struct BrokerAddress: Hashable, Sendable, CustomStringConvertible {
  /// How the bytes travel.
  public enum Transport: Hashable, Sendable {
    /// TCP in the clear, usually on port 1883.
    case tcp(host: String, port: UInt16)
    /// TLS over TCP, usually on port 8883.
    case tls(host: String, port: UInt16)
    /// A Unix domain socket (unix(7)).
    case unix(path: String)
  }

  public let transport: Transport

  static let tcpPort: UInt16 = 1883
  static let tlsPort: UInt16 = 8883
  /// `sizeof sun_path` less the NUL (unix(7)).
  static let longestPath = 107

  public init(_ transport: Transport) { self.transport = transport }

  /// Reads one of the three forms. An IPv6 address stands in brackets; one `/` after host and port is let pass.
  ///
  /// - Throws: what is wrong with the text. A user or password in it is refused, because command lines and
  ///   configurations are read by others; the error does not repeat it.
  public init(parsing text: String) throws(AddressError) {
    if let path = text.suffix(after: "unix:") {
      self.init(.unix(path: try Self.path(path)))
    } else if let rest = text.suffix(after: "mqtts://") {
      let (host, port) = try Self.hostAndPort(rest)
      self.init(.tls(host: host, port: port ?? Self.tlsPort))
    } else if let rest = text.suffix(after: "mqtt://") {
      let (host, port) = try Self.hostAndPort(rest)
      self.init(.tcp(host: host, port: port ?? Self.tcpPort))
    } else {
      throw text.utf8.contains(UInt8(ascii: "@")) ? .secret : .unknownScheme(text)
    }
  }

  /// The form that `init(parsing:)` reads; the port is left out where it is the usual one.
  public var description: String {
    switch transport {
    case .tcp(let host, let port):
      "mqtt://" + Self.authority(host, port, usual: Self.tcpPort)
    case .tls(let host, let port):
      "mqtts://" + Self.authority(host, port, usual: Self.tlsPort)
    case .unix(let path): "unix:" + path
    }
  }

  /// Whether bytes can leave this machine: neither a Unix socket nor `localhost` nor a loopback address.
  public var leavesThisMachine: Bool {
    switch transport {
    case .unix: false
    case .tcp(let host, _), .tls(let host, _):
      !(host == "localhost" || host == "::1" || host.isLoopbackIPv4)
    }
  }

  private static func authority(_ host: String, _ port: UInt16, usual: UInt16) -> String {
    let host = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
    return port == usual ? host : "\(host):\(port)"
  }
}

/// What is wrong with the text of a broker's address.
public enum AddressError: Error, Hashable, Sendable {
  /// Neither `mqtt://`, `mqtts://` nor `unix:` in front.
  case unknownScheme(String)
  /// A user or a password before an `@`: it would be visible to others. Not repeated here.
  case secret
  /// No host between the slashes and the port.
  case missingHost
  /// A character that no host name and no address has, or a bracket without its partner.
  case badHost(String)
  /// Not a number from 1 to 65535.
  case badPort(String)
  /// Something after host and port: MQTT has no paths.
  case trailingPath(String)
  /// Not a path to a socket: empty, with a NUL, or over 107 bytes.
  case badPath(String)
}
