import ChatCore

/// What becomes of texts.
extension Sentences {
  /// Who wrote it: one's own name may also be used by another client, and that is not "you".
  func sender(_ message: StoredMessage) -> Words {
    if message.own { return "you" }
    return message.sender == me ? "\(user(me)) (not this client)" : user(message.sender)
  }

  /// Behind a sender who tells what he does, and between the lines of a text, where both are heard and not seen.
  var action: Words { "action" }
  var newLine: Words { "new line" }

  /// Between sender and text.
  var late: Words { "late" }
  /// The text names this user.
  var forYou: Words { "for you" }
  /// In a list of such texts.
  var unread: Words { "unread" }

  func sent(_ id: MessageID) -> Words { "text \(id.number) is on the broker" }

  func delivered(_ id: MessageID, by user: UserName) -> Words {
    "\(self.user(user)) has received text \(id.number)"
  }

  func failed(_ text: String, _ failure: SendFailure, to target: Target) -> Words {
    "not sent: \"\(beginning(text))\"; \(sentence(failure, to: target))"
  }

  func sentence(_ failure: SendFailure, to target: Target) -> Words {
    switch failure {
    case .refusedByBroker(let reason):
      "the broker refused it: \(meaning(reason)); \(advice(reason))"
    case .requestRejected: "the request for a conversation was rejected"
    case .conversationEnded:
      "the conversation has ended; /request \(name(target)) asks for a new one"
    case .notMember: "you are not a member any more; /join \(name(target)) asks to join"
    case .groupDeleted: "\(self.target(target)) has been deleted (/groups lists those there are)"
    case .tooLarge(let bytes, let limit):
      "it takes \(bytes) bytes, and at most \(limit) can be sent; send it in parts"
    }
  }

  func delayed(_ reason: ReasonCode) -> Words {
    "the broker takes no more texts for now: \(meaning(reason)); they are kept and tried again "
      + "every few seconds (/pending lists them)"
  }

  func gap(from user: UserName, missing: Int) -> Words {
    missing == 1
      ? "a text of \(self.user(user)) is missing here"
      : "\(missing) texts of \(self.user(user)) are missing here"
  }

  func hidden(_ user: UserName, count: Int) -> Words {
    "hidden: \(Words.count(count, "text", "texts")) of \(self.user(user)), too many at a time "
      + "(/history shows them)"
  }

  func hiddenOfMany(_ count: Int) -> Words {
    "hidden: \(Words.count(count, "text", "texts")), too many people write at a time "
      + "(/history shows them)"
  }

  func hidden(_ news: HiddenNews) -> Words {
    let kinds: [(count: Int, one: Words, many: Words)] = [
      (news.requests, "request", "requests"),
      (news.memberships, "change of a membership", "changes of memberships"),
      (news.presences, "coming or going", "comings and goings"),
      (news.groups, "change of a group", "changes of groups"),
      (news.payloads, "refused payload", "refused payloads"), (news.gaps, "gap", "gaps"),
      (news.doubts, "doubt about an identity", "doubts about identities"),
    ]
    let counts = kinds.filter { $0.count > 0 }.map { Words.count($0.count, $0.one, $0.many) }
    return "hidden: \(Words.list(counts)); too many at a time "
      + "(/requests, /groups and /users list what there is)"
  }

  private func name(_ target: Target) -> Words {
    switch target {
    case .user(let user): typed(user)
    case .group(let group): typed(group)
    }
  }

  func beginning(_ text: String) -> Words {
    let most = 40
    let head = text.unicodeScalars.prefix(most)
    let isCut = head.endIndex < text.unicodeScalars.endIndex
    return Words(foreign: String(head)) + (isCut ? "…" : "")
  }
}
