import ChatCore
import Testing

@testable import CommandParser

@Suite("The rows of the grammar")
struct GrammarTests {
  /// Path and usage of every command, in the order of help and manual.
  static let usages: [String] = [
    "/users [PATTERN]", "/whois USER", "/request USER [TEXT]", "/requests [sent|received|all]",
    "/accept USER", "/reject USER", "/away [TEXT]", "/back",
    "/msg TARGET TEXT", "/open [TARGET]", "/close [TARGET] [--end]", "/say TEXT", "/me TEXT",
    "/history [TARGET] [-n N] [--before ROW]",
    "/search WORDS [-t TARGET] [-u USER] [-n N] [--before ROW]",
    "/unread", "/mentions [-n N]", "/ignore [USER]", "/unignore [USER]",
    "/groups [PATTERN]", "/group create GROUP", "/group delete GROUP",
    "/group transfer GROUP USER", "/group trust GROUP", "/join GROUP",
    "/part [GROUP]", "/names [GROUP]", "/approve USER [GROUP]", "/deny USER [GROUP]",
    "/invite USER [GROUP]", "/kick USER [GROUP]", "/topic [TEXT]",
    "/pending", "/cancel ID", "/status", "/set [KEY [VALUE]]", "/help [COMMAND]", "/quit [TEXT]",
    "/wait DURATION", "/wait ready [DURATION]", "/wait sent [DURATION]",
    "/wait online USER [DURATION]", "/wait accepted USER [DURATION]",
    "/wait member GROUP [DURATION]", "/expect [TARGET] /RE/ [DURATION] [-u USER]",
    "/refute [TARGET] /RE/ DURATION", "/run FILE", "/echo TEXT", "/exit [N]",
  ]

  @Test("have the usages of the contract")
  func usages() {
    #expect(Grammar.standard.rows.map(\.form.usage) == Self.usages)
    #expect(Grammar.standard.usage(of: "/msg") == "/msg TARGET TEXT")
    #expect(Grammar.standard.usage(of: "/who") == nil)
  }

  @Test("answer to the aliases of the contract")
  func aliases() {
    let aliases = Grammar.standard.rows.flatMap { row in
      row.form.aliases.map { "\($0)=\(row.form.words[0])" }
    }
    #expect(
      aliases == [
        "who=users", "m=msg", "query=open", "q=open", "lastlog=search", "list=groups", "j=join",
        "leave=part",
      ])
  }

  @Test("have examples that parse to themselves", arguments: Grammar.standard.rows.indices)
  func examples(index: Int) throws {
    let row = Grammar.standard.rows[index]
    for mode in row.form.modes {
      let parsed = try Parser(mode: mode).parse(row.example)
      guard case .command(_, let span) = parsed else {
        Issue.record("\(row.example) is no command")
        return
      }
      #expect(span.path == row.form.path)
    }
  }

  @Test("are sentences without a full stop that fit beside the usage")
  func sentences() {
    for row in Grammar.standard.rows {
      for text in [row.summary] + row.details {
        #expect(text.first?.isUppercase == true && text.last != ".", "\(text)")
      }
    }
  }

  /// The row whose example makes this action. The switch has no default: a new case needs its row here.
  static func path(of action: Action) -> String {
    switch action {
    case .users: "/users"
    case .whois: "/whois"
    case .request: "/request"
    case .requests: "/requests"
    case .accept: "/accept"
    case .reject: "/reject"
    case .message: "/msg"
    case .open: "/open"
    case .close: "/close"
    case .say: "/say"
    case .act: "/me"
    case .groups: "/groups"
    case .createGroup: "/group create"
    case .deleteGroup: "/group delete"
    case .transferGroup: "/group transfer"
    case .invite: "/invite"
    case .topic: "/topic"
    case .away: "/away"
    case .back: "/back"
    case .join: "/join"
    case .part: "/part"
    case .names: "/names"
    case .approve: "/approve"
    case .deny: "/deny"
    case .kick: "/kick"
    case .trustOwner: "/group trust"
    case .history: "/history"
    case .search: "/search"
    case .unread: "/unread"
    case .mentions: "/mentions"
    case .ignore: "/ignore"
    case .unignore: "/unignore"
    case .pending: "/pending"
    case .status: "/status"
    case .wait(.elapsed, _): "/wait"
    case .wait(.ready, _): "/wait ready"
    case .wait(.sent, _): "/wait sent"
    case .wait(.online, _): "/wait online"
    case .wait(.accepted, _): "/wait accepted"
    case .wait(.member, _): "/wait member"
    case .expect: "/expect"
    case .refute: "/refute"
    case .cancel: "/cancel"
    }
  }

  @Test("make every action, each by its own row")
  func actions() throws {
    var made: Set<String> = []
    for row in Grammar.standard.rows {
      guard case .command(let command, _) = try Parser(mode: .batch).parse(row.example) else {
        continue
      }
      switch command {
      case .chat(let action):
        #expect(Self.path(of: action) == row.form.path)
        made.insert(row.form.path)
      case .set, .help, .echo, .run, .exit, .quit:
        #expect(["/set", "/help", "/echo", "/run", "/exit", "/quit"].contains(row.form.path))
      }
    }
    #expect(made.count == 43)
  }

  @Test("are told apart by the distance of their names")
  func suggestions() {
    #expect(Suggestions.distance("msg", "mgs") == 1)
    #expect(Suggestions.distance("kick", "kcikc") == 2)
    #expect(Suggestions.distance("", "abc") == 3)
    #expect(Suggestions.nearest(to: "joni", among: ["users", "join", "part"]) == ["join"])
    #expect(Suggestions.nearest(to: "zzz", among: ["users", "join"]) == [])
  }
}
