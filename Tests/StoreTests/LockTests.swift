import Glibc
import Testing

@testable import Store

@Suite("One process for a user and directory")
struct LockTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  @Test("The second store in this process is refused, until the first is gone")
  func sameProcess() throws {
    var store: MessageStore? = try directory.store()
    #expect(throws: StoreError.locked(path: directory.path + "/ana.lock", by: getpid())) {
      try directory.store()
    }
    try store?.commit([.session(1)])
    store = nil
    #expect(try directory.store().restore().session == 1)
  }

  @Test("Another process that holds the lock is named by its process id")
  func otherProcess() throws {
    let lock = directory.path + "/ana.lock"
    let holder = try Holder(of: lock)
    #expect(throws: StoreError.locked(path: lock, by: holder.process)) { try directory.store() }
    holder.kill()
    _ = try directory.store()
    #expect(try bytes(of: lock) == Array("\(getpid())\n".utf8))
  }

  @Test("A holder that has not written its process id is unknown", arguments: ["", "12", "x\n"])
  func unknownHolder(content: String) throws {
    let lock = directory.path + "/ana.lock"
    let holder = try Holder(of: lock)
    try write(Array(content.utf8), to: lock)
    #expect(throws: StoreError.locked(path: lock, by: nil)) { try directory.store() }
    holder.kill()
  }
}

/// A shell that holds a lock, with its process id in the file, until it is killed.
private final class Holder {
  let process: pid_t
  private var isRunning = true

  init(of lock: String) throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failure.call("pipe", errno) }
    defer { close(ends[0]) }
    let script = """
      umask 077; exec 9<>"$0" && flock -n 9 && echo $$ >"$0" && echo ready && exec >&- && read x
      """
    process = try Self.start(["/bin/sh", "-c", script, lock], output: ends[1])
    close(ends[1])
    var byte: UInt8 = 0
    guard read(ends[0], &byte, 1) == 1 else { throw Failure.notReached("the lock") }
  }

  deinit { kill() }

  func kill() {
    guard isRunning else { return }
    Glibc.kill(process, SIGKILL)
    waitpid(process, nil, 0)
    isRunning = false
  }

  /// Its standard input is a pipe that nobody writes to and that stays open in it alone.
  private static func start(_ arguments: [String], output: Int32) throws -> pid_t {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failure.call("pipe", errno) }
    defer { ends.forEach { close($0) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    var pointers = arguments.map { strdup($0) }
    defer { pointers.forEach { free($0) } }
    pointers.append(nil)
    var process: pid_t = 0
    let code = posix_spawn(&process, arguments[0], &actions, nil, pointers, nil)
    guard code == 0 else { throw Failure.call("posix_spawn", code) }
    return process
  }
}
