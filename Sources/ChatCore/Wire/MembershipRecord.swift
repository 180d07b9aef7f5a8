/// A member of a group, or who wants to be one: retained in `GROUPS/{group}/members/{member}`.
public struct MembershipRecord: Hashable, Sendable {
  public var user: UserName
  public var status: MembershipWord
  /// `ext.rev`: counts up, at most 2^53; nil from an original.
  public var rev: UInt64?

  public init(user: UserName, status: MembershipWord, rev: UInt64? = nil) {
    self.user = user
    self.status = status
    self.rev = rev
  }

  /// Reads what arrived in the topic of this member.
  ///
  /// - Throws: what `JSONObject(parsing:)` throws, `missing`, `wrongType`, `userMismatch`.
  public init(decoding payload: [UInt8], of user: UserName) throws(WireError) {
    let object = try JSONObject(parsing: payload)
    try object.requireUser(user)
    self.user = user
    status = MembershipWord(try object.string("status"))
    rev =
      object.readExtension { ext throws(WireError) in try ext.optionalInteger("rev") } ?? nil
  }

  public func encoded() -> [UInt8] {
    var object: JSONObject = ["user": .string(user.text), "status": .string(status.word)]
    object.appendExtension(["rev": .integer(rev)])
    return object.encoded()
  }
}

/// The status word of a membership record.
public enum MembershipWord: Hashable, Sendable {
  case known(MembershipStatus)
  /// The group was deleted.
  case ended
  /// A word that this version does not know, exactly as received.
  case other(String)

  public init(_ word: String) {
    let status = MembershipStatus.all.first { isWord(word, $0.word) }
    let known = status.map { MembershipWord.known($0) }
    self = known ?? (isWord(word, endedWord) ? .ended : .other(word))
  }

  /// As it stands on the wire.
  public var word: String {
    switch self {
    case .known(let status): status.word
    case .ended: endedWord
    case .other(let word): word
    }
  }
}

extension MembershipStatus {
  fileprivate static let all: [MembershipStatus] = [.pending, .approved, .denied, .removed, .left]

  /// The original's word, or ours where it has none.
  var word: String {
    switch self {
    case .pending: "Pendente"
    case .approved: "Aprovado"
    case .denied: "Recusado"
    case .removed: "Removido"
    case .left: "Saiu"
    }
  }
}
