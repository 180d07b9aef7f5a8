import Glibc

/// A file of the project, wherever it was cloned to.
public enum ProjectFile {
  private static let root =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// The paths of the Swift files in a folder, sorted.
  public static func swiftFiles(in folder: String) -> [String] {
    guard let directory = opendir("\(root)/\(folder)") else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(".swift") { names.append("\(folder)/\(name)") }
    }
    return names.sorted()
  }

  /// - Parameter path: from the project's root, such as `docs/delivery.md`.
  public static func bytes(_ path: String) throws -> [UInt8] {
    guard let stream = fopen("\(root)/\(path)", "re") else {
      throw CannotOpen(path: "\(root)/\(path)", errno: errno)
    }
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
