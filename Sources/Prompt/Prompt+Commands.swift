import CEditLine

/// What libedit's keys are bound to.
extension Prompt {
  /// Inserts what was pasted or quoted, or puts a line back.
  func insertCommand() -> Int32 {
    if let line = replacement {
      replacement = nil
      editor.replace(by: line, cursor: line.count)
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
    let matches = Matches(of: answer.prefix, in: answer.names)
    switch matches.count {
    case 0: return Int32(CHAT_EL_ERROR)
    case 1: put(matches[0] + answer.suffix, in: answer.range, of: line.text)
    default:
      let common = answer.insertion ?? matches.commonPrefix
      let typed =
        answer.insertion == nil ? answer.prefix : text(Array(line.text[answer.range]))
      if common == typed || common.utf8.count < typed.utf8.count {
        printAbove(matches.rows(size: painter.size))
      } else {
        put(common, in: answer.range, of: line.text)
      }
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

private func prompt(of editor: OpaquePointer?) -> Prompt? {
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
