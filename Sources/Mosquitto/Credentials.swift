/// What proves to each other who client and broker are. Kept out of every description and every error.
public struct Credentials: Hashable, Sendable, CustomStringConvertible {
  /// User Name (MQTT 5, section 3.1.3.5): at most 65,535 bytes, without NUL.
  public var userName: String?
  /// Password (MQTT 5, section 3.1.3.6): at most 65,535 bytes, without NUL, which libmosquitto cannot carry.
  public var password: [UInt8]?
  /// A file with the certificates (PEM) of the only authorities to be trusted; nil: those that the system trusts.
  public var caFile: String?

  public init(userName: String? = nil, password: [UInt8]? = nil, caFile: String? = nil) {
    self.userName = userName
    self.password = password
    self.caFile = caFile
  }

  /// Says what there is, not what it is.
  public var description: String {
    "Credentials(userName: \(userName == nil ? "none" : "given"), "
      + "password: \(password == nil ? "none" : "given"), caFile: \(caFile ?? "the system's"))"
  }
}
