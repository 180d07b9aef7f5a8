import CommandParser
import Glibc

/// Changes one key of the configuration file: a new file takes its place in one step, and nobody's changes are lost.
///
/// Whoever writes holds a lock (flock(2)) on the file that is at the path, and reads it again under the lock.
struct ConfigurationWriter {
  let path: String

  /// As long as others may hold the lock; they need milliseconds.
  private static let patience = Duration.seconds(2)

  /// - Throws: `.file`, or `.configuration` when somebody has put into the file what is none.
  func set(_ key: SettingKey, to value: String) throws(StartError) {
    let descriptor = try onFile { () throws(FileError) in
      try makeDirectories()
      return try openLocked()
    }
    defer { close(descriptor) }
    let bytes = try onFile { () throws(FileError) in
      try File.read(descriptor, atMost: ConfigurationFile.mostBytes)
    }
    var text = try ConfigurationFile.text(bytes, path: path)
    text.set(key, to: value)
    try onFile { () throws(FileError) in try replace(by: text.bytes) }
  }

  private func onFile<Result>(
    _ body: () throws(FileError) -> Result
  ) throws(StartError) -> Result {
    do throws(FileError) { return try body() } catch {
      throw .file(path: path, error.words)
    }
  }

  /// The file at the path, made where there is none, locked against all others.
  private func openLocked() throws(FileError) -> Int32 {
    let end = Clock.uptime() + Self.patience
    while true {
      let descriptor = try ConfigurationFile.open(path, O_RDWR | O_CREAT)
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0, isStillThere(descriptor) { return descriptor }
      close(descriptor)
      if Clock.uptime() > end { throw .busy }
      poll(nil, 0, 5)
    }
  }

  /// Whether nobody has put another file in its place meanwhile.
  private func isStillThere(_ descriptor: Int32) -> Bool {
    var (opened, there) = (stat(), stat())
    return fstat(descriptor, &opened) == 0 && lstat(path, &there) == 0
      && opened.st_ino == there.st_ino && opened.st_dev == there.st_dev
  }

  private func replace(by bytes: [UInt8]) throws(FileError) {
    if bytes.count > ConfigurationFile.mostBytes { throw .tooLarge(ConfigurationFile.mostBytes) }
    var name = Array((path + ".XXXXXX").utf8CString)
    let copy = mkstemp(&name)
    guard copy >= 0 else { throw .system(errno) }
    defer { close(copy) }
    do throws(FileError) {
      try File.write(bytes, to: copy)
      guard fchmod(copy, 0o600) == 0, fsync(copy) == 0, rename(name, path) == 0 else {
        throw .system(errno)
      }
    } catch {
      unlink(name)
      throw error
    }
    try synchronizeDirectory()
  }

  /// The new name is on the disk, too.
  private func synchronizeDirectory() throws(FileError) {
    let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .system(errno) }
  }

  private var directory: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private func makeDirectories() throws(FileError) {
    var index = directory.startIndex
    while index < directory.endIndex {
      let rest = directory[directory.index(after: index)...]
      index = rest.firstIndex(of: "/") ?? directory.endIndex
      if mkdir(String(directory[..<index]), 0o700) != 0, errno != EEXIST, errno != EISDIR,
        errno != EROFS, errno != EACCES
      {
        throw .system(errno)
      }
    }
  }
}
