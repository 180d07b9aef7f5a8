import ChatCore
import Testing

@Suite("A name in a text")
struct MentionTests {
  static let cases: [(String, Bool)] = [
    ("ana", true), ("Ana, look", true), ("look, ANA!", true), ("@ana: hello", true),
    ("(ana)", true), ("anagram", false), ("banana", false), ("ana_2", false), ("ana2", false),
    ("banana and ana", true), ("", false), ("an", false), ("ana\u{301}", false), ("日ana本", false),
    ("één ana.", true),
  ]

  @Test("counts as a word of its own, in any case", arguments: cases)
  func words(text: String, isMention: Bool) {
    #expect(mentions(UserName(unchecked: "ana"), in: text) == isMention, "\(text)")
  }

  @Test("may hold blanks and capitals")
  func names() {
    #expect(mentions(UserName(unchecked: "Ana Silva"), in: "hello ana silva!"))
    #expect(!mentions(UserName(unchecked: "Ana Silva"), in: "hello ana"))
  }
}
