import Foundation
import Testing
import TestSupport

/// What a person at the prompt reads, and is spared.
@Suite("At the prompt, reading", .timeLimit(.minutes(10)))
struct ReadingPromptTests {
  /// Bob in a script and ana at the prompt, with a conversation and a group of bob's.
  private func meet(rows: Int = 20) throws -> (ana: PromptScene, bob: Chat) {
    let (ana, bob) = try PromptScene.talk(rows: rows, columns: 100)
    try bob.run("/group create ops")
    try ana.screen.waitFor("has created #ops")
    try ana.enter("/join ops")
    try bob.wait(for: "membership", ["user": "ana", "status": "pending"])
    try bob.run("/approve ana ops")
    try ana.screen.waitFor("you are a member")
    return (ana, bob)
  }

  @Test("/mentions says that texts of ignored users are left out, when somebody is ignored")
  func mentionsOfOthers() throws {
    let scene = try ChatScene()
    let ana = try scene.chat("ana", "-e", "/mentions", "-e", "/ignore bob", "-e", "/mentions")
    #expect(try ana.exit() == 0)
    let none = "no stored text names you"
    #expect(
      ana.output.filter { $0.hasPrefix(none) } == [
        none, "\(none); those of ignored users are left out",
      ], "\(ana.output)")
    let bob = try PromptScene(scene, "bob", columns: 100)
    try bob.see("[chat]")
    try bob.enter("/ignore ana")
    try bob.see("[chat]")
    try bob.enter("/mentions")
    try bob.screen.waitFor("\(none); those of ignored users are left out")
  }

  @Test("what is unread and names me is counted, marked and listed, over a restart")
  func mentions() throws {
    let (ana, bob) = try meet()
    try bob.run("/msg #ops nothing special")
    try bob.run("/msg #ops are you there, ANA?")
    try ana.see("00:00 #ops <bob (for you)> are you there, ANA?", "[chat +2, 1 for you]")
    try ana.enter("/unread")
    try ana.see("target  unread  for you", "#ops    2       1", "[chat +2, 1 for you]")
    try ana.enter("/quit")
    #expect(try ana.screen.waitForExit() == 0)
    let again = try PromptScene(ana.scene, address: ana.scene.address, columns: 50)
    try again.see("[chat +2 @1]")
    try again.enter("/mentions")
    try again.see(
      "mentions, the last one:", "00:00 #ops <bob (for you, unread)> are you there,",
      "      ANA?", "[chat +2 @1]")
    try again.enter("/open ops")
    try again.see("00:00 #ops <bob (for you)> are you there, ANA?", "[#ops]")
    try again.enter("/unread")
    try again.see("nothing is unread", "[#ops]")
  }

  @Test("an open target shows what is not on the screen yet, and no line twice")
  func open() throws {
    let (ana, bob) = try meet()
    try bob.run("/msg @ana only once")
    try ana.see("00:00 @bob <bob> only once", "[chat +1]")
    try ana.enter("/open bob")
    try ana.see(
      "00:00 @bob <bob> only once", "- @bob is open; nothing newer, /history shows more", "[@bob]")
    try ana.enter("/history")
    try ana.see("00:00 @bob <bob> only once", "[@bob]")
    #expect(try ana.lines().count { $0.hasSuffix("only once") } == 2)
  }

  @Test("who joins after an invitation is told where he is, and a search what it looked for")
  func joins() throws {
    let (ana, bob) = try PromptScene.talk(rows: 20, columns: 100)
    try bob.run("/group create ops")
    try bob.run("/invite ana ops")
    try ana.screen.waitFor("invites you to #ops")
    try ana.enter("/join ops")
    try ana.see("- #ops is open; no texts are stored here yet", "[#ops]")
    try bob.run("/msg #ops lunch at noon")
    try ana.see("00:00 #ops <bob> lunch at noon", "[#ops]")
    try ana.enter("/search LUNCH")
    try ana.see("search for LUNCH, 1 found:", "00:00 #ops <bob> lunch at noon", "[#ops]")
    try ana.enter("/search dinner")
    try ana.see(
      "no stored text holds all of that; words that begin so are found by dinner*", "[#ops]")
    try ana.enter("/history")
    try ana.see("history of #ops, the last one:", "00:00 #ops <bob> lunch at noon", "[#ops]")
  }

  @Test("an ignored user is not heard, over a restart, until he is not ignored any more")
  func ignore() throws {
    let (ana, bob) = try meet()
    try ana.send("/ignore b\t")
    try ana.see("[chat] /ignore bob")
    try ana.enter("")
    try ana.see("- bob is ignored (/unignore bob ends it)", "[chat]")
    try bob.run("/msg @ana unheard")
    try bob.run("/msg #ops ana, unheard")
    try bob.wait(for: "delivered", ["by": "ana"])
    try ana.enter("/ignore")
    try ana.see("ignored", "bob", "[chat]")
    try ana.enter("/quit")
    #expect(try ana.screen.waitForExit() == 0)
    let again = try PromptScene(ana.scene, rows: 20, columns: 100)
    try again.enter("/history @bob")
    try again.see("00:00 @bob <bob> unheard", "[chat]")
    try again.send("/unignore \t")
    try again.see("[chat] /unignore bob")
    try again.enter("")
    try again.see("- bob is not ignored any more", "[chat]")
    try bob.run("/msg @ana heard")
    try again.see("00:00 @bob <bob> heard", "[chat +1]")
    let shown = try again.screen.linesAbove() + again.screen.lines()
    #expect(!shown.contains { $0.contains("#ops") })
  }

  @Test("a script that comes again and again is said once")
  func comings() throws {
    let scene = try ChatScene()
    let ana = try PromptScene(scene)
    for number in 1...4 {
      #expect(try scene.chat("cron", "-e", "/echo \(number)").exit() == 0)
      if number == 1 { try ana.see("00:00 - cron is online", "00:00 - cron is offline", "[chat]") }
    }
    try ana.enter("/users")
    try ana.screen.waitFor("cron       offline")
    #expect(try ana.lines().count { $0.contains("- cron is ") } == 2)
  }

  @Test("requests and presence of very many invented users are a few lines")
  func invented() throws {
    let scene = try ChatScene()
    let ana = try PromptScene(scene, rows: 45, columns: 100)
    let isPublished = try python(
      """
      import paho.mqtt.publish as publish, sys
      publish.multiple([
          (f"CONTROL/ana_Control/chat_requests/m{n}",
           f'{{"user":"m{n}","status":"Aguardando aprovação","created_at":"then"}}', 1, True)
          for n in range(150)], port=int(sys.argv[1]))
      """, "\(scene.broker.port)")
    #expect(isPublished == 0)
    try ana.screen.waitFor("requests; too many at a time")
    var (shown, hidden) = (0, 0)
    let isWhole = try Child.poll(atMost: .seconds(20)) {
      let lines = try ana.screen.linesAbove() + ana.screen.lines()
      shown = lines.count { $0.contains("asks for a conversation") }
      hidden = lines.compactMap {
        $0.firstMatch(of: #/hidden: (\d+) request/#).flatMap { Int($0.1) }
      }
      .reduce(0, +)
      return shown + hidden == 150
    }
    #expect(isWhole && shown >= 30, "\(shown) shown, \(hidden) hidden")
  }

  @Test("a new day has its line")
  func midnight() throws {
    let scene = try ChatScene()
    let bob = try scene.start("bob")
    // Here it is a few seconds before midnight.
    let ofDay = Int(Date().timeIntervalSince1970) % 86400
    let west = ofDay - (86400 - 4)
    let (sign, offset) = (west < 0 ? "-" : "", abs(west))
    let zone = "HERE\(sign)\(offset / 3600):\(offset / 60 % 60):\(offset % 60)"
    let ana = try PromptScene(scene, environment: ["TZ": zone])
    let dayLine = #/--- [A-Z][a-z]+ [0-9]+ [A-Z][a-z]+ [0-9]{4}/#
    #expect(try !ana.lines().contains { $0.contains(dayLine) })
    let came = try Child.poll(atMost: .seconds(20)) {
      try bob.run("/group create g\(UInt32.random(in: 0 ... .max))")
      return try (ana.screen.linesAbove() + ana.screen.lines()).contains { $0.contains(dayLine) }
    }
    #expect(came)
  }
}

