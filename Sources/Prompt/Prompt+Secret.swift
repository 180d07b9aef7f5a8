/// Secrets: read without libedit, shown nowhere, kept nowhere.
extension Prompt {
  /// Reads one line of which nothing is shown.
  ///
  /// - Parameter prompt: stands before it, for this line only.
  /// - Parameter waiting: as for `readLine`.
  /// - Returns: `.line`, `.interrupt`, `.end` or `.left`.
  public func readSecret(prompt question: StyledText, waiting: () -> Wake) -> Entry {
    guard begin() else { return .end }
    let before = prompt
    secret = []
    prompt = question
    let entry = run(waiting) { collectSecret() }
    leave(line.text, cursor: line.cursor)
    secret = nil
    prompt = before
    return terminal.isDead ? .end : entry
  }

  private func collectSecret() -> Entry {
    while let key = nextKey() {
      switch key {
      case .paste(let bytes):
        secret? += (lines(ofPaste: bytes).first ?? "").unicodeScalars.map(\.value)
      case .scalar(let scalar): if let entry = addToSecret(scalar) { return entry }
      }
    }
    return ending?.entry ?? .end
  }

  private func addToSecret(_ scalar: UInt32) -> Entry? {
    switch scalar {
    case 0x0A, 0x0D: return .line(text(secret ?? []))
    case 0x03: return .interrupt(lineWasEmpty: secret?.isEmpty ?? true)
    case 0x04 where secret?.isEmpty ?? true: return .end
    case 0x08, 0x7F: _ = secret?.popLast()
    case 0x15: secret = []
    case 0x1A: stop(by: 20)
    case 0x20...: secret?.append(scalar)
    default: break
    }
    return nil
  }
}
