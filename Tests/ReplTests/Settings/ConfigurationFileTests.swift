import CommandParser
import Glibc
import TestSupport
import Testing

@testable import Repl

@Suite("The configuration file")
struct ConfigurationFileTests {
  private let files: BrokerFiles

  init() throws { files = try BrokerFiles() }

  private func refusal(of path: String) -> String? {
    do throws(StartError) {
      _ = try ConfigurationFile.read(path: path, isRequired: true)
      return nil
    } catch {
      return error.sentence
    }
  }

  @Test("may be missing where nobody has named it")
  func missing() throws {
    let path = files.path + "/none"
    #expect(try ConfigurationFile.read(path: path, isRequired: false).entries.isEmpty)
    #expect(refusal(of: path) == "\(path): No such file or directory")
  }

  @Test("is no link, directory or pipe, not for others to write, and not large")
  func unsafe() throws {
    let path = try files.write("bell = never\n", to: "config")
    #expect(refusal(of: path) == nil)
    let link = files.path + "/link"
    #expect(symlink(path, link) == 0)
    #expect(refusal(of: link)?.contains("a symbolic link, which is not followed") == true)
    #expect(refusal(of: files.path) == "\(files.path): not a regular file")
    let pipe = files.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(refusal(of: pipe) == "\(pipe): not a regular file")
    #expect(chmod(path, 0o644) == 0)
    #expect(refusal(of: path) == nil)
    for mode: mode_t in [0o620, 0o602] {
      #expect(chmod(path, mode) == 0)
      #expect(refusal(of: path)?.contains("others may write to it") == true)
    }
    let large = try files.write(String(repeating: "#\n", count: 33_000), to: "large")
    #expect(refusal(of: large) == "\(large): larger than 65536 bytes")
  }

  @Test("that is another user's is refused", .enabled(if: geteuid() == 0))
  func owner() throws {
    let path = try files.write("bell = never\n", to: "config")
    #expect(chown(path, 12345, 12345) == 0)
    #expect(refusal(of: path) == "\(path): belongs to another user")
  }

  @Test("has a broker that can be one, and repeats no password")
  func broker() throws {
    let bad = try files.write("\n broker = mqtt://x:0\n", to: "bad")
    #expect(
      refusal(of: bad) == "\(bad):2:11: broker: \"mqtt://x:0\" is not taken: "
        + "0 is not a port; expected 1 to 65535")
    let secret = try files.write("broker = mqtt://ana:hunter2@x\n", to: "secret")
    #expect(
      refusal(of: secret) == "\(secret):1:10: broker: not taken: a user or password in the "
        + "address would be seen by others; use --user and --password-file")
  }

  @Test("is written for its owner alone, in directories that are made, and read before")
  func writing() throws {
    let path = files.path + "/made/config"
    try ConfigurationWriter(path: path).set(.bell, to: "mentions")
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(stat(files.path + "/made", &status) == 0 && status.st_mode & 0o777 == 0o700)
    #expect(chmod(path, 0o644) == 0)
    try ConfigurationWriter(path: path).set(.timeout, to: "5s")
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(files.read("made/config") == "bell = mentions\ntimeout = 5s\n")
    try files.write("bell = loud\n", to: "made/config")
    do throws(StartError) {
      try ConfigurationWriter(path: path).set(.timeout, to: "6s")
      Issue.record("It was written.")
    } catch {
      #expect(error.sentence.hasPrefix("\(path):1:8: bell: expected never"))
    }
    #expect(files.read("made/config") == "bell = loud\n")
  }

  @Test("is left alone while somebody else holds its lock")
  func locked() throws {
    let path = try files.write("bell = never\n", to: "config")
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    #expect(flock(descriptor, LOCK_EX) == 0)
    defer { close(descriptor) }
    do throws(StartError) {
      try ConfigurationWriter(path: path).set(.timeout, to: "6s")
      Issue.record("It was written.")
    } catch {
      #expect(error.sentence == "\(path): another program holds its lock; try again")
    }
    #expect(files.read("config") == "bell = never\n")
  }
}
