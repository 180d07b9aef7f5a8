import Glibc
import Languages

/// Small files, whole.
enum File {
  /// - Throws: the system's error, or that it is too large.
  static func read(_ path: String, atMost limit: Int, flags: Int32 = 0) throws(FileError) -> [UInt8]
  {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | flags)
    guard descriptor >= 0 else { throw .system(errno) }
    defer { close(descriptor) }
    return try read(descriptor, atMost: limit)
  }

  static func read(_ descriptor: Int32, atMost limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let got = Glibc.read(descriptor, &buffer, buffer.count)
      if got < 0, errno == EINTR { continue }
      if got < 0 { throw .system(errno) }
      if got == 0 { return bytes }
      bytes += buffer[..<got]
      if bytes.count > limit { throw .tooLarge(limit) }
    }
  }
}

extension File {
  /// All of it.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(FileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let wrote = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if wrote < 0, errno != EINTR { throw .system(errno) }
      rest = rest.dropFirst(max(0, wrote))
    }
  }
}

enum FileError: Error {
  case system(Int32)
  case tooLarge(Int)
  case notRegular
  case notMine
  /// Others may read it.
  case open(mode: UInt32)
  /// Others may write to it.
  case writable(mode: UInt32)
  /// A symbolic link, which is not followed.
  case link
  /// Another program holds its lock.
  case busy

  var isMissing: Bool { if case .system(ENOENT) = self { true } else { false } }

  var words: String { phrase.text }

  private var phrase: Phrase {
    switch self {
    case .system(let number): Phrase(verbatim: systemWords(number))
    case .tooLarge(let limit): "larger than \(limit) bytes"
    case .notRegular: "not a regular file"
    case .notMine: "belongs to another user"
    case .open(let mode): "others may read it (mode \(String(mode, radix: 8))); chmod 600 helps"
    case .writable(let mode):
      "others may write to it (mode \(String(mode, radix: 8))); chmod 600 helps"
    case .link: "a symbolic link, which is not followed; name the file that it leads to"
    case .busy: "another program holds its lock; try again"
    }
  }
}
