import ChatCore

/// What the last duration of `/wait` means.
private let mostWait = "DURATION is the most that it waits; without it, as --timeout says"

/// What /RE/ is, in one sentence.
private let expressions =
  "A regular expression is as of egrep, with \\d, \\w, \\s and \\b; a slash in it is written "
  + "\\/, and /RE/i ignores case"

/// Commands that wait, and what else is for scripts.
extension Grammar {
  /// Scripts run each other so deep at most.
  public static let mostScripts = 8

  static let waitRows: [CommandRow] = [
    CommandRow(
      "wait", Interval(), summary: "Wait for that long", example: "/wait 500ms"
    ) { .chat(.wait(.elapsed($0), atMost: nil)) },
    CommandRow(
      "wait ready", Interval().optional,
      summary: "Wait until connected and up to date", details: [mostWait],
      failsWhen: "the time runs out", example: "/wait ready 10s"
    ) { .chat(.wait(.ready, atMost: $0)) },
    CommandRow(
      "wait sent", Interval().optional,
      summary: "Wait until the broker has all that was sent", details: [mostWait],
      failsWhen: "the time runs out", example: "/wait sent"
    ) { .chat(.wait(.sent, atMost: $0)) },
    CommandRow(
      "wait online", User(), Interval().optional, summary: "Wait until a user is online",
      details: [mostWait],
      failsWhen: "the time runs out", example: "/wait online bob 1m"
    ) { .chat(.wait(.online($0), atMost: $1)) },
    CommandRow(
      "wait accepted", User(), Interval().optional,
      summary: "Wait until a user's conversation is accepted", details: [mostWait],
      failsWhen: "the time runs out", example: "/wait accepted bob 5m"
    ) { .chat(.wait(.accepted($0), atMost: $1)) },
    CommandRow(
      "wait member", Group(), Interval().optional,
      summary: "Wait until you are a member of a group", details: [mostWait],
      failsWhen: "the time runs out", example: "/wait member ops 2h"
    ) { .chat(.wait(.member($0), atMost: $1)) },
  ]

  static let scriptRows: [CommandRow] = [
    CommandRow(
      "expect", TargetBeforeExpression(), Expression(), Interval().optional, User().option("-u"),
      summary: "Wait until a text of another user matches",
      details: [
        "TARGET and USER say where and whose; without them: anywhere, anybody's", expressions,
        "What came before the command counts too, from just after the last match there on",
        mostWait,
      ],
      failsWhen: "the time runs out", example: "/expect @bob /done|failed/ 1m"
    ) { target, expression, time, user in
      .chat(.expect(ExpectedText(expression, in: target, from: user), atMost: time))
    },
    CommandRow(
      "refute", TargetBeforeExpression(), Expression(), Interval(),
      summary: "Fail if a text of another user matches",
      details: [
        "DURATION is how long it looks",
        "It looks from where /expect would: from just after the last match there on", expressions,
      ],
      failsWhen: "a text matches", example: "/refute #ops /error/i 5s"
    ) { target, expression, time in
      .chat(.refute(ExpectedText(expression, in: target), for: time))
    },
    CommandRow(
      "run", File(), summary: "Run the lines of a file, as if they stood here",
      details: [
        "A relative FILE begins at the directory where chat was started",
        "It may run others in turn, \(mostScripts) deep at most; it stops at its first failure",
        "When a line of a FILE of up to 1 MiB cannot be parsed, none runs, unless with --keep-going",
        "A pipe that nobody writes to is given up after --timeout",
      ],
      failsWhen: "the file cannot be read, or a line of it fails", example: "/run greet.chat"
    ) { .run($0) },
    CommandRow(
      "echo", Text(), summary: "Print a text", example: "/echo done"
    ) { .echo($0) },
    CommandRow(
      "exit", Exit(), summary: "Stop with status N",
      details: [
        "Without N: with the status of what has happened so far",
        "At the prompt, anything but a number is the TEXT of /quit",
      ],
      example: "/exit 3"
    ) { $0 },
  ]
}
