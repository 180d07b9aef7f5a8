import ChatCore
import TestSupport
import Testing

@Suite("Hostile topics and payloads")
struct HostileWireTests {
  @Test("A payload of the corpus comes to its end", arguments: try cases("payload"))
  func payload(_ hostile: CorpusCase) {
    #expect(verdict { () throws(WireError) in try flags(of: hostile) } == expectation(hostile))
  }

  @Test("A topic of the corpus is what it is, or nothing", arguments: try cases("topic"))
  func topic(_ hostile: CorpusCase) {
    #expect(verdict { () throws(WireError) in try readTopic(hostile) } == expectation(hostile))
  }
}

private func cases(_ field: String) throws -> [CorpusCase] {
  try CorpusCase.all().filter { $0.field == field }
}

private func expectation(_ hostile: CorpusCase) -> String {
  ([hostile.expect] + hostile.flags).joined(separator: " ")
}

private func verdict(_ read: () throws(WireError) -> [String]) -> String {
  do { return try (["accept"] + read()).joined(separator: " ") } catch { return corpusWord(error) }
}

private let now = Timestamp(milliseconds: 1_795_428_000_000)  // 2026-11-23 10:00:00 UTC

/// Reads a payload as what its topic says; what is odd about it.
private func flags(of hostile: CorpusCase) throws(WireError) -> [String] {
  let context =
    hostile.context == "group-message" ? "GROUPS/g/messages" : hostile.context
  switch try Address(topic: Array(context.utf8), me: ana) {
  case .groupMessages:
    let text = try TextRecord(decoding: hostile.bytes)
    return (text.user == ana ? ["unsigned"] : [])
      + (text.hasPlausibleTime(now: now) ? [] : ["bad-time"])
  case .presence(let user):
    if case .other = try PresenceRecord(decoding: hostile.bytes, of: user).status {
      return ["unknown-status"]
    }
  case .membership(_, let user):
    if case .other = try MembershipRecord(decoding: hostile.bytes, of: user).status {
      return ["unknown-status"]
    }
  case .owner: _ = try OwnerRecord(decoding: hostile.bytes)
  case .requestToMe(let from): _ = try RequestRecord(decoding: hostile.bytes, of: from)
  default: return ["no-reader"]
  }
  return []
}

private func readTopic(_ hostile: CorpusCase) throws(WireError) -> [String] {
  if hostile.context == "accept" {
    let claimed = String(decoding: hostile.bytes, as: UTF8.self)
    _ = try TopicName.conversation(claimed: claimed, me: ana, peer: bob)
  } else {
    _ = try Address(topic: hostile.bytes, me: ana)
  }
  return []
}
