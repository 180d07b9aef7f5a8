import Glibc

/// Held by the one running `chat` for a user and data directory: flock(2) on a file that says who.
/// The kernel lets go of it when the process ends, however it ends.
final class InstanceLock {
  private let descriptor: Int32

  init(_ name: String, in directory: DataDirectory) throws(StoreError) {
    let path = "\(directory.path)/\(name)"
    descriptor = try directory.open(name)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      let holder = Self.holder(descriptor)
      close(descriptor)
      throw code == EWOULDBLOCK
        ? .locked(path: path, by: holder) : .cannotOpen(path: path, code: code)
    }
    let line = "\(getpid())\n"
    guard ftruncate(descriptor, 0) == 0,
      pwrite(descriptor, line, line.utf8.count, 0) == line.utf8.count
    else {
      let code = errno
      close(descriptor)
      throw .cannotOpen(path: path, code: code)
    }
  }

  /// Unlocked by name: a copy of the descriptor in a process that is just being started would hold the lock on. The
  /// file stays: removing it would let two hold two files of one name.
  deinit {
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  private static func holder(_ descriptor: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0, bytes[..<count].last == UInt8(ascii: "\n") else { return nil }
    return Int32(String(decoding: bytes[..<(count - 1)], as: UTF8.self))
  }
}
