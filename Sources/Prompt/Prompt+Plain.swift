/// For screen readers, and for terminals that can do no more: nothing is drawn again.
extension Prompt {
  /// Whether what was written stays as it is.
  public var isPlain: Bool { painter is PlainPainter }

  /// Writes the prompt, if it was left out after the last lines.
  public func sayPrompt() {
    guard isUnsaid else { return }
    isUnsaid = false
    if isWaiting { update(showing: true) }
  }

  /// Draws otherwise from here on. A terminal that cannot move its cursor stays plain.
  ///
  /// - Precondition: no line is being read.
  public func setPlain(_ isPlain: Bool) {
    precondition(!isWaiting, "a line is being read")
    guard isPlain != self.isPlain else { return }
    terminal.write(painter.erase())
    choosePainter(plain: isPlain)
  }

  func choosePainter(plain: Bool) {
    painter =
      plain || !editor.canMove
      ? PlainPainter(size: terminal.size)
      : Painter(size: terminal.size, rewraps: Terminal.isTmux)
  }
}
