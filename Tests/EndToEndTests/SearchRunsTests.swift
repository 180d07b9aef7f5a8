import Testing
import TestSupport

@Suite("Searching and paging, from end to end", .timeLimit(.minutes(10)))
struct SearchRunsTests {
  @Test("texts of both sides are found, paged, and never an error of the index")
  func search() throws {
    let scene = try ChatScene()
    let ana = try scene.start("ana")
    let bob = try scene.start("bob")
    try scene.introduce(ana, to: bob)
    for number in 1...3 { try ana.run("/msg @bob Caf\u{E9} number \(number)") }
    try bob.wait(for: "message", ["text": "Caf\u{E9} number 3"])
    try bob.run("/msg @ana no COFFEE; cafe?")
    try ana.wait(for: "message", ["from": "bob"])

    let found = try ana.run("/search cafe")
    #expect(
      found.column("text")
        == ["no COFFEE; cafe?", "Caf\u{E9} number 3", "Caf\u{E9} number 2", "Caf\u{E9} number 1"])
    #expect(try ana.run("/search cafe -u bob").column("text") == ["no COFFEE; cafe?"])
    #expect(try ana.run("/lastlog cof* -t @bob").column("from") == ["bob"])
    for words in ["AND", "\"*\" -n 3", "(", "'\"'", "NEAR(a b)", "'-x'", "\u{301}", "a\u{1F642}"] {
      let answer = try ana.run("/search \(words)")
      #expect(answer["ok"] == "true" && answer.result?.isEmpty == true, "\(words): \(answer)")
    }
    let page = try ana.run("/history @bob -n 2")
    #expect(page.column("text") == ["Caf\u{E9} number 3", "no COFFEE; cafe?"])
    let before = try ana.run("/history @bob -n 2 --before \(page.column("row")[0])")
    #expect(before.column("text") == ["Caf\u{E9} number 1", "Caf\u{E9} number 2"])
    #expect(try ana.run("/history @bob --before \(before.column("row")[0])").result?.count == 0)
  }

  @Test("what came is in the index of words as soon as nothing else happens")
  func quietMoment() throws {
    let scene = try ChatScene()
    let (ana, bob) = (try scene.start("ana"), try scene.start("bob"))
    try scene.introduce(ana, to: bob)
    try ana.run("/msg @bob words to look for")
    try bob.wait(for: "message", ["text": "words to look for"])
    try bob.wait {
      try python(
        """
        import sqlite3, sys
        database = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
        query = "SELECT count(*) FROM messages_text WHERE messages_text MATCH 'look'"
        sys.exit(0 if database.execute(query).fetchone() == (1,) else 1)
        """, scene.dataDirectory(of: "bob") + "/bob.db") == 0
    }
  }
}
