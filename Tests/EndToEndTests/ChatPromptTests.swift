import Foundation
import Testing
import TestSupport

@Suite("The prompt", .timeLimit(.minutes(10)))
struct ChatPromptTests {
  @Test("connects, opens a conversation, and shows what is written")
  func conversation() throws {
    let (ana, bob) = try PromptScene.talk()
    try ana.enter("/open bob")
    try ana.see("[@bob]")
    try ana.enter("hello, Bob")
    try bob.wait(for: "message", ["from": "ana", "text": "hello, Bob"])
    try ana.screen.waitFor("<you> hello, Bob")
    try bob.run("/msg @ana hello, Ana")
    try ana.see("00:00 @bob <bob> hello, Ana", "[@bob]")
    try ana.send("\u{4}")
    #expect(try ana.screen.waitForExit() == 0)
    #expect(try ana.screen.isRestored())
    try bob.wait(for: "presence", ["user": "ana", "status": "offline"])
  }

  @Test("says once that lines are not kept, and why")
  func noHistory() throws {
    let scene = try ChatScene()
    let directory = try scene.dataDirectory(of: "ana")
    try FileManager.default.createDirectory(
      atPath: directory + "/history", withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    let ana = try PromptScene(scene, columns: 250)
    try ana.screen.waitFor("lines are not kept for the next start")
    for _ in 1...2 { try ana.enter("/echo on") }
    try ana.screen.waitFor("on")
    let told = try ana.lines().filter { $0.contains("lines are not kept") }
    #expect(
      told == [
        "lines are not kept for the next start: \(directory)/history: not a regular file, or somebody else's; move it away"
      ])
  }

  @Test("keeps a half-typed line while a message arrives above it")
  func messageAbove() throws {
    let (ana, bob) = try PromptScene.talk()
    try ana.send("/msg bob half a li\u{1B}[D\u{1B}[D")
    try bob.run("/msg @ana in between")
    try ana.see("00:00 @bob <bob> in between", "[chat +1] /msg bob half a li")
    try ana.send("<")
    try ana.see("[chat +1] /msg bob half a <li")
    try ana.enter("")
    try bob.wait(for: "message", ["text": "half a <li"])
  }

  @Test("keeps one that is wrapped over three rows with wide characters")
  func wrapped() throws {
    let (ana, bob) = try PromptScene.talk(rows: 14, columns: 30)
    try ana.enter("/open bob")
    try ana.see("[@bob]")
    let text = "日本語のとても長い文章をここに書いています、まだ続きますよ、終わり"
    try ana.send(text)
    try ana.screen.waitFor("終わり")
    let before = try ana.lines().suffix(3)
    #expect(before.first?.hasPrefix("[@bob] 日本語") == true, "\(before)")
    let cursor = try ana.screen.cursor()
    try bob.run("/msg @ana in between")
    try ana.screen.waitFor("in between")
    try ana.see(
      "00:00 @bob <bob> in between", before[before.startIndex], before[before.startIndex + 1],
      before[before.startIndex + 2])
    #expect(try ana.screen.cursor().column == cursor.column)
    try ana.enter("")
    try bob.wait(for: "message", ["text": text])
  }

  @Test("shows the current target, and how much is unread elsewhere")
  func unread() throws {
    let (ana, bob) = try PromptScene.talk()
    try bob.run("/msg @ana one")
    try bob.run("/msg @ana two")
    try ana.see("[chat +2]")
    try ana.enter("/open bob")
    try ana.see("[@bob]")
    try ana.enter("/close")
    try ana.see("[chat]")
  }

  @Test("completes a command and a user")
  func completion() throws {
    let (ana, bob) = try PromptScene.talk()
    try ana.send("/who\t")
    try ana.see("[chat] /whois")
    try ana.send("b\t")
    try ana.see("[chat] /whois bob")
    try ana.enter("")
    try ana.screen.waitFor("shared groups")
    try ana.send("/req\t")
    try ana.see("[chat] /request")
    try ana.send("\t")
    try ana.see("/request   /requests", "[chat] /request")
    #expect(try bob.run("/status")["ok"] == "true")
  }

  @Test("takes a unique beginning for a command, and names the near ones for a mistyped one")
  func prefixes() throws {
    let scene = try ChatScene()
    let ana = try PromptScene(scene)
    try ana.enter("/stat")
    try ana.screen.waitFor(scene.address)
    try ana.enter("/grups")
    try ana.screen.waitFor("no such command")
    try ana.screen.waitFor("/groups")
    try ana.see("[chat]")
  }

