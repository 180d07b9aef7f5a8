import ChatCore

/// Columns as words of the model. A database is input like any other: what could not have been written is nil here, and
/// never a trap later.
extension Row {
  /// Larger than any count that is reached by counting, small enough to be counted on from.
  static var largestCount: Int64 { 1 << 53 }

  /// A count: 0 to 2^53.
  func count(_ column: Int32) -> Int64? {
    integer(column).flatMap { (0...Self.largestCount).contains($0) ? $0 : nil }
  }

  func bits(_ column: Int32) -> UInt64? { integer(column).map { UInt64(bitPattern: $0) } }

  func flag(_ column: Int32) -> Bool? {
    switch integer(column) {
    case 0: false
    case 1: true
    default: nil
    }
  }

  func timestamp(_ column: Int32) -> Timestamp? {
    guard let milliseconds = integer(column), milliseconds.magnitude <= Self.largestCount else {
      return nil
    }
    return Timestamp(milliseconds: milliseconds)
  }

  func name<N: Name>(_ column: Int32) -> N? {
    guard let text = text(column) else { return nil }
    do { return try N(received: text) } catch { return nil }
  }

  func topic(_ column: Int32) -> TopicName? { text(column).flatMap(TopicName.init(received:)) }

  /// Two columns: whether it is a group, and its name.
  func target(_ column: Int32) -> Target? {
    switch integer(column) {
    case 0: name(column + 1).map(Target.user)
    case 1: name(column + 1).map(Target.group)
    default: nil
    }
  }

  func word<W: RawRepresentable<String>>(_ column: Int32) -> W? {
    text(column).flatMap(W.init(rawValue:))
  }

  /// NULL is a value here (`.some(nil)`); nil is for what cannot be read.
  func optional<T>(_ column: Int32, _ read: (Int32) -> T?) -> T?? {
    isNull(column) ? .some(nil) : read(column).map { .some($0) }
  }
}

extension Target {
  /// Two columns: whether it is a group, and its name.
  var values: [Value] {
    switch self {
    case .user(let name): [.flag(false), .text(name.text)]
    case .group(let name): [.flag(true), .text(name.text)]
    }
  }
}

extension NumberSet {
  /// `1-57 60-61`
  var columnText: String {
    ranges.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: " ")
  }

  /// nil: not what `columnText` makes. The largest 64-bit number is none that can be counted on from.
  init?(columnText: String) {
    var ranges: [ClosedRange<UInt64>] = []
    for range in columnText.split(separator: " ") {
      let ends = range.split(separator: "-", omittingEmptySubsequences: false).map { UInt64($0) }
      guard ends.count == 2, let first = ends[0], let last = ends[1], first <= last, last < .max
      else { return nil }
      ranges.append(first...last)
    }
    self.init(ranges)
  }
}
