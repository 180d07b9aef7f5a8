/// What somebody may have meant.
public enum Suggestions {
  public static let most = 3

  /// The words nearest to a mistyped one, nearest first, then in the given order: those that it
  /// begins, and those at most two edits (one for words of up to three letters) away.
  public static func nearest(to typed: String, among words: [String]) -> [String] {
    guard !typed.isEmpty, typed.count <= 64 else { return [] }
    let allowed = typed.count <= 3 ? 1 : 2
    let ranked = words.enumerated().compactMap { order, word -> (Int, Int, String)? in
      let begins = word.hasPrefix(typed) && typed.count > 1
      let distance = begins ? 0 : distance(typed, word)
      return distance <= allowed ? (distance, order, word) : nil
    }
    return ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(most).map(\.2)
  }

  /// The number of letters to insert, drop, replace, or swap with their neighbour (optimal string alignment).
  public static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let same = left[row] == right[column]
        var best = min(
          previous[column] + (same ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, beforePrevious[column - 1] + 1)
        }
        current.append(best)
      }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
