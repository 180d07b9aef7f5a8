import ChatCore

/// What must never be published (the invariants of the wire), checked against one publication after the other.
public struct WireRules: Sendable {
  private var owners: Set<String> = []
  /// Who counts in a group, as the broker has it: members, who wants to be one, who may not.
  private var counted: [String: Set<String>] = [:]
  /// Whom an original has forgotten since the owner was said, and who is to be said again.
  private var forgotten: [String: Set<String>] = [:]
  /// Topic of the acceptance that a control topic holds.
  private var accepted: [String: String] = [:]
  /// The least Quality of Service of a text: the broker that refuses one is given it again at QoS 1.
  private let leastQoS: QoS

  public init(leastQoS: QoS = .exactlyOnce) { self.leastQoS = leastQoS }

  /// - Returns: what is wrong with it; nil when it may be published.
  public mutating func violation(_ publication: Publication) -> String? {
    let levels = publication.topic.text.split(separator: "/", omittingEmptySubsequences: false)
      .map(String.init)
    if publication.payload.isEmpty { return "empty payload" }
    guard case .object(let object)? = parse(publication.payload) else {
      return "no strict JSON object"
    }
    switch levels[0] {
    case "USERS": return presence(levels, object, publication)
    case "GROUPS": return group(levels, object, publication)
    case "CONTROL": return control(levels, object, publication)
    case "CHAT": return ours(levels, object, publication)
    default: return conversation(levels, object, publication)
    }
  }

  /// What others have published is there, right or wrong.
  public mutating func note(_ publication: Publication) {
    let levels = publication.topic.text.split(separator: "/").map(String.init)
    if levels.count == 3, levels[2] == "owner", !publication.payload.isEmpty {
      owners.insert(levels[1])
      forgotten[levels[1]] = nil
    }
    if levels.count == 4, levels[2] == "members" {
      let object = parse(publication.payload)?.object
      let isTheirs = object?.text("user") == levels[3]
      noteMember(levels, isTheirs ? object?.text("status") : nil)
    }
  }

  /// What should have followed and has not; to be asked when all has calmed down.
  public var unfinished: String? {
    let groups = forgotten.filter { !$0.value.isEmpty }.keys.sorted()
    return groups.first.map {
      "the owner of \($0) was said again, its members \(forgotten[$0] ?? []) were not"
    }
  }

  private mutating func noteMember(_ levels: [String], _ status: String?) {
    forgotten[levels[1]]?.remove(levels[3])
    if ["Pendente", "Aprovado", "Recusado"].contains(status) {
      counted[levels[1], default: []].insert(levels[3])
    } else {
      counted[levels[1]]?.remove(levels[3])
    }
  }

  private func parse(_ payload: [UInt8]) -> JSONValue? {
    do throws(WireError) { return try JSONValue(parsing: payload) } catch { return nil }
  }

  private func presence(
    _ levels: [String], _ object: JSONObject, _ publication: Publication
  ) -> String? {
    if levels.count != 2 { return "USERS with \(levels.count) levels" }
    if object.text("user") != levels[1] { return "user is not the topic's" }
    if !["online", "offline"].contains(object.text("status")) { return "unknown presence" }
    if let wrong = badWords(object["ext"]?.object) { return wrong }
    return retainedAtMostOnce(publication)
  }

  private mutating func group(
    _ levels: [String], _ object: JSONObject, _ publication: Publication
  ) -> String? {
    switch (levels.count, levels.count > 2 ? levels[2] : "") {
    case (3, "owner"):
      owners.insert(levels[1])
      forgotten[levels[1]] = counted[levels[1]]
      if object["status"] != nil, object.text("status") != "Encerrado" { return "unknown end" }
      return missing(["user", "created_at"], object) ?? badTime(object.text("created_at"))
        ?? retainedAtMostOnce(publication)
    case (4, "members"):
      if !owners.contains(levels[1]) { return "a member before the owner" }
      if object.text("user") != levels[3] { return "user is not the topic's" }
      let words = ["Pendente", "Aprovado", "Recusado", "Removido", "Saiu", "Encerrado"]
      if !words.contains(object.text("status") ?? "") { return "unknown membership" }
      noteMember(levels, object.text("status"))
      return retainedAtMostOnce(publication)
    case (3, "messages"): return text(object, publication)
    default: return "no topic of a group"
    }
  }

