import Glibc
import TestSupport
import Testing

@testable import Repl

@Suite("A program that prints the password", .timeLimit(.minutes(10)))
struct PasswordCommandTests {
  private func run(
    _ words: String..., limit: Duration = .seconds(20)
  ) throws(PasswordCommandFailure) -> String {
    let bytes = try PasswordCommand(words: words).run(atMost: limit)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func failure(_ words: String..., limit: Duration = .seconds(20)) -> String? {
    do throws(PasswordCommandFailure) {
      _ = try PasswordCommand(words: words).run(atMost: limit)
      return nil
    } catch {
      return error.sentence
    }
  }

  @Test("gives its first line, whole, and nothing else")
  func firstLine() throws {
    #expect(try run("printf", "hunter2\\nlogin: ana\\n") == "hunter2")
    #expect(try run("printf", "hunter2") == "hunter2")
    #expect(try run("printf", " a \\tb \\r\\n") == " a \tb \r")
    let talks = "exec 2>/dev/null; head -c 300000 /dev/zero | tr '\\0' '\\n' >&2; echo x"
    #expect(try run("/bin/sh", "-c", talks) == "x")
  }

  @Test("sees no shell, no input, and only its own descriptors")
  func clean() throws {
    #expect(try run("printf", "%s\\n", "$HOME `id` ;*") == "$HOME `id` ;*")
    #expect(try run("/bin/sh", "-c", "cat; echo end") == "end")
    #expect(try run("/bin/sh", "-c", "ls /proc/self/fd | wc -l") == "4")
  }

  @Test("ends what it is asked for, though another process holds its output")
  func background() throws {
    let before = ContinuousClock.now
    #expect(try run("/bin/sh", "-c", "sleep 5 & echo hunter2") == "hunter2")
    #expect(ContinuousClock.now - before < .seconds(4))
  }

  @Test("that fails, takes too long, or says nothing is named, and its output is not")
  func failures() {
    #expect(
      failure("/nonexistent", "hunter2")
        == "password_command: /nonexistent cannot be started: No such file or directory; see its "
        + "name and PATH")
    #expect(
      failure("/bin/sh", "-c", "echo hunter2; exit 3")
        == "password_command: /bin/sh failed with status 3; run it by hand to see why")
    #expect(
      failure("/bin/sh", "-c", "kill -9 $$")
        == "password_command: /bin/sh failed with status 137; run it by hand to see why")
    #expect(
      failure("true") == "password_command: true printed no password; its first line has to be one")
    #expect(
      failure("sleep", "60", limit: .milliseconds(200))
        == "password_command: sleep gave no password within 0.2 s; timeout allows it more")
    #expect(
      failure("/bin/sh", "-c", "head -c 70000 /dev/zero | tr '\\0' x")
        == "password_command: /bin/sh printed a line of more than 65535 bytes, which is no password"
    )
  }
}
