/// A request for a conversation, or the answer to one: retained in
/// `CONTROL/{target}_Control/chat_requests/{other}`.
///
/// `user` is always the topic's last level: the asker in a request, and in an acceptance, which the accepter
/// publishes to both topics of the pair, the other one of whose topic it is.
public struct RequestRecord: Hashable, Sendable {
  public var user: UserName
  public var status: RequestWord
  /// When it was asked or refused: naive local time, or whatever was put there.
  public var createdAt: String?
  /// The conversation's topic as it is claimed; `TopicName.conversation(claimed:me:peer:)` checks it.
  public var topic: String?
  /// When it was accepted, as `createdAt`.
  public var startedAt: String?
  /// `ext.text`: the words that go with a request.
  public var greeting: String?
  /// `ext.by`: who published this.
  public var by: UserName?
  /// `ext.rev`: counts up, at most 2^53; nil from an original.
  public var rev: UInt64?

  public init(
    user: UserName, status: RequestWord, createdAt: String? = nil, topic: String? = nil,
    startedAt: String? = nil, greeting: String? = nil, by: UserName? = nil, rev: UInt64? = nil
  ) {
    self.user = user
    self.status = status
    self.createdAt = createdAt
    self.topic = topic
    self.startedAt = startedAt
    self.greeting = greeting
    self.by = by
    self.rev = rev
  }

  /// Reads what arrived in a topic whose last level is this user.
  ///
  /// - Throws: what `JSONObject(parsing:)` throws, `missing`, `wrongType`, `userMismatch`.
  public init(decoding payload: [UInt8], of user: UserName) throws(WireError) {
    let object = try JSONObject(parsing: payload)
    try object.requireUser(user)
    self.user = user
    status = RequestWord(try object.string("status"))
    createdAt = try object.optionalString("created_at")
    topic = try object.optionalString("topic")
    startedAt = try object.optionalString("started_at")
    for key in status.requiredKeys where object[key] == nil { throw .missing(key) }
    let ext = object.readExtension { ext throws(WireError) in
      (
        greeting: try ext.optionalString("text"), by: try ext.optionalUser("by"),
        rev: try ext.optionalInteger("rev")
      )
    }
    (greeting, by, rev) = (ext?.greeting, ext?.by, ext?.rev)
  }

  /// Keys that the status requires are written empty rather than left out: an original dies of a missing one.
  public func encoded() -> [UInt8] {
    var object: JSONObject = ["user": .string(user.text), "status": .string(status.word)]
    let required = status.requiredKeys
    for (key, value) in [("created_at", createdAt), ("topic", topic), ("started_at", startedAt)]
    where status.keys.contains(key) {
      object.append(key, ifKnown: value ?? (required.contains(key) ? "" : nil))
    }
    object.appendExtension(["text": .text(greeting), "by": .text(by?.text), "rev": .integer(rev)])
    return object.encoded()
  }
}

/// The status word of a request.
public enum RequestWord: Hashable, Sendable {
  case pending, accepted, rejected, ended
  /// A word that this version does not know, exactly as received.
  case other(String)

  public init(_ word: String) {
    let known: [RequestWord] = [.pending, .accepted, .rejected, .ended]
    self = known.first { isWord(word, $0.word) } ?? .other(word)
  }

  /// As it stands on the wire.
  public var word: String {
    switch self {
    case .pending: "Aguardando aprova\u{E7}\u{E3}o"
    case .accepted: "Aprovado"
    case .rejected: "Recusado"
    case .ended: "Encerrado"
    case .other(let word): word
    }
  }

  /// What must be there beside `user` and `status`.
  var requiredKeys: [String] {
    switch self {
    case .pending: ["created_at"]
    case .accepted: ["topic", "started_at"]
    case .rejected, .ended, .other: []
    }
  }

  /// What is written beside `user` and `status`.
  var keys: [String] {
    switch self {
    case .pending, .rejected: ["created_at"]
    case .accepted: ["topic", "started_at"]
    case .ended, .other: ["created_at", "topic", "started_at"]
    }
  }
}

extension JSONObject {
  /// A user's name, when there is one.
  ///
  /// - Throws: `wrongType` or `badName`.
  func optionalUser(_ key: String) throws(WireError) -> UserName? {
    guard let text = try optionalString(key) else { return nil }
    do { return try UserName(received: text) } catch { throw .badName(error) }
  }
}
