import Foundation
import Testing
import TestSupport

/// Terminals that are slow, stop, change their size or are left alone for a while, as messages arrive at `chat`.
@Suite("The prompt under fire", .timeLimit(.minutes(10)))
struct PromptUnderFireTests {
  /// The numbers of Bob's texts as they stand on the screen and above it, and what says that some are not shown.
  private func numbers(_ ana: PromptScene) throws -> (texts: [Int], notShown: Int) {
    let rows = try ana.screen.linesAbove() + ana.screen.lines()
    let texts = rows.compactMap { $0.split(separator: "<bob> text ").dropFirst().first }
    let gaps = rows.compactMap { row in
      row.contains(" lines not shown") ? Int(row.filter(\.isNumber)) : nil
    }
    return (texts.compactMap { Int($0.prefix(while: \.isNumber)) }, gaps.reduce(0, +))
  }

  /// Until Ana's client has confirmed so many texts of Bob's: it took them all, whatever its terminal does.
  private func waitForReceipts(_ bob: Chat, _ count: Int) throws {
    let came = try Child.poll(atMost: .seconds(60)) {
      try bob.run("/pending").result?.count == 0
    }
    try #require(came, "\(count) texts are not all received")
  }

  private func send(_ bob: Chat, _ range: Range<Int>) throws {
    for number in range { try bob.type("/msg @ana text \(number) of quite some length") }
    try bob.wait(
      for: "command", ["input": "/msg @ana text \(range.upperBound - 1) of quite some length"])
  }

  @Test("at 9,600 baud: all texts are received at once, and shown in the end, above the line")
  func slow() throws {
    let (ana, bob) = try PromptScene.talk(columns: 80, configuration: "floods = show\n")
    bob.patience = .seconds(60)
    try ana.send("half a line\u{1B}[D\u{1B}[D")
    try ana.screen.waitFor("half a line")
    try ana.screen.slow(bytesPerSecond: 960)
    try send(bob, 0..<400)
    try waitForReceipts(bob, 400)
    #expect(try numbers(ana).texts.count < 400)
    try ana.send("#")
    try ana.screen.slow(bytesPerSecond: 0)
    ana.screen.patience = 40
    try ana.screen.waitFor("text 399 ")
    try ana.screen.waitFor("half a li#ne")
    let shown = try numbers(ana)
    #expect(shown.texts == Array(0..<400) && shown.notShown == 0)
  }

  @Test("that stopped reading: delivery goes on, and later all is shown or counted, in order")
  func stopped() throws {
    let (ana, bob) = try PromptScene.talk(columns: 80, configuration: "floods = show\n")
    bob.patience = .seconds(60)
    try ana.send("half a line\u{1B}[D\u{1B}[D")
    try ana.screen.waitFor("half a line")
    try ana.screen.pause()
    for start in stride(from: 0, to: 6000, by: 1000) { try send(bob, start..<start + 1000) }
    try waitForReceipts(bob, 6000)
    try ana.send("#")
    try ana.screen.resume()
    ana.screen.patience = 40
    try ana.screen.waitFor("text 5999 ")
    try ana.screen.waitFor("half a li#ne")
    let shown = try numbers(ana)
    #expect(shown.texts == shown.texts.sorted())
    #expect(Set(shown.texts).count == shown.texts.count)
    #expect(shown.texts.count + shown.notShown == 6000)
    #expect(shown.texts.first == 0 && shown.notShown > 0)
  }

  @Test("^Z, messages meanwhile, and fg: they are above the line, which is as it was")
  func stoppedByKey() throws {
    let scene = try ChatScene()
    let bob = try scene.start("bob")
    // A shell without job control would leave nobody to continue it.
    let ana = try PromptScene(scene, columns: 80, shell: true)
    try bob.wait(forUser: "ana")
    try bob.run("/request ana")
    try ana.screen.waitFor("bob asks for")
    try ana.enter("/accept bob")
    try bob.wait(for: "answered", ["user": "ana", "status": "accepted"])
    try ana.send("half a line\u{1B}[D\u{1B}[D")
    try ana.screen.waitFor("half a line")
    try ana.send("\u{1A}")
    try ana.screen.waitForCookedMode()
    try bob.run("/msg @ana text 1 while it is stopped")
    try ana.send("fg\n")
    try ana.screen.waitForRawMode()
    try ana.screen.waitFor("text 1 while")
    try ana.see("00:00 @bob <bob> text 1 while it is stopped", "[chat +1] half a line")
    try ana.send("#")
    try ana.see("[chat +1] half a li#ne")
  }

