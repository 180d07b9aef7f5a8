import ChatCore
import Testing

@testable import Store

@Suite("The index of words")
struct TextIndexTests {
  let directory: TemporaryDirectory
  let store: MessageStore

  init() throws {
    directory = try TemporaryDirectory()
    store = try directory.store()
  }

  @Test("Follows texts that come and change, before and after their step")
  func follows() throws {
    try store.commit([
      .insert(received(1, text: "Olá, coração")), .insert(received(2, text: "nul\0inside")),
      .insert(own(3, state: .held)), .insert(own(4, state: .held)),
    ])
    try change(3, to: "theirs")
    #expect(try rows(with: "inside") == [] && store.isIndexBehind)
    try store.followTexts()
    try change(4, to: "yours")
    #expect(!store.isIndexBehind)
    #expect(try rows(with: "coracao") == [1])
    #expect(try rows(with: "inside") == [2])
    #expect(try rows(with: "mine") == [])
    #expect(try rows(with: "theirs") == [3])
    #expect(try rows(with: "yours") == [4])
    try expectIntegrity(of: store)
  }

  @Test("A row that is changed though it never came is found too")
  func changedOnly() throws {
    try store.commit([.insert(received(1)), .insert(received(9))])
    try store.followTexts()
    try change(5, to: "between")
    #expect(try rows(with: "between") == [5])
    try expectIntegrity(of: store)
  }

  @Test("Goes on where it stood when the program ended")
  func reopened() throws {
    let user: UserName = name("eva")
    var first: MessageStore? = try directory.store(user)
    try first?.commit([.insert(received(1, text: "first"))])
    try first?.followTexts()
    try first?.commit([.insert(received(2, text: "second"))])
    first = nil
    let again = try directory.store(user)
    #expect(again.isIndexBehind)
    let query = StoredQuery(target: nil, terms: [SearchTerm("second")], count: 9)
    #expect(try again.page(query).messages.map(\.row) == [2])
    try expectIntegrity(of: again)
  }

  @Test("A commit that failed leaves nothing to follow, and the rows that it had are taken again")
  func failedCommit() throws {
    try store.commit([.insert(received(1))])
    try store.followTexts()
    let other = received(1, number: 7, text: "another with the row of the first")
    #expect(throws: StoreError.self) {
      try store.commit([.insert(received(2, text: "lost")), .insert(other)])
    }
    try store.followTexts()
    #expect(!store.isIndexBehind)
    try store.commit([.insert(received(2, text: "won"))])
    #expect(store.isIndexBehind)
    try store.followTexts()
    #expect(try rows(with: "won") == [2])
    #expect(try rows(with: "lost") == [])
    try expectIntegrity(of: store)
  }

  @Test("A step takes so many texts, or so many bytes, and the parts become few")
  func steps() throws {
    let long = [UInt8](repeating: 0x61, count: 40_000)
    let texts = (1...1000).map { row in
      var text = received(Int64(row), text: "word \(row)")
      if row > 990 { text.payload = long }
      return Change.insert(text)
    }
    try store.commit(texts)
    var steps = 0
    while store.isIndexBehind {
      try store.followTexts()
      steps += 1
    }
    // 190 of the last 200 are small; two of the long ones fill a step.
    #expect(steps == 4 + 5)
    while store.hasIndexWork {
      try store.followTexts()
      steps += 1
      if steps > 100 { break }
    }
    #expect(steps < 100)
    #expect(try rows(with: "word").count == 1000)
    try expectIntegrity(of: store)
  }

  private func change(_ row: Int64, to text: String) throws {
    var changed = own(row, state: .queued)
    changed.text = text
    try store.commit([.update(changed)])
  }

  private func rows(with word: String) throws -> [Int64] {
    try store.database.rows(
      "SELECT rowid FROM messages_text WHERE messages_text MATCH ? ORDER BY rowid", [.text(word)]
    ) { $0.integer(0) }
  }

  /// Compares the index with the table, and throws when they differ.
  private func expectIntegrity(of store: MessageStore) throws {
    try store.database.run(
      "INSERT INTO messages_text (messages_text, rank) VALUES ('integrity-check', 1)")
  }
}
