/// The names that begin with something, of many.
struct Matches {
  private let names: [String]
  private let range: Range<Int>

  /// - Parameter names: in order of their UTF-8 bytes. Found by bisection: 100,000 take 17 steps.
  init(of prefix: String, in names: [String]) {
    self.names = names
    let first = bisect(names.count) { precedes(names[$0], prefix) }
    let end =
      first + bisect(names.count - first) { names[first + $0].utf8.starts(with: prefix.utf8) }
    range = first..<end
  }

  var count: Int { range.count }
  subscript(_ index: Int) -> String { names[range.lowerBound + index] }

  /// The longest beginning that all have, in whole code points. The first and the last in order tell.
  var commonPrefix: String {
    guard let first = range.first.map({ names[$0] }), let last = range.last.map({ names[$0] })
    else { return "" }
    return sharedBeginning(first, last)
  }

  /// Rows of names for a screen: at most half of it, the last row saying how many are not shown.
  func rows(size: Size) -> [String] {
    let most = max(1, size.rows / 2)
    var shown = min(count, most * max(1, size.columns / 3))
    while shown > 0 {
      let width = (0..<shown).map { displayWidth(self[$0]) }.max() ?? 0
      let perRow = max(1, size.columns / (width + 2))
      let room = (shown == count ? most : max(0, most - 1)) * perRow
      if shown <= room {
        return table(shown, width: width + 2, perRow: perRow) + rest(after: shown)
      }
      // Leave a row for the rest once not all fit.
      shown = min(shown - 1, max(0, most - 1) * perRow)
    }
    return rest(after: 0)
  }

  private func rest(after shown: Int) -> [String] {
    guard shown < count else { return [] }
    return ["… \(grouped(count - shown)) more of \(grouped(count))"]
  }

  private func table(_ shown: Int, width: Int, perRow: Int) -> [String] {
    stride(from: 0, to: shown, by: perRow).map { start in
      let row = (start..<min(start + perRow, shown)).map { index in
        let name = visible(self[index])
        let padding =
          index + 1 < min(start + perRow, shown) ? max(0, width - displayWidth(self[index])) : 0
        return name + String(repeating: " ", count: padding)
      }
      return row.joined()
    }
  }
}

private func bisect(_ count: Int, _ isBefore: (Int) -> Bool) -> Int {
  var low = 0
  var high = count
  while low < high {
    let middle = (low + high) / 2
    if isBefore(middle) { low = middle + 1 } else { high = middle }
  }
  return low
}

private func precedes(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}

private func sharedBeginning(_ first: String, _ second: String) -> String {
  var shared = ""
  for (left, right) in zip(first.unicodeScalars, second.unicodeScalars) {
    guard left == right else { break }
    shared.unicodeScalars.append(left)
  }
  return shared
}

/// 99900 as 99,900.
private func grouped(_ number: Int) -> String {
  let digits = Array(String(number))
  return digits.indices.map { index in
    let isGroupStart = index > 0 && (digits.count - index) % 3 == 0
    return (isGroupStart ? "," : "") + String(digits[index])
  }.joined()
}

private func visible(_ name: String) -> String {
  cells(name).map(\.text).joined()
}

private func displayWidth(_ name: String) -> Int { cells(name).reduce(0) { $0 + $1.width } }

private func cells(_ name: String) -> [Cell] {
  let layout = Layout(prompt: StyledText([.init(name)]), line: [], cursor: 0, columns: 1 << 20)
  return layout.rows.flatMap(\.cells)
}
