/// Who owns a group: retained in `GROUPS/{group}/owner`.
public struct OwnerRecord: Hashable, Sendable {
  /// The owner.
  public var user: UserName
  /// Naive local time of the creator, or whatever he put there.
  public var createdAt: String
  /// `ext.rev`: counts up, at most 2^53; nil from an original.
  public var rev: UInt64?

  public init(user: UserName, createdAt: String, rev: UInt64? = nil) {
    self.user = user
    self.createdAt = createdAt
    self.rev = rev
  }

  /// - Throws: what `JSONObject(parsing:)` throws, `missing`, `wrongType`, `badName`.
  public init(decoding payload: [UInt8]) throws(WireError) {
    let object = try JSONObject(parsing: payload)
    user = try object.claimedUser()
    createdAt = try object.string("created_at")
    rev =
      object.readExtension { ext throws(WireError) in try ext.optionalInteger("rev") } ?? nil
  }

  public func encoded() -> [UInt8] {
    var object: JSONObject = ["user": .string(user.text), "created_at": .string(createdAt)]
    object.appendExtension(["rev": .integer(rev)])
    return object.encoded()
  }
}
