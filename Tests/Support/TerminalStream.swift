/// A strict judge of what a program writes to a terminal: words, and of control sequences only those that are listed.
///
/// It knows nothing of what sequences mean: whatever is not listed, is cut short or is not UTF-8 is a fault.
public struct TerminalStream {
  /// Something that must not be there.
  public struct Fault: Hashable, Sendable, CustomStringConvertible {
    /// Where, in bytes.
    public var offset: Int
    public var words: String

    public var description: String { "\(words) at \(offset)" }
  }

  private let listed: [[UInt8]]

  /// - Parameter listed: sequences; `#` stands for a decimal number without a leading zero.
  public init(listed: some Sequence<String>) {
    self.listed = listed.map { Array($0.utf8) }.sorted { $0.count > $1.count }
  }

  /// The first fault; nil: there is none.
  public func fault(in bytes: [UInt8]) -> Fault? {
    var place = 0
    while place < bytes.count {
      if (0x20..<0x7F).contains(bytes[place]) {
        place += 1
      } else if bytes[place] < 0x80 {
        guard let length = sequenceLength(bytes[place...]) else {
          return Fault(
            offset: place, words: "a sequence that is not listed: \(quoted(bytes, place))")
        }
        place += length
      } else {
        let (scalar, length) = decode(bytes[place...])
        guard let scalar else { return Fault(offset: place, words: "no UTF-8") }
        if isHarmful(scalar) {
          return Fault(offset: place, words: "U+\(String(scalar.value, radix: 16))")
        }
        place += length
      }
    }
    return nil
  }

  /// The words alone, row by row.
  public func rows(of bytes: [UInt8]) -> [String] {
    var rows = [[UInt8]()]
    var place = 0
    while place < bytes.count {
      if bytes[place] >= 0x20, bytes[place] != 0x7F {
        rows[rows.count - 1].append(bytes[place])
        place += 1
      } else {
        let length = max(1, sequenceLength(bytes[place...]) ?? 1)
        if bytes[place..<place + length].contains(0x0A) { rows.append([]) }
        place += length
      }
    }
    return rows.map { String(decoding: $0, as: UTF8.self) }
  }

  private func sequenceLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    listed.lazy.compactMap { length(of: $0, in: bytes) }.first
  }

  private func length(of pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    var place = bytes.startIndex
    for expected in pattern {
      guard expected == UInt8(ascii: "#") else {
        guard place < bytes.endIndex, bytes[place] == expected else { return nil }
        place += 1
        continue
      }
      let digits = bytes[place...].prefix { (0x30...0x39).contains($0) }
      guard (1...5).contains(digits.count), digits.first != 0x30 else { return nil }
      place += digits.count
    }
    return place - bytes.startIndex
  }

  private func decode(_ bytes: ArraySlice<UInt8>) -> (Unicode.Scalar?, length: Int) {
    var parser = Unicode.UTF8.ForwardParser()
    var source = bytes.makeIterator()
    guard case .valid(let encoded) = parser.parseScalar(from: &source) else { return (nil, 1) }
    return (Unicode.UTF8.decode(encoded), encoded.count)
  }

  /// What a terminal obeys, or hides. Of what hides, joiners belong to scripts and emoji, and U+200E is our own.
  private func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .format: ![0x200C, 0x200D, 0x200E].contains(scalar.value)
    case .control, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
    default: false
    }
  }

  private func quoted(_ bytes: [UInt8], _ place: Int) -> String {
    String(decoding: bytes[max(0, place - 60)..<min(bytes.count, place + 40)], as: UTF8.self)
      .debugDescription
  }
}
