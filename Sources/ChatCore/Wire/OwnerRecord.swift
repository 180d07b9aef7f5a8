/// Who owns a group: retained in `GROUPS/{group}/owner`.
public struct OwnerRecord: Hashable, Sendable {
  /// The owner.
  public var user: UserName
  /// Naive local time of the creator, or whatever he put there.
  public var createdAt: String
  /// `status` is `Encerrado`: the owner has deleted the group.
  public var isEnded: Bool
  /// `ext.rev`: counts up, at most 2^53; nil from an original.
  public var rev: UInt64?

  public init(user: UserName, createdAt: String, isEnded: Bool = false, rev: UInt64? = nil) {
    self.user = user
    self.createdAt = createdAt
    self.isEnded = isEnded
    self.rev = rev
  }

  /// - Throws: what `JSONObject(parsing:)` throws, `missing`, `wrongType`, `badName`.
  public init(decoding payload: [UInt8]) throws(WireError) {
    let object = try JSONObject(parsing: payload)
    user = try object.claimedUser()
    createdAt = try object.string("created_at")
    isEnded =
      if case .string(let word)? = object["status"] { isWord(word, endedWord) } else { false }
    rev =
      object.readExtension { ext throws(WireError) in try ext.optionalInteger("rev") } ?? nil
  }

  public func encoded() -> [UInt8] {
    var object: JSONObject = ["user": .string(user.text), "created_at": .string(createdAt)]
    if isEnded { object.append("status", .string(endedWord)) }
    object.appendExtension(["rev": .integer(rev)])
    return object.encoded()
  }
}

/// The status word of what a group's owner has ended.
let endedWord = "Encerrado"
