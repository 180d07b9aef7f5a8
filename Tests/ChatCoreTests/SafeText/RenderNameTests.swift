import ChatCore
import Testing

@Suite("Names for the terminal")
struct RenderNameTests {
  @Test(
    "A name is shown as it is, or in quotes when it is odd",
    arguments: [
      ("Ana Maria", "Ana Maria"), ("jos\u{E9}", "jos\u{E9}"), ("\u{5E9}\u{5DC}", "\u{5E9}\u{5DC}"),
      ("a:b", "\"a:b\""), ("a\u{FF1A}b", "\"a\u{FF1A}b\""), ("a\"b\\c", "\"a\\\"b\\\\c\""),
      ("<bob>", "\"<bob>\""), ("bob\u{2714}", "\"bob\u{2714}\""),
      ("\u{301}a", "\"\u{25CC}\u{301}a\""),
      ("bob\u{FE0F}", "\"bob<U+FE0F>\""), ("\u{2764}\u{FE0F}", "\u{2764}\u{FE0F}"),
      ("a\u{200B}", "\"a<U+200B>\""), ("a\u{E0061}\u{E0062}", "\"a<tags:2>\""),
      ("a\u{2003}b", "\"a<U+2003>b\""),
      ("\u{0645}\u{200C}\u{0645}", "\"\u{0645}<U+200C>\u{0645}\""),
    ])
  func shown(_ name: String, _ text: String) throws {
    let shown = renderName(try UserName(received: name))
    #expect(Array(shown.text.utf8) == Array(text.utf8))
    #expect(shown.flags == (text.hasPrefix("\"") ? [.suspicious] : []))
  }

  @Test("A name is cut at 23 columns, never within what stands for a character")
  func cut() throws {
    let table = [
      (String(repeating: "x", count: 23), String(repeating: "x", count: 23)),
      (String(repeating: "x", count: 24), String(repeating: "x", count: 23) + "…"),
      (String(repeating: "\u{4E2D}", count: 12), String(repeating: "\u{4E2D}", count: 11) + "…"),
      ("123456789012345678\u{200B}", "\"123456789012345678…\""),
      (String(repeating: "a\u{301}", count: 24), String(repeating: "a\u{301}", count: 23) + "…"),
    ]
    for (name, text) in table { #expect(renderName(try GroupName(received: name)).text == text) }
  }

  @Test(
    "A twin of a known name is told",
    arguments: [
      ("paypal", "p\u{430}yp\u{430}l"), ("paypal", "PayPal"), ("jos\u{E9}", "jose\u{301}"),
      ("jose", "jos\u{E9}"), ("bill", "bi11"), ("Ida", "lda"), ("amy", "arny"), ("wanda", "vvanda"),
      ("bob", "b0b"), ("bob", "\u{24D1}\u{24DE}\u{24D1}"),
      ("\u{438}\u{432}\u{430}\u{43D}", "\u{418}\u{412}\u{410}\u{41D}"),
      ("bob", "b\u{AD}ob"), ("ana maria", "Ana  Maria"), ("ana maria", "ana\u{A0}maria"),
      ("12345678901234567890123-one", "12345678901234567890123-two"),
    ])
  func twins(_ known: String, _ other: String) throws {
    let names = try [known, other].map { try UserName(received: $0) }
    let shown = renderName(names[1], known: KnownNames([names[0]]))
    let told = renderName(names[0]).text
    #expect(shown.flags.contains(.confusable(with: told)))
    #expect(renderName(names[0], known: KnownNames([names[0]])).flags.isEmpty)
  }

  @Test(
    "A name of its own is nobody's twin",
    arguments: [
      "bobby", "bo", "rob", "dod", "\u{628}\u{648}\u{628}", "\u{5D1}\u{5D5}\u{5D1}", "b_b", "b-b",
      "b ob",
    ])
  func noTwin(_ name: String) throws {
    #expect(renderName(try UserName(received: name), known: KnownNames([bob])).flags.isEmpty)
  }

  @Test("A name that is no longer known has no twins")
  func removed() throws {
    var known = KnownNames([bob, ana])
    known.insert(bob)
    known.remove(bob)
    #expect(renderName(try UserName(received: "Bob"), known: known).flags.isEmpty)
    #expect(
      renderName(try UserName(received: "ANA"), known: known).flags == [.confusable(with: "ana")])
  }

  @Test(
    "Words of our own are told",
    arguments: [
      "***", "*", "-!-", "--", "chat", "System", "s\u{443}stem", "\u{FF0A}", "Control", "you", "eu",
    ])
  func reserved(_ name: String) throws {
    #expect(renderName(try UserName(received: name)).flags == [.reservedWord])
  }
}
