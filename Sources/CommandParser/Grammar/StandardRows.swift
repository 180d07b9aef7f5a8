import ChatCore

/// How many lines `/history` shows unless told.
private let usualHistory = 20
/// As many as anybody reads; the store is asked for no more.
private let mostHistory = 10_000

/// Rows are counted up to here (the store's own limit).
private let lastRow = 1 << 53

private let paging =
  "With --before, those before that row: the command for older ones stands below a page, and "
  + "JSON has the row of each text"

extension Grammar {
  /// The commands of `chat`, a row each. To add one, add a row, and a case of `Action` when it is the engine's.
  public static let standard = Grammar(
    rows: chapters.flatMap(\.rows))

  /// The same under headings, for a screen that is too low for all of them.
  static let chapters: [(title: String, rows: [CommandRow])] = [
    (title: "People", rows: userRows), ("Texts", messageRows),
    ("Reading", readingRows), ("Groups", groupRows),
    ("Session", sessionRows), ("Scripts", waitRows + scriptRows),
  ]

  private static let userRows: [CommandRow] = [
    CommandRow(
      "users", Pattern().optional, aliases: ["who"],
      summary: "List users, their status, and since when",
      details: ["In PATTERN, * stands for any text and ? for one character"],
      example: "/users a*"
    ) { .chat(.users(matching: $0)) },
    CommandRow(
      "whois", User(),
      summary: "Show what is known of a user",
      details: [
        "His status, your conversation and its topic, the groups that you share, his latest text"
      ],
      failsWhen: "the user is unknown", example: "/whois bob"
    ) { .chat(.whois($0)) },
    CommandRow(
      "request", User(), Text().optional,
      summary: "Ask a user for a conversation",
      details: ["TEXT is a greeting that goes with it"],
      failsWhen:
        "the conversation is active, one of you has asked already, or the user is yourself",
      example: "/request bob Hello, this is Ana."
    ) { .chat(.request($0, greeting: $1)) },
    CommandRow(
      "requests",
      Choice(("sent", RequestFilter.sent), ("received", .received), ("all", .all)).optional,
      summary: "List requests, their dates, answers and topics",
      details: ["Without an argument: all"], example: "/requests received"
    ) { .chat(.requests($0 ?? .all)) },
    CommandRow(
      "accept", User(source: .askingUsers), summary: "Answer a user's request with yes",
      failsWhen: "no request of that user is pending", example: "/accept bob"
    ) { .chat(.accept($0)) },
    CommandRow(
      "reject", User(source: .askingUsers), summary: "Answer a user's request with no",
      failsWhen: "no request of that user is pending", example: "/reject bob"
    ) { .chat(.reject($0)) },
    CommandRow(
      "away", Text().optional, summary: "Tell the others that you are away, and why",
      details: ["Until /back, or until you leave; the original still shows you as online"],
      failsWhen: "the text is over 1024 bytes", example: "/away At lunch until two"
    ) { .chat(.away($0)) },
    CommandRow("back", summary: "Tell the others that you are there again", example: "/back") {
      .chat(.back)
    },
  ]

