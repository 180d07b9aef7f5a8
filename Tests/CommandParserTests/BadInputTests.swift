import ChatCore
import Testing

@testable import CommandParser

/// Every command of the grammar, wrong in every way that its row allows, and what is said.
///
/// The lines are made from the rows, so that no command is forgotten: a new one changes what is made, and its answers
/// have to be written down in `BadInput.answers`.
@Suite("Bad input")
struct BadInputTests {
  /// Words that are wrong where something is expected.
  private static func wrong(_ expectation: CommandParser.Expectation) -> [String] {
    switch expectation {
    case .user: ["#ops", "a/b"]
    case .group, .newGroup: ["@bob", "a+b"]
    case .target: ["@a/b", "\"open"]
    case .duration: ["soon", "10"]
    case .number: ["-1", "many"]
    case .words: ["nonsense"]
    case .command: ["nonsense"]
    case .expression: ["/open", "/a(/", "/a/x", "plain"]
    case .pendingID: ["12"]
    case .file: ["''"]
    case .setting: ["nonsense", "timeout soon"]
    case .searchWords: ["\"open"]
    case .value: []
    case .text, .pattern, .end: []
    }
  }

  /// The words of the example up to a parameter that has a fixed place.
  private static func words(of row: CommandRow, before index: Int) -> [String] {
    let path = "/" + row.form.words.joined(separator: " ")
    let samples = row.form.positionals.prefix(index).map { good($0.expectation) }
    return [path] + samples.filter { !$0.isEmpty }
  }

  private static func good(_ expectation: CommandParser.Expectation) -> String {
    switch expectation {
    case .user: "bob"
    case .group, .newGroup: "ops"
    case .target: "@bob"
    case .duration: "10s"
    case .number: "7"
    case .words(let words): words[0]
    case .command: "msg"
    case .expression: "/done/"
    case .pendingID: "held-3"
    case .file: "greet.chat"
    case .text: "some text"
    case .pattern: "a*"
    case .setting: "timeout"
    case .searchWords: "noon"
    case .value, .end: ""
    }
  }

  static func lines(of row: CommandRow) -> [String] {
    let form = row.form
    let parameters = form.positionals
    let isLong = parameters.first?.isOptional == true && parameters.contains { !$0.isOptional }
    var lines = isLong ? [words(of: row, before: 0)[0]] : []
    for (index, parameter) in parameters.enumerated() {
      let before = words(of: row, before: index).joined(separator: " ")
      if !parameter.isOptional { lines.append(before) }
      lines += wrong(parameter.expectation).map { before + " " + $0 }
    }
    let all = words(of: row, before: parameters.count).joined(separator: " ")
    if !parameters.contains(where: \.takesRest) { lines.append(all + " superfluous") }
    for option in form.parameters {
      guard let name = option.option else { continue }
      let value = option.placeholder.map { _ in " " + good(option.expectation) } ?? ""
      lines.append("\(all) \(name)\(value) \(name)\(value)")
      if option.placeholder != nil { lines.append("\(all) \(name)") }
      lines += wrong(option.expectation).map { "\(all) \(name) \($0)" }
      lines.append("\(all) --nonsense")
    }
    return lines
  }

  /// Typed, and behind it what is said, or that it is no error.
  static var made: [String] {
    Grammar.standard.rows.flatMap(lines).map { line in
      do throws(SyntaxError) {
        _ = try Parser(mode: .batch).parse(line)
        return "\(line)\n    fine"
      } catch {
        return "\(line)\n    \(error)"
      }
    }
  }

  @Test("of every command is answered as the table says")
  func table() {
    let now = Self.made.joined(separator: "\n").split(separator: "\n").map(String.init)
    let before = BadInput.answers.split(separator: "\n").map(String.init)
    let changes = now.difference(from: before).map { "\($0)" }
    #expect(changes.isEmpty, "\(changes.joined(separator: "\n"))")
  }

  @Test("is made for every command, and says the command, the column and the usage")
  func complete() {
    for row in Grammar.standard.rows where !row.form.parameters.isEmpty {
      let errors = Self.lines(of: row).compactMap { line -> SyntaxError? in
        do throws(SyntaxError) {
          _ = try Parser(mode: .batch).parse(line)
          return nil
        } catch {
          #expect(error.usage != nil && error.column <= line.count + 1, "\(line)")
          return error
        }
      }
      let takesAnything = row.form.positionals.allSatisfy {
        $0.expectation == .text && $0.isOptional
      }
      #expect(!errors.isEmpty || takesAnything, "\(row.form.path) is never wrong")
    }
  }
}
