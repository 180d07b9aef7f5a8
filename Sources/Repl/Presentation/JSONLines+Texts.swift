import ChatCore

extension JSONLines {
  /// - Parameter stored: it came from the store, not from the wire.
  func members(_ message: StoredMessage, stored: Bool) -> JSONObject {
    [
      "target": .string(message.target.description), "from": .string(message.sender.text),
      "text": .string(message.text), "id": .text(message.id?.description),
      "sent": .string(message.sent), "own": .bool(message.own), "stored": .bool(stored),
      "action": .bool(message.kind == .action), "late": .bool(message.late),
      "state": .string(token(message.state)), "mention": .bool(mention.isMade(by: message)),
    ]
  }

  /// A number of texts of a sender.
  func members(_ target: Target, _ user: UserName, _ key: String, _ count: Int) -> JSONObject {
    var object: JSONObject = [
      "target": .string(target.description), "from": .string(user.text),
    ]
    object.append(key, .integer(count))
    return object
  }

  /// Counts of news that were not shown; for a prompt alone.
  func members(_ hidden: HiddenNews) -> JSONObject {
    [
      "requests": .integer(hidden.requests), "memberships": .integer(hidden.memberships),
      "presences": .integer(hidden.presences), "groups": .integer(hidden.groups),
      "payloads": .integer(hidden.payloads), "gaps": .integer(hidden.gaps),
      "doubts": .integer(hidden.doubts),
    ]
  }

  func failed(
    _ id: MessageID?, _ target: Target, _ text: String, _ failure: SendFailure
  ) -> JSONObject {
    var code: JSONValue = .null
    if case .refusedByBroker(let reason) = failure { code = .code(reason) }
    return [
      "id": .text(id?.description), "reason": .string(token(failure)),
      "target": .string(target.description), "text": .string(text),
      "detail": .string(sentences.sentence(failure, to: target).text), "code": code,
    ]
  }
}
