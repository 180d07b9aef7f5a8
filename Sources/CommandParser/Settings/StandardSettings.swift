/// The rows. To add a setting, add a key and a row; whoever is to obey it asks `SettingValues` for its value.
extension Setting {
  static let sessionRows = [
    Setting(
      .user, .user, usualWords: "the login name", .fromNextStart,
      summary: "Who you are, as --user", example: "ana"),
    Setting(
      .broker, .address, usualWords: "this machine's broker, a private one if there is none",
      .fromNextStart, summary: "The broker, as --broker",
      example: "mqtts://broker.example.org"),
    Setting(
      .cafile, .path, usualWords: "the system's", .fromNextStart,
      summary: "The certificate authorities to trust, as --cafile",
      example: "/etc/ssl/certs/example.pem"),
    Setting(
      .passwordFile, .path, .fromNextStart,
      summary: "A file with the password, as --password-file",
      example: "/home/ana/.config/chat/password"),
    Setting(
      .passwordCommand, .command, .fromNextStart, isSecret: true,
      summary: "A program whose first line of output is the password",
      details: [
        "It gets no input, and as long as timeout says",
        "It stands in the file alone: /set neither shows nor changes it",
      ],
      example: #"["pass", "show", "chat"]"#),
    Setting(
      .plainPassword, .yesOrNo, usual: "no", .fromNextStart,
      summary: "Whether the password may travel in the clear to another machine",
      details: ["Without it, that needs an address with mqtts://"], example: "yes"),
    Setting(
      .timeout, .duration(1...86_400_000), usual: "30s",
      summary: "The most that connecting and /wait wait, as --timeout", example: "2m"),
  ]

  static let lookRows = [
    Setting(
      .plain, .yesOrNo, usual: "no",
      summary: "Whether lines are made for screen readers, as --plain",
      details: ["TERM=dumb in the environment goes before the file"], example: "yes"),
    Setting(
      .colour, .words(["auto", "never"]), usual: "auto",
      summary: "Whether there is colour at the prompt",
      details: [
        "With auto there is, unless plain is yes or NO_COLOR is set", "In a batch there is none",
      ],
      example: "never"),
    Setting(
      .ownColour, .look, usual: "bold", summary: "How your own name looks", example: "green"),
    Setting(
      .othersColour, .words(["by-name"] + Look.allCases.map(\.rawValue)), usual: "by-name",
      summary: "How the names of others look",
      details: ["With by-name, each has one of three colours, always the same"], example: "cyan"),
    Setting(
      .mentionsColour, .look, usual: "bold", summary: "How texts that hold your name look",
      example: "bright-blue"),
    Setting(
      .troubleColour, .look, usual: "red", summary: "How lines look that tell of trouble",
      example: "bright-red"),
    Setting(
      .timeColour, .look, usual: "dim", summary: "How the time before a line looks",
      example: "none"),
    Setting(
      .placeColour, .look, usual: "cyan", summary: "How the target before a text looks",
      example: "blue"),
    Setting(
      .timestamps, .words(["HH:MM", "HH:MM:SS", "none"]), usual: "HH:MM",
      summary: "The time before a line", details: ["A text of another day has its date, too"],
      example: "HH:MM:SS"),
  ]

  static let attentionRows = [
    Setting(
      .bell, .words(["never", "mentions", "messages"]), usual: "never",
      summary: "When the terminal's bell rings",
      details: [
        "With mentions, for texts of others that hold your name; with messages, for all of theirs",
        "However many come together, it rings once",
      ],
      example: "mentions"),
    Setting(
      .notify, .command, usual: "[]",
      summary:
        "A program that is run, at the prompt, for each text of a conversation and each that "
        + "holds your name",
      details: [
        "It reads the text as a JSON object, as --json prints it; nothing of it is among its "
          + "arguments",
        "At most 4 run at once, each for 10 seconds at most; what they print is dropped",
        "A script cannot change it",
      ],
      example: #"["/usr/local/bin/notify-chat", "--quiet"]"#),
    Setting(
      .floods, .words(["spare", "show"]), usual: "spare", .fromNextStart,
      summary: "What the prompt does with texts that come faster than anybody reads",
      details: [
        "With spare, what is over is counted, and /history shows it; with show, all is printed"
      ],
      example: "show"),
  ]
}
