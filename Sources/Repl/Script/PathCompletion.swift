import Glibc

extension Paths {
  /// The paths that begin so, sorted; a directory ends with a slash. Hidden ones only when a dot is typed.
  static func beginning(with typed: String) -> [String] {
    let cut = typed.utf8.lastIndex(of: UInt8(ascii: "/")).map { typed.utf8.index(after: $0) }
    let directory = String(typed[..<(cut ?? typed.startIndex)])
    let prefix = String(typed[(cut ?? typed.startIndex)...])
    let names = entries(of: directory.isEmpty ? "." : directory).filter { name in
      name.utf8.starts(with: prefix.utf8) && (name.first != "." || prefix.first == ".")
    }
    return names.sorted().map {
      isDirectory(directory + $0) ? directory + $0 + "/" : directory + $0
    }
  }

  /// Names in a directory that are UTF-8; none when it cannot be read.
  private static func entries(of directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let name, name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
