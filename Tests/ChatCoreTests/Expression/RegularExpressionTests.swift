import ChatCore
import Testing

@Suite("A regular expression")
struct RegularExpressionTests {
  /// Expression, a text that it is found in, one that it is not found in.
  static let found: [(String, [String], [String])] = [
    ("done", ["done", "all done.", "undone"], ["", "don", "Done"]),
    ("done|failed", ["it failed", "done"], ["fail"]),
    ("^done$", ["done"], ["done.", "undone", "done\n"]),
    ("d.ne", ["done", "d\u{1F600}ne", "d\nne"], ["dne"]),
    ("ab*c", ["ac", "abbbc"], ["adc"]),
    ("ab+c", ["abc", "abbc"], ["ac"]),
    ("ab?c", ["ac", "abc"], ["abbc"]),
    ("a(bc)*d", ["ad", "abcbcd"], ["abcbd"]),
    ("a(?:bc|d)+e", ["abcde", "ade"], ["ae"]),
    ("^a{2}$", ["aa"], ["a", "aaa"]),
    ("^a{2,}$", ["aa", "aaaa"], ["a"]),
    ("^a{1,3}$", ["a", "aaa"], ["", "aaaa"]),
    ("^(a|b){2}$", ["ab", "bb"], ["a", "abc"]),
    ("[abc]x", ["bx"], ["dx"]), ("[^abc]x", ["dx"], ["ax"]),
    ("[a-f0-9]+:", ["de4d:"], ["g:"]), ("[]x]", ["]"], ["y"]), ("[a-]b", ["-b", "ab"], ["cb"]),
    ("[[:digit:]]{4}", ["in 2026"], ["in 26"]),
    ("[[:upper:]][[:lower:]]", ["Ana"], ["ANA", "ana"]),
    ("[\\d.]+%", ["99.5%"], ["%"]), ("\\d+ of \\d+", ["3 of 10"], ["three of ten"]),
    ("^\\w+$", ["amanhã_1"], ["two words", ""]), ("\\S\\s\\S", ["a b"], ["ab", "a "]),
    ("\\bcat\\b", ["the cat sat"], ["concatenate"]), ("\\Bcat", ["concat"], ["the cat"]),
    ("1\\.5\\$", ["1.5$"], ["1x5$"]), ("a\\/b", ["a/b"], ["ab"]), ("a\\tb", ["a\tb"], ["atb"]),
    ("não", ["não"], ["nao"]), ("()*x", ["x"], ["y"]), ("(a*)*b", ["aab", "b"], ["aa"]),
    ("|x", ["", "y"], []), ("a**", [""], []),
  ]

  @Test("is found where it should be, and nowhere else", arguments: found)
  func finds(_ source: String, _ good: [String], _ bad: [String]) throws {
    let expression = try RegularExpression(source)
    for text in good { #expect(expression.matches(text), "/\(source)/ in \(text)") }
    for text in bad { #expect(!expression.matches(text), "/\(source)/ in \(text)") }
  }

  @Test("takes capital and small letters as one when asked to")
  func ignoresCase() throws {
    for source in ["ação feita", "AÇÃO FEITA", "[a-z]ÇÃO f"] {
      #expect(
        try RegularExpression(source, ignoringCase: true).matches("A Ação Feita"), "\(source)")
    }
    #expect(try !RegularExpression("ação").matches("AÇÃO"))
  }

  static let wrong: [(String, Int, ExpressionError.Problem)] = [
    ("", 0, .empty), ("a(b", 1, .unclosed("(")), ("ab)", 2, .unopened), ("x[ab", 1, .unclosed("[")),
    ("*a", 0, .nothingToRepeat("*")), ("a|+", 2, .nothingToRepeat("+")),
    ("({2})", 1, .nothingToRepeat("{")), ("ab{x}", 2, .badCount(most: 255)),
    ("a{3,1}", 1, .badCount(most: 255)), ("a{999}", 1, .badCount(most: 255)),
    ("a{2", 1, .badCount(most: 255)), ("é[z-a]", 3, .badRange),
    ("[[:nope:]]", 1, .unknownClass("nope")), ("ab\\q", 2, .unknownEscape("q")),
    ("ab\\1", 2, .unknownEscape("1")), ("ab\\", 2, .openEscape), ("[a\\", 2, .openEscape),
    ("(a{255}){255}", 0, .tooLarge), (String(repeating: "(", count: 99), 50, .tooLarge),
    ("a" + String(repeating: "*", count: 99), 0, .tooLarge),
    (String(repeating: "a|", count: 9999), 0, .tooLarge),
    ("(){255}{255}{255}{255}{255}{255}{255}{255}{255}{x}", 47, .badCount(most: 255)),
  ]

  @Test("that is wrong says what and where", arguments: wrong)
  func refuses(_ source: String, _ offset: Int, _ problem: ExpressionError.Problem) {
    #expect(throws: ExpressionError(offset: offset, problem: problem)) {
      _ = try RegularExpression(source)
    }
  }

  static let hard = [
    "(a|aa)*b", "a.*a.*a.*b", "(a*)*b", "((a?){20}){10}b", "(x+x+)+y", "(.*)(.*)(.*)b",
  ]

  @Test("takes no longer than the text is long, whatever the text", arguments: hard)
  func hostile(_ source: String) throws {
    let expression = try RegularExpression(source)
    let text = String(repeating: "a", count: 6000)
    let time = ContinuousClock().measure { #expect(!expression.matches(text)) }
    // Built without optimization it takes a second at most; a machine that tries all ways never ends.
    #expect(time < .seconds(30), "/\(source)/ took \(time)")
  }

  @Test("that repeats nothing for ever is read at once")
  func repeatsNothing() throws {
    let source = "()" + String(repeating: "{255}", count: 40)
    #expect(try RegularExpression(source).matches(""))
  }
}
