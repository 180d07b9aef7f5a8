import Glibc
import Testing
import TestSupport

/// A store that takes nothing: nothing is accepted, nothing acknowledged, and so nothing lost.
@Suite("A store that fails", .timeLimit(.minutes(10)))
struct FaultsStoreTests {
  @Test("for want of space takes nothing, says so once, and goes on when there is room")
  func fullWhileListening() throws {
    let scene = try ChatScene()
    let (ana, bob) = try scene.pair()
    try ana.run("/msg @bob before")
    try bob.wait(for: "message", ["text": "before"])
    try bob.limitFiles(to: 100)
    try ana.run("/msg @bob one")
    try ana.run("/msg @bob two")
    try bob.wait(forError: "no space for")
    let answer = try bob.run("/msg @ana refused")
    #expect(answer["ok"] == "false" && answer["code"] == "1")
    #expect(answer["error"]?.contains("could not be stored, so nothing was sent") == true)
    try bob.limitFiles(to: nil)
    try bob.wait(for: "message", ["text": "two"])
    #expect(try bob.shownTexts() == ["before", "one", "two"])
    #expect(bob.errors(with: "no space for") == 1)
    #expect(bob.errors(with: "takes what comes again") == 1)
    try bob.run("/msg @ana after")
    try ana.wait(for: "message", ["text": "after"])
    #expect(try ana.shownTexts() == ["after"])
    #expect(try bob.leave() == 1)
  }

  @Test("ends a script with status 1 and one line, and what came meanwhile comes later")
  func fullInBatch() throws {
    let scene = try ChatScene()
    let (ana, bob) = try scene.pair()
    #expect(try bob.leave() == 0)
    let script = try scene.chat("bob", input: .open)
    try ana.wait(for: "presence", ["user": "bob", "status": "online"])
    try script.type("/wait ready\n/echo ready")
    try script.wait(forOutput: "ready")
    try script.limitFiles(to: 100)
    try script.type(raw: "/msg @ana one\n/msg @ana two\n")
    #expect(try script.exit() == 1)
    #expect(script.errors.count == 1, "\(script.errors)")
    #expect(script.errors[0].contains(": /msg: no space for "))
    try ana.run("/msg @bob meanwhile")
    let again = try scene.start("bob")
    try again.wait(for: "message", ["text": "meanwhile"])
    #expect(try again.history(of: "@ana") == ["meanwhile"])
  }

  @Test("ends a script that only listens, too")
  func fullWhileScriptListens() throws {
    let scene = try ChatScene()
    let (ana, bob) = try scene.pair()
    #expect(try bob.leave() == 0)
    let script = try scene.chat("bob", input: .open)
    try script.type("/wait ready\n/echo ready")
    try script.wait(forOutput: "ready")
    try script.limitFiles(to: 100)
    try ana.run("/msg @bob arriving")
    #expect(try script.exit() == 1)
    #expect(script.errors.count == 1 && script.errors[0].hasPrefix("chat: no space for "))
    let again = try scene.start("bob")
    try again.wait(for: "message", ["text": "arriving"])
  }

  @Test("says at the start that there is no space, with status 1")
  func fullAtStart() throws {
    let scene = try ChatScene()
    // Through a pipe: the log may not grow either.
    let run = try ShellRun(
      "(ulimit -f 0; exec \"$@\" 2>&1; echo $?) | cat",
      ["-u", "ana", "-b", scene.address, "-e", "/status"], home: scene.home(of: "ana"))
    #expect(run.output.hasSuffix("File too large; --data-dir names another place\n"))
  }

