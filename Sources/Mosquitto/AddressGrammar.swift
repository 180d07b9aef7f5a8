/// The parts of a broker's address.
extension BrokerAddress {
  static func path(_ text: Substring) throws(AddressError) -> String {
    guard !text.isEmpty, text.utf8.count <= longestPath, !text.utf8.contains(0) else {
      throw .badPath(String(text))
    }
    return String(text)
  }

  static func hostAndPort(_ text: Substring) throws(AddressError) -> (String, UInt16?) {
    if text.utf8.contains(UInt8(ascii: "@")) { throw .secret }
    let end = text.firstIndex(of: "/") ?? text.endIndex
    let rest = text[end...]
    guard rest.isEmpty || rest == "/" else { throw .trailingPath(String(rest)) }
    let authority = text[..<end]
    return authority.first == "[" ? try bracketed(authority) : try plain(authority)
  }

  /// `[ADDRESS]` or `[ADDRESS]:PORT`
  private static func bracketed(_ text: Substring) throws(AddressError) -> (String, UInt16?) {
    guard let close = text.firstIndex(of: "]") else { throw .badHost(String(text)) }
    let address = text[text.index(after: text.startIndex)..<close]
    guard !address.isEmpty, address.utf8.contains(UInt8(ascii: ":")),
      address.utf8.allSatisfy(\.isInIPv6Address)
    else { throw .badHost(String(text)) }
    let rest = text[text.index(after: close)...]
    if rest.isEmpty { return (String(address), nil) }
    guard rest.first == ":" else { throw .badHost(String(text)) }
    return (String(address), try port(rest.dropFirst()))
  }

  /// `HOST` or `HOST:PORT`
  private static func plain(_ text: Substring) throws(AddressError) -> (String, UInt16?) {
    let colon = text.firstIndex(of: ":") ?? text.endIndex
    let host = text[..<colon]
    if host.isEmpty { throw .missingHost }
    guard host.utf8.allSatisfy(\.isInHostName) else { throw .badHost(String(host)) }
    if colon == text.endIndex { return (String(host), nil) }
    return (String(host), try port(text[text.index(after: colon)...]))
  }

  private static func port(_ text: Substring) throws(AddressError) -> UInt16 {
    guard text.utf8.allSatisfy(\.isDigit), let number = UInt16(text), number > 0 else {
      throw .badPort(String(text))
    }
    return number
  }
}

extension String {
  /// What follows a scheme; nil when the text does not begin with it.
  func suffix(after scheme: String) -> Substring? {
    hasPrefix(scheme) ? dropFirst(scheme.count) : nil
  }

  /// `127.` and three more numbers: all of 127.0.0.0/8 is this machine (RFC 1122, section 3.2.1.3).
  var isLoopbackIPv4: Bool {
    let parts = split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  private var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

  var isInHostName: Bool {
    isDigit || isLetter || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
      || self == UInt8(ascii: "_")
  }

  /// Hexadecimal digits, `:`, the dots of a mapped IPv4 address, and a zone after `%`.
  var isInIPv6Address: Bool {
    isInHostName || self == UInt8(ascii: ":") || self == UInt8(ascii: "%")
  }
}
