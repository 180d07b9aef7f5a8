import Glibc

/// A directory of a test's own, removed with everything in it when the last reference goes.
public final class BrokerFiles {
  public let path: String

  public init() throws {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    let template = strdup("\(base)/chat-broker-XXXXXX")
    defer { free(template) }
    guard let template, let made = mkdtemp(template) else {
      throw ChildError.system("mkdtemp", errno)
    }
    path = String(cString: made)
  }

  deinit { removeTree(path) }

  /// Writes a file for nobody else to read; returns its path.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    let path = "\(path)/\(name)"
    guard let file = fopen(path, "w") else { throw ChildError.system("fopen \(path)", errno) }
    let outcome = fputs(text, file)
    if fclose(file) != 0 || outcome < 0 || chmod(path, 0o600) != 0 {
      throw ChildError.system("write \(path)", errno)
    }
    return path
  }

  /// What a file holds; empty when there is none.
  public func read(_ name: String) -> String {
    guard let file = fopen("\(path)/\(name)", "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let got = fread(&buffer, 1, buffer.count, file), got > 0 { bytes += buffer[..<got] }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Only files and one level of folders: that is all that brokers and certificates leave.
private func removeTree(_ path: String) {
  guard let folder = opendir(path) else { return }
  while let entry = readdir(folder) {
    let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name == "." || name == ".." { continue }
    if unlink("\(path)/\(name)") != 0, errno == EISDIR { removeTree("\(path)/\(name)") }
  }
  closedir(folder)
  rmdir(path)
}