  @Test(
    "on a small file system that fills up loses nothing",
    .enabled(if: geteuid() == 0, "mounting a tmpfs is root's"))
  func fullFileSystem() throws {
    let scene = try ChatScene()
    let home = try BrokerFiles()
    let mounted = Child.run(
      "/bin/mount", "-t", "tmpfs", "-o", "size=2m,mode=700", "chat", home.path)
    try #require(mounted == 0, "This root may not mount.")
    defer { #expect(Child.run("/bin/umount", "-l", home.path) == 0) }
    let ana = try scene.start("ana")
    let bob = try scene.start("bob", home: home)
    try scene.introduce(ana, to: bob)
    try fill(home.path + "/filler")
    for number in 1...20 {
      try ana.run("/msg @bob \(number) \(String(repeating: "x", count: 2000))")
    }
    try bob.wait(forError: "no space for")
    #expect(try bob.run("/msg @ana refused")["ok"] == "false")
    unlink(home.path + "/filler")
    bob.patience = .seconds(40)
    try bob.wait { try bob.history(of: "@ana").count == 20 }
    let shown = try bob.shownTexts().map { String($0.prefix { $0 != " " }) }
    #expect(shown == (1...20).map { "\($0)" })
    #expect(bob.errors(with: "no space for") == 1)
    bob.kill()
  }

  @Test("because another program has locked it says which file, and goes on when it is free")
  func locked() throws {
    let scene = try ChatScene()
    let ana = try scene.start("ana")
    let database = try scene.dataDirectory(of: "ana") + "/ana.db"
    let lock = try DatabaseLock(database, in: scene.home(of: "ana"))
    let answer = try ana.run("/group create one")
    #expect(answer["ok"] == "false" && answer["error"]?.contains("could not be stored") == true)
    try ana.wait(forError: "\(database) is locked by another program; end it")
    lock.end()
    try ana.wait(forError: "takes what comes again")
    #expect(try ana.run("/group create one")["ok"] == "true")
    #expect(ana.errors(with: "is locked") == 1)
  }

  @Test("because another program has locked it at the start ends with status 1")
  func lockedAtStart() throws {
    let scene = try ChatScene()
    #expect(try scene.run("ana", "/status\n").exit() == 0)
    let database = try scene.dataDirectory(of: "ana") + "/ana.db"
    let lock = try DatabaseLock(database, in: scene.home(of: "ana"))
    let chat = try scene.run("ana", "/status\n")
    #expect(try chat.exit() == 1)
    #expect(chat.errors == ["chat: \(database) is locked by another program; end it"])
    lock.end()
    #expect(try scene.run("ana", "/status\n").exit() == 0)
  }

  @Test(
    "because it is damaged ends with status 1 and is left as it is",
    arguments: ["printf '%8192s' garbage | dd of=%s conv=notrunc", "truncate -s 9000 %s"])
  func damaged(_ damage: String) throws {
    let scene = try ChatScene()
    #expect(try scene.run("ana", "/group create one\n").exit() == 0)
    let database = try scene.dataDirectory(of: "ana") + "/ana.db"
    #expect(Child.run("/bin/sh", "-c", damage.replacing("%s", with: "'\(database)'")) == 0)
    let chat = try scene.run("ana", "/status\n")
    #expect(try chat.exit() == 1)
    #expect(chat.errors.count == 1, "\(chat.errors)")
    #expect(chat.errors[0].hasPrefix("chat: \(database) is damaged ("))
    #expect(chat.errors[0].hasSuffix("; move it away, or recover it with sqlite3"))
  }

  @Test("whose files are taken away while it runs accepts nothing, until they are back")
  func takenAway() throws {
    let scene = try ChatScene()
    let (ana, bob) = try scene.pair()
    let directory = try scene.dataDirectory(of: "bob")
    #expect(Child.run("/bin/mv", directory, directory + "-away") == 0)
    try ana.run("/msg @bob meanwhile")
    try bob.wait(forError: "/bob.db has been removed or replaced while chat runs")
    #expect(try bob.run("/msg @ana refused")["ok"] == "false")
    #expect(Child.run("/bin/mv", directory + "-away", directory) == 0)
    try bob.wait(for: "message", ["text": "meanwhile"])
    try bob.run("/msg @ana taken")
    try ana.wait(for: "message", ["text": "taken"])
    #expect(bob.errors(with: "has been removed") == 1)
    #expect(try bob.shownTexts() == ["meanwhile"] && ana.shownTexts() == ["taken"])
  }

  @Test("at the prompt is said once, and the prompt goes on")
  func atPrompt() throws {
    let scene = try ChatScene()
    let bob = try scene.start("bob")
    let home = try scene.home(of: "ana").path
    let screen = try Screen(
      program: chatProgram(), arguments: ["-u", "ana", "-b", scene.address],
      environment: [
        "HOME": home, "XDG_CONFIG_HOME": home + "/config", "XDG_STATE_HOME": home + "/state",
      ], rows: 30, columns: 100)
    try screen.waitFor("[chat]")
    try bob.wait(forUser: "ana")
    let directory = try scene.dataDirectory(of: "ana")
    #expect(Child.run("/bin/mv", directory, directory + "-away") == 0)
    try bob.run("/request ana")
    try screen.waitFor("has been removed or replaced while chat runs")
    try screen.send("/users\r")
    try screen.waitFor("it could not be stored")
    #expect(Child.run("/bin/mv", directory + "-away", directory) == 0)
    try screen.waitFor("bob asks for")
    #expect(try screen.lines().count { $0.contains("has been removed") } == 1)
    try screen.send("\u{4}")
    #expect(try screen.waitForExit() == 0)
  }

  private func fill(_ path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT, 0o600)
    defer { close(file) }
    let block = [UInt8](repeating: 1, count: 1024)
    while write(file, block, block.count) == block.count {}
    try #require(errno == ENOSPC)
  }
}

/// Another program that has the database for itself.
private final class DatabaseLock {
  private let child: Child

  init(_ database: String, in files: BrokerFiles) throws {
    let sign = files.path + "/locked"
    unlink(sign)
    let program = """
      import sqlite3, sys, signal
      database = sqlite3.connect(sys.argv[1], isolation_level=None)
      database.execute("BEGIN EXCLUSIVE")
      open(sys.argv[2], "w").close()
      signal.pause()
      """
    child = try Child("/usr/bin/python3", ["-c", program, database, sign])
    try #require(Child.poll(atMost: .seconds(10)) { access(sign, F_OK) == 0 })
  }

  func end() { child.kill() }
}

extension Child {
  /// Runs a program to its end; its status.
  static func run(_ path: String, _ arguments: String...) -> Int32? {
    do { return try Child(path, arguments).wait() } catch { return nil }
  }
}
