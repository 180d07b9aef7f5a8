import ChatCore
import Testing

@testable import Store

@Suite("Searching the store")
struct SearchTests {
  let directory: TemporaryDirectory
  let store: MessageStore

  init() throws {
    directory = try TemporaryDirectory()
    store = try directory.store()
  }

  private func add(_ texts: String...) throws {
    let rows = texts.enumerated().map { received(Int64($0) + 1, text: $1) }
    try store.commit(rows.map { .insert($0) })
  }

  private func rows(
    _ terms: SearchTerm..., in target: Target? = nil, by sender: UserName? = nil, count: Int = 50,
    before row: Int64? = nil
  ) throws -> [Int64] {
    let query = StoredQuery(
      target: target, sender: sender, terms: terms, count: count, before: row)
    return try store.page(query).messages.map(\.row)
  }

  @Test("All words must be there, in any order, whatever their case and accents")
  func words() throws {
    try add("Olá, CORAÇÃO!", "coracao ola", "ola", "o coração é só um", "e-mail: a@b.example")
    #expect(try rows(SearchTerm("coração"), SearchTerm("OLÁ")) == [2, 1])
    #expect(try rows(SearchTerm("corac\u{327}a\u{303}o")) == [4, 2, 1])
    #expect(try rows(SearchTerm("só um")) == [4])
    #expect(try rows(SearchTerm("um só")) == [])
    #expect(try rows(SearchTerm("cora")) == [])
    #expect(try rows(SearchTerm("cora", isPrefix: true)) == [4, 2, 1])
    #expect(try rows(SearchTerm("e-ma", isPrefix: true)) == [5])
    #expect(try rows(SearchTerm("B.EXAMPLE")) == [5])
    #expect(try rows(SearchTerm("ola"), SearchTerm("\u{1F642}")) == [3, 2, 1])
  }

  @Test("Own texts are found in every state, and only by their present words")
  func ownTexts() throws {
    try store.commit([
      .insert(own(1, state: .held)), .insert(own(2, state: .failed)), .insert(own(3, state: .sent)),
    ])
    #expect(try rows(SearchTerm("mine"), by: ana) == [3, 2, 1])
    var changed = own(1, state: .queued)
    changed.text = "other"
    try store.commit([.update(changed)])
    #expect(try rows(SearchTerm("mine")) == [3, 2])
  }

  @Test("Target, user, count and row narrow what is found, newest first")
  func filters() throws {
    let texts = (1...12).map { row in
      received(
        Int64(row), in: row.isMultiple(of: 2) ? toBob : ops,
        from: row.isMultiple(of: 3) ? ana : bob)
    }
    try store.commit(texts.map { .insert($0) })
    let hello = SearchTerm("hello")
    #expect(try rows(hello, count: 3) == [12, 11, 10])
    #expect(try rows(hello, count: 2, before: 10) == [9, 8])
    #expect(try rows(hello, in: ops) == [11, 9, 7, 5, 3, 1])
    #expect(try rows(hello, in: ops, by: ana) == [9, 3])
    #expect(try rows(hello, by: ana, before: 9) == [6, 3])
    #expect(try rows(hello, in: toBob, count: 2, before: 8) == [6, 4])
    #expect(try rows(hello, in: .group(name("bob"))) == [])
    #expect(try rows(hello, by: name("carol")) == [])
    #expect(try rows(hello, count: 0) == [] && rows(hello, count: -1) == [])
  }

  @Test("Pages follow each other without a hole, and the last one says so")
  func pages() throws {
    try store.commit((1...25).map { .insert(received(Int64($0))) })
    for terms in [nil, [SearchTerm("hello")]] {
      var query: StoredQuery? = StoredQuery(target: toBob, terms: terms, count: 10)
      var found: [Int64] = []
      var sizes: [Int] = []
      while let next = query {
        let page = try store.page(next)
        let rows = page.messages.map(\.row)
        found += terms == nil ? rows.reversed() : rows
        sizes.append(rows.count)
        query = page.older
      }
      #expect(found == (1...25).reversed())
      #expect(sizes == [10, 10, 5])
    }
    #expect(try store.page(StoredQuery(target: toBob, count: 25)).hasOlder == false)
  }

  /// What the index's own language gives a meaning, and what is hardly text.
  static let nasty = [
    "\"", "\"\"", "a\"", "*", "**", "a*", "(", ")", "()", "a AND", "AND", "OR", "NOT", "NEAR",
    "NEAR(", "NEAR(a b, 3)", "-", "--", "-a", "+", "^", "^a", "text:", "text : a", "{text} : a",
    "- text : a", ":", "a:b", "'", "''", ";", "%", "_", "\\", "\\\"", "\0", "a\0b", "\0\"", "\n",
    "\t", "\u{301}", "a\u{301}", "\u{327}\u{303}", "\u{1F642}", "\u{1F469}\u{200D}\u{1F467}",
    "\u{202E}", "\u{FEFF}", "\u{FFFD}", "\u{10FFFF}", "\u{E000}", "\u{1E900}", "\u{0}\u{0}", "",
    " ", "?1", "messages_text", "delete", "'; DROP TABLE messages; --",
    String(repeating: "x", count: 20_000), String(repeating: "\"", count: 2_001),
    String(repeating: "(", count: 5_000),
  ]

  @Test("No characters are an error of the index", arguments: nasty)
  func neverAnError(text: String) throws {
    try add("a b hello", "\u{E9} AND near text")
    for isPrefix in [false, true] {
      let term = SearchTerm(text, isPrefix: isPrefix)
      #expect(throws: Never.self) { try rows(term) }
      #expect(try rows(term, SearchTerm("hello")).allSatisfy { $0 == 1 })
      #expect(throws: Never.self) { try rows(SearchTerm("a \(text) b", isPrefix: isPrefix)) }
    }
    #expect(try rows(SearchTerm("hello")) == [1])
  }

  @Test("Words of the index's language are words")
  func operators() throws {
    try add("near and dear", "dear", "not near", "text")
    #expect(try rows(SearchTerm("AND")) == [1])
    #expect(try rows(SearchTerm("NEAR")) == [3, 1])
    #expect(try rows(SearchTerm("NOT"), SearchTerm("near")) == [3])
    #expect(try rows(SearchTerm("text:near")) == [])
    #expect(try rows(SearchTerm("near-and")) == [1])
  }

  @Test("As many terms as a line can hold are looked for")
  func manyTerms() throws {
    let words = (1...32).map { "w\($0)" }
    try add(words.joined(separator: " "))
    let query = StoredQuery(target: nil, terms: words.map { SearchTerm($0) }, count: 1)
    #expect(try store.page(query).messages.count == 1)
  }

  @Test("A word that all texts hold is looked up newest first, and stops when the page is full")
  func plan() throws {
    for (sql, values) in [(Select.found, 4), (Select.foundInTarget, 6)] {
      let parameters = (1...values).map { $0 == 1 ? Value.text("\"a\"") : .null }
      let plan = try store.database.rows("EXPLAIN QUERY PLAN " + sql, parameters) { $0.text(3) }
      #expect(plan.first?.hasPrefix("SCAN messages_text VIRTUAL TABLE INDEX") == true, "\(plan)")
      #expect(plan.contains { $0.hasPrefix("SEARCH messages USING INTEGER PRIMARY KEY") })
      #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }
  }
}
