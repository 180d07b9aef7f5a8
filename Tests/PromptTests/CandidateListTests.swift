import Glibc
import Testing

@testable import Prompt

/// libedit and wcwidth(3) need a UTF-8 character type; the prompt sets it for its process.
func setCharacterType() { setlocale(LC_CTYPE, "C.UTF-8") }

@Suite("Completion") struct CandidateListTests {
  init() { setCharacterType() }

  @Test("A list takes half of the screen, and says what is not on it")
  func rows() {
    let names = (0..<100_000).map { "user" + String(String(100_000 + $0).dropFirst()) }
    let rows = CandidateList(names: Array(names.prefix(256)), count: names.count).rows(
      size: Size(rows: 8, columns: 40))
    #expect(rows.count == 4)
    #expect(rows.first == "user00000  user00001  user00002")
    #expect(rows.last == "… 99,991 more of 100,000")
  }

  @Test("A short list is shown whole")
  func shortList() {
    let rows = CandidateList(names: ["a", "世界", "ccc"], count: 3).rows(
      size: Size(rows: 8, columns: 20))
    #expect(rows == ["a     世界  ccc"])
  }

  @Test("On a screen of one row only the count has room")
  func oneRow() {
    let names = (0..<100).map { "name\(100 + $0)" }
    #expect(
      CandidateList(names: names, count: 100).rows(size: Size(rows: 1, columns: 20)) == [
        "… 100 more of 100"
      ])
  }
}
