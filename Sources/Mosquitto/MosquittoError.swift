/// Why a connection could not even be prepared: each is a fact about what it was asked for.
public enum MosquittoError: Error, Hashable, Sendable {
  /// libmosquitto or the system has no memory left.
  case outOfMemory
  /// Not a Client Identifier (MQTT 5, section 3.1.3.1): empty, over 65,535 bytes, or with a character that no MQTT
  /// text may have.
  case clientIdentifier(String)
  /// A session cannot be resumed without a Client Identifier; libmosquitto refuses the two together.
  case sessionWithoutClientIdentifier
  /// Keep Alive is 0 (off) or at least 5 seconds.
  case keepAlive(seconds: UInt16)
  /// Receive Maximum or Maximum Packet Size is 0, which MQTT 5 forbids (section 3.1.2.11).
  case zeroLimit
  /// Not a User Name: over 65,535 bytes, or with NUL or a control character.
  case userName
  /// Not a password that libmosquitto can carry: over 65,535 bytes, or with a NUL.
  case password
  /// Not a Will Message: its topic or its size (at most 65,535 bytes) is against the specification.
  case will(topic: String)
  /// The file with the trusted certificates cannot be read.
  case caFile(path: String)
  /// libmosquitto refused an option, with its error number.
  case option(String, code: Int32)
}

extension MosquittoError: CustomStringConvertible {
  /// The fact in a few words, for a sentence that quotes it.
  public var description: String {
    switch self {
    case .outOfMemory: "out of memory"
    case .clientIdentifier(let text): "not a Client Identifier: \(text)"
    case .sessionWithoutClientIdentifier: "a session without a Client Identifier"
    case .keepAlive(let seconds): "a Keep Alive of \(seconds) s"
    case .zeroLimit: "a Receive Maximum or Maximum Packet Size of 0"
    case .userName: "the User Name is too long, or holds a control character"
    case .password: "the password is too long, or holds NUL"
    case .will(let topic): "not a Will Message: \(topic)"
    case .caFile(let path): "cannot read \(path)"
    case .option(let name, let code): "\(name) is refused (\(code))"
    }
  }
}
