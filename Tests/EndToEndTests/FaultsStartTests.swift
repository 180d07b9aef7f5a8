import Glibc
import Testing
import TestSupport

/// Where its files cannot be, `chat` says which and why, and ends with 1.
@Suite("A place that cannot be used", .timeLimit(.minutes(5)))
struct FaultsStartTests {
  struct Place: CustomTestStringConvertible {
    var testDescription: String
    /// What makes it, in a shell; `$1` is its path.
    var made: String
    var says: String
    var needsRoot = false
  }

  static let places = [
    Place(
      testDescription: "a symbolic link", made: "mkdir -m 700 $1-real; ln -s $1-real $1",
      says: "PATH is not used: it is a symbolic link"),
    Place(
      testDescription: "writable by others", made: "mkdir $1; chmod 777 $1",
      says: "PATH is not used: others may write to it (mode 777)"),
    Place(
      testDescription: "a file", made: "touch $1",
      says: "PATH is not used: it is neither a file nor a directory where one is expected"),
    Place(
      testDescription: "another user's", made: "mkdir -m 700 $1; chown 12345 $1",
      says: "PATH is not used: it belongs to another user (12345)", needsRoot: true),
    Place(
      testDescription: "read-only", made: "mkdir -m 500 $1",
      says: "PATH/ana.lock: Permission denied; --data-dir names another place"),
    Place(
      testDescription: "a database that is read-only",
      made: "mkdir -m 700 $1; touch $1/ana.lock $1/ana.db; chmod 400 $1/ana.db",
      says: "PATH/ana.db: Permission denied; --data-dir names another place"),
    Place(
      testDescription: "a database that is a link",
      made: "mkdir -m 700 $1; touch $1/real; ln -s real $1/ana.db",
      says: "PATH/ana.db is not used: it is a symbolic link"),
    Place(
      testDescription: "below a file", made: "mkdir -m 700 $1-not; touch $1",
      says: "PATH is not used: it is neither a file nor a directory where one is expected"),
    Place(
      testDescription: "in a directory that is read-only", made: "",
      says: "/proc/chat: No such file or directory; --data-dir names another place"),
  ]

  /// Root may write everywhere; without that right it is as everybody else is.
  private static let asEverybody =
    geteuid() == 0
    ? "exec setpriv --bounding-set=-dac_override,-dac_read_search "
      + "--inh-caps=-dac_override,-dac_read_search \"$@\""
    : "exec \"$@\""

  @Test(
    "is named, with what is wrong about it",
    arguments: places.filter { !$0.needsRoot || geteuid() == 0 })
  func place(_ place: Place) throws {
    let scene = try ChatScene()
    let home = try scene.home(of: "ana")
    let path = place.made.isEmpty ? "/proc/chat" : home.path + "/data"
    let made = try Child("/bin/sh", ["-c", place.made, "sh", path])
    #expect(made.wait() == 0)
    let run = try ShellRun(
      Self.asEverybody, ["-u", "ana", "-b", scene.address, "--data-dir", path, "-e", "/status"],
      home: home)
    #expect(run.status == 1)
    #expect(run.output == "chat: \(place.says.replacing("PATH", with: path))\n")
    _ = Child.run("/bin/rm", "-rf", path)
  }

  @Test("is also XDG_STATE_HOME, or HOME, where nothing can be made")
  func variables() throws {
    let scene = try ChatScene()
    let home = try scene.home(of: "ana")
    for variable in ["XDG_STATE_HOME=/proc", "HOME=/proc"] {
      let run = try ShellRun(
        "exec \"$@\"", ["-u", "ana", "-b", scene.address, "-e", "/status"], home: home,
        variables: [variable])
      #expect(run.status == 1, "\(variable): \(run.output)")
      #expect(run.output.hasPrefix("chat: /proc/"), "\(run.output)")
      #expect(run.output.hasSuffix("--data-dir names another place\n"), "\(run.output)")
    }
  }

  @Test("is none without HOME when --data-dir and the broker are given")
  func noHome() throws {
    let scene = try ChatScene()
    let home = try scene.home(of: "ana")
    let run = try ShellRun(
      "exec \"$@\"",
      ["-u", "ana", "-b", scene.address, "--data-dir", home.path + "/here", "-e", "/echo here"],
      home: home, variables: [])
    #expect(run.status == 0 && run.output == "here\n", "\(run.output)")
    _ = Child.run("/bin/rm", "-rf", home.path + "/here")
  }

  @Test("is one that another process of the same user has, which is named")
  func secondInstance() throws {
    let scene = try ChatScene()
    let first = try scene.start("ana")
    let second = try scene.run("ana", "/status\n")
    #expect(try second.exit() == 1)
    #expect(second.errors.count == 1)
    #expect(second.errors[0].contains("(process \(first.processIdentifier), lock "))
    #expect(try first.run("/status")["ok"] == "true", "The first is not disturbed.")
    #expect(try first.leave() == 0)
  }
}
