import Glibc

/// Where files have their places (XDG Base Directory Specification).
enum Paths {
  static var configuration: String { directory("XDG_CONFIG_HOME", "/.config") + "/chat/config" }
  static var data: String { directory("XDG_STATE_HOME", "/.local/state") + "/chat" }

  static var loginName: String {
    guard let entry = getpwuid(geteuid()) else { return "user\(geteuid())" }
    return String(cString: entry.pointee.pw_name)
  }

  /// A path that stays what it is when the working directory changes.
  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return String(cString: here) + "/" + path
  }

  private static var home: String {
    if let home = environment("HOME") { return home }
    guard let entry = getpwuid(geteuid()) else { return "/" }
    return String(cString: entry.pointee.pw_dir)
  }

  private static func directory(_ variable: String, _ usual: String) -> String {
    if let set = environment(variable), set.hasPrefix("/") { return set }
    return home + usual
  }
}
