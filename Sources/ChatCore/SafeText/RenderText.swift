/// How much of a text is shown.
public struct TextLimits: Hashable, Sendable {
  /// Scalars as they are shown, where `<U+200B>` counts as eight; nil: all.
  public var characters: Int?
  /// nil: all.
  public var lines: Int?
  /// The command that shows all of it, told with what was cut off; nil: that is not told.
  public var whole: String?

  public init(characters: Int?, lines: Int?, whole: String? = nil) {
    self.characters = characters
    self.lines = lines
    self.whole = whole
  }

  /// For a text that arrives: 4,000 characters, 20 lines.
  public static let arriving = TextLimits(characters: 4000, lines: 20)
  /// For `/open`: as much as of one that arrives.
  public static let opened = TextLimits(characters: 4000, lines: 20, whole: "/history")
  /// For `/history`.
  public static let none = TextLimits(characters: nil, lines: nil)
}

/// Somebody else's text as lines that are safe on a terminal: no control, format or invisible character is left, and
/// nothing is stripped in silence.
///
/// The caller puts its own gutter before each line, and colour around it. What was cut off is told at the end:
/// `[+96000 chars]` behind the last line, `[+80 lines]` on one of its own; or `[+80 lines: /history]`.
///
/// - Returns: one line or more; one empty line for an empty text.
public func renderText(_ text: String, limits: TextLimits = .arriving) -> [String] {
  if isPlain(text, limit: limits.characters) { return [text] }
  var writer = SafeWriter(.text)
  switch write(text.unicodeScalars, to: &writer, limits: limits) {
  case .nothing: break
  case .characters(let count): writer.note("[+\(count) chars\(limits.hint)]")
  case .lines(let count):
    writer.breakLine()
    writer.note("[+\(count) lines\(limits.hint)]")
  }
  writer.breakLine()
  return writer.lines
}

extension TextLimits {
  fileprivate var hint: String { whole.map { ": " + $0 } ?? "" }
}

/// Somebody else's words within a line of ours: a greeting, an unknown status, a topic, a library's error. As
/// `renderText`, but line breaks are shown as `^J`, and what is over the limit as `[+96000 chars]`.
public func renderLine(_ text: String, limit: Int = 400) -> String {
  if isPlain(text, limit: limit) { return text }
  var writer = SafeWriter(.line)
  let limits = TextLimits(characters: limit, lines: nil)
  if case .characters(let count) = write(text.unicodeScalars, to: &writer, limits: limits) {
    writer.note("[+\(count) chars]")
  }
  writer.finish()
  return writer.line
}

/// Printable ASCII within the limit: it stays as it is, whatever the rules.
private func isPlain(_ text: String, limit: Int?) -> Bool {
  text.utf8.count <= limit ?? .max && text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
}

/// Whether a line holds letters that run from right to left. Then U+200E belongs between it and what stands before,
/// or a terminal that reorders would mix the two.
public func runsRightToLeft(_ text: String) -> Bool {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return false }
  return text.unicodeScalars.contains { scalar in
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}

/// LEFT-TO-RIGHT MARK; see `runsRightToLeft`.
public let leftToRightMark = "\u{200E}"

/// What was not written.
private enum Rest {
  case nothing
  case characters(Int)
  case lines(Int)
}

private func write(
  _ scalars: String.UnicodeScalarView, to writer: inout SafeWriter, limits: TextLimits
) -> Rest {
  let mostCharacters = limits.characters ?? .max
  let mostLines = limits.lines ?? .max
  var index = scalars.startIndex
  while index < scalars.endIndex {
    let scalar = scalars[index]
    let next = scalars.index(after: index)
    if writer.breaksLines, scalar == "\r", scalars[next...].first == "\n" {
      index = next
      continue
    }
    if writer.shown + scalar.leastShown > mostCharacters {
      return .characters(scalars[index...].count)
    }
    index = next
    if scalar.isLineBreak, writer.lines.count + 1 >= mostLines {
      return .lines(1 + scalars[index...].count(where: \.isLineBreak))
    }
    writer.put(scalar)
  }
  return .nothing
}

extension Unicode.Scalar {
  fileprivate var isLineBreak: Bool { treatment == .newline }

  /// What it takes at least where it is shown: what stands for it is not begun when it has no room.
  fileprivate var leastShown: Int {
    switch treatment {
    case .plain, .newline: 1
    case .tab: 4
    case .caret: 2
    case .code: codeText.utf8.count
    case .mark, .selector, .joiner, .tag, .dropped: 0
    }
  }
}
