import Languages

/// Names to choose from, laid out for a screen.
struct CandidateList {
  /// The first of them.
  let names: [String]
  /// All of them.
  let count: Int

  /// The names one after the other, for those who listen: at most a hundred.
  var spoken: String {
    let shown = names.prefix(100).map(visible).joined(separator: ", ")
    let rest = count - min(names.count, 100)
    return rest > 0 ? said("\(shown), and \(grouped(rest)) more of \(grouped(count))") : shown
  }

  /// Rows of names for a screen: at most half of it, the last row saying how many are not shown.
  func rows(size: Size) -> [String] {
    let most = max(1, size.rows / 2)
    var shown = min(names.count, most * max(1, size.columns / 3))
    while shown > 0 {
      let width = (0..<shown).map { displayWidth(names[$0]) }.max() ?? 0
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
    return [said("… \(grouped(count - shown)) more of \(grouped(count))")]
  }

  private func table(_ shown: Int, width: Int, perRow: Int) -> [String] {
    stride(from: 0, to: shown, by: perRow).map { start in
      let row = (start..<min(start + perRow, shown)).map { index in
        let name = visible(names[index])
        let padding =
          index + 1 < min(start + perRow, shown) ? max(0, width - displayWidth(names[index])) : 0
        return name + String(repeating: " ", count: padding)
      }
      return row.joined()
    }
  }
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
