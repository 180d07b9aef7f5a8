import ChatCore
import Testing

@Suite("A term to look for")
struct SearchTermTests {
  @Test(
    "has as many words as letters and digits stand together",
    arguments: [
      ("", 0), ("noon", 1), ("at noon", 2), ("e-mail", 2), ("\u{301}", 0), ("e\u{301}t\u{E9}", 1),
      ("\u{1F642}", 0), ("*", 0), ("4:30", 2), ("日本", 1), ("a\0b", 2), ("don't", 2),
    ])
  func counts(text: String, count: Int) { #expect(SearchTerm(text).wordCount == count) }
}
