import ChatCore

extension ExitStatus {
  /// What it means, for the manual.
  var meaning: String {
    switch self {
    case .done: "Everything was done"
    case .failed: "A command failed, or the program could not start"
    case .usage: "A usage or syntax error: in the options, the configuration or a line"
    case .noConnection: "No connection, or it was lost for longer than --timeout"
    case .refused: "Refused by the broker, or a text of this run was"
    case .timedOut:
      "Time ran out: in /wait or /expect, or before the broker had acknowledged all at the end"
    case .notPermitted: "Not permitted: not a member of the group, not its owner, denied before"
    case .takenOver: "The user name is online elsewhere"
    }
  }
}

extension English {
  /// In mdoc, behind the statuses of the table.
  static let otherStatuses = [
    ".It 130 , 143 , 129", "Ended by SIGINT, SIGTERM, SIGHUP.", ".It Ar N", ".Ic /exit Ar N",
    "was run, and nothing had failed before it.",
  ]
  static let errorsInBatch = [
    ".Pp", "An error in a batch is one line on standard error that names file, line and",
    "column;", ".Ql \\-", "is standard input, and", ".Ql \\-e", "the lines of", ".Fl e :",
    ".Dl deploy.chat:3:1: /msg: you are not a member of #ops; /join ops asks to join", ".Pp",
    "Words about the connection go to standard error as well.",
  ]
  static let linesIntroduction = [
    "With", ".Fl \\-json ,", "every line on standard output is one object.", "All have", ".Cm v",
    "(1),", ".Cm type", "and", ".Cm at",
    "(RFC 3339, UTC, milliseconds); a reader passes over types and members that it",
    "does not know.", "The project's", ".Pa docs/json-lines.schema.json",
    "says the same as a JSON Schema.",
  ]
  static let resultIntroduction = [
    ".Pp", "The objects of", ".Cm result ,", "by the commands that list:",
  ]
}