  private static let messageRows: [CommandRow] = [
    CommandRow(
      "msg", TargetWord(), Text(), aliases: ["m"],
      summary: "Send a text; the current target stays",
      details: [
        "A user without a conversation is asked for one, and the text is held until he accepts",
        "The request of a user who has asked for one is accepted thereby",
      ],
      failsWhen: "the target is unknown, or a group that you are not a member of",
      example: "/msg @bob Lunch at noon?"
    ) { .chat(.message($0, text: $1)) },
    CommandRow(
      "open", TargetWord().optional, aliases: ["query", "q"],
      summary: "Make a target current and show its latest lines",
      details: [
        "At the prompt, what is on the screen already is not shown again",
        "All that was unread in it counts as read",
        "Without an argument: list the open ones",
      ],
      failsWhen: "the target is unknown, or a group that you are not a member of",
      example: "/open #ops"
    ) { .chat(.open($0)) },
    CommandRow(
      "close", TargetWord().optional, Flag("--end"),
      summary: "Leave a target; it is no longer the current one",
      details: [
        "Without a target: the current one",
        "With --end, the conversation ends for both sides",
      ],
      failsWhen: "there is no such conversation", example: "/close @bob --end"
    ) { .chat(.close($0, end: $1)) },
    CommandRow(
      "say", Text(), summary: "Send a text exactly as it stands",
      details: ["It goes to the current target, even if it begins with a slash"],
      failsWhen: "there is no current target", example: "/say /etc/hosts is the file"
    ) { .chat(.say($0)) },
    CommandRow(
      "me", Text(), summary: "Tell the current target what you are doing",
      failsWhen: "there is no current target", example: "/me waves"
    ) { .chat(.act($0)) },
    CommandRow(
      "history", TargetWord().optional, Number(1...mostHistory).option("-n"),
      Number(1...lastRow, "ROW").option("--before"),
      summary: "Show the latest stored lines of a target",
      details: [
        "Without a target: of the current one, or of all when there is none",
        "N is \(usualHistory) unless given, and at most \(mostHistory)", paging,
      ],
      failsWhen: "the target is unknown", example: "/history #ops -n 50"
    ) { .chat(.history($0, count: $1 ?? usualHistory, before: $2.map(Int64.init))) },
    CommandRow(
      "search", SearchWords(), TargetWord().option("-t"), User().option("-u"),
      Number(1...mostHistory).option("-n"), Number(1...lastRow, "ROW").option("--before"),
      aliases: ["lastlog"],
      summary: "Find stored texts that hold all of the words",
      details: [
        "The newest are shown first; accents, and upper and lower case, make no difference",
        "A word that ends with * finds all that begin so, and words in quotes are found side by side",
        "With -t in that target alone, with -u by that user alone, who may be yourself",
        "N is \(usualHistory) unless given, and at most \(mostHistory)", paging,
      ],
      failsWhen: "the target is unknown", example: "/search lunch \"at noon\" -u bob"
    ) {
      .chat(
        .search($0, in: $1, by: $2, count: $3 ?? usualHistory, before: $4.map(Int64.init)))
    },
  ]

