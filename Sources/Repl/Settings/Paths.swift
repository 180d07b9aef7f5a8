import ChatCore
import Environment
import Glibc

/// Where files have their places (XDG Base Directory Specification).
enum Paths {
  static var configuration: String {
    directory(.configurationHome, .configuration) + "/" + ProgramFile.configuration.name
  }
  static var data: String { directory(.stateHome, .data) }

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
    if let home = EnvironmentVariable.home.value { return home }
    guard let entry = getpwuid(geteuid()) else { return "/" }
    return String(cString: entry.pointee.pw_dir)
  }

  private static func directory(_ variable: EnvironmentVariable, _ place: ProgramFile.Place)
    -> String
  {
    let own = "/" + ProgramFile.Place.ownFolder
    if let set = variable.value, set.hasPrefix("/") { return set + own }
    return home + place.usual + own
  }
}
