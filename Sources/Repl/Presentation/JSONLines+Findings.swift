import ChatCore
import Languages

/// What `chat doctor --json` writes.
extension JSONLines {
  func line(_ finding: Finding, mended: Bool?, at instant: Timestamp) -> String {
    let (group, users) = subjects(finding.complaint)
    let (detail, cure) = Language.inEnglish {
      (sentences.sentence(finding).text, finding.cure.map { sentences.words($0.deed).text })
    }
    return line(
      "finding",
      [
        "kind": .string(token(finding.complaint)),
        "topics": .array(finding.topics.map { .string(String(decoding: $0, as: UTF8.self)) }),
        "group": .text(group?.text), "users": .names(users),
        "stored_owner": .text(finding.storedOwner?.text), "certain": .bool(finding.isCertain),
        "deadly": .bool(finding.isDeadly), "detail": .string(detail),
        "cure": .text(cure),
        "sure": finding.cure.map { .bool($0.isSure) } ?? .null,
        "mended": mended.map { .bool($0) } ?? .null,
      ], at: instant)
  }

  func token(_ complaint: Complaint) -> String {
    switch complaint {
    case .unreadable: "unreadable"
    case .misplaced: "misplaced"
    case .orphans: "member-without-owner"
    case .membersFirst: "members-first"
    case .ownerNotMember: "owner-not-member"
    case .ownerUnlikeStore: "owner-unlike-store"
    case .stalePresence: "stale-presence"
    case .perhapsGone: "perhaps-gone"
    case .oneSided: "one-sided"
    case .endedByOne: "ended-by-one"
    case .differingTopics: "differing-topics"
    case .foreignTopic: "foreign-topic"
    case .selfRequest: "self-request"
    }
  }

  private func subjects(_ complaint: Complaint) -> (GroupName?, [UserName]) {
    switch complaint {
    case .unreadable, .misplaced: (nil, [])
    case .orphans(let group, let members): (group, members)
    case .membersFirst(let group): (group, [])
    case .ownerNotMember(let group, let owner): (group, [owner])
    case .ownerUnlikeStore(let group, _, let kept): (group, [kept])
    case .stalePresence(let user), .perhapsGone(let user), .selfRequest(let user): (nil, [user])
    case .oneSided(let one, let other), .endedByOne(let one, let other),
      .differingTopics(let one, let other), .foreignTopic(let one, let other):
      (nil, [one, other])
    }
  }
}
