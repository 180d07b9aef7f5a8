import ChatCore

/// How many texts `/mentions` lists unless told.
private let usualMentions = 20
/// As many as anybody reads; the store is asked for no more.
private let mostMentions = 10_000

extension Grammar {
  /// What there is to read, and by whom nothing is.
  static let readingRows: [CommandRow] = [
    CommandRow(
      "unread", summary: "List where there is something to read",
      details: ["Targets where somebody names you come first; /open reads one"],
      example: "/unread"
    ) { .chat(.unread) },
    CommandRow(
      "mentions", Number(1...mostMentions).option("-n"),
      summary: "List the latest texts that name you",
      details: [
        "Your name counts as a whole word, with or without @, whatever its case and accents",
        "Texts of ignored users are left out",
        "N is \(usualMentions) unless given, and at most \(mostMentions)",
      ],
      example: "/mentions -n 5"
    ) { .chat(.mentions(count: $0 ?? usualMentions)) },
    CommandRow(
      "ignore", User().optional, summary: "Hide a user's lines and refuse his requests",
      details: [
        "His texts are still stored, as read ones; /history shows them",
        "He is not told, but for the refusal of his request",
        "Without an argument: list who is ignored",
      ],
      failsWhen: "the user is yourself", example: "/ignore mallory"
    ) { .chat(.ignore($0)) },
    CommandRow(
      "unignore", User(source: .ignoredUsers).optional,
      summary: "Show an ignored user's lines again",
      details: ["Without an argument: list who is ignored"],
      failsWhen: "the user is not ignored", example: "/unignore mallory"
    ) { .chat(.unignore($0)) },
  ]
}
