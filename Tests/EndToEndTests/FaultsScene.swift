import Glibc
import Testing
import TestSupport

/// What a command line in a shell left behind.
struct ShellRun {
  let status: Int32?
  /// stdout and stderr, mixed.
  let output: String

  /// Runs `chat` as `"$@"` of a line of sh(1), with nothing but these variables.
  init(
    _ line: String, _ arguments: [String], home: BrokerFiles, variables: [String]? = nil
  ) throws {
    let environment = ["PATH=/usr/bin:/bin", "LANG=C.UTF-8"] + (variables ?? ["HOME=\(home.path)"])
    let log = home.path + "/shell.log"
    unlink(log)
    let child = try Child(
      "/bin/sh", ["-c", line, "sh", try chatProgram()] + arguments, environment: environment,
      log: log)
    status = child.wait(atMost: .seconds(30))
    output = home.read("shell.log")
  }
}

extension Chat {
  /// How large its files may become, in bytes; nil: as large as there is space for. It gets EFBIG as it would get
  /// ENOSPC, and no privilege is needed.
  func limitFiles(to bytes: Int?) throws {
    let size = bytes.map(String.init) ?? "unlimited"
    let program = try findProgram("prlimit", package: "util-linux")
    let child = try Child(program, ["--pid", "\(processIdentifier)", "--fsize=\(size):"])
    try #require(child.wait() == 0)
  }

  /// Others' texts that it has written out, in order.
  func shownTexts() throws -> [String] {
    try objects().filter { $0.type == "message" && $0["own"] == "false" }.compactMap { $0["text"] }
  }

  func errors(with words: String) -> Int { errors.count { $0.contains(words) } }
}

extension ChatScene {
  /// Two that write to each other.
  func pair(_ first: String = "ana", _ second: String = "bob") throws -> (Chat, Chat) {
    let (one, other) = (try start(first), try start(second))
    try introduce(one, to: other)
    return (one, other)
  }

  func dataDirectory(of user: String) throws -> String { try home(of: user).path + "/state/chat" }
}
