/// What comes from the keyboard.
enum Key: Hashable {
  /// One code point; ESC and other control characters one by one.
  case scalar(UInt32)
  /// A whole paste, without its brackets.
  case paste([UInt8])
}

/// Makes code points of the terminal's bytes, and collects pastes. Knows no time: its owner says when to stop waiting.
///
/// Malformed UTF-8 and C1 controls (U+0080 to U+009F) are dropped.
struct KeyDecoder {
  /// The most bytes kept of one paste; the rest up to its end is dropped.
  static let pasteLimit = 4 << 20

  private var bytes: [UInt8] = []
  private var head = 0
  private var paste: [UInt8]?
  private var pasteHead = 0

  /// What was read, in pieces of any size.
  mutating func feed(_ more: some Collection<UInt8>) {
    if paste != nil { return collect(more) }
    if head > 0 {
      bytes.removeFirst(head)
      head = 0
    }
    bytes.append(contentsOf: more)
  }

  /// Whether what comes next makes a key's sequence of an ESC that was just given out.
  var goesOnFromEscape: Bool {
    head < bytes.count && [UInt8(ascii: "["), UInt8(ascii: "O")].contains(bytes[head])
  }

  /// What the next key needs to be known.
  enum Missing {
    /// Nothing was begun: wait as long as it takes.
    case everything
    /// An ESC that may begin a paste, or be a key of its own.
    case restOfEscape
    /// A paste was begun.
    case restOfPaste
  }

  var missing: Missing {
    if paste != nil { return .restOfPaste }
    return head < bytes.count && bytes[head] == 0x1B ? .restOfEscape : .everything
  }

  /// The next key; nil when bytes are missing.
  ///
  /// - Parameter nothingFollows: no more bytes came in the time that a terminal may take: what is begun is all.
  mutating func next(nothingFollows: Bool = false) -> Key? {
    if paste != nil { return endOfPaste(nothingFollows: nothingFollows) }
    while head < bytes.count {
      let first = bytes[head]
      if first < 0x80 {
        if first == 0x1B, let key = escape(nothingFollows: nothingFollows) { return key }
        head += 1
        return .scalar(UInt32(first))
      }
      switch decode() {
      case .scalar(let value): return .scalar(value)
      case .skipped: continue
      case .incomplete: return nil
      }
    }
    return nil
  }

  // MARK: Pastes

  /// - Returns: nil when the ESC is an ordinary one; .some(nil) when more bytes are needed to tell.
  private mutating func escape(nothingFollows: Bool) -> Key?? {
    let there = bytes[head...].prefix(ControlSequence.pasteBegin.count)
    guard ControlSequence.pasteBegin.starts(with: there) else { return nil }
    guard there.count == ControlSequence.pasteBegin.count else {
      return nothingFollows ? nil : .some(nil)
    }
    let rest = bytes[(head + there.count)...]
    bytes = []
    head = 0
    paste = []
    pasteHead = 0
    collect(rest)
    return .some(endOfPaste(nothingFollows: nothingFollows))
  }

  private mutating func collect(_ more: some Collection<UInt8>) {
    guard let count = paste?.count else { return }
    if count < Self.pasteLimit {
      paste?.append(contentsOf: more)
    } else {
      // Only the end still matters: keep as much of the tail as it may need.
      let kept = Self.pasteLimit - ControlSequence.pasteEnd.count
      paste?.append(contentsOf: more)
      guard let all = paste, all.count > 2 * Self.pasteLimit, find(from: kept) == nil else {
        return
      }
      paste = Array(all[..<kept]) + Array(all.suffix(ControlSequence.pasteEnd.count))
      pasteHead = kept
    }
  }

  private mutating func endOfPaste(nothingFollows: Bool) -> Key? {
    guard let all = paste else { return nil }
    if let end = find(from: pasteHead) {
      bytes = Array(all[(end + ControlSequence.pasteEnd.count)...])
      head = 0
      paste = nil
      return .paste(Array(all[..<min(end, Self.pasteLimit)]))
    }
    pasteHead = max(pasteHead, all.count - ControlSequence.pasteEnd.count)
    guard nothingFollows else { return nil }
    paste = nil
    return .paste(Array(all.prefix(Self.pasteLimit)))
  }

  private func find(from start: Int) -> Int? {
    guard let all = paste, all.count >= ControlSequence.pasteEnd.count else { return nil }
    return all.withUnsafeBufferPointer { bytes in
      var index = start
      while index + ControlSequence.pasteEnd.count <= bytes.count {
        if bytes[index] == 0x1B, bytes[index...].starts(with: ControlSequence.pasteEnd) {
          return index
        }
        index += 1
      }
      return nil
    }
  }

  // MARK: UTF-8

  private enum Decoded {
    case scalar(UInt32)
    case skipped
    case incomplete
  }

  /// Decodes the sequence at the head (RFC 3629, section 4).
  private mutating func decode() -> Decoded {
    let first = bytes[head]
    let length = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1
    guard length > 1 else { return skip(1) }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for offset in 1..<length {
      guard head + offset < bytes.count else { return .incomplete }
      let byte = bytes[head + offset]
      guard byte & 0xC0 == 0x80 else { return skip(offset) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    head += length
    let smallest: [UInt32] = [0, 0, 0x80, 0x800, 0x10000]
    let isValid = value >= smallest[length] && Unicode.Scalar(value) != nil
    return isValid && !(0x80...0x9F).contains(value) ? .scalar(value) : .skipped
  }

  private mutating func skip(_ count: Int) -> Decoded {
    head += count
    return .skipped
  }
}

/// The lines of a paste: newlines of any kind end one, controls but tabs are dropped. A newline at the very end adds no
/// line.
func lines(ofPaste bytes: [UInt8]) -> [String] {
  var lines = [""]
  var afterReturn = false
  for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
    let isLineFeed = scalar == "\n"
    switch scalar.value {
    case 0x0A where afterReturn: break
    case 0x0A, 0x0D, 0x2028, 0x2029, 0x85: lines.append("")
    case 0x09: lines[lines.count - 1].unicodeScalars.append(scalar)
    case 0..<0x20, 0x7F..<0xA0: break
    default: lines[lines.count - 1].unicodeScalars.append(scalar)
    }
    afterReturn = !isLineFeed && scalar == "\r"
  }
  if lines.count > 1, lines[lines.count - 1].isEmpty { lines.removeLast() }
  return lines
}
