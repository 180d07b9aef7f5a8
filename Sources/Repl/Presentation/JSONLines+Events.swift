import ChatCore

extension JSONLines {
  /// Type and further members.
  func event(_ notice: Notice) -> (type: String, members: JSONObject) {
    switch notice {
    case .ready(let session):
      (
        "ready",
        [
          "user": .string(me.text), "broker": .string(broker),
          "session": .string(session.rawValue),
        ]
      )
    case .message(let message, let stored): ("message", members(message, stored: stored))
    case .presence(let user, let status):
      ("presence", presence(user, status))
    case .presenceDetail(let user, .away(let words)):
      ("presence", presence(user, .online, away: words))
    case .presenceDetail(let user, .back): ("presence", presence(user, .online))
    case .presenceDetail(let user, .farewell(let words)):
      ("presence", presence(user, .offline, text: words))
    case .request(let user, let greeting):
      ("request", ["from": .string(user.text), "text": .text(greeting)])
    case .answered(let user, let accepted, let topic):
      (
        "answered",
        [
          "user": .string(user.text), "status": .string(accepted ? "accepted" : "rejected"),
          "topic": .text(topic?.text),
        ]
      )
    case .conversationEnded(let user): ("ended", ["user": .string(user.text)])
    case .unaskedAcceptance(let user): ("unasked", ["user": .string(user.text)])
    case .identityTaken(let user, let target):
      ("doubt", ["target": .string("\(target)"), "from": .string(user.text)])
    case .membership(let group, let user, let status):
      ("membership", membership(group, user, status, isInvited: false))
    case .invited(let group, _):
      ("membership", membership(group, me, .approved, isInvited: true))
    case .othersInvitation(let group, let user):
      ("membership", membership(group, user, .approved, isInvited: true))
    case .topic(let group, let text, let user, let isChange):
      ("topic", topic(group, text, by: user, isChange: isChange))
    case .group(let group, let owner, let event):
      (
        "group",
        [
          "group": .string(group.text), "owner": .string(owner.text),
          "status": .string(event.rawValue),
        ]
      )
    case .ownerClaim(let group, let known, let claimed):
      (
        "owner-claim",
        [
          "group": .string(group.text), "owner": .string(known.text),
          "claimed": .string(claimed.text),
        ]
      )
    case .sent(let id, let target):
      ("sent", ["id": .string(id.description), "target": .string(target.description)])
    case .delivered(let id, let target, let user):
      (
        "delivered",
        [
          "id": .string(id.description), "by": .string(user.text),
          "target": .string(target.description),
        ]
      )
    case .failed(let id, let target, let text, let failure):
      ("failed", failed(id, target, text, failure))
    case .delayed(let id, let target, let reason):
      (
        "delayed",
        [
          "id": .string(id.description), "target": .string(target.description),
          "detail": .string(sentences.delayed(reason).text), "code": .code(reason),
        ]
      )
    case .gap(let target, let user, let missing):
      ("gap", members(target, user, "missing", missing))
    case .hidden(let user, let target, let count):
      ("hidden", members(target, user, "count", count))
    case .hiddenOfMany(let target, let count):
      ("hidden-texts", ["target": .string(target.description), "count": .integer(count)])
    case .hiddenNews(let hidden): ("hidden-news", members(hidden))
    case .connected(let kind): ("connection", connected(kind))
    case .connectionLost(let failure, let pause): ("connection", lost(failure, retryIn: pause))
    case .takenOver: ("connection", takenOver)
    case .refused(let reason, let words): ("connection", refused(reason, words))
    case .subscriptionRefused(let filter, let reason):
      (
        "refused-subscription",
        [
          "filter": .string(filter.text), "code": .code(reason),
          "detail": .string(sentences.subscriptionRefused(filter, reason).text),
        ]
      )
    case .payloadRefused(let topic, let error):
      (
        "refused-payload",
        [
          "topic": .string(String(decoding: topic, as: UTF8.self)), "reason": .string(token(error)),
          "detail": .string(sentences.sentence(error).text),
        ]
      )
    }
  }
}
