import ChatCore

extension JSONLines {
  /// Members of a `connection` object.
  func connected(_ kind: SessionKind) -> JSONObject {
    let session: SessionKind = kind == .resumed ? .resumed : .new
    return [
      "status": .string("connected"), "reason": .null, "session": .string(session.rawValue),
      "forgotten": .bool(kind == .forgotten), "replaced": .bool(kind == .replaced),
    ]
  }

  func lost(_ failure: LinkFailure, retryIn pause: Duration) -> JSONObject {
    var code: JSONValue = .null
    if case .disconnected(let reason) = failure { code = .code(reason) }
    return [
      "status": .string("lost"), "reason": .string(token(failure)),
      "detail": .string(sentences.sentence(failure).text), "code": code,
      "retry_in": .milliseconds(pause),
    ]
  }

  var takenOver: JSONObject {
    [
      "status": .string("taken-over"), "reason": .string("taken-over"),
      "detail": .string(sentences.takenOver.text),
    ]
  }

  func refused(_ reason: ReasonCode, _ words: String?) -> JSONObject {
    [
      "status": .string("refused"), "reason": .string("refused-by-broker"),
      "detail": .string(sentences.refused(reason, words).text), "code": .code(reason),
    ]
  }
}
