import CommandParser
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
  /// Add lines that name the command which goes on: for people at a prompt, not for what reads a pipe.
  var hints = true

  var palette = Palette()
  var timestamps = Timestamps.minutes

  init(colour: Bool, plain: Bool, columns: Int? = nil, receipts: Bool = true) {
    self.colour = colour
    self.plain = plain
    self.columns = columns
    self.receipts = receipts
  }
}

/// What a piece of a line is; each has one look, which the palette gives it. The usual ones are of the colours that
/// every terminal has by name, and of them only those that are readable on dark and on light.
enum Ink: Hashable, Sendable {
  case time, place, own, problem, faint, heading
  /// A sender: one of a few colours, always the same for the same name.
  case sender(hash: UInt64)
  /// A text that holds one's own name.
  case mention

  private static let senders: [Look] = [.green, .magenta, .cyan]

  fileprivate func look(_ palette: Palette) -> Look {
    switch self {
    case .time: palette.time
    case .place: palette.place
    case .own: palette.own
    case .problem: palette.trouble
    case .faint: .dim
    case .heading: .bold
    case .sender(let hash):
      palette.others ?? Self.senders[Int(hash % UInt64(Self.senders.count))]
    case .mention: palette.mentions
    }
  }
}

extension Look {
  /// nil: the terminal's own look.
  fileprivate var attribute: ControlSequence.Attribute? {
    switch self {
    case .none: nil
    case .bold: .bold
    case .dim: .faint
    case .black: .black
    case .red: .red
    case .green: .green
    case .yellow: .yellow
    case .blue: .blue
    case .magenta: .magenta
    case .cyan: .cyan
    case .white: .white
    case .brightBlack: .brightBlack
    case .brightRed: .brightRed
    case .brightGreen: .brightGreen
    case .brightYellow: .brightYellow
    case .brightBlue: .brightBlue
    case .brightMagenta: .brightMagenta
    case .brightCyan: .brightCyan
    case .brightWhite: .brightWhite
    }
  }
}

extension Style {
  func paint(_ words: Words, _ ink: Ink?) -> String {
    guard colour, let attribute = ink?.look(palette).attribute, !words.text.isEmpty else {
      return words.text
    }
    return ControlSequence.painted(words.text, attribute)
  }
}
