import Environment

extension PrivateBroker {
  /// The environment variable that moves the private broker to another port.
  static let portVariable = EnvironmentVariable.privatePort

  /// The port for the private broker: `$CHAT_PRIVATE_PORT`, else 1883.
  ///
  /// - Throws: `.badPort` when the variable holds anything but a number from 1 to 65,535.
  static func portFromEnvironment() throws(PrivateBrokerError) -> UInt16 {
    guard let text = portVariable.text else { return defaultPort }
    return try port(text)
  }

  /// - Throws: `.badPort` for anything but a number from 1 to 65,535.
  static func port(_ text: String) throws(PrivateBrokerError) -> UInt16 {
    guard let port = UInt16(text), port > 0 else { throw .badPort(text) }
    return port
  }
}
