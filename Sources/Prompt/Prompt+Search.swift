import CEditLine

/// ^R and ^S: while a search is on, keys go to it and not to libedit.
extension Prompt {
  func searchCommand(_ direction: HistorySearch.Direction) -> Int32 {
    let line = editor.line
    guard line.text.count <= LineEditor.longestDraft else { return Int32(CHAT_EL_ERROR) }
    search = HistorySearch(
      entries: historyEntries, draft: line, direction: direction, isSpoken: isPlain)
    return Int32(CHAT_EL_NORM)
  }

  /// - Returns: the key, if it ends the search and has a meaning of its own.
  func decideInSearch(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x03:
      search = nil
      return nil
    case 0x07: search = nil
    case 0x08, 0x7F: search?.removeLast()
    case 0x12: search?.next(.older, lastPattern: lastPattern)
    case 0x13: search?.next(.newer, lastPattern: lastPattern)
    case 0x20...: search?.append(scalar)
    default:
      endSearch()
      // ESC alone leaves the search; one that begins an arrow's sequence is that key.
      return scalar == 0x1B && !decoder.goesOnFromEscape ? nil : scalar
    }
    if search?.hasFailed ?? true { ring() }
    return nil
  }

  /// Takes what was found into the line: libedit is walked to that entry, so that it knows where it is in the history.
  func endSearch() {
    guard let search else { return }
    self.search = nil
    lastPattern = search.pattern
    guard let found = search.found else { return }
    pushed += [UInt32](repeating: LineEditor.newerKey, count: walked)
    pushed += [UInt32](repeating: LineEditor.olderKey, count: found + 1)
    replacement = search.line
    pushed.append(LineEditor.insertKey)
  }
}

func searchOlderCallback(editor: OpaquePointer?, key: wint_t) -> UInt8 {
  UInt8(prompt(of: editor)?.searchCommand(.older) ?? Int32(CHAT_EL_ERROR))
}

func searchNewerCallback(editor: OpaquePointer?, key: wint_t) -> UInt8 {
  UInt8(prompt(of: editor)?.searchCommand(.newer) ?? Int32(CHAT_EL_ERROR))
}
