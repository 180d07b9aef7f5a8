import Glibc

/// A file of the project, wherever it was cloned to.
public enum ProjectFile {
  /// Where it is.
  ///
  /// - Parameter path: from the project's root, such as `docs/delivery.md`.
  public static func path(_ path: String) -> String {
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/" + path
  }

  /// The names in a folder of the project, sorted; hidden ones left out.
  public static func names(in folder: String) throws -> [String] {
    let path = path(folder)
    guard let stream = opendir(path) else { throw CannotOpen(path: path, errno: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// A folder of the project and all that are in it, sorted.
  public static func folders(in folder: String) throws -> [String] {
    let inner = try names(in: folder).map { "\(folder)/\($0)" }.filter { name in
      var facts = stat()
      return stat(path(name), &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }
    return [folder] + (try inner.flatMap(folders).sorted())
  }

  /// The paths of the Swift files in a folder, sorted.
  public static func swiftFiles(in folder: String) throws -> [String] {
    try names(in: folder).filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }
  }

  /// - Parameter path: from the project's root.
  public static func bytes(_ path: String) throws -> [UInt8] {
    let path = self.path(path)
    guard let stream = fopen(path, "re") else { throw CannotOpen(path: path, errno: errno) }
    defer { fclose(stream) }
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 {
      content.append(contentsOf: buffer[..<count])
    }
    return content
  }

  public static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  public struct CannotOpen: Error {
    public var path: String
    public var errno: Int32
  }
}