  private mutating func control(
    _ levels: [String], _ object: JSONObject, _ publication: Publication
  ) -> String? {
    guard levels.count == 4, levels[1].hasSuffix("_Control"), levels[2] == "chat_requests" else {
      return "no topic of a request"
    }
    let pair = [String(levels[1].dropLast("_Control".count)), levels[3]]
    if !pair.contains(object.text("user") ?? "") { return "user is none of the pair" }
    if let wrong = retainedAtMostOnce(publication) { return wrong }
    switch object.text("status") {
    case "Aguardando aprovação":
      let isActive = accepted[publication.topic.text] != nil
      return isActive
        ? "a request over an acceptance" : badTime(object.text("created_at"))
    case "Aprovado": return acceptance(pair, object, publication)
    case "Recusado": return badTime(object.text("created_at"))
    case "Encerrado":
      accepted[publication.topic.text] = nil
      return missing(["created_at", "topic", "started_at"], object)
    default: return "unknown request"
    }
  }

  /// Both acceptances of a pair have the same topic; a smaller one replaces a larger when both accepted at once.
  private mutating func acceptance(
    _ pair: [String], _ object: JSONObject, _ publication: Publication
  ) -> String? {
    guard let topic = object.text("topic") else { return "an acceptance without topic" }
    if let former = accepted[publication.topic.text], former < topic {
      return "the topic changed from \(former) to \(topic)"
    }
    accepted[publication.topic.text] = topic
    let begins = ["\(pair[0])_\(pair[1])_", "\(pair[1])_\(pair[0])_"]
    if !begins.contains(where: topic.hasPrefix) { return "a topic of another pair" }
    return badTime(object.text("started_at"))
  }

  private func ours(
    _ levels: [String], _ object: JSONObject, _ publication: Publication
  ) -> String? {
    if levels.starts(with: ["CHAT", "1", "g"]), levels.last == "about", levels.count == 5 {
      guard let topic = object.text("topic"), topic.utf8.count <= ShortText.mostBytes,
        !topic.contains(where: \.isNewline), object["rev"] != nil
      else { return "no topic of a group" }
      return retainedAtMostOnce(publication)
    }
    let known =
      levels.starts(with: ["CHAT", "1", "u"]) && levels.count == 6 && levels[4] == "inbox"
      || levels.starts(with: ["CHAT", "1", "g"]) && levels.count > 4
    return known ? nil : "no topic of ours"
  }

  /// What a presence record says beside the status: short, and away while online alone.
  private func badWords(_ ext: JSONObject?) -> String? {
    let words = [ext?.text("away"), ext?.text("text")].compactMap { $0 }
    let isShort = words.allSatisfy { $0.utf8.count <= ShortText.mostBytes }
    return isShort && words.count < 2 ? nil : "too many words in a presence"
  }

  private func conversation(
    _ levels: [String], _ object: JSONObject, _ publication: Publication
  ) -> String? {
    if levels.count != 1 { return "a conversation's topic with a slash" }
    return text(object, publication)
  }

  private func text(_ object: JSONObject, _ publication: Publication) -> String? {
    if publication.retain { return "a retained text" }
    if publication.qos < leastQoS { return "a text at QoS \(publication.qos)" }
    return missing(["user", "message", "created_at"], object) ?? badTime(object.text("created_at"))
  }

  private func retainedAtMostOnce(_ publication: Publication) -> String? {
    publication.retain && publication.qos == .atMostOnce ? nil : "not retained, or not at QoS 0"
  }

  private func missing(_ keys: [String], _ object: JSONObject) -> String? {
    keys.first { object.text($0) == nil }.map { "no \($0)" }
  }

  private func badTime(_ text: String?) -> String? {
    guard let text, text.count == 19 else { return "no time" }
    let shape = String(text.map { $0.isNumber ? "0" : $0 })
    return shape == "0000-00-00 00:00:00" ? nil : "no time: \(text)"
  }
}

extension JSONObject {
  func text(_ key: String) -> String? {
    if case .string(let text)? = self[key] { text } else { nil }
  }
}

extension JSONValue {
  var object: JSONObject? { if case .object(let object) = self { object } else { nil } }
}
