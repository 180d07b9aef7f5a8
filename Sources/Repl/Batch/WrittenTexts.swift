import ChatCore

/// The texts of this run, and whether one of them will never be sent.
struct WrittenTexts {
  private var identified: Set<MessageID> = []
  /// Those that were accepted without an identity, until a conversation is.
  private var held: [Target: Set<String>] = [:]
  /// What the run ends with because of it; nil: none has failed.
  private(set) var failure: ExitStatus?

  mutating func note(_ notice: Notice) {
    switch notice {
    case .message(let message, stored: false) where message.own:
      if let id = message.id {
        identified.insert(id)
      } else {
        held[message.target, default: []].insert(message.text)
      }
    case .failed(let id, let target, let text, let reason):
      let isOurs =
        id.map(identified.contains) == true || held[target]?.contains(text) == true
      if isOurs, failure == nil { failure = reason.exitStatus }
    default: break
    }
  }
}

extension SendFailure {
  var exitStatus: ExitStatus {
    switch self {
    case .refusedByBroker: .refused
    case .notMember: .notPermitted
    case .requestRejected, .conversationEnded, .groupDeleted, .tooLarge: .failed
    }
  }
}
