import Testing

@testable import Prompt

@Suite("Backlog") struct BacklogTests {
  private func backlog(_ limit: Int) -> Backlog { Backlog(limit: limit) { "… \($0)" } }

  private func all(_ backlog: inout Backlog) -> [String] {
    var lines: [String] = []
    while !backlog.isEmpty { lines += backlog.take(bytes: 1) }
    return lines
  }

  @Test(
    "Of too many lines the middle is dropped, and counted",
    arguments: [(5, 5), (6, 6), (7, 6), (20, 6), (1000, 6), (3, 2), (9, 3)])
  func middle(_ count: Int, _ limit: Int) {
    var backlog = backlog(limit)
    for number in 0..<count { backlog.append("\(number)") }
    let dropped = max(0, count - limit)
    let first = dropped > 0 ? limit / 2 : count
    let expected =
      (0..<first).map { "\($0)" } + (dropped > 0 ? ["… \(dropped)"] : [])
      + (first + dropped..<count).map { "\($0)" }
    #expect(all(&backlog) == expected)
  }

  @Test(
    "Taking while more comes keeps the order, and says where lines are missing", arguments: 0..<20)
  func interleaved(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    var backlog = backlog(8)
    var seen: [String] = []
    var next = 0
    for _ in 0..<200 {
      for _ in 0..<Int.random(in: 0..<6, using: &random) {
        backlog.append("\(next)")
        next += 1
      }
      for _ in 0..<Int.random(in: 0..<5, using: &random) { seen += backlog.take(bytes: 1) }
    }
    seen += all(&backlog)
    var number = 0
    for line in seen {
      if line.hasPrefix("… ") {
        number += Int(line.dropFirst(2)) ?? 0
      } else {
        #expect(line == "\(number)")
        number += 1
      }
    }
    #expect(number == next)
  }

  @Test("Long lines are dropped by their bytes")
  func bytes() {
    var backlog = backlog(1000)
    let megabyte = String(repeating: "x", count: 1 << 20)
    for _ in 0..<10 { backlog.append(megabyte) }
    let lines = all(&backlog)
    #expect(lines == [megabyte, megabyte, "… 6", megabyte, megabyte])
  }
}
