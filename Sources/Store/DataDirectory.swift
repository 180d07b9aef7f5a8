import ChatCore
import Glibc

/// The directory of the stores, checked before anything in it is touched.
struct DataDirectory {
  /// Absolute, without symbolic links.
  let path: String

  /// Makes it (0700, its parents too) if it is not there. The directory itself must not be a symbolic link, must belong
  /// to this user, and nobody else may write to it; a link further up is followed.
  init(_ directory: String) throws(StoreError) {
    let named = Self.withoutTrailingSlashes(directory)
    try Self.make(named)
    var status = stat()
    guard lstat(named, &status) == 0 else { throw StoreError(path: named, errno: errno) }
    try Self.check(status, of: named, type: S_IFDIR)
    let shared = status.st_mode & 0o022
    guard shared == 0 else {
      throw .unsafe(path: named, .writableByOthers(mode: status.st_mode & 0o7777))
    }
    guard let resolved = realpath(named, nil) else { throw StoreError(path: named, errno: errno) }
    path = String(cString: resolved)
    free(resolved)
  }

  /// Opens or makes a regular file of mode 0600 in it, whatever the umask is.
  ///
  /// - Returns: a descriptor for reading and writing, closed on exec, that the caller closes.
  func open(_ name: String) throws(StoreError) -> Int32 {
    let file = "\(path)/\(name)"
    let descriptor = Glibc.open(file, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { throw StoreError(path: file, errno: errno) }
    do throws(StoreError) {
      try Self.makePrivate(descriptor, file)
    } catch {
      close(descriptor)
      throw error
    }
    return descriptor
  }

  private static func makePrivate(_ descriptor: Int32, _ file: String) throws(StoreError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw StoreError(path: file, errno: errno) }
    try check(status, of: file, type: S_IFREG)
    if status.st_mode & 0o7777 == 0o600 { return }
    guard fchmod(descriptor, 0o600) == 0 else { throw StoreError(path: file, errno: errno) }
  }

  private static func check(_ status: stat, of path: String, type: mode_t) throws(StoreError) {
    switch status.st_mode & S_IFMT {
    case type: break
    case S_IFLNK: throw .unsafe(path: path, .symbolicLink)
    default: throw .unsafe(path: path, .wrongType)
    }
    guard status.st_uid == geteuid() else { throw .unsafe(path: path, .owner(status.st_uid)) }
  }

  private static func make(_ path: String) throws(StoreError) {
    if mkdir(path, 0o700) != 0 {
      if errno == EEXIST { return }
      guard errno == ENOENT, let parent = parent(of: path) else {
        throw StoreError(path: path, errno: errno)
      }
      try make(parent)
      guard mkdir(path, 0o700) == 0 else { throw StoreError(path: path, errno: errno) }
    }
    // The umask may have taken the owner's own bits away.
    guard chmod(path, 0o700) == 0 else { throw StoreError(path: path, errno: errno) }
  }

  private static func parent(of path: String) -> String? {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else {
      return nil
    }
    return withoutTrailingSlashes(String(path[..<slash]))
  }

  /// With one, `lstat` would look behind a symbolic link.
  private static func withoutTrailingSlashes(_ path: String) -> String {
    var bytes = Array(path.utf8)
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The name of a file that each user has.
func fileName(of file: ProgramFile, for user: UserName) -> String {
  fileName(for: user) + file.name
}

/// The name, without a suffix, of a user's files: another one for each user name, ASCII, at most 200 characters.
///
/// Letters, digits, `-` and `_` stand for themselves, other bytes as `%` and two hex digits. What would be too long is
/// `=` and the name in base64url (RFC 4648, section 5): 172 characters for the longest name, of 128 bytes.
func fileName(for user: UserName) -> String {
  let hex = Array("0123456789ABCDEF")
  let plain = user.text.utf8.reduce(into: "") { name, byte in
    if isPlain(byte) {
      name.append(Character(Unicode.Scalar(byte)))
    } else {
      name += "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
    }
  }
  return plain.utf8.count <= 200 ? plain : "=" + base64url(Array(user.text.utf8))
}

private func isPlain(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
    true
  default: false
  }
}

private func base64url(_ bytes: [UInt8]) -> String {
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
  var text = ""
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
    for digit in 0...group.count { text.append(digits[bits >> (18 - 6 * digit) & 63]) }
  }
  return text
}
