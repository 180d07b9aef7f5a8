/// A set of message numbers, kept as ranges: 1…57 and 60…61 are two, however many texts there were.
public struct NumberSet: Hashable, Sendable {
  /// Disjoint, ascending, never touching each other.
  public private(set) var ranges: [ClosedRange<UInt64>] = []

  public init() {}

  /// From ranges in any order; overlapping ones are joined.
  public init(_ ranges: [ClosedRange<UInt64>]) {
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = self.ranges.last, touches(last, range) {
        self.ranges[self.ranges.count - 1] =
          last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        self.ranges.append(range)
      }
    }
  }

  /// The largest number; 0 when there is none.
  public var last: UInt64 { ranges.last?.upperBound ?? 0 }

  /// The largest number up to which none is missing, counted from 1.
  public var contiguous: UInt64 {
    guard let first = ranges.first, first.lowerBound <= 1 else { return 0 }
    return first.upperBound
  }

  public func contains(_ number: UInt64) -> Bool {
    let index = firstIndex(endingAtOrAfter: number)
    return index < ranges.count && ranges[index].contains(number)
  }

  /// - Returns: false when it was there already.
  @discardableResult
  public mutating func insert(_ number: UInt64) -> Bool {
    let index = firstIndex(endingAtOrAfter: number)
    if index < ranges.count, ranges[index].contains(number) { return false }
    let joinsBefore = index > 0 && ranges[index - 1].upperBound + 1 == number
    let joinsAfter = index < ranges.count && ranges[index].lowerBound == number + 1
    switch (joinsBefore, joinsAfter) {
    case (true, true):
      ranges[index - 1] = ranges[index - 1].lowerBound...ranges[index].upperBound
      ranges.remove(at: index)
    case (true, false): ranges[index - 1] = ranges[index - 1].lowerBound...number
    case (false, true): ranges[index] = number...ranges[index].upperBound
    case (false, false): ranges.insert(number...number, at: index)
    }
    return true
  }

  /// What is missing between the first number and the largest, counted from `start`, as ranges.
  public func missing(from start: UInt64) -> [ClosedRange<UInt64>] {
    var next = start
    var gaps: [ClosedRange<UInt64>] = []
    for range in ranges where range.upperBound >= start {
      if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
      next = range.upperBound + 1
    }
    return gaps
  }

  private func firstIndex(endingAtOrAfter number: UInt64) -> Int {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

private func touches(_ first: ClosedRange<UInt64>, _ second: ClosedRange<UInt64>) -> Bool {
  first.upperBound == .max || second.lowerBound <= first.upperBound + 1
}
