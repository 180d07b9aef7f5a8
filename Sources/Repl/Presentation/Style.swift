import Prompt

/// How lines for people look.
struct Style: Hashable, Sendable {
  /// Colours, as SGR sequences (ECMA-48, section 8.3.117).
  var colour: Bool
  /// For screen readers and simple terminals: words instead of signs.
  var plain: Bool
  /// The width of the terminal: wider lines are broken under the gutter; nil: they are left to whoever shows them.
  var columns: Int?
  /// Tell when an own text has reached the broker and the other side.
  var receipts = true
  /// Mark own texts that wait for the broker: while it is there they do so for an instant.
  var marksQueued = true

  init(colour: Bool, plain: Bool, columns: Int? = nil, receipts: Bool = true) {
    self.colour = colour
    self.plain = plain
    self.columns = columns
    self.receipts = receipts
  }
}

/// What a piece of a line is; each has one look.
enum Ink: Hashable, Sendable {
  case time, place, own, problem, faint, heading
  /// A sender: one of a few colours, always the same for the same name.
  case sender(hash: UInt64)

  private static let senders: [ControlSequence.Attribute] = [.green, .magenta, .cyan]

  private var attribute: ControlSequence.Attribute {
    switch self {
    case .time, .faint: .faint
    case .place: .cyan
    case .own, .heading: .bold
    case .problem: .red
    case .sender(let hash): Self.senders[Int(hash % UInt64(Self.senders.count))]
    }
  }

  fileprivate func paint(_ text: String) -> String { ControlSequence.painted(text, attribute) }
}

extension Style {
  func paint(_ words: Words, _ ink: Ink?) -> String {
    guard colour, let ink, !words.text.isEmpty else { return words.text }
    return ink.paint(words.text)
  }
}
