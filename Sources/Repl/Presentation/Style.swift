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

/// What a piece of a line is; each has one look. All SGR sequences that lines for people hold stand here: the eight
/// colours that every terminal has, by their names, and of them only those that are readable on dark and on light.
enum Ink: Hashable, Sendable {
  case time, place, own, problem, faint, heading
  /// A sender who names this user.
  case mention
  /// A sender: one of a few colours, always the same for the same name.
  case sender(hash: UInt64)

  private var code: String {
    switch self {
    case .time, .faint: "2"
    case .place: Colour.cyan.code
    case .own, .heading: "1"
    case .problem: Colour.red.code
    case .mention: "7"
    case .sender(let hash): Colour.senders[Int(hash % UInt64(Colour.senders.count))].code
    }
  }

  private enum Colour: Int {
    case red = 31
    case green = 32
    case magenta = 35
    case cyan = 36

    static let senders: [Colour] = [.green, .magenta, .cyan]

    var code: String { String(rawValue) }
  }

  fileprivate func paint(_ text: String) -> String { "\u{1B}[\(code)m\(text)\u{1B}[0m" }
}

extension Style {
  func paint(_ words: Words, _ ink: Ink?) -> String {
    guard colour, let ink, !words.text.isEmpty else { return words.text }
    return ink.paint(words.text)
  }
}
