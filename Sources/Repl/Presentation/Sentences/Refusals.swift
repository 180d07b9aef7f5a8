import ChatCore

/// What was wrong with something that arrived.
extension Sentences {
  func payloadRefused(_ topic: [UInt8], _ error: WireError) -> Words {
    "refused what arrived in \(Words(foreign: topic)): \(sentence(error))"
  }

  func sentence(_ error: WireError) -> Words {
    switch error {
    case .empty: "it is empty"
    case .notUTF8: "it is not UTF-8"
    case .notJSON(let offset): "it is not JSON (byte \(offset))"
    case .notObject: "it is not a JSON object"
    case .tooDeep: "it is nested too deep"
    case .tooLarge(let bytes): "it is too large (\(bytes) bytes)"
    case .tooManyKeys: "it has too many keys"
    case .doubledKey(let key): "the key \"\(Words(foreign: key))\" stands there twice"
    case .missing(let key): "the key \"\(Words(foreign: key))\" is missing"
    case .wrongType(let key): "the value of \"\(Words(foreign: key))\" is of a wrong kind"
    case .userMismatch: "it claims to be from somebody else than its topic says"
    case .badName(let error): sentence(error)
    case .badConversationTopic: "it names a topic that is not one of this conversation"
    case .unknownTopic: "chat knows no such topic"
    case .notMine: "it is meant for somebody else"
    case .selfRequest: "nobody asks himself for a conversation"
    }
  }

  func sentence(_ error: NameError) -> Words {
    switch error {
    case .empty: "a name in it is empty"
    case .tooLong(let bytes): "a name in it is too long (\(bytes) bytes)"
    case .wildcard(let scalar):
      "a name in it holds \(Words(foreign: String(scalar))), which no name may"
    case .reserved: "a name in it begins with $, which is kept for brokers"
    case .control(let scalar):
      "a name in it holds the forbidden character \(Words(foreign: String(scalar)))"
    case .outerSpace: "a name in it begins or ends with a space"
    case .notNormalized: "a name in it is not in Normalization Form C"
    }
  }
}
