import CEditLine
import Glibc

/// What libedit calls for: keys. Some of them are decided here and never reach it.
extension Prompt {
  /// The next code point for libedit; nil when the line shall end.
  func nextCharacter() -> UInt32? {
    editor.fitScreen(&screenRows)
    mendLongLine()
    while ending == nil {
      if !pushed.isEmpty { return pushed.removeFirst() }
      guard let key = nextKey() else { break }
      switch key {
      case .scalar(let scalar): if let passed = decide(scalar) { return passed }
      case .paste(let bytes):
        endSearch()
        paste(lines(ofPaste: bytes))
      }
    }
    return nil
  }

  /// The next key; nil when the line shall end. Draws before it waits, and only then.
  func nextKey() -> Key? {
    while ending == nil {
      if let key = decoder.next() { return key }
      update(showing: true)
      switch decoder.missing {
      case .everything: waitForKeys()
      case .restOfEscape: if let key = finishEscape() { return key }
      case .restOfPaste: if let key = finishPaste() { return key }
      }
    }
    return nil
  }

  // MARK: Waiting

  /// Lets the program run until there is something to do.
  private func waitForKeys() {
    guard !terminal.isDead, let waiting else { return end() }
    isWaiting = true
    let wake = waiting()
    isWaiting = false
    let wasExpected = expectsContinue
    expectsContinue = false
    switch wake {
    case .input: readKeys()
    case .resized: break
    case .continued: if !wasExpected { takeTerminalAgain() }
    case .leave: end(.left, line: secret ?? cut(editor.line.text))
    }
    if terminal.isDead { end() }
  }

  private func readKeys() {
    switch terminal.read() {
    case .bytes(let bytes): decoder.feed(bytes)
    case .nothing: break
    case .end: end()
    }
  }

  /// An ESC may begin a paste: the rest of a sequence comes at once, or it was the key.
  private func finishEscape() -> Key? {
    guard terminal.isReadable(within: 50) else { return decoder.next(nothingFollows: true) }
    readKeys()
    return nil
  }

  /// Turns run between the pieces of a long paste. One whose end is lost ends when nothing comes any more.
  private func finishPaste() -> Key? {
    if terminal.isReadable(within: 0) {
      waitForKeys()
    } else if terminal.isReadable(within: 300) {
      readKeys()
    } else {
      return decoder.next(nothingFollows: true)
    }
    return nil
  }

  private func end() { end(.end, line: []) }

  private func end(_ entry: Entry, line: [UInt32], mark: String = "") {
    if ending == nil { ending = Ending(entry: entry, line: line, mark: mark) }
  }

  // MARK: Deciding

  /// - Returns: what libedit gets; nil when it is none of its business.
  private func decide(_ scalar: UInt32) -> UInt32? {
    if quotesNext { return quote(scalar) }
    if search != nil, ![0x0C, 0x1A, 0x1C].contains(scalar) {
      guard let key = decideInSearch(scalar) else { return nil }
      guard pushed.isEmpty else {
        pushed.append(key)
        return nil
      }
      return decide(key)
    }
    switch scalar {
    case 0x03: interrupt()
    case 0x04 where editor.length == 0: end(.end, line: [])
    case 0x0C: clearsScreen = true
    case 0x16: quotesNext = true
    case 0x1A: stop(by: SIGTSTP)
    case 0x1B where isSearchingInVi: cancelViSearch()
    case 0x1C: stop(by: SIGQUIT)
    case 0x20... where editor.length >= LineEditor.longestLine: ring()
    default: return scalar
    }
    return nil
  }

  private func interrupt() {
    let line = editor.line.text
    end(.interrupt(lineWasEmpty: line.isEmpty), line: line, mark: "^C")
  }

  /// ^V: the next code point is inserted whatever it is, but for those that no line can hold.
  private func quote(_ scalar: UInt32) -> UInt32? {
    quotesNext = false
    guard ![0x00, 0x0A, 0x0D].contains(scalar) else {
      ring()
      return nil
    }
    pushInsertion([scalar])
    return nil
  }

  /// vi's `/` and `?` show their pattern in place of the line.
  private var isSearchingInVi: Bool {
    let line = editor.line.text.prefix(2)
    return line == [0x0A, 0x2F] || line == [0x0A, 0x3F]
  }

  /// ESC would search and then send what is found; it shall leave the search, as deleting everything does.
  private func cancelViSearch() {
    let typed = max(0, editor.length - 3)
    pushed += [UInt32](repeating: 0x7F, count: typed + 1)
  }

  // MARK: Stopping

  /// Gives the terminal back, lets the signal act, and takes the terminal again if the process is still there.
  func stop(by signal: Int32) {
    drain()
    leave(line.text, cursor: line.cursor)
    terminal.restore()
    if signal == SIGTSTP { stopByDefault() } else { kill(getpid(), signal) }
    takeTerminalAgain()
    expectsContinue = signal == SIGTSTP
  }

  /// Even where the program handles or blocks SIGTSTP. Without a shell that could continue us, the system ignores it.
  private func stopByDefault() {
    var signals = sigset_t()
    var before = sigset_t()
    var standard = sigaction()
    var action = sigaction()
    standard.__sigaction_handler.sa_handler = SIG_DFL
    sigemptyset(&signals)
    sigaddset(&signals, SIGTSTP)
    sigaction(SIGTSTP, &standard, &action)
    sigprocmask(SIG_UNBLOCK, &signals, &before)
    kill(getpid(), SIGTSTP)
    sigprocmask(SIG_SETMASK, &before, nil)
    sigaction(SIGTSTP, &action, nil)
  }

  /// After others had the terminal: its modes are set again, and the line is drawn where the cursor now is.
  private func takeTerminalAgain() {
    terminal.reenter()
    painter.forget()
  }

  // MARK: Pastes and long lines

  /// One line goes into the line that is edited; several end it.
  func paste(_ lines: [String]) {
    let edited = editor.line
    guard lines.count > 1 else {
      let room = max(0, LineEditor.longestLine - edited.text.count)
      let pasted = (lines.first ?? "").unicodeScalars.map(\.value)
      if pasted.count > room { ring() }
      return pushInsertion(Array(pasted.prefix(room)))
    }
    let line = cut(edited.text)
    let cursor = min(edited.cursor, line.count)
    halfTyped = text(line)
    var all = lines
    all[0] = text(line[..<cursor]) + all[0]
    all[all.count - 1] += text(line[cursor...])
    end(.paste(all), line: line)
  }

  func pushInsertion(_ text: [UInt32]) {
    guard !text.isEmpty else { return }
    insertion = text
    pushed.append(LineEditor.insertKey)
  }

  /// Without what a search shows below the line.
  func cut(_ line: [UInt32]) -> [UInt32] { Array(line.prefix { $0 != 0x0A }) }

  /// libedit puts aside only the beginning of a long line when the user walks into the history; the rest comes back as
  /// NUL. The walk is refused (`takeHistoryStep`), but its way back is not asked for.
  private func mendLongLine() {
    guard editor.length > LineEditor.longestDraft else {
      longLine = nil
      return
    }
    let line = editor.line.text
    if line[LineEditor.longestDraft] == 0, let longLine {
      replacement = (longLine, longLine.count)
      pushed.append(LineEditor.insertKey)
    } else {
      longLine = line
    }
  }
}
