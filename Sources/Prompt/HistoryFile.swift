import Glibc

/// The history between runs: one entry a line, UTF-8, the newest last. Several programs append to one file; each does so
/// under a lock (flock(2)), and looks that the file is still the one at that path, since a shortened copy may have taken
/// its place.
struct HistoryFile {
  let path: String
  let limit: Int
  /// The most bytes that are read, from the end.
  private static let readLimit = 8 << 20

  /// The entries, the oldest first, at most `limit`; none when there is no file. A file that has grown by a quarter over
  /// the limit is shortened on the way.
  func load() throws(PromptError) -> [String] {
    guard let fd = try open(O_RDONLY) else { return [] }
    let all: [String]
    do {
      defer { close(fd) }
      try call("flock") { flock(fd, LOCK_SH) }
      all = try entries(fd)
    }
    if all.count > limit + limit / 4 { try shorten() }
    return all.suffix(limit)
  }

  /// Adds an entry, which holds no newline.
  func append(_ entry: String) throws(PromptError) {
    let fd = try openLocked()
    defer { close(fd) }
    var bytes = Array(entry.utf8) + [0x0A]
    if try !endsWithNewline(fd) { bytes.insert(0x0A, at: 0) }
    try write(bytes, to: fd)
  }

  // MARK: Files

  /// - Returns: nil when there is no such file.
  private func open(_ flags: Int32) throws(PromptError) -> Int32? {
    let fd = Glibc.open(path, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
    if fd < 0, errno == ENOENT, flags & O_CREAT == 0 { return nil }
    guard fd >= 0 else { throw failure("open") }
    var status = stat()
    guard fstat(fd, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid()
    else {
      close(fd)
      throw .historyNotMine(path: path)
    }
    if status.st_mode & 0o077 != 0 { _ = fchmod(fd, 0o600) }
    return fd
  }

  /// The file at the path, locked against all others.
  private func openLocked() throws(PromptError) -> Int32 {
    while true {
      guard let fd = try open(O_RDWR | O_APPEND | O_CREAT) else { continue }
      do throws(PromptError) { try call("flock") { flock(fd, LOCK_EX) } } catch {
        close(fd)
        throw error
      }
      var opened = stat()
      var there = stat()
      if fstat(fd, &opened) == 0, lstat(path, &there) == 0, opened.st_ino == there.st_ino,
        opened.st_dev == there.st_dev
      {
        return fd
      }
      close(fd)
    }
  }

  private func endsWithNewline(_ fd: Int32) throws(PromptError) -> Bool {
    let size = lseek(fd, 0, SEEK_END)
    guard size > 0 else { return true }
    var last: UInt8 = 0
    guard pread(fd, &last, 1, size - 1) == 1 else { throw failure("pread") }
    return last == 0x0A
  }

  private func entries(_ fd: Int32) throws(PromptError) -> [String] {
    let size = lseek(fd, 0, SEEK_END)
    let start = max(0, Int(size) - Self.readLimit)
    var bytes = [UInt8](repeating: 0, count: Int(size) - start)
    var have = 0
    while have < bytes.count {
      let got = bytes.withUnsafeMutableBytes {
        pread(fd, $0.baseAddress! + have, $0.count - have, off_t(start + have))
      }
      if got < 0, errno != EINTR { throw failure("pread") }
      if got == 0 { break }
      have += max(0, got)
    }
    let lines = bytes[..<have].split(separator: 0x0A).dropFirst(start > 0 ? 1 : 0)
    return lines.compactMap { String(validating: $0, as: UTF8.self) }
  }

  /// Puts a copy with the newest entries in the file's place.
  private func shorten() throws(PromptError) {
    let fd = try openLocked()
    defer { close(fd) }
    let kept = try entries(fd).suffix(limit)
    var name = Array((path + ".XXXXXX").utf8CString)
    let copy = mkstemp(&name)
    guard copy >= 0 else { throw failure("mkstemp") }
    defer { close(copy) }
    do throws(PromptError) {
      try write(kept.flatMap { Array($0.utf8) + [0x0A] }, to: copy)
      try call("rename") { rename(name, path) }
    } catch {
      unlink(name)
      throw error
    }
  }

  private func write(_ bytes: [UInt8], to fd: Int32) throws(PromptError) {
    var done = 0
    while done < bytes.count {
      let wrote = bytes.withUnsafeBytes { Glibc.write(fd, $0.baseAddress! + done, $0.count - done) }
      if wrote < 0, errno != EINTR { throw failure("write") }
      done += max(0, wrote)
    }
  }

  private func call(_ name: String, _ body: () -> Int32) throws(PromptError) {
    while body() != 0 {
      guard errno == EINTR else { throw failure(name) }
    }
  }

  private func failure(_ call: String) -> PromptError {
    .history(path: path, call: call, errno: errno)
  }
}