  @Test("keeps history over a restart, and the arrow goes up in it")
  func history() throws {
    let scene = try ChatScene()
    let first = try PromptScene(scene)
    try first.enter("/echo the first")
    try first.enter("/echo the second")
    try first.see("the second", "[chat]")
    try first.enter("/quit")
    #expect(try first.screen.waitForExit() == 0)
    let second = try PromptScene(scene)
    try second.send("\u{1B}[A\u{1B}[A\u{1B}[A")
    try second.see("[chat] /echo the first")
    try second.send("\u{1B}[B\u{1B}[B")
    try second.see("[chat] /quit")
  }

  @Test("asks what becomes of several pasted lines, and runs none of them")
  func paste() throws {
    let (ana, bob) = try PromptScene.talk()
    try ana.enter("/open bob")
    try ana.see("[@bob]")
    try ana.send("\u{1B}[200~/msg bob pasted one\n/quit\u{1B}[201~")
    try ana.screen.waitFor(
      "2 lines pasted: (o)ne text, (s)everal, (d)rop, then Enter?")
    // A message does not take the question away.
    try bob.run("/msg @ana in between")
    try ana.see(
      "00:00 @bob <bob> in between",
      "2 lines pasted: (o)ne text, (s)everal, (d)rop, then Enter?")
    try ana.enter("d")
    try ana.see("[@bob]")
    try ana.send("\u{1B}[200~/msg bob pasted one\n/quit\u{1B}[201~")
    try ana.screen.waitFor("2 lines pasted")
    try ana.enter("o")
    try bob.wait(for: "message", ["text": "/msg bob pasted one\n/quit"])
    #expect(try bob.objects().filter { $0.type == "message" && $0["from"] == "ana" }.count == 1)
  }

  @Test(
    "drops a paste on ^C, on ^D and on anything that leaves, and keeps what was half typed",
    arguments: ["\u{3}", "\u{4}", "d\r"])
  func dropsPaste(_ keys: String) throws {
    let (ana, bob) = try PromptScene.talk()
    try ana.enter("/open bob")
    try ana.see("[@bob]")
    try ana.send("half \u{1B}[200~one\ntwo\u{1B}[201~")
    try ana.screen.waitFor("2 lines pasted")
    try ana.send("\u{1B}[200~three\nfour\u{1B}[201~")
    try ana.screen.waitFor("^C drops what was pasted")
    try ana.send(keys)
    try ana.see("dropped", "[@bob] half")
    try ana.send("\u{15}\u{1B}[200~one\ntwo\u{1B}[201~")
    try ana.screen.waitFor("2 lines pasted")
    try ana.enter("/quit")
    #expect(try ana.screen.waitForExit() == 0)
    try bob.wait(for: "presence", ["user": "ana", "status": "offline"])
    #expect(try bob.objects().allSatisfy { $0.type != "message" })
  }

  @Test("^C clears the line, and on an empty one says how to leave")
  func interrupt() throws {
    let scene = try ChatScene()
    let ana = try PromptScene(scene)
    try ana.send("/quit")
    try ana.see("[chat] /quit")
    try ana.send("\u{3}")
    try ana.see("[chat]")
    try ana.send("\u{3}")
    try ana.screen.waitFor("/quit or ^D leaves")
    try ana.see("[chat]")
  }

  @Test("^C in a search gives up the search, and says nothing")
  func interruptSearch() throws {
    let ana = try PromptScene(ChatScene())
    try ana.enter("/echo found")
    try ana.see("found", "[chat]")
    try ana.send("\u{12}echo")
    try ana.screen.waitFor("bck:echo")
    try ana.send("\u{3}")
    try ana.see("found", "[chat]")
    try ana.enter("/echo after")
    try ana.see("found", "after", "[chat]")
  }

  static let signals = [(SIGTERM, Int32(143)), (SIGHUP, Int32(129))]

  @Test("ends on a signal with offline said and the terminal restored", arguments: signals)
  func endsOn(_ signal: Int32, _ status: Int32) throws {
    let scene = try ChatScene()
    let bob = try scene.start("bob")
    let ana = try PromptScene(scene)
    try bob.wait(for: "presence", ["user": "ana", "status": "online"])
    try ana.screen.signal(signal)
    #expect(try ana.screen.waitForExit() == status)
    #expect(try ana.screen.isRestored())
    try bob.wait(for: "presence", ["user": "ana", "status": "offline"])
  }

  @Test("ends with 8 when its name is taken over, says why, and restores the terminal")
  func takenOver() throws {
    let scene = try ChatScene()
    let ana = try PromptScene(scene, columns: 150)
    let other = try scene.start("ana", "--take-over", home: BrokerFiles())
    #expect(try ana.screen.waitForExit() == 8)
    #expect(try ana.screen.isRestored())
    try ana.screen.waitFor("in use by another client")
    #expect(try other.run("/status")["ok"] == "true")
  }

