import Glibc
import TestSupport
import Testing

@testable import Repl

@Suite("The program that is run for texts", .timeLimit(.minutes(10)))
struct NotifierTests {
  private let files: BrokerFiles

  init() throws { files = try BrokerFiles() }

  /// Turns until the condition holds; what is told on the way.
  private func turn(
    _ notifier: inout Notifier, until condition: (Notifier) -> Bool
  ) throws -> [Notifier.Trouble] {
    var told: [Notifier.Trouble] = []
    let came = Child.poll(atMost: .seconds(20)) {
      if let trouble = notifier.turn(at: Clock.uptime()) { told.append(trouble) }
      return condition(notifier)
    }
    try #require(came)
    return told
  }

  /// `run NAME ARGUMENTS…` keeps its arguments and its input; its descriptors are counted.
  private func recorder(_ end: String = "") throws -> String {
    let path = try files.write(
      "#!/bin/sh\nd=\(files.path)\nprintf '%s\\n' \"$@\" >>\"$d/argv\"\ncat >>\"$d/stdin\"\n"
        + "ls /proc/self/fd | wc -l >>\"$d/descriptors\"\n\(end)\n", to: "run")
    #expect(chmod(path, 0o700) == 0)
    return path
  }

  @Test("gets the text on its input, and as arguments what was chosen")
  func input() throws {
    var notifier = Notifier(words: [try recorder(), "-u", "a b", "$HOME;*"])
    let object = #"{"text":"`id` $(id) ; \u001b[2J"}"# + String(repeating: "x", count: 300_000)
    #expect(notifier.notify(object, at: Clock.uptime()) == nil)
    #expect(try turn(&notifier) { $0.patience == nil } == [])
    #expect(files.read("argv") == "-u\na b\n$HOME;*\n")
    #expect(files.read("stdin") == object + "\n")
    #expect(files.read("descriptors") == "4\n", "Only 0, 1, 2 and that of ls itself.")
  }

  @Test("runs four times at once at most; what comes then waits, and all of it is run")
  func atOnce() throws {
    let gate = files.path + "/gate"
    var notifier = Notifier(words: [
      try recorder("while [ ! -e \(gate) ]; do sleep 0.01; done")
    ])
    for number in 1...10 { #expect(notifier.notify("\(number)", at: Clock.uptime()) == nil) }
    _ = try turn(&notifier) { _ in files.read("descriptors").split(separator: "\n").count >= 4 }
    #expect(notifier.turn(at: Clock.uptime()) == nil)
    #expect(files.read("stdin").split(separator: "\n").count == 4)
    try files.write("", to: "gate")
    #expect(try turn(&notifier) { $0.patience == nil } == [])
    #expect(
      Set(files.read("stdin").split(separator: "\n").map(String.init))
        == Set((1...10).map(String.init)))
  }

  @Test("passes over what is too much, and says so once")
  func tooMany() throws {
    var notifier = Notifier(words: ["sleep", "60"], limit: .seconds(60))
    var told: [Notifier.Trouble] = []
    for number in 0..<100 {
      if let trouble = notifier.notify("\(number)", at: Clock.uptime()) { told.append(trouble) }
    }
    #expect(told == [.tooMany(program: "sleep")])
    notifier.end()
  }

  @Test("is killed with what it has started when it takes too long")
  func tooLong() throws {
    let path = try recorder("sleep 600 & echo $! >\(files.path)/child; wait")
    var notifier = Notifier(words: [path], limit: .milliseconds(700))
    #expect(notifier.notify("{}", at: Clock.uptime()) == nil)
    let told = try turn(&notifier) { $0.patience == nil }
    #expect(told == [.tookTooLong(program: path, limit: .milliseconds(700))])
    let child = pid_t(files.read("child").dropLast()) ?? 0
    try #require(child > 0)
    #expect(Child.poll(atMost: .seconds(10)) { !isRunning(child) })
  }

  /// A zombie that nobody has reaped yet does not run.
  private func isRunning(_ process: pid_t) -> Bool {
    guard kill(process, 0) == 0, let file = fopen("/proc/\(process)/stat", "r") else {
      return false
    }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    guard fgets(&line, 256, file) != nil else { return false }
    let text = String(
      decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return !text.contains(") Z ")
  }

  @Test("that cannot be started, or fails, is told once until another is chosen")
  func failures() throws {
    var notifier = Notifier(words: ["/nonexistent"])
    #expect(
      notifier.notify("{}", at: Clock.uptime())
        == .notStarted(program: "/nonexistent", errno: ENOENT))
    #expect(notifier.notify("{}", at: Clock.uptime()) == nil)
    notifier.words = ["/bin/sh", "-c", "exit 7"]
    #expect(notifier.notify("{}", at: Clock.uptime()) == nil)
    #expect(
      try turn(&notifier) { $0.patience == nil } == [.failed(program: "/bin/sh", status: 7)])
    notifier.words = []
    #expect(notifier.notify("{}", at: Clock.uptime()) == nil)
    #expect(notifier.patience == nil)
  }
}
