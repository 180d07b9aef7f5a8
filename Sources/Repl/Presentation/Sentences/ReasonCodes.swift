import ChatCore

/// Reason Codes of failures in words (MQTT 5, section 2.4).
extension Sentences {
  /// Its name in the specification, and its number: `not authorized (0x87)`.
  func meaning(_ reason: ReasonCode) -> Words { "\(name(reason)) (\(Words(reason)))" }

  private func name(_ reason: ReasonCode) -> Words {
    switch reason.rawValue {
    case 0x80: "unspecified error"
    case 0x81: "malformed packet"
    case 0x82: "protocol error"
    case 0x83: "implementation specific error"
    case 0x84: "unsupported protocol version"
    case 0x85: "Client Identifier not valid"
    case 0x86: "bad user name or password"
    case 0x87: "not authorized"
    case 0x88: "server unavailable"
    case 0x89: "server busy"
    case 0x8A: "banned"
    case 0x8B: "server shutting down"
    case 0x8C: "bad authentication method"
    case 0x8D: "keep-alive timeout"
    case 0x8E: "session taken over"
    case 0x8F: "Topic Filter invalid"
    case 0x90: "Topic Name invalid"
    case 0x91: "Packet Identifier in use"
    case 0x92: "Packet Identifier not found"
    case 0x93: "Receive Maximum exceeded"
    case 0x94: "Topic Alias invalid"
    case 0x95: "packet too large"
    case 0x96: "message rate too high"
    case 0x97: "quota exceeded"
    case 0x98: "administrative action"
    case 0x99: "payload format invalid"
    case 0x9A: "retain not supported"
    case 0x9B: "QoS not supported"
    case 0x9C: "use another server"
    case 0x9D: "server moved"
    case 0x9E: "shared subscriptions not supported"
    case 0x9F: "connection rate exceeded"
    case 0xA0: "maximum connect time"
    case 0xA1: "Subscription Identifiers not supported"
    case 0xA2: "wildcard subscriptions not supported"
    default: "a reason without a name"
    }
  }

  /// Whether trying again is all that can be done about it.
  func passes(_ reason: ReasonCode) -> Bool {
    [0x88, 0x89, 0x8B, 0x96, 0x9F, 0xA0].contains(reason.rawValue)
  }

  /// What to do about it.
  func advice(_ reason: ReasonCode) -> Words {
    if passes(reason) { return "try again later" }
    return switch reason.rawValue {
    case 0x84: "chat needs a broker that speaks MQTT 5"
    case 0x85: "choose another name (--user)"
    case 0x86: "see --user and --password-file"
    case 0x87, 0x8A, 0x8C, 0x98:
      "ask whoever runs the broker what you may do there, or see --user and --password-file"
    case 0x8D: "the network may be slow or gone"
    case 0x8E: "the name is in use elsewhere; leave there, or start with --take-over"
    case 0x95: "send long texts in parts"
    case 0x97: "the broker has a limit that is reached; try again later, or ask whoever runs it"
    case 0x9C, 0x9D: "ask whoever runs it for the new address (--broker)"
    case 0x9A, 0x9B, 0xA2: "chat needs a broker that can do that"
    default: "ask whoever runs the broker, its log tells more"
    }
  }
}
