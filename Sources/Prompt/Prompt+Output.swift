import CEditLine

/// What goes to the terminal, as fast as it takes it: lines above, and the line itself below them.
extension Prompt {
  /// Bytes of lines between two drawings of the input: as long as the terminal is busy with them, nothing else is seen.
  private static let chunk = 1 << 12
  /// So many waiting lines are reason enough to wait for the terminal.
  private static let pauseLimit = 256
  /// How long it is given to take the most of them.
  private static let patience = Duration.milliseconds(500)

  // MARK: The program's side

  /// Prints lines above the prompt, or where the cursor is when no line is being read.
  ///
  /// While the terminal takes no output they wait; of more than `Configuration.backlogLimit` those in the middle are
  /// dropped, after the terminal had half a second to catch up.
  ///
  /// - Parameter lines: without newlines; nothing in them may move the cursor. Colours (Select Graphic Rendition) may be
  ///   in them and are ended with each line. Longer ones than the window is wide wrap.
  /// - Parameters:
  ///   - ringing: the terminal's bell rings, once, when they are printed; not when it is behind.
  ///   - prompt: the prompt from now on, drawn once with them; nil: as it is.
  ///   - saysPrompt: in plain mode, whether the prompt is written again though nothing is half typed: it is read aloud.
  public func printAbove(
    _ lines: [String], ringing: Bool = false, prompt: StyledText? = nil, saysPrompt: Bool = true
  ) {
    isPrinting = true
    defer { isPrinting = false }
    if let prompt { self.prompt = prompt }
    if !saysPrompt, isPlain, isWaiting, hasNothingTyped { isUnsaid = true }
    ringsNext = ringing && !wantsOutput
    for line in lines {
      if backlog.isFull { catchUp() }
      backlog.append(line)
    }
    update(showing: isWaiting)
    ringsNext = false
  }

  /// Whether the terminal has yet to take something: poll its output for POLLOUT too, and call `flush` when it is ready.
  public var wantsOutput: Bool { !terminal.isDead && (terminal.isBehind || !backlog.isEmpty) }

  /// Whether the terminal is given time, half a second, to take what waits: whoever has more lines does well to keep
  /// them until it has. Of one that does not keep up it is false: it is not waited for again until it has taken all.
  public var asksForPause: Bool { pauseEnd.map { !isSlow && ContinuousClock.now < $0 } ?? false }

  /// Writes what the terminal takes now. Does not block.
  public func flush() { update(showing: isWaiting) }

  // MARK: Bringing the terminal up to date

  /// Once everything before was taken: makes room for a window of another size, prints what waits, and draws.
  ///
  /// - Parameter showing: whether the line is in a state to be shown.
  func update(showing: Bool) {
    terminal.flush()
    while !terminal.isBehind, !terminal.isDead {
      let lines = backlog.take(bytes: Self.chunk)
      terminal.write(picture(lines, showing: showing))
      if backlog.isEmpty { break }
    }
    if !wantsOutput { isSlow = false }
    measureBacklog()
  }

  private func measureBacklog() {
    if backlog.count < Self.pauseLimit || terminal.isDead {
      pauseEnd = nil
    } else if let pauseEnd {
      isSlow = isSlow || ContinuousClock.now >= pauseEnd
    } else {
      pauseEnd = ContinuousClock.now + Self.patience
    }
  }

  /// One erase and one drawing for all the lines.
  private func picture(_ lines: [String], showing: Bool) -> [UInt8] {
    var bytes = clearsScreen ? painter.clear() : []
    clearsScreen = false
    bytes += followSize()
    if !lines.isEmpty {
      bytes +=
        painter.erase() + painter.write(lines: lines) + (ringsNext ? ControlSequence.bell : [])
      ringsNext = false
    }
    guard showing else { return bytes }
    if isUnsaid, isPlain, hasNothingTyped { return bytes }
    isUnsaid = false
    bytes += painter.show(layout())
    return chat_el_rang() != 0 ? bytes + ControlSequence.bell : bytes
  }

  /// Leaves the input on the screen; what is waiting comes before it.
  func leave(_ line: [UInt32], cursor: Int? = nil, mark: String = "") {
    update(showing: false)
    let layout = layout(line, cursor ?? line.count)
    guard wantsOutput else { return terminal.write(painter.leave(layout, mark: mark)) }
    terminal.write(painter.erase())
    let text = layout.rows.flatMap(\.cells).map(\.text).joined()
    backlog.append(text + mark)
  }

  /// Gives the terminal time to take everything.
  func drain() {
    update(showing: isWaiting)
    while wantsOutput {
      terminal.drain()
      guard !terminal.isBehind else { return }
      update(showing: isWaiting)
    }
  }

  /// A terminal that is read takes much in little time; one that is not is not waited for again.
  private func catchUp() {
    update(showing: false)
    let end = ContinuousClock.now + .milliseconds(500)
    while backlog.isFull, !isSlow, !terminal.isDead {
      if !terminal.isWritable(within: 500) || ContinuousClock.now > end { isSlow = true }
      update(showing: false)
    }
  }

  /// The bell is for now: when the terminal is behind, it is not rung.
  func ring() { if !wantsOutput { terminal.write(ControlSequence.bell) } }

  // MARK: The picture

  private var hasNothingTyped: Bool { secret == nil && line.text.isEmpty }

  /// The line as it is seen: nothing of a secret, and what a search found.
  var line: (text: [UInt32], cursor: Int) {
    secret == nil ? search?.picture ?? editor.line : ([], 0)
  }

  func layout() -> Layout {
    let line = line
    return layout(line.text, line.cursor)
  }

  func layout(_ line: [UInt32], _ cursor: Int) -> Layout {
    Layout(prompt: prompt, line: line, cursor: cursor, columns: painter.size.columns)
  }

  /// Looks at the window's size; bytes that make room for another picture when it is not what it was.
  private func followSize() -> [UInt8] {
    let size = terminal.size
    guard size != painter.size else { return [] }
    let line = line
    let again = Layout(prompt: prompt, line: line.text, cursor: line.cursor, columns: size.columns)
    return painter.resize(to: size, again: again)
  }
}
