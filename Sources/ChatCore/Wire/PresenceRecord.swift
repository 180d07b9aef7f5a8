/// Who is online: retained in `USERS/{user}`, and the Will Message.
public struct PresenceRecord: Hashable, Sendable {
  public var user: UserName
  public var status: PresenceStatus
  /// `ext.instance`: the store that says so; nil from an original.
  public var instance: UInt64?
  /// `ext.rev`: counts up, at most 2^53; nil from an original.
  public var rev: UInt64?
  /// `ext.away`: online, but not at the keyboard; the words may be empty. At most `ShortText.mostBytes`.
  public var away: String?
  /// `ext.text`: what a user says when he leaves. At most `ShortText.mostBytes`.
  public var farewell: String?

  public init(
    user: UserName, status: PresenceStatus, instance: UInt64? = nil, rev: UInt64? = nil,
    away: String? = nil, farewell: String? = nil
  ) {
    self.user = user
    self.status = status
    self.instance = instance
    self.rev = rev
    self.away = away
    self.farewell = farewell
  }

  /// Reads what arrived in the topic of this user.
  ///
  /// - Throws: what `JSONObject(parsing:)` throws, `missing`, `wrongType`, `userMismatch`.
  public init(decoding payload: [UInt8], of user: UserName) throws(WireError) {
    let object = try JSONObject(parsing: payload)
    try object.requireUser(user)
    let status = PresenceStatus(word: try object.string("status"))
    let ext = object.readExtension { ext throws(WireError) in
      (
        instance: try ext.optionalHex16("instance"), rev: try ext.optionalInteger("rev"),
        away: try ext.optionalString("away"), text: try ext.optionalString("text")
      )
    }
    self.init(
      user: user, status: status, instance: ext?.instance, rev: ext?.rev,
      away: status == .online ? ext?.away.map(ShortText.cut) : nil,
      farewell: status == .offline ? ext?.text.map(ShortText.cut) : nil)
  }

  public func encoded() -> [UInt8] {
    var object: JSONObject = [
      "user": .string(user.text), "status": .string(status.description),
    ]
    object.appendExtension([
      "instance": .hex(instance), "rev": .integer(rev), "away": .text(away),
      "text": .text(farewell),
    ])
    return object.encoded()
  }
}

extension PresenceStatus {
  /// From the word on the wire; an unknown one is kept.
  init(word: String) {
    if isWord(word, "online") {
      self = .online
    } else if isWord(word, "offline") {
      self = .offline
    } else {
      self = .other(word)
    }
  }
}
