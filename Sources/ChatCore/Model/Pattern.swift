extension Name {
  /// Whether the name fits a pattern as people type it: `*` is any text, `?` one character, upper and lower case are
  /// one. Without either of them the pattern may stand anywhere in the name. nil fits every name.
  func matches(_ pattern: String?) -> Bool {
    guard let pattern else { return true }
    let wanted = Array(pattern.lowercased())
    let name = Array(text.lowercased())
    let isGlob = wanted.contains("*") || wanted.contains("?")
    return fits(name, isGlob ? wanted : ["*"] + wanted + ["*"])
  }
}

/// Walks both; at a mismatch goes back to the last `*` and lets it take one character more.
private func fits(_ name: [Character], _ pattern: [Character]) -> Bool {
  var (here, there) = (0, 0)
  var star: (pattern: Int, name: Int)?
  while here < name.count {
    if there < pattern.count, pattern[there] == "*" {
      star = (there, here)
      there += 1
    } else if there < pattern.count, pattern[there] == "?" || pattern[there] == name[here] {
      here += 1
      there += 1
    } else if let last = star {
      star = (last.pattern, last.name + 1)
      (here, there) = (last.name + 1, last.pattern + 1)
    } else {
      return false
    }
  }
  return pattern[there...].allSatisfy { $0 == "*" }
}
