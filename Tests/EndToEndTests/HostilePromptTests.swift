import ChatCore
import Prompt
import Testing
import TestSupport

/// The whole corpus, wherever a stranger can put it, at a live prompt: of control sequences only our own come out.
@Suite("A hostile broker full of strangers", .timeLimit(.minutes(10)))
struct HostilePromptTests {
  struct Kind: CustomTestStringConvertible {
    var testDescription: String
    var arguments: [String] = []
    var environment: [String: String] = [:]
  }

  static let kinds = [
    Kind(testDescription: "in colour"), Kind(testDescription: "--plain", arguments: ["--plain"]),
    Kind(testDescription: "TERM=dumb", environment: ["TERM": "dumb"]),
  ]

  private static let typed = "half a line, é and 世界, typed"

  @Test("neither drives the terminal nor touches the half-typed line", arguments: kinds)
  func corpus(_ kind: Kind) throws {
    let scene = try ChatScene()
    let ana = try PromptScene(
      scene, "ana", kind.arguments, rows: 30, columns: 100, environment: kind.environment,
      configuration: "floods = show\n")
    ana.screen.patience = 60
    try ana.enter("/group create g")
    try ana.enter("/echo begin")
    try ana.screen.waitFor("begin")
    try ana.send(Self.typed + "\u{1B}[D\u{1B}[D")
    let corpus = try Corpus(publisher: RawPublisher(port: scene.broker.port))
    try corpus.publish()
    try ana.screen.waitFor(Corpus.end)
    if kind.environment.isEmpty, kind.arguments.isEmpty {
      let last = try #require(try ana.lines().last)
      #expect(last.hasSuffix("] " + Self.typed), "\(last)")
    }
    // The cursor is where it was, and keys still arrive.
    try ana.send("#\u{1}/echo \u{5}\r")
    try ana.screen.waitFor("typ#ed")
    try list(ana)
    try judge(ana, corpus)
  }

  @Test("begins no row with letters that are joined to one wide character")
  func joinedLetters() throws {
    let scene = try ChatScene()
    let ana = try PromptScene(scene, rows: 30, columns: 20, configuration: "floods = show\n")
    try ana.enter("/group create g")
    try ana.screen.waitFor("created")
    try ana.enter("/echo begin")
    try ana.screen.waitFor("begin")
    try Corpus.publish(JoinedLetters.self, by: RawPublisher(port: scene.broker.port))
    try ana.screen.waitFor("the-end")
    // What the terminal made of it, which breaks whatever is too wide.
    let rows = try ana.screen.linesAbove() + ana.screen.lines()
    let begin = try #require(rows.lastIndex { $0.hasSuffix("begin") }, "\(rows.prefix(20))")
    let shown = rows[begin...].dropFirst()
    #expect(shown.count > 100)
    #expect(shown.contains { $0.contains("\u{E33}") })
    #expect(shown.filter { !isOurs($0) } == [])
    #expect(shown.contains { $0.contains("online") })
  }

  /// What was stored and gathered is listed, completed and looked at.
  private func list(_ ana: PromptScene) throws {
    let listings = [
      "/users", "/groups", "/requests", "/names g", "/list", "/history #g -n 500", "/status",
      "/pending", "/whois s1",
    ]
    for (number, listing) in listings.enumerated() {
      try ana.enter(listing)
      try ana.enter("/echo listed \(number)")
      try ana.screen.waitFor("listed \(number)")
    }
    for line in ["/whois ", "/accept ", "/msg @", "/join ", "/approve "] {
      try ana.send(line + "\t\t\u{15}")
    }
    try ana.enter("/echo completed")
    try ana.screen.waitFor("completed")
  }

