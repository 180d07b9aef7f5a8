/// Every control sequence that the program writes to a terminal (ECMA-48, xterm's "Control Sequences"), and the two that
/// it reads. Nothing else writes an ESC: the end-to-end tests let only what `all` lists through.
public enum ControlSequence {
  static let carriageReturn: [UInt8] = [0x0D]
  static let newLine: [UInt8] = [0x0D, 0x0A]
  static let bell: [UInt8] = [0x07]
  /// Only where nothing else can be trusted (`TERM=dumb`, `--plain`).
  static let backspace: UInt8 = 0x08
  static let eraseToEndOfRow = bytes("\u{1B}[K")
  static let eraseToEndOfScreen = bytes("\u{1B}[J")
  static let clearScreen = bytes("\u{1B}[H\u{1B}[2J")
  static let saveCursor = bytes("\u{1B}7")
  static let restoreCursor = bytes("\u{1B}8")
  static let endAttributes = bytes("\u{1B}[m")
  static let pasteModeOn = bytes("\u{1B}[?2004h")
  static let pasteModeOff = bytes("\u{1B}[?2004l")

  /// What a terminal sends before and after a paste.
  static let pasteBegin = bytes("\u{1B}[200~")
  static let pasteEnd = bytes("\u{1B}[201~")

  static func up(_ rows: Int) -> [UInt8] { rows > 0 ? bytes("\u{1B}[\(rows)A") : [] }
  static func down(_ rows: Int) -> [UInt8] { rows > 0 ? bytes("\u{1B}[\(rows)B") : [] }
  static func right(_ columns: Int) -> [UInt8] { columns > 0 ? bytes("\u{1B}[\(columns)C") : [] }

  /// Select Graphic Rendition with these parameters.
  static func attributes(_ parameters: String) -> [UInt8] { bytes("\u{1B}[\(parameters)m") }

  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}

extension ControlSequence {
  /// Colours and attributes: one parameter of Select Graphic Rendition (ECMA-48, 8.3.117). The bright colours are
  /// aixterm's, which all terminals of today know.
  public enum Attribute: Int, CaseIterable, Sendable {
    case none = 0
    case bold = 1
    case faint = 2
    case black = 30
    case red = 31
    case green = 32
    case yellow = 33
    case blue = 34
    case magenta = 35
    case cyan = 36
    case white = 37
    case brightBlack = 90
    case brightRed = 91
    case brightGreen = 92
    case brightYellow = 93
    case brightBlue = 94
    case brightMagenta = 95
    case brightCyan = 96
    case brightWhite = 97
  }

  /// A text in this look, and the terminal's own behind it.
  public static func painted(_ text: String, _ attribute: Attribute) -> String {
    "\u{1B}[\(attribute.rawValue)m\(text)\u{1B}[\(Attribute.none.rawValue)m"
  }

  /// All of the above that is written, with what it does. `#` stands for a decimal number without a leading zero.
  public static let all: KeyValuePairs<String, String> = [
    "\r": "to column 0",
    "\r\n": "down a row, scrolling at the bottom; LF alone is never written",
    "\u{7}": "the bell",
    "\u{8}": "a column to the left",
    "\u{1B}[#A": "up so many rows",
    "\u{1B}[#B": "down so many rows, not beyond the last",
    "\u{1B}[#C": "right so many columns",
    "\u{1B}[K": "erase from the cursor to the end of the row",
    "\u{1B}[J": "erase from the cursor to the end of the screen",
    "\u{1B}[H": "to the top left corner (^L only)",
    "\u{1B}[2J": "erase the screen (^L only)",
    "\u{1B}7": "remember the cursor's place",
    "\u{1B}8": "go back to it",
    "\u{1B}[m": "end all attributes",
    "\u{1B}[0m": "the same",
    "\u{1B}[1m": "bold",
    "\u{1B}[2m": "faint",
    "\u{1B}[30m": "black",
    "\u{1B}[31m": "red",
    "\u{1B}[32m": "green",
    "\u{1B}[33m": "yellow",
    "\u{1B}[34m": "blue",
    "\u{1B}[35m": "magenta",
    "\u{1B}[36m": "cyan",
    "\u{1B}[37m": "white",
    "\u{1B}[90m": "bright black",
    "\u{1B}[91m": "bright red",
    "\u{1B}[92m": "bright green",
    "\u{1B}[93m": "bright yellow",
    "\u{1B}[94m": "bright blue",
    "\u{1B}[95m": "bright magenta",
    "\u{1B}[96m": "bright cyan",
    "\u{1B}[97m": "bright white",
    "\u{1B}[?2004h": "pastes come between ESC [ 200 ~ and ESC [ 201 ~ from now on",
    "\u{1B}[?2004l": "no longer",
  ]
}
