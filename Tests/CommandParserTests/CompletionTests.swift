import ChatCore
import Testing

@testable import CommandParser

@Suite("Completion")
struct CompletionTests {
  static func users(_ names: String...) -> [UserName] {
    do { return try names.map { try UserName(received: $0) }.sorted() } catch { return [] }
  }

  static func groups(_ names: String...) -> [GroupName] {
    do { return try names.map { try GroupName(received: $0) }.sorted() } catch { return [] }
  }

  static var vocabulary: Vocabulary {
    Vocabulary(
      users: users("Ana Maria", "Ana Marta", "bob", "bobby", "carol", "@odd", "\"q", "zoë"),
      groups: groups("ops", "bots", "orga team"),
      conversations: [.user(users("carol")[0]), .group(groups("ops")[0])],
      asking: users("dave", "dora"), joined: groups("ops", "other"),
      ignored: users("mallory", "max"),
      waiting: { users("erin", "eve") },
      groupsWhereWaiting: { $0.text == "eve" ? groups("ops", "opsy") : [] },
      members: { users("mia", "moe") },
      groupsWhereMember: { $0.text == "Mo e" ? groups("ops") : [] },
      owned: groups("ops", "team"),
      membersOf: { $0.text == "ops" ? users("mia", "moe") : users("eve") })
  }

  /// The line with `|` at the cursor, the line after Tab, and the candidates.
  static let table: [(String, String, [String])] = [
    // Command names.
    ("/wh|", "/whois |", ["/whois"]),
    ("/WHOI|", "/whois |", ["/whois"]),
    ("/who| bob", "/whois| bob", ["/whois"]),
    ("/re|", "/re|", ["/request", "/requests", "/reject", "/refute"]),
    ("/req|", "/request|", ["/request", "/requests"]),
    ("/li|", "/list |", ["/list"]),
    ("/exi|", "/exit |", ["/exit"]),
    ("/gro|", "/group|", ["/groups", "/group"]),
    // Second words.
    ("/group |", "/group |", ["create", "delete", "transfer", "trust"]),
    ("/group C|", "/group create |", ["create"]),
    ("/wait |", "/wait |", ["ready", "sent", "online", "accepted", "member"]),
    ("/wait o|", "/wait online |", ["online"]),
    ("/wait online bobb|", "/wait online bobby |", ["bobby"]),
    ("/wait on bobb|", "/wait on bobby |", ["bobby"]),
    // Names.
    ("/whois b|", "/whois bob|", ["bob", "bobby"]),
    ("/whois @b|", "/whois @bob|", ["@bob", "@bobby"]),
    ("/whois bobb|", "/whois bobby |", ["bobby"]),
    ("/whois bobb|y", "/whois bobby |y", ["bobby"]),
    ("/whois A|", "/whois \"Ana Mar|", ["\"Ana Maria\"", "\"Ana Marta\""]),
    ("/whois \"Ana Mari|", "/whois \"Ana Maria\" |", ["\"Ana Maria\""]),
    ("/whois @\"Ana Mari|", "/whois @\"Ana Maria\" |", ["@\"Ana Maria\""]),
    ("/whois \"@Ana Mari|", "/whois @\"Ana Maria\" |", ["@\"Ana Maria\""]),
    ("/whois \"b|", "/whois \"bob|", ["bob", "bobby"]),
    ("/whois @@|", "/whois @@odd |", ["@@odd"]),
    ("/whois '\"|", "/whois \"\\\"q\" |", ["\"\\\"q\""]),
    ("/whois zo|", "/whois zoë |", ["zoë"]),
    ("/join o|", "/join o|", ["ops", "\"orga team\""]),
    ("/join #op|", "/join #ops |", ["#ops"]),
    ("/part ot|", "/part other |", ["other"]),
    // Targets: always with their sigil, conversations first.
    (
      "/msg |", "/msg |",
      [
        "@carol", "#ops", "@\"\\\"q\"", "@@odd", "@\"Ana Maria\"", "@\"Ana Marta\"", "@bob",
        "@bobby", "@zoë", "#bots", "#\"orga team\"",
      ]
    ),
    ("/msg c|", "/msg @carol |", ["@carol"]),
    ("/msg b|", "/msg bo|", ["@bob", "@bobby", "#bots"]),
    ("/msg bob|", "/msg @bob|", ["@bob", "@bobby"]),
    ("/msg @bobb| hi", "/msg @bobby| hi", ["@bobby"]),
    ("/open #|", "/open #|", ["#ops", "#bots", "#\"orga team\""]),
    // Who asks, who waits and where, who is a member.
    ("/accept d|", "/accept d|", ["dave", "dora"]),
    ("/approve |", "/approve e|", ["erin", "eve"]),
    ("/approve eve |", "/approve eve ops|", ["ops", "opsy"]),
    ("/deny @eve #|", "/deny @eve #ops|", ["#ops", "#opsy"]),
    ("/kick m|", "/kick m|", ["mia", "moe"]),
    ("/group delete |", "/group delete |", ["ops", "team"]),
    ("/group transfer #ops mo|", "/group transfer #ops moe |", ["moe"]),
    ("/group transfer team |", "/group transfer team eve |", ["eve"]),
    ("/invite bobb|", "/invite bobby |", ["bobby"]),
    ("/invite bob t|", "/invite bob team |", ["team"]),
    ("/kick \"Mo e\" |", "/kick \"Mo e\" ops |", ["ops"]),
    // Who is ignored, and who may be.
    ("/ignore b|", "/ignore bob|", ["bob", "bobby"]),
    ("/unignore |", "/unignore ma|", ["mallory", "max"]),
    ("/unignore mal|", "/unignore mallory |", ["mallory"]),
    ("/unr|", "/unread |", ["/unread"]),
    // Words and options.
    ("/mentions -|", "/mentions -n |", ["-n"]),
    ("/requests s|", "/requests sent |", ["sent"]),
    ("/requests S|", "/requests sent |", ["sent"]),
    ("/close -|", "/close --end |", ["--end"]),
    ("/close @bob |", "/close @bob --end |", ["--end"]),
    ("/close --end c|", "/close --end @carol |", ["@carol"]),
    ("/history -n 5 c|", "/history -n 5 @carol |", ["@carol"]),
    ("/search a -|", "/search a -|", ["-t", "-u", "-n", "--before"]),
    ("/search -t #op|", "/search -t #ops |", ["#ops"]),
    ("/search a -t c|", "/search a -t @carol |", ["@carol"]),
    ("/search a -u bobb|", "/search a -u bobby |", ["bobby"]),
    ("/search a b -t #ops -u car|", "/search a b -t #ops -u carol |", ["carol"]),
    ("/help stat|", "/help status |", ["status"]),
    ("/help /stat|", "/help /status |", ["/status"]),
    ("/help group c|", "/help group create |", ["group create"]),
    ("/help se|", "/help se|", ["search", "set"]),
    ("/help /se|", "/help /se|", ["/search", "/set"]),
  ]

