/// A text in `GROUPS/{group}/messages` or in a conversation's topic.
public struct TextRecord: Hashable, Sendable {
  /// Who claims to have written it; nothing binds it to the publisher.
  public var user: UserName
  public var message: String
  /// Naive local time of the writer, or whatever he put there; see `LocalTime`.
  public var createdAt: String
  /// `ext.ep` and `ext.n`; nil from an original. `n` is from 1 to 2^53.
  public var id: MessageID?
  /// `ext.at`: RFC 3339, as it was written; nil from an original.
  public var at: String?
  /// `ext.kind`; an unknown one is read as a text.
  public var kind: MessageKind

  public init(
    user: UserName, message: String, createdAt: String, id: MessageID? = nil, at: String? = nil,
    kind: MessageKind = .text
  ) {
    self.user = user
    self.message = message
    self.createdAt = createdAt
    self.id = id
    self.at = at
    self.kind = kind
  }

  /// A malformed `ext` is ignored as a whole: then it is a text without identity, as an original's.
  ///
  /// - Throws: what `JSONObject(parsing:)` throws, `missing`, `wrongType`, `badName`.
  public init(decoding payload: [UInt8]) throws(WireError) {
    let object = try JSONObject(parsing: payload)
    user = try object.claimedUser()
    message = try object.string("message")
    createdAt = try object.string("created_at")
    let ext = object.readExtension { ext throws(WireError) in
      (
        id: try ext.messageID(), at: try ext.optionalString("at"),
        kind: try ext.optionalString("kind")
      )
    }
    (id, at) = (ext?.id, ext?.at)
    kind = ext?.kind == "action" ? .action : .text
  }

  public func encoded() -> [UInt8] {
    var object: JSONObject = [
      "user": .string(user.text), "message": .string(message), "created_at": .string(createdAt),
    ]
    object.appendExtension([
      "ep": .hex(id?.epoch), "n": .integer(id?.number), "at": .text(at),
      "kind": kind == .action ? .string("action") : nil,
    ])
    return object.encoded()
  }
}

extension TextRecord {
  /// Whether `createdAt` may be shown as the time of writing; see `LocalTime.isPlausible`.
  public func hasPlausibleTime(now: Timestamp) -> Bool {
    LocalTime.isPlausible(createdAt, now: now)
  }
}

extension JSONObject {
  /// `ep` and `n`: both or neither.
  fileprivate func messageID() throws(WireError) -> MessageID? {
    switch (try optionalHex16("ep"), try optionalInteger("n")) {
    case (let epoch?, let number?) where number > 0: MessageID(epoch: epoch, number: number)
    case (nil, nil): nil
    default: throw .wrongType("n")
    }
  }
}
