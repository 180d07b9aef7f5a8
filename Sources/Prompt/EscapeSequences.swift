/// Every control sequence that this module writes to a terminal (ECMA-48, xterm's "Control Sequences"), and the two that
/// it reads. Nothing else in the module holds an ESC.
///
///     CR                to column 0
///     LF                down a row, scrolling at the bottom (always behind CR)
///     BEL               the bell
///     ESC [ n A         up n rows
///     ESC [ n B         down n rows, not beyond the last
///     ESC [ n C         right n columns
///     ESC [ K           erase from the cursor to the end of the row
///     ESC [ J           erase from the cursor to the end of the screen
///     ESC [ H           to the top left corner (^L only)
///     ESC [ 2 J         erase the screen (^L only)
///     ESC 7, ESC 8      remember the cursor's place, go back to it
///     ESC [ … m         colours and attributes of the prompt; ESC [ m ends them
///     ESC [ ? 2004 h    pastes come between ESC [ 200 ~ and ESC [ 201 ~ from now on; l: no longer
enum Escape {
  static let carriageReturn: [UInt8] = [0x0D]
  static let newLine: [UInt8] = [0x0D, 0x0A]
  static let bell: [UInt8] = [0x07]
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
