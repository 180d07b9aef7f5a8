import ChatCore
import TestSupport
import Testing

@Suite("Hostile texts and names")
struct HostileTextTests {
  @Test("A text of the corpus is shown as it must be", arguments: try cases("message"))
  func message(_ hostile: CorpusCase) {
    let lines = renderText(String(decoding: hostile.bytes, as: UTF8.self))
    #expect("render:" + lines.joined(separator: "\n") == hostile.expect)
    #expect(hostile.flags.isEmpty)
  }

  @Test("A user's name of the corpus is refused or shown", arguments: try cases("user"))
  func user(_ hostile: CorpusCase) {
    #expect(verdict(UserName.self, hostile) == [hostile.expect] + hostile.flags)
  }

  @Test("A group's name of the corpus is refused or shown", arguments: try cases("group"))
  func group(_ hostile: CorpusCase) {
    #expect(verdict(GroupName.self, hostile) == [hostile.expect] + hostile.flags)
  }

  @Test("No case of the corpus is left out")
  func allCases() throws {
    let fields = ["message", "user", "group", "topic", "payload"]
    let cases = try CorpusCase.all()
    #expect(cases.count == 174)
    #expect(cases.allSatisfy { fields.contains($0.field) })
  }
}

private func cases(_ field: String) throws -> [CorpusCase] {
  try CorpusCase.all().filter { $0.field == field }
}

private func verdict<Kind: Name>(_ kind: Kind.Type, _ hostile: CorpusCase) -> [String] {
  guard let text = String(validating: hostile.bytes, as: UTF8.self) else { return ["reject:utf8"] }
  do {
    let shown = renderName(try Kind(received: text), known: KnownNames([ana, bob]))
    return ["render:" + shown.text] + shown.flags.map(\.description)
  } catch {
    return ["reject:" + corpusWord(error)]
  }
}