  private func judge(_ ana: PromptScene, _ corpus: Corpus) throws {
    let output = try ana.screen.output()
    let stream = TerminalStream(listed: ControlSequence.all.map(\.key))
    if let fault = stream.fault(in: output) {
      let before = stream.rows(of: Array(output[..<fault.offset]))
      Issue.record("\(fault); \(corpus.place(after: before))")
    }
    // Nobody but us begins a row: each is a time, a gutter, a warning's word, or something of the prompt's.
    let rows = stream.rows(of: output)
    let shown = rows.drop { !$0.contains(Corpus.begin) }.prefix { !$0.contains(Corpus.end) }
    #expect(shown.count > 1000)
    for (number, row) in shown.enumerated() where !isOurs(row) {
      Issue.record("\(row.debugDescription); \(corpus.place(after: shown.prefix(number)))")
      return
    }
  }

  /// In column 0, whatever joins what stands there: the prompt, drawn or in words, or `14:03`, or the gutter.
  private func isOurs(_ row: String) -> Bool {
    row.isEmpty || row.hasPrefix("[") || row.hasPrefix("chat:") || row.hasPrefix("chat, ")
      || row.utf8.starts(with: "      ".utf8)
      || hasTime(row.utf8.prefix(6).map { (0x30...0x39).contains($0) ? 0x30 : $0 })
  }
}

/// `14:03 `, each digit as 0.
private func hasTime(_ beginning: [UInt8]) -> Bool { beginning == Array("00:00 ".utf8) }

/// Publishes each case in each place where somebody else's words are shown.
private struct Corpus {
  static let begin = "case 0 of the corpus"
  static let end = "the end of the corpus"
  let publisher: RawPublisher
  let cases: [CorpusCase]

  init(publisher: RawPublisher) throws {
    self.publisher = publisher
    // What is over the Maximum Packet Size stays at the broker.
    cases = try CorpusCase.all().filter { $0.bytes.count < 100_000 }
  }

  /// In texts, and in names that come online.
  static func publish(_ letters: JoinedLetters.Type, by publisher: RawPublisher) throws {
    func publish(_ topic: String, _ record: JSONObject) throws {
      let isThere = try publisher.publish(record.encoded(), to: Array(topic.utf8))
      try #require(isThere)
    }
    for name in letters.names {
      try publish("USERS/\(name)", ["user": .string(name), "status": .string("online")])
    }
    for text in letters.texts + ["the-end"] {
      let record: JSONObject = [
        "user": .string("s"), "message": .string(text), "created_at": .string("x"),
      ]
      try publish("GROUPS/g/messages", record)
    }
  }

  func publish() throws {
    for (number, hostile) in cases.enumerated() {
      try say("case \(number) of the corpus", by: "m\(number)")
      for (topic, payload) in places(hostile.bytes, by: "s\(number)", number) {
        _ = try publisher.publish(payload, to: topic)
      }
    }
    try say(Self.end, by: "last")
  }

  /// Which case was published last before these rows were.
  func place(after rows: some Sequence<String>) -> String {
    let marks = rows.compactMap { row in
      cases.indices.last { row.contains("case \($0) of the corpus") }
    }
    return marks.last.map { "case \(cases[$0].name)" } ?? "before the corpus"
  }

  private func say(_ text: String, by user: String) throws {
    let record: JSONObject = [
      "user": .string(user), "message": .string(text), "created_at": .string("x"),
    ]
    let isThere = try publisher.publish(record.encoded(), to: Array("GROUPS/g/messages".utf8))
    try #require(isThere)
  }

  private typealias Place = (topic: [UInt8], payload: [UInt8])

  private func places(_ bytes: [UInt8], by user: String, _ number: Int) -> [Place] {
    let raw = topics(of: user).map { (Array($0.utf8), bytes) } + [(bytes, [UInt8]("{}".utf8))]
    guard let text = String(validating: bytes, as: UTF8.self) else { return raw }
    // A history shows texts whole: a few of this length say what longer ones would.
    let texts = bytes.count > 20_000 ? [] : texts(text, user, number)
    return raw + texts + records(text, user, number) + names(text, number)
  }