/// The same in a script, which is told everything, but nothing of those whom it ignores.
@Suite("A script, reading", .timeLimit(.minutes(10)))
struct ReadingScriptTests {
  @Test("is told a whole flood, each text with whether it names its user")
  func flood() throws {
    let scene = try ChatScene()
    let (ana, bob) = (try scene.start("ana"), try scene.start("bob"))
    try scene.introduce(bob, to: ana)
    for number in 1...100 { try bob.type("/msg @ana \(number)") }
    try bob.type("/msg @ana Ana!")
    try ana.wait(for: "message", ["text": "Ana!", "mention": "true"])
    let texts = try ana.objects().filter { $0.type == "message" }
    #expect(texts.compactMap { $0["text"] } == (1...100).map(String.init) + ["Ana!"])
    #expect(texts.count { $0["mention"] == "true" } == 1)
    let unread = try ana.run("/unread")
    #expect(unread.column("target") == ["@bob"] && unread.column("unread") == ["101"])
    #expect(unread.column("mentions") == ["1"])
    let mentions = try ana.run("/mentions")
    #expect(mentions.column("text") == ["Ana!"] && mentions.column("unread") == ["true"])
  }

  @Test("is told no message of an ignored user, who gets his refusal")
  func ignore() throws {
    let scene = try ChatScene()
    let (ana, bob) = (try scene.start("ana"), try scene.start("bob"))
    try scene.introduce(bob, to: ana)
    #expect(try ana.run("/ignore bob")["remark"] == "ignored")
    try bob.run("/msg @ana unheard")
    try bob.wait(for: "delivered", ["by": "ana"])
    #expect(try ana.run("/ignore").column("user") == ["bob"])
    #expect(try ana.history(of: "@bob") == ["unheard"])
    #expect(try ana.run("/ignore ana")["ok"] == "false")
    let eve = try scene.start("eve")
    try ana.wait(forUser: "eve")
    try ana.run("/ignore eve")
    try eve.run("/request ana")
    try eve.wait(for: "answered", ["user": "ana", "status": "rejected"])
    #expect(try !ana.objects().contains { $0.type == "message" || $0["from"] == "eve" })
    #expect(try ana.run("/unignore eve")["remark"] == "unignored")
    #expect(try ana.run("/unignore eve")["ok"] == "false")
  }

  @Test("finds lines of other days under their days in history")
  func days() throws {
    let scene = try ChatScene()
    let (ana, bob) = (try scene.start("ana"), try scene.start("bob"))
    try scene.introduce(bob, to: ana)
    for text in ["one", "two"] { try bob.run("/msg @ana \(text)") }
    try ana.wait(for: "message", ["text": "two"])
    #expect(try ana.leave() == 0)
    let isDone = try python(
      """
      import sqlite3, sys
      database = sqlite3.connect(sys.argv[1])
      database.execute("UPDATE messages SET at = 951825600000 WHERE text = 'one'")
      database.commit()
      """, scene.dataDirectory(of: "ana") + "/ana.db")
    #expect(isDone == 0)
    let again = try scene.run("ana", "/history @bob\n")
    #expect(try again.exit() == 0)
    let output = again.output
    #expect(output.contains("--- Tuesday 29 February 2000"), "\(output)")
  }
}
