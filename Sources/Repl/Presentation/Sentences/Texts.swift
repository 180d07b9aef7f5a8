import ChatCore

/// What becomes of texts.
extension Sentences {
  /// Who wrote it: one's own name may also be used by another client, and that is not "you".
  func sender(_ message: StoredMessage) -> Words {
    if message.own { return "you" }
    return message.sender == me ? "\(user(me)) (not this client)" : user(message.sender)
  }

  /// Between sender and text.
  var late: Words { "late" }

  func sent(_ id: MessageID) -> Words { "text \(id.number) is on the broker" }

  func delivered(_ id: MessageID, by user: UserName) -> Words {
    "text \(id.number) is received by \(self.user(user))"
  }

  func failed(_ text: String, _ failure: SendFailure) -> Words {
    "not sent: \"\(beginning(text))\"; \(sentence(failure))"
  }

  func sentence(_ failure: SendFailure) -> Words {
    switch failure {
    case .refusedByBroker(let reason):
      "the broker refused it: \(meaning(reason)); \(advice(reason))"
    case .requestRejected: "the request for a conversation was rejected"
    case .conversationEnded: "the conversation has ended; /request asks for a new one"
    case .notMember: "you are not a member of the group any more; /join asks to join"
    case .tooLarge(let bytes, let limit):
      "it takes \(bytes) bytes, and at most \(limit) can be sent; send it in parts"
    }
  }

  func gap(from user: UserName, missing: Int) -> Words {
    "\(Words.count(missing, "text", "texts")) of \(self.user(user)) missing"
  }

  func hidden(_ user: UserName, count: Int) -> Words {
    "\(Words.count(count, "text", "texts")) of \(self.user(user)) not shown, too many at a time"
  }

  private func beginning(_ text: String) -> Words {
    let most = 40
    let head = text.unicodeScalars.prefix(most)
    let isCut = head.endIndex < text.unicodeScalars.endIndex
    return Words(foreign: String(head)) + (isCut ? "…" : "")
  }
}