  @Test("offers each command to /help once, and with a slash only behind a slash")
  func helpTopics() throws {
    let bare = try #require(Self.complete("/help |")).candidates
    #expect(bare.contains("users") && bare.allSatisfy { !$0.hasPrefix("/") }, "\(bare)")
    #expect(try #require(Self.complete("/help /|")).candidates == bare.map { "/" + $0 })
  }

  @Test("knows what may stand at the cursor", arguments: table.indices)
  func completes(index: Int) throws {
    let (before, after, candidates) = Self.table[index]
    let completion = try #require(Self.complete(before), "\(before)")
    #expect(Self.apply(completion, to: before) == after)
    #expect(completion.candidates == candidates, "\(before)")
    #expect(completion.count == candidates.count)
  }

  @Test(
    "has nothing where nothing is known",
    arguments: [
      "|", "hello b|", "//wh|", "/zzz|", "/zzz b|", "/msg bob b|", "/say b|", "/whois x|",
      "/whois bob b|",
      "/group create o|", "/group zzz o|", "/history -n 5|", "/search b|", "/history -x b|",
      "/close --end @bob |",
      "/whois \"bob\"x b|", "/join @|", "/whois #|", "/approve zed |", "/g x|", "/status |",
    ])
  func nothing(line: String) {
    #expect(Self.complete(line) == nil)
  }

  @Test("counts 100,000 names, shows the first of them, and finds one at once")
  func many() throws {
    let names = try (0..<100_000).map { try UserName(received: "user\(100_000 + $0)") }
    let vocabulary = Vocabulary(users: names, conversations: [.user(names[70_000])])
    var elapsed = Duration.zero
    func complete(_ line: String) -> Completion? {
      let start = ContinuousClock.now
      defer { elapsed += ContinuousClock.now - start }
      return Grammar.standard.complete(line, cursor: line.count, vocabulary: vocabulary)
    }
    let all = try #require(complete("/msg "))
    #expect(all.count == 100_000)
    #expect(all.insertion == "@user1")
    #expect(all.candidates.count == Completion.mostCandidates)
    #expect(all.candidates[..<2] == ["@user170000", "@user100000"])
    #expect(complete("/msg user15000")?.count == 10)
    #expect(complete("/whois user15000")?.insertion == "user15000")
    #expect(complete("/whois user150007")?.candidates == ["user150007"])
    #expect(elapsed < .milliseconds(500), "took \(elapsed)")
  }

  @Test("never offers oneself to write to, and counts the others rightly")
  func oneself() throws {
    let names = try (0..<1000).map { try UserName(received: "user\(1000 + $0)") }
    for place in [0, 1, 500, 999] {
      let me = names[place]
      let vocabulary = Vocabulary(
        me: me, users: names, conversations: [.user(names[700]), .user(names[701])])
      func complete(_ line: String) -> Completion? {
        Grammar.standard.complete(line, cursor: line.count, vocabulary: vocabulary)
      }
      let all = try #require(complete("/msg "))
      #expect(all.count == 999)
      #expect(all.candidates.count == Completion.mostCandidates)
      #expect(all.candidates[..<2] == ["@user1700", "@user1701"])
      #expect(!all.candidates.contains("@\(me)"))
      #expect(complete("/msg \(me)") == nil)
      #expect(complete("/open @\(me)") == nil)
      #expect(complete("/whois \(me)")?.count == 1)
    }
    let alone = Vocabulary(me: names[0], users: [names[0]])
    #expect(Grammar.standard.complete("/msg ", cursor: 5, vocabulary: alone) == nil)
  }

  static func complete(_ marked: String) -> Completion? {
    let scalars = Array(marked.unicodeScalars)
    let cursor = scalars.firstIndex(of: "|") ?? scalars.count
    let line = marked.unicodeScalars.filter { $0 != "|" }
    return Grammar.standard.complete(
      String(String.UnicodeScalarView(line)), cursor: cursor, vocabulary: vocabulary)
  }

  static func apply(_ completion: Completion, to marked: String) -> String {
    var scalars = Array(marked.unicodeScalars)
    let text = completion.insertion + completion.suffix
    scalars.replaceSubrange(completion.range, with: Array(text.unicodeScalars))
    return String(String.UnicodeScalarView(scalars))
  }
}