  @Test("ends with 4 when the broker refuses, says why, and restores the terminal")
  func refused() throws {
    let files = try BrokerFiles()
    try files.write("", to: "passwords")
    let broker = try Broker("password_file {dir}/passwords\n", allowAnonymous: false, files: files)
    let ana = try PromptScene(
      ChatScene(), address: "mqtt://127.0.0.1:\(broker.port)", columns: 150)
    #expect(try ana.screen.waitForExit() == 4)
    #expect(try ana.screen.isRestored())
    try ana.screen.waitFor("the broker refuses the connection")
  }

  @Test("keeps what is typed while many messages arrive, and says how many it does not show")
  func flood() throws {
    let (ana, bob) = try PromptScene.talk(rows: 20, columns: 100)
    try ana.enter("/open bob")
    try ana.see("[@bob]")
    for number in 1...200 { try bob.type("/msg @ana flood \(number)") }
    for letter in "typed in the flood" { try ana.send("\(letter)") }
    try bob.wait(for: "command", ["input": "/msg @ana flood 200"])
    var (shown, hidden) = ([Int](), 0)
    let isWhole = try Child.poll(atMost: .seconds(20)) {
      let lines = try ana.screen.linesAbove() + ana.screen.lines()
      shown = lines.compactMap { $0.firstMatch(of: #/<bob> flood (\d+)/#).flatMap { Int($0.1) } }
      hidden = lines.compactMap { $0.firstMatch(of: #/hidden: (\d+) text/#).flatMap { Int($0.1) } }
        .reduce(0, +)
      return shown.count + hidden == 200
    }
    #expect(isWhole, "\(shown.count) shown, \(hidden) hidden")
    #expect(shown.starts(with: 1...30) && shown == shown.sorted() && hidden > 0)
    #expect(try ana.lines().last == "[@bob] typed in the flood")
    try ana.enter("")
    try bob.wait(for: "message", ["text": "typed in the flood"])
    try ana.enter("/history -n 201")
    try ana.screen.waitFor("<bob> flood 199")
  }

  @Test("takes keys while a host takes the connection and says nothing")
  func silentHost() throws {
    let listener = try Listener()
    let scene = try ChatScene()
    let ana = try PromptScene(scene, address: "mqtt://127.0.0.1:\(listener.port)")
    try ana.screen.waitFor("[chat | connecting]")
    try ana.screen.waitForRawMode()
    let before = ContinuousClock.now
    try ana.enter("/echo typed at once")
    try ana.see("typed at once", "[chat | connecting]")
    #expect(ContinuousClock.now - before < .seconds(2))
    try ana.send("\u{4}")
    #expect(try ana.screen.waitForExit() == 0)
  }

  @Test("takes keys while a host does not even take the connection")
  func fullBacklog() throws {
    // The kernel completes one connection for it, and lets the next ones wait.
    let listener = try Listener(backlog: 0)
    let scene = try ChatScene()
    let address = "mqtt://127.0.0.1:\(listener.port)"
    let first = try Chat(["-u", "eve", "-b", address], input: .open, home: scene.home(of: "eve"))
    let ana = try PromptScene(scene, address: address)
    try ana.screen.waitForRawMode()
    try ana.enter("/echo typed at once")
    try ana.see("typed at once", "[chat | connecting]")
    try ana.send("\u{4}")
    #expect(try ana.screen.waitForExit() == 0)
    #expect(first.output == [])
  }

  @Test("says that the broker is gone, and that it is back; what was written meanwhile goes out")
  func brokerRestart() throws {
    let (ana, bob) = try PromptScene.talk(rows: 20, columns: 100)
    try ana.enter("/open bob")
    try ana.see("[@bob]")
    ana.scene.broker.stop()
    try ana.screen.waitFor("no connection")
    try ana.screen.waitFor("[@bob | no connection]")
    try ana.enter("written meanwhile")
    try ana.screen.waitFor("<you> written meanwhile")
    try ana.scene.broker.restart()
    try ana.see("[@bob]")
    try bob.wait(for: "message", ["text": "written meanwhile"])
  }

  @Test("never asks more of a dumb terminal than lines")
  func dumb() throws {
    let scene = try ChatScene()
    let ana = try PromptScene(scene, environment: ["TERM": "dumb"])
    try ana.enter("/echo plain")
    try ana.screen.waitFor("plain")
    #expect(try !ana.screen.output().contains(0x1B))
  }
}