  /// Each topic in which something of his is looked at.
  private func topics(of user: String) -> [String] {
    [
      "GROUPS/g/messages", "USERS/\(user)", "GROUPS/g/members/\(user)", "GROUPS/\(user)/owner",
      "CONTROL/ana_Control/chat_requests/\(user)", "CONTROL/\(user)_Control/chat_requests/ana",
      "CHAT/1/u/ana/inbox/\(user)", "CHAT/1/g/g/head/\(user)", "CHAT/1/g/g/about",
    ]
  }

  private func texts(_ text: String, _ user: String, _ number: Int) -> [Place] {
    let time = JSONValue.string("2026-11-23 10:00:00")
    let kinds: [JSONObject] = [
      ["user": .string("t\(number)"), "message": .string(text), "created_at": time],
      [
        "user": .string("a\(number)"), "message": .string(text), "created_at": time,
        "ext": .object(["v": .number(.init(1)), "kind": .string("action")]),
      ],
      [
        "user": .string("d\(number)"), "message": .string("x"), "created_at": .string(text),
        "ext": .object(["v": .number(.init(1)), "at": .string(text)]),
      ],
      ["user": .string(text), "message": .string("by it"), "created_at": time],
    ]
    return kinds.map { (Array("GROUPS/g/messages".utf8), $0.encoded()) }
  }

  /// The text in every member of every record.
  private func records(_ text: String, _ user: String, _ number: Int) -> [Place] {
    let word = JSONValue.string(text)
    let pending = JSONValue.string("Aguardando aprova\u{E7}\u{E3}o")
    func record(_ topic: String, _ object: JSONObject) -> Place {
      (Array(topic.utf8), object.encoded())
    }
    let name = JSONValue.string(user)
    return [
      record("USERS/\(user)", ["user": name, "status": word]),
      record("GROUPS/g/members/\(user)", ["user": name, "status": word]),
      record("GROUPS/\(user)/owner", ["user": word, "created_at": word]),
      record("GROUPS/o\(number)/owner", ["user": name, "created_at": word]),
      record("GROUPS/g/owner", ["user": word, "created_at": word]),
      record(
        "CONTROL/ana_Control/chat_requests/\(user)",
        ["user": name, "status": word, "created_at": word, "topic": word, "started_at": word]),
      record(
        "CONTROL/ana_Control/chat_requests/\(user)",
        [
          "user": name, "status": pending, "created_at": word,
          "ext": .object(["v": .number(.init(1)), "text": word, "by": word]),
        ]),
      record(
        "CONTROL/ana_Control/chat_requests/u\(number)",
        [
          "user": .string("u\(number)"), "status": .string("Aprovado"), "topic": word,
          "started_at": word,
        ]),
      record("CHAT/1/u/ana/inbox/\(user)", ["v": word, "type": word, "text": word]),
    ]
  }

  /// The text as a level of each topic. A broker may hang up on it.
  private func names(_ text: String, _ number: Int) -> [Place] {
    let name = JSONValue.string(text)
    let online: JSONObject = ["user": name, "status": .string("online")]
    let asks: JSONObject = ["user": name, "status": .string("Pendente")]
    let request: JSONObject = [
      "user": name, "status": .string("Aguardando aprova\u{E7}\u{E3}o"),
      "created_at": .string("2026-11-23 10:00:00"),
    ]
    let owner: JSONObject = [
      "user": .string("o\(number)"), "created_at": .string("2026-11-23 10:00:00"),
    ]
    guard text != "ana", text.utf8.count < 60_000 else { return [] }
    return [
      ("USERS/\(text)", online), ("GROUPS/g/members/\(text)", asks),
      ("CONTROL/ana_Control/chat_requests/\(text)", request), ("GROUPS/\(text)/owner", owner),
    ].map { (Array($0.0.utf8), $0.1.encoded()) }
  }
}
