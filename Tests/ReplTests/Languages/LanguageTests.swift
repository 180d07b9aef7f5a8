import Testing

@testable import Languages
@testable import Repl

@Suite("The language")
struct LanguageTests {
  static let environments: [([String: String], isPortuguese: Bool)] = [
    ([:], false), (["LANG": "pt_PT.UTF-8"], true), (["LANG": "pt_BR"], true),
    (["LANG": "pt"], true), (["LANG": "en_US.UTF-8"], false), (["LANG": "C.UTF-8"], false),
    (["LANG": "en_US.UTF-8", "LC_MESSAGES": "pt_PT.UTF-8"], true),
    (["LANG": "pt_PT.UTF-8", "LC_ALL": "C"], false),
    (["LANG": "pt_PT.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""], true),
    (["LC_MESSAGES": "C", "LC_ALL": "pt_PT"], true), (["LANGUAGE": "pt"], false),
  ]

  @Test("is that of the first variable that is set and not empty", arguments: environments)
  func environment(variables: [String: String], isPortuguese: Bool) {
    #expect((Language { variables[$0] } as Language? != nil) == isPortuguese)
  }

  private let backwards = Language { template in
    ["%1 sees %2": "%2 is seen by %1", "a %1 of %2 and more": "more, %2, %1"][template]
  }

  @Test("is English unless another one is spoken")
  func english() { #expect(said("\("bob") sees \("ana")") == "bob sees ana") }

  @Test("puts what is interpolated where its phrase wants it")
  func order() {
    Language.$spoken.withValue(backwards) {
      #expect(said("\("bob") sees \("ana")") == "ana is seen by bob")
    }
  }

  @Test("takes phrases that are added for one")
  func addition() {
    Language.$spoken.withValue(backwards) {
      #expect(said("a \(1)" + " of \(2)" + " and more") == "more, 2, 1")
    }
  }

  @Test("says in English what it has no words for, percent signs of others included")
  func unknown() {
    Language.$spoken.withValue(backwards) {
      #expect(said("\("%2") hears \(100)%") == "%2 hears 100%")
      #expect(said("\("%2") sees \("%1")") == "%1 is seen by %2")
    }
  }

  @Test("of what becomes of pasted lines is that of the question")
  func paste() {
    #expect(PasteAnswer("u") == nil)
    #expect(PasteAnswer(" S ") == .several)
    Language.$spoken.withValue(.portuguese) {
      #expect(PasteAnswer("U") == .one)
      #expect(PasteAnswer("vários") == .several)
      #expect(PasteAnswer("descartar") == .drop)
      #expect(PasteAnswer("") == nil)
    }
  }

  @Test("does not reach what scripts read")
  func scripts() {
    Language.$spoken.withValue(backwards) {
      #expect(Language.inEnglish { said("\(1) sees \(2)") } == "1 sees 2")
    }
  }
}
