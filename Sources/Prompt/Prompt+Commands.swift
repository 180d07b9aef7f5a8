import CEditLine

/// What libedit's keys are bound to.
extension Prompt {
  /// Inserts what was pasted or quoted, or puts a line back.
  func insertCommand() -> Int32 {
    if let line = replacement {
      replacement = nil
      // The way there may have been too long.
      _ = chat_el_rang()
      editor.replace(by: line.text, cursor: line.cursor)
    } else {
      editor.insert(insertion)
    }
    return Int32(CHAT_EL_REFRESH)
  }

  /// Completes as far as all names agree; lists them above the line when that is no step further.
  func completeCommand() -> Int32 {
    let line = editor.line
    guard let answer = completion?(text(line.text), line.cursor),
      answer.range.lowerBound >= 0, answer.range.upperBound <= line.text.count
    else { return Int32(CHAT_EL_ERROR) }
    if answer.count == 0 { return Int32(CHAT_EL_ERROR) }
    let isDecided = answer.count == 1
    let insertion = answer.insertion + (isDecided ? answer.suffix : "")
    if isDecided || !text(Array(line.text[answer.range])).utf8.elementsEqual(insertion.utf8) {
      put(insertion, in: answer.range, of: line.text)
    } else {
      let list = CandidateList(names: answer.candidates, count: answer.count)
      printAbove(isPlain ? [list.spoken] : list.rows(size: painter.size))
    }
    return Int32(CHAT_EL_REFRESH)
  }

  private func put(_ name: String, in range: Range<Int>, of line: [UInt32]) {
    let name = name.unicodeScalars.map(\.value)
    let whole = line[..<range.lowerBound] + name + line[range.upperBound...]
    editor.replace(by: Array(whole), cursor: range.lowerBound + name.count)
  }
}

// MARK: The callbacks, which are C functions and find their prompt by libedit's context.

func prompt(of editor: OpaquePointer?) -> Prompt? {
  LineEditor.context(of: editor).map { Unmanaged<Prompt>.fromOpaque($0).takeUnretainedValue() }
}

func readerCallback(editor: OpaquePointer?, character: UnsafeMutablePointer<Int32>?) -> Int32 {
  guard let scalar = prompt(of: editor)?.nextCharacter() else { return 0 }
  character?.pointee = Int32(bitPattern: scalar)
  return 1
}

func historyCallback(
  context: UnsafeMutableRawPointer?, step: Int32, number: UnsafeMutablePointer<Int32>?
) -> UnsafePointer<Int32>? {
  let prompt = context.map { Unmanaged<Prompt>.fromOpaque($0).takeUnretainedValue() }
  guard let there = prompt?.takeHistoryStep(step) else { return nil }
  number?.pointee = Int32(there.number)
  return there.entry
}

func insertCallback(editor: OpaquePointer?, key: wint_t) -> UInt8 {
  UInt8(prompt(of: editor)?.insertCommand() ?? Int32(CHAT_EL_ERROR))
}

func completeCallback(editor: OpaquePointer?, key: wint_t) -> UInt8 {
  UInt8(prompt(of: editor)?.completeCommand() ?? Int32(CHAT_EL_ERROR))
}