  private static let groupRows: [CommandRow] = [
    CommandRow(
      "groups", Pattern().optional, aliases: ["list"],
      summary: "List groups: owner, date, members, your part",
      details: ["In PATTERN, * stands for any text and ? for one character"],
      example: "/groups"
    ) { .chat(.groups(matching: $0)) },
    CommandRow(
      "group create", NewGroup(), summary: "Create a group and own it",
      failsWhen: "the group exists, or the name is not allowed", example: "/group create ops"
    ) { .chat(.createGroup($0)) },
    CommandRow(
      "group delete", Group(source: .ownedGroups), summary: "End your group for everybody",
      details: ["Its texts stay stored where they are; its name is free again"],
      failsWhen: "you are not the owner, or the group is unknown", example: "/group delete ops"
    ) { .chat(.deleteGroup($0)) },
    CommandRow(
      "group transfer", Group(source: .ownedGroups), User(source: .membersOfGroup),
      summary: "Hand your group over to a member",
      details: ["You stay a member; the other members are asked to /group trust the new owner"],
      failsWhen: "you are not the owner, or the user is not a member",
      example: "/group transfer ops bob"
    ) { .chat(.transferGroup($0, to: $1)) },
    CommandRow(
      "group trust", Group(), summary: "Take a reported change of owner for good",
      failsWhen: "no change was reported", example: "/group trust ops"
    ) { .chat(.trustOwner($0)) },
    CommandRow(
      "join", Group(), aliases: ["j"],
      summary: "Open a group, or ask its owner to let you in",
      failsWhen: "the group is unknown, or you have asked already or been denied",
      example: "/join ops"
    ) { .chat(.join($0)) },
    CommandRow(
      "part", Group(source: .joinedGroups).optional, aliases: ["leave"],
      summary: "Leave a group for good",
      details: [
        "Without an argument: the current one", "Of a group that you are invited to: decline",
        "The owner transfers or deletes it instead",
      ],
      failsWhen: "you are not a member, or you are the owner", example: "/part ops"
    ) { .chat(.part($0)) },
    CommandRow(
      "names", Group().optional, summary: "List a group's members and who asks to join",
      details: ["Without an argument: of the current group"], failsWhen: "the group is unknown",
      example: "/names ops"
    ) { .chat(.names($0)) },
    CommandRow(
      "approve", User(source: .waitingUsers), Group(source: .groupsWhereWaiting).optional,
      summary: "Let a user who asks to join into your group",
      details: [
        "Without GROUP: the current one, else the only one where the user waits",
        "A user whom you have denied before can be let in so, too",
      ],
      failsWhen: "you are not the owner, the user does not wait, or waits in several groups",
      example: "/approve bob ops"
    ) { .chat(.approve($0, $1)) },
    CommandRow(
      "deny", User(source: .waitingUsers), Group(source: .groupsWhereWaiting).optional,
      summary: "Refuse a user who asks to join your group",
      details: ["Without GROUP: the current one, else the only one where the user waits"],
      failsWhen: "you are not the owner, the user does not wait, or waits in several groups",
      example: "/deny bob ops"
    ) { .chat(.deny($0, $1)) },
    CommandRow(
      "invite", User(), Group(source: .ownedGroups).optional,
      summary: "Let a user into your group who has not asked",
      details: [
        "He is told, and joins by /join",
        "Without GROUP: the current one, else the only one you own",
      ],
      failsWhen: "you are not the owner, the user is unknown, or a member already",
      example: "/invite bob ops"
    ) { .chat(.invite($0, $1)) },
    CommandRow(
      "kick", User(source: .memberUsers), Group(source: .groupsWhereMember).optional,
      summary: "Remove a member from your group",
      details: ["Without GROUP: the current one, else the only one of yours with that member"],
      failsWhen: "you are not the owner, or the user is not a member", example: "/kick bob ops"
    ) { .chat(.kick($0, $1)) },
    CommandRow(
      "topic", Text().optional, summary: "Show or set the current group's topic",
      details: ["Any member may set it; \"\" takes it away"],
      failsWhen: "you are not a member, no group is current, or TEXT is over 1024 bytes",
      example: "/topic On call this week: bob"
    ) { .chat(.topic($0 == "\"\"" ? "" : $0)) },
  ]

  private static let sessionRows: [CommandRow] = [
    CommandRow(
      "pending", summary: "List what is not acknowledged yet, and why", example: "/pending"
    ) { .chat(.pending) },
    CommandRow(
      "cancel", PendingWord(), summary: "Drop a text that has not gone out",
      details: ["ID is what /pending calls it"],
      failsWhen: "the text is unknown, or the broker has it or may have it",
      example: "/cancel held-3"
    ) { .chat(.cancel($0)) },
    CommandRow(
      "status", summary: "Show broker, round trip, session and queue",
      example: "/status"
    ) { .chat(.status) },
    CommandRow(
      "set", SettingChange(), summary: "List settings, show one, or change one",
      details: [
        "A change holds at once, or from the next start where that is said, and is kept in the "
          + "configuration file"
      ],
      failsWhen: "there is no such setting, or the value is not one that it takes",
      example: "/set bell mentions"
    ) { .set($0) },
    CommandRow(
      "help", CommandName().optional, summary: "Explain all commands, or one",
      failsWhen: "there is no such command", example: "/help msg"
    ) { .help($0) },
    CommandRow(
      "quit", Text().optional,
      summary: "Send what waits, go offline, leave",
      details: ["The others see TEXT when you go"], example: "/quit Good night!"
    ) { .quit($0) },
  ]
}
