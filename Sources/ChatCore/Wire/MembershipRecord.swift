/// A member of a group, or who wants to be one: retained in `GROUPS/{group}/members/{member}`.
public struct MembershipRecord: Hashable, Sendable {
  public var user: UserName
  public var status: MembershipWord
  /// `ext.invited`: approved without having asked, and not joined yet; absent is false.
  public var isInvitation: Bool
  /// `ext.asked`: when he asked to join, in naive local time, or whatever he put there.
  public var asked: String?
  /// `ext.rev`: counts up, at most 2^53; nil from an original.
  public var rev: UInt64?

  public init(
    user: UserName, status: MembershipWord, isInvitation: Bool = false, asked: String? = nil,
    rev: UInt64? = nil
  ) {
    self.user = user
    self.status = status
    self.isInvitation = isInvitation
    self.asked = asked
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
    let ext = object.readExtension { ext throws(WireError) in
      (
        rev: try ext.optionalInteger("rev"), asked: try ext.optionalString("asked"),
        isInvitation: ext["invited"] == .bool(true)
      )
    }
    (rev, asked) = (ext?.rev, ext?.asked)
    isInvitation = ext?.isInvitation == true && status == .known(.approved)
  }

  public func encoded() -> [UInt8] {
    var object: JSONObject = ["user": .string(user.text), "status": .string(status.word)]
    object.appendExtension([
      "rev": .integer(rev), "invited": isInvitation ? .bool(true) : nil, "asked": .text(asked),
    ])
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
