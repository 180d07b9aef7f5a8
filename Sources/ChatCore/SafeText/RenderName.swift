/// A user's or a group's name, safe and ready to be shown.
public struct RenderedName: Hashable, Sendable {
  /// In quotes when the name is odd; at most 23 columns and `…`, beside quotes.
  public var text: String
  /// What to tell about it, in this order.
  public var flags: [NameFlag]

  public init(text: String, flags: [NameFlag]) {
    self.text = text
    self.flags = flags
  }
}

/// What is odd about a name.
public enum NameFlag: Hashable, Sendable, CustomStringConvertible {
  /// It holds what no ordinary name holds, and stands in quotes.
  case suspicious
  /// It looks like this other name, which is known; rendered.
  case confusable(with: String)
  /// It looks like words of ours.
  case reservedWord

  /// `suspicious`, `confusable:bob`, `reserved-word`
  public var description: String {
    switch self {
    case .suspicious: "suspicious"
    case .confusable(let name): "confusable:\(name)"
    case .reservedWord: "reserved-word"
    }
  }
}

/// A name that others made, for the terminal.
///
/// - Parameter known: names that it must not be mistaken for. The name itself may be among them.
public func renderName(
  _ name: some Name, known: KnownNames = KnownNames()
) -> RenderedName {
  let (text, isOdd) = shownName(name.text)
  var flags: [NameFlag] = isOdd ? [.suspicious] : []
  if let twin = known.twin(of: name.text) { flags.append(.confusable(with: shownName(twin).text)) }
  if isReservedWord(name.text) { flags.append(.reservedWord) }
  return RenderedName(text: text, flags: flags)
}

/// How a name is shown, and whether it is odd.
func shownName(_ name: String) -> (text: String, isOdd: Bool) {
  let mostColumns = 23
  var writer = SafeWriter(.name, mostColumns: mostColumns)
  for scalar in name.unicodeScalars { writer.put(scalar) }
  writer.finish()
  let shown = writer.cutLine.map { $0 + "…" } ?? writer.line
  let isOdd = writer.isOdd || hasOddSpaces(name) || hasMarksOfOurs(name)
  return (isOdd ? "\"\(shown)\"" : shown, isOdd)
}

/// Spaces at an end, or two in a row.
private func hasOddSpaces(_ name: String) -> Bool {
  var previous: Unicode.Scalar = " "
  for scalar in name.unicodeScalars {
    if scalar == " ", previous == " " { return true }
    previous = scalar
  }
  return previous == " "
}

/// Punctuation that frames our own lines, and the pictures that stand for trust.
private let marksOfOurs: Set<Unicode.Scalar> = [
  "[", "]", "<", ">", "\\", "|", ":", "\"",
  "\u{1F512}", "\u{1F513}", "\u{1F50F}", "\u{1F510}", "\u{1F511}", "\u{1F5DD}",
  "\u{2713}", "\u{2714}", "\u{2705}", "\u{2611}",
]

private func hasMarksOfOurs(_ name: String) -> Bool {
  name.unicodeScalars.contains { marksOfOurs.contains(lookalike(of: $0)) }
}

/// What our own notices begin with.
private let signsOfNotices: Set<Unicode.Scalar> = ["*", "-", "=", "~", "!", "."]

private let reservedSkeletons = Set(
  ["control", "users", "groups", "chat", "system", "server", "broker", "you", "eu"]
    .map { Skeleton(of: $0).folded })

/// Words of our own lines and topics, and names of nothing but the signs that begin a notice.
private func isReservedWord(_ name: String) -> Bool {
  name.unicodeScalars.allSatisfy { signsOfNotices.contains(lookalike(of: $0)) }
    || reservedSkeletons.contains(Skeleton(of: name).folded)
}
