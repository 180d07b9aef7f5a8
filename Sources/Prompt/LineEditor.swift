import CEditLine
import Environment
import Glibc

/// libedit, which owns the line: its text, cursor, keys, undo, kill ring, history walk and searches. It draws into a
/// stream that is only listened to for the bell; the line is drawn by a `LinePainter` from what is here.
struct LineEditor {
  /// Typing stops at this many code points; libedit's buffers are that large from the start.
  static let longestLine = 60000
  /// libedit keeps only so much of a half-typed line when the user walks into the history.
  static let longestDraft = 1024
  /// Keys that no keyboard sends: C1 controls, which the decoder drops.
  static let insertKey: UInt32 = 0x80
  static let olderKey: UInt32 = 0x81
  static let newerKey: UInt32 = 0x82

  private let editor: OpaquePointer

  /// - Parameter context: what `context(of:)` gives back inside the callbacks.
  init(configuration: Configuration, context: UnsafeMutableRawPointer) throws(PromptError) {
    // "emacs" makes libedit give up the terminal's modes; a dumb terminal is what its shell window is.
    if EnvironmentVariable.terminal.text == "emacs" { EnvironmentVariable.terminal.set("dumb") }
    setlocale(LC_CTYPE, "C.UTF-8")
    guard
      let editor = chat_el_new(
        configuration.program, configuration.input, configuration.output, context)
    else { throw .noEditor }
    self.editor = editor
  }

  func end() { chat_el_end(editor) }

  static func context(of editor: OpaquePointer?) -> UnsafeMutableRawPointer? {
    chat_el_context(editor)
  }

  /// Installs reader, history and commands, the user's own keys, and the terminal's modes.
  func set(
    reader: chat_el_reader, history: chat_el_history, insert: chat_el_command,
    complete: chat_el_command, searchOlder: chat_el_command, searchNewer: chat_el_command
  ) {
    _ = chat_el_set_reader(editor, reader)
    _ = chat_el_set_history(editor, history)
    add("chat-insert", "Insert what was pasted or quoted", insert)
    add("chat-complete", "Complete the word before the cursor", complete)
    add("chat-search-older", "Search the history for what is typed", searchOlder)
    add("chat-search-newer", "The same, towards the newest", searchNewer)
    _ = chat_el_grow(editor, 65536)
    bindComfort()
    chat_el_source(editor)
    bindVi()
    bindOwn()
    _ = chat_el_raw_modes(editor)
    _ = chat_el_prepare_terminal(editor, 1)
  }

  var canMove: Bool { chat_el_can_move(editor) != 0 }

  // MARK: The line

  /// Text and cursor, in Unicode scalars.
  var line: (text: [UInt32], cursor: Int) {
    var length = 0
    var cursor = 0
    guard let start = chat_el_line(editor, &length, &cursor) else { return ([], 0) }
    return (UnsafeBufferPointer(start: start, count: length).map { UInt32(bitPattern: $0) }, cursor)
  }

  var length: Int {
    var length = 0
    var cursor = 0
    return chat_el_line(editor, &length, &cursor) == nil ? 0 : length
  }

  /// Gives libedit a screen larger than the line, whatever the window's size. Where a line outgrows the screen, libedit
  /// loses count of its rows and writes through a null pointer (refresh.c, re_refresh_cursor and re_fastputc).
  ///
  /// - Parameter rows: of that screen; 0: still the window's, as at the beginning of each line.
  func fitScreen(_ rows: inout Int) {
    let columns = 1024
    // A code point takes at most nine cells (`\U+10FFFF`).
    let needed = length * 9 / columns + 2
    guard needed > rows else { return }
    rows = max(64, needed * 2)
    _ = chat_el_set_screen(editor, Int32(rows), Int32(columns))
  }

  /// Reads a line to its end; nil when it ended otherwise.
  func read() -> [UInt32]? {
    var count: Int32 = 0
    guard let start = chat_el_gets(editor, &count), count > 0 else { return nil }
    let text = UnsafeBufferPointer(start: start, count: Int(count)).map { UInt32(bitPattern: $0) }
    return text.last == 0x0A ? text.dropLast() : text
  }

  func insert(_ text: [UInt32]) { _ = chat_el_insert(editor, terminated(text)) }

  func replace(by text: [UInt32], cursor: Int) {
    _ = chat_el_replace(editor, terminated(text), cursor)
  }

  private func terminated(_ text: [UInt32]) -> [Int32] { text.map(Int32.init(bitPattern:)) + [0] }

  // MARK: Keys

  private func add(_ name: StaticString, _ help: StaticString, _ command: chat_el_command) {
    _ = chat_el_add_command(editor, permanent(name), permanent(help), command)
  }

  /// libedit keeps the pointer for good.
  private func permanent(_ text: StaticString) -> UnsafePointer<Int32> {
    let wide = wide(text.description)
    let copy = UnsafeMutablePointer<Int32>.allocate(capacity: wide.count)
    copy.initialize(from: wide, count: wide.count)
    return UnsafePointer(copy)
  }

  private func wide(_ text: String) -> [Int32] { text.unicodeScalars.map { Int32($0.value) } + [0] }

  private func bind(_ keys: String, _ command: String) {
    _ = chat_el_bind(editor, wide(keys), wide(command))
  }

  private func bindAlternative(_ keys: String, _ command: String) {
    _ = chat_el_bind_alternative(editor, wide(keys), wide(command))
  }

  /// What the program cannot do without; bound again before each line, since `bind -v` and the like drop it.
  func bindOwn() {
    let own = [
      "\u{80}": "chat-insert", "\u{81}": "ed-prev-history", "\u{82}": "ed-next-history",
    ]
    for (key, command) in own {
      bind(key, command)
      bindAlternative(key, command)
    }
    bind("\t", "chat-complete")
    if chat_el_is_vi(editor) != 0 {
      // libedit's own command line, an editor in a process of its own, and sending a line made a comment.
      for key in [":", "v", "#"] { bindAlternative(key, "ed-unassigned") }
    } else {
      bind("\u{1B}x", "ed-unassigned")
      bind("\u{1B}X", "ed-unassigned")
    }
  }

  /// Keys that people expect from a line editor, for emacs' mode, in which ESC begins a sequence anyway. The user's own
  /// bindings come later and win.
  private func bindComfort() {
    bind("^R", "chat-search-older")
    bind("^S", "chat-search-newer")
    bind("^W", "ed-delete-prev-word")
    for (keys, command) in comfort { bind("\u{1B}" + keys, command) }
    for keys in unused { bind("\u{1B}" + keys, "ed-ignore") }
  }

  private func bindVi() {
    guard chat_el_is_vi(editor) != 0 else { return }
    bind("^R", "chat-search-older")
  }
}

private let comfort = [
  ("[3~", "ed-delete-next-char"), ("[1~", "ed-move-to-beg"), ("[7~", "ed-move-to-beg"),
  ("[4~", "ed-move-to-end"), ("[8~", "ed-move-to-end"), ("[1;5C", "em-next-word"),
  ("[1;3C", "em-next-word"), ("[1;5D", "ed-prev-word"), ("[1;3D", "ed-prev-word"),
  ("[5~", "ed-search-prev-history"), ("[6~", "ed-search-next-history"),
]

/// Insert, back tab, the function keys, focus reports: without a binding, the end of their sequences would be typed.
private let unused =
  ["[2~", "[Z", "[I", "OP", "OQ", "OR", "OS"]
  + [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24].map { "[\($0)~" }
