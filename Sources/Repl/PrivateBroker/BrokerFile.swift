import Glibc

/// Files of a few lines: pid files, logs, proc(5).
enum BrokerFile {
  /// The last 64 KiB at most; nil when it cannot be read.
  static func bytes(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    // proc(5)'s files have no size: seeking back from their end fails, and they are read from their beginning.
    if lseek(file, -65536, SEEK_END) < 0 { lseek(file, 0, SEEK_SET) }
    var content = [UInt8](repeating: 0, count: 65536)
    var filled = 0
    while filled < content.count {
      let got = content.withUnsafeMutableBytes {
        read(file, $0.baseAddress! + filled, $0.count - filled)
      }
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { return nil }
      if got == 0 { break }
      filled += got
    }
    return Array(content[..<filled])
  }

  /// As text; bytes that are not UTF-8 become U+FFFD.
  static func text(_ path: String) -> String? {
    bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }
}
