import Glibc

/// Where a password comes from; it is never in argv, and taken out of the environment at once.
enum Password {
  /// - Throws: why the file is not one that only its owner can read.
  static func find(file: String?) throws(StartError) -> [UInt8]? {
    if let file {
      do throws(FileError) { return try read(file) } catch {
        throw .file(path: file, error.words)
      }
    }
    guard let value = getenv("CHAT_PASSWORD") else { return nil }
    let password = Array(String(cString: value).utf8)
    unsetenv("CHAT_PASSWORD")
    return password
  }

  /// A regular file of this user that nobody else can read, opened without following links.
  private static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { throw .system(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(errno) }
    if status.st_mode & S_IFMT != S_IFREG { throw .notRegular }
    if status.st_uid != geteuid() { throw .notMine }
    if status.st_mode & 0o077 != 0 { throw .open(mode: status.st_mode & 0o777) }
    var bytes = try File.read(descriptor, atMost: 65535)
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    return bytes
  }
}
