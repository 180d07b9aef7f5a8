extension CommandLineOption {
  /// The options in the order of the manual.
  public static let all = sessionOptions + batchOptions + placeOptions + wordsOptions

  /// Those of `chat doctor` alone.
  public static let doctor = [
    CommandLineOption("fix", summary: "Mend what you may mend, after asking for each"),
    CommandLineOption("yes", summary: "With --fix: mend unasked, only what can harm nobody"),
    CommandLineOption(
      "forget", "group", .group, isRepeatable: true,
      summary: "With --fix: forget this group without an owner"),
  ]

  private static let sessionOptions = [
    CommandLineOption(
      "user", short: "u", "name", .user,
      summary: "Who you are; else $CHAT_USER, or the login name",
      details: [
        "An option goes before the environment, that before the configuration, that before what is usual",
        "A name has 1 to 64 characters and holds none of / + #",
      ]),
    CommandLineOption(
      "broker", short: "b", "url", .broker,
      summary: "mqtt://HOST[:PORT], mqtts://HOST[:PORT], unix:PATH",
      details: [
        "mqtts:// is TLS; without a port, it is 1883, or 8883 with TLS",
        "Without it: CHAT_BROKER in the environment, then the configuration, then this machine's broker, a private one if there is none",
      ]),
  ]

  private static let batchOptions = [
    CommandLineOption(
      "execute", short: "e", "line", .line, isRepeatable: true,
      summary: "Run this line, then exit; repeatable",
      details: ["The next word is the line, whatever it begins with"]),
    CommandLineOption(
      "json", summary: "One JSON object a line on standard output",
      details: ["Words for people go to standard error", "See the section JSON LINES"]),
    CommandLineOption(
      "keep-going", summary: "Go on after a failed command",
      details: ["The exit status is that of the first failure"]),
    CommandLineOption(
      "timeout", "duration", .duration,
      summary: "The most that connecting and /wait take (30s)",
      details: [
        "For /expect too; both may say otherwise",
        "As long are acknowledgements waited for at the end of a batch",
      ]),
    CommandLineOption(
      "plain", summary: "No colour, no redraw, one event a line",
      details: ["For screen readers and simple terminals; see the section SCREEN READERS"]),
    CommandLineOption("take-over", summary: "Log in although the name is online elsewhere"),
  ]

  private static let placeOptions = [
    CommandLineOption(
      "config", "file", .file, summary: "The configuration",
      details: ["In place of the usual file; see the section FILES"]),
    CommandLineOption(
      "data-dir", "dir", .directory, summary: "Database, input history, private broker",
      details: ["In place of the usual directory; see the section FILES"]),
    CommandLineOption(
      "cafile", "file", .file, summary: "The only certificate authorities to trust"),
    CommandLineOption(
      "password-file", "file", .file, summary: "A file with the password, readable by you alone",
      details: ["It has to be a regular file, and yours"]),
  ]

  private static let wordsOptions = [
    CommandLineOption("version", short: "V", summary: "Print the version"),
    CommandLineOption("help", short: "h", summary: "Print the options"),
  ]
}
