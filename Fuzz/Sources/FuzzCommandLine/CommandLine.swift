import ChatCore
import CommandParser
import FuzzSupport

/// A typed line, a script and the Tab key: parsing comes to an end, completion replaces what is there, and a completed
/// name is read back as the name that it is.
@_cdecl("LLVMFuzzerTestOneInput")
public func commandLine(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let input = bytes(start, count)
  let line = String(decoding: input, as: UTF8.self)
  for mode in Mode.allCases { parse(line, mode) }
  script(input)
  for cursor in Set([0, count / 2, line.unicodeScalars.count]) { complete(line, cursor) }
  readBack(line)
  return 0
}

private func parse(_ line: String, _ mode: Mode) {
  do throws(SyntaxError) {
    if case .command(_, let span) = try Parser(mode: mode).parse(line) {
      claim(span.columns.upperBound <= line.unicodeScalars.count + 1, "a span outside of the line")
    }
  } catch {
    claim(!error.description.isEmpty, "an error without words")
  }
}

private func script(_ input: [UInt8]) {
  var reader = ScriptReader()
  reader.feed(input)
  reader.finish()
  do throws(ScriptError) {
    while let line = try reader.next() {
      claim(line.text.utf8.count <= ScriptReader.longestLine, "a line over the limit")
    }
  } catch {
    claim(error.line >= 1 && error.column >= 1, "an error nowhere")
  }
}

private let users = ["@at", "Ana Maria", "\"q", "bob", "bobby"].map { UserName(unchecked: $0) }
private let groups = ["ops", "orga team"].map { GroupName(unchecked: $0) }

private func complete(_ line: String, _ cursor: Int) {
  let vocabulary = Vocabulary(
    users: users.sorted(), groups: groups, conversations: [.user(UserName(unchecked: "bob"))])
  guard let done = Grammar.standard.complete(line, cursor: cursor, vocabulary: vocabulary) else {
    return
  }
  claim(done.count >= 1 && done.candidates.count <= Completion.mostCandidates, "a wrong count")
  claim(done.range.upperBound <= line.unicodeScalars.count, "a range outside of the line")
}

/// A name out of the input is completed from its first scalar, and the line is parsed.
private func readBack(_ text: String) {
  guard let name = accepted({ () throws(NameError) in try UserName(received: text) }),
    let first = text.unicodeScalars.first
  else { return }
  let typed = first == "@" || first == "#" ? "@" : ""
  let head = "/whois " + typed
  guard
    let done = Grammar.standard.complete(
      head, cursor: head.unicodeScalars.count, vocabulary: Vocabulary(users: [name]))
  else { return claim(false, "a known name is not completed") }
  let line = String(String.UnicodeScalarView(head.unicodeScalars.prefix(done.range.lowerBound)))
  do throws(SyntaxError) {
    guard
      case .command(.chat(.whois(let read)), _) = try Parser(mode: .prompt).parse(
        line + done.insertion + done.suffix)
    else { return claim(false, "another command") }
    claim(read == name, "\(read) for \(name)")
  } catch {
    claim(false, "a completed name is refused: \(error)")
  }
}
