import ChatCore

/// The corpus's word for an error.
func corpusWord(_ error: WireError) -> String {
  switch error {
  case .empty: "reject:empty"
  case .notUTF8: "reject:utf8"
  case .notJSON: "reject:json"
  case .notObject: "reject:not-object"
  case .tooDeep: "reject:depth"
  case .tooLarge: "reject:too-large"
  case .tooManyKeys: "reject:too-many-keys"
  case .doubledKey: "reject:dup-key"
  case .missing: "reject:missing"
  case .wrongType: "reject:type"
  case .userMismatch: "reject:user-mismatch"
  case .badName(let error): "reject:" + corpusWord(error)
  case .badConversationTopic: "reject:chat-topic"
  case .unknownTopic: "drop:unknown-topic"
  case .notMine: "drop:not-mine"
  case .selfRequest: "drop:self-request"
  }
}

func corpusWord(_ error: NameError) -> String {
  switch error {
  case .empty: "name-empty"
  case .tooLong: "name-too-long"
  case .wildcard: "name-wildcard"
  case .reserved: "name-reserved"
  case .control: "name-control"
  case .outerSpace, .notNormalized: "name-not-ours"
  }
}

let ana = try! UserName(received: "ana")
let bob = try! UserName(received: "bob")
