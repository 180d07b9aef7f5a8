import Glibc

/// Held while somebody looks, spawns and waits, or stops: so that two who start at once end with one broker.
struct BrokerLock {
  private var file: Int32

  fileprivate init(file: Int32) { self.file = file }

  /// The kernel releases it as well when the process ends, however it does.
  func release() { close(file) }
}

extension BrokerDirectory {
  /// - Throws: `.busy` when another one holds it all the time; `.file`.
  func lock(waiting patience: Duration) throws(PrivateBrokerError) -> BrokerLock {
    // Closed on exec: a broker that inherited the descriptor would hold the lock for as long as it runs.
    let file = open(lockFile, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .file(path: lockFile, errno: errno) }
    // Another one may itself be waiting for a broker that does not listen, and then for its end.
    let limit = patience * 2 + .seconds(1)
    guard BrokerDeadline(after: limit).wait({ flock(file, LOCK_EX | LOCK_NB) == 0 }) else {
      close(file)
      throw .busy(path: lockFile, waited: limit)
    }
    return BrokerLock(file: file)
  }
}
