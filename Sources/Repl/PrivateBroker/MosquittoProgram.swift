import Environment
import Glibc

/// Where the broker's program is.
enum MosquittoProgram {
  /// `$PATH`, then the directories of system programs, which a user's path often lacks.
  static func usualDirectories() -> [String] {
    let path = EnvironmentVariable.path.value ?? ""
    // Not an empty or relative one: what lies in the working directory is not ours to run.
    let named = path.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
    return named + ["/usr/sbin", "/usr/local/sbin"].filter { !named.contains($0) }
  }

  /// - Throws: `.notInstalled`.
  static func find(in directories: [String]) throws(PrivateBrokerError) -> String {
    for directory in directories {
      let path = directory + "/mosquitto"
      var facts = stat()
      if stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, access(path, X_OK) == 0 {
        return path
      }
    }
    throw .notInstalled(searched: directories)
  }
}