  @Test("whose window shrinks to 20 columns and grows again in a flood: the line is as it was")
  func resized() throws {
    let (ana, bob) = try PromptScene.talk(rows: 16, columns: 60, configuration: "floods = show\n")
    bob.patience = .seconds(60)
    let typed = "a half-typed line, 世界 and e\u{301}, of more than twenty columns"
    try ana.send(typed + "\u{1B}[D\u{1B}[D")
    try ana.screen.waitFor("lumns")
    for (round, columns) in [20, 60, 20, 60].enumerated() {
      for number in 0..<50 { try bob.type("/msg @ana text \(round * 50 + number)") }
      try ana.screen.resize(rows: 16, columns: columns)
    }
    try bob.wait(for: "command", ["input": "/msg @ana text 199"])
    try ana.screen.waitFor("text 199")
    try ana.send("#")
    try ana.see("[chat +200] a half-typed line, 世界 and é, of more than twen", "ty colum#ns")
    try ana.send("\u{C}")
    try ana.screen.waitFor(
      picture: "[chat +200] a half-typed line, 世界 and é, of more than twen\nty colum#▮ns")
  }

  @Test("with a search of the history open: it goes on below what arrives")
  func search() throws {
    let (ana, bob) = try PromptScene.talk(columns: 60)
    try ana.enter("/echo a line to be found")
    try ana.see("a line to be found", "[chat]")
    try ana.send("\u{12}be fo")
    try ana.screen.waitFor("/echo a line to be found")
    let rows = try ana.lines().suffix(2)
    try bob.run("/msg @ana text 1")
    try ana.screen.waitFor("<bob> text 1")
    try ana.see("00:00 @bob <bob> text 1", rowWithUnread(rows.first ?? ""), rows.last ?? "")
    // An arrow takes what was found, and is not typed.
    try ana.send("u\u{1B}[C!")
    try ana.see("[chat +1] /echo a line to b!e found")
  }

  private func rowWithUnread(_ row: String) -> String {
    row.replacing("[chat]", with: "[chat +1]")
  }

  @Test("with a list of candidates: it stays where it is, and the line below what arrives")
  func candidates() throws {
    let (ana, bob) = try PromptScene.talk(columns: 60)
    try ana.screen.waitFor("is accepted")
    try ana.send("/re\t")
    try ana.see("/request   /requests  /reject    /refute", "[chat] /re")
    try bob.run("/msg @ana text 1")
    try ana.see(
      "/request   /requests  /reject    /refute", "00:00 @bob <bob> text 1", "[chat +1] /re")
    try ana.send("q\t")
    try ana.see("[chat +1] /request")
  }

  @Test("with CJK, emoji and combining marks over three rows: none moves")
  func wide() throws {
    let (ana, bob) = try PromptScene.talk(rows: 14, columns: 30, configuration: "floods = show\n")
    try ana.enter("/open bob")
    try ana.see("[@bob]")
    let text = "日本語の文 e\u{301}a\u{308}o\u{302} 🎉🚀 漢字かな交じり文、한국어 텍스트도 있다 x\u{323}y 🎈 終"
    try ana.send(text + "\u{1B}[D\u{1B}[D")
    try ana.screen.waitFor("終")
    let before = try ana.lines().suffix(3)
    let cursor = try ana.screen.cursor()
    for number in 1...20 { try bob.run("/msg @ana text \(number)") }
    try ana.screen.waitFor("<bob> text 20")
    try ana.see(["00:00 @bob <bob> text 20"] + before)
    #expect(try ana.screen.cursor().column == cursor.column)
    try ana.send("\u{5}")
    try ana.enter("")
    try bob.wait(for: "message", ["text": text])
  }
}
