import ChatCore
import Testing

@Suite("A name in a text")
struct MentionTests {
  static let found: [(name: String, text: String)] = [
    ("ana", "ana"), ("ana", "oi, Ana!"), ("ana", "@ana"), ("ana", "(ANA)"), ("ana", "ana\u{301}?"),
    ("ana", "ANÁ: look"), ("aná", "ana"), ("joão", "JOAO,"), ("ana", "anagram, ana's"),
    ("ana", "one\nana\ntwo"), ("ana", "ana..."), ("ana", "see - ana - there"), ("ana", "@bob @ana"),
    ("ana", "anaさん"), ("太郎", "太郎さん"), ("Ana Silva", "hello ana silva"), ("ana-maria", "Ana-Maria!"),
    ("γιάννης", "ΓΙΑΝΝΗΣ"), ("zoë", "zoe"), ("bob2", "@Bob2:"), ("ana", "één ana."),
    ("ana", "look, ANA!"), ("ana", "banana and ana"), ("Ana Silva", "hello ana silva!"),
  ]
  static let notFound: [(name: String, text: String)] = [
    ("ana", ""), ("ana", "an"), ("ana", "anagram"), ("ana", "banana"), ("ana", "ana_x"),
    ("ana", "ana2"), ("ana", "ana-maria"), ("ana", "x-ana"), ("ana", "bob@ana.example"),
    ("ana", "ana@example.org"), ("ana", "ana.example.org"), ("ana", "аnа"), ("ana", "a n a"),
    ("ana", "anaя"), ("Ana Silva", "ana"),
  ]

  @Test("is found as a whole word, whatever its case and accents", arguments: found)
  func finds(name: String, text: String) {
    #expect(Mention(of: UserName(unchecked: name)).isIn(text))
  }

  @Test("is not found in longer words and other names", arguments: notFound)
  func passes(name: String, text: String) {
    #expect(!Mention(of: UserName(unchecked: name)).isIn(text))
  }

  @Test("counts only where somebody else writes it")
  func others() {
    let (ana, bob) = (UserName(unchecked: "ana"), UserName(unchecked: "bob"))
    var message = StoredMessage(
      row: 1, target: .user(bob), topic: nil, sender: bob, id: nil, text: "ana", sent: "",
      at: Timestamp(milliseconds: 0), own: false, state: .received, payload: [])
    #expect(message.mentions(ana) && !message.mentions(bob))
    message.sender = ana
    #expect(!message.mentions(ana), "Another client of mine.")
    (message.sender, message.own) = (ana, true)
    #expect(!message.mentions(ana))
  }
}
