import ChatCore
import Testing
import TestSupport

@testable import Repl

@Suite("Whatever others wrote")
struct HostileLinesTests {
  private static let styles = [
    Style(colour: true, plain: false),
    Style(colour: false, plain: true, columns: 40),
  ]

  @Test("puts no control character into a line for people", arguments: styles)
  func people(style: Style) throws {
    let lines = try hostileSamples().flatMap { samples in
      everyLine(of: samples, PeopleFormatter(me: samples.ana, style: style, broker: samples.words))
    }
    let rest = style.colour ? lines.map(withoutColours) : lines
    #expect(rest.filter { $0.unicodeScalars.contains(where: drivesTerminal) } == [])
  }

  @Test("never begins a line of its own, nor fills one", arguments: [40, 41])
  func margin(columns: Int) throws {
    let style = Style(colour: false, plain: false, columns: columns)
    let formatter = PeopleFormatter(me: Samples().ana, style: style)
    let lines = try hostileSamples().flatMap(\.messages)
      .flatMap { formatter.lines($0, at: Samples.now) }
    let beginnings = ["14:03 ", "2026-11-22 14:03 ", "      "]
    #expect(lines.filter { line in !beginnings.contains { "\(line) ".hasPrefix($0) } } == [])
    #expect(lines.filter { columnWidth($0) > columns } == [])
  }

  @Test("is one JSON object on one line without control characters")
  func json() throws {
    let lines = try hostileSamples().flatMap(everyJSONLine)
    #expect(
      lines.filter { $0.unicodeScalars.contains { $0.properties.generalCategory == .control } }
        == [])
    for line in lines {
      let keys = try JSONObject(parsing: Array(line.utf8)).members.prefix(3).map(\.key)
      if keys != ["v", "type", "at"] { Issue.record("\(line)") }
    }
  }

  /// The corpus' texts, names and topics as names, texts and words of a library, at most 512 bytes of each.
  private func hostileSamples() throws -> [Samples] {
    try CorpusCase.all().filter { $0.field != "payload" }.map { hostile in
      let text = String(decoding: hostile.bytes.prefix(512), as: UTF8.self)
      let name =
        hostile.field == "message"
        ? String(text.prefix(60)) : text
      var samples = Samples()
      samples.text = text
      samples.words = text
      samples.bob = UserName(unchecked: name)
      samples.ops = GroupName(unchecked: name)
      return samples
    }
  }
}

/// Nothing that moves the cursor, hides or reorders; U+200E is what we separate directions with.
private func drivesTerminal(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .lineSeparator, .paragraphSeparator: true
  default: scalar.properties.isBidiControl && scalar != "\u{200E}"
  }
}

/// Without `ESC [ digits m`, and nothing else.
func withoutColours(_ line: String) -> String {
  var rest = line.unicodeScalars[...]
  var text = String.UnicodeScalarView()
  while let scalar = rest.popFirst() {
    guard scalar == "\u{1B}", rest.first == "[",
      let end = rest.firstIndex(where: { $0 != "[" && !("0"..."9" ~= $0) }), rest[end] == "m"
    else {
      text.append(scalar)
      continue
    }
    rest = rest[rest.index(after: end)...]
  }
  return String(text)
}

func everyLine(of samples: Samples, _ formatter: PeopleFormatter) -> [String] {
  let results = samples.remarks.map { Outcome.Result(remark: $0) }
  let listings = samples.listings + samples.emptyListings
  return samples.notices.flatMap { formatter.lines($0, at: Samples.now) }
    + listings.flatMap { formatter.lines($0, at: Samples.now) }
    + results.flatMap { formatter.lines($0, at: Samples.now) }
    + samples.failures.map(formatter.sentence)
}

func everyJSONLine(of samples: Samples) -> [String] {
  let json = JSONLines(me: samples.ana, broker: samples.words)
  let outcomes =
    (samples.listings + samples.emptyListings).map(Outcome.list)
    + samples.remarks.map { .done(Outcome.Result(id: samples.id, remark: $0)) }
    + samples.failures.map(Outcome.failed)
    + samples.messages.prefix(1).map { .done(Outcome.Result(match: $0)) }
  let place = CommandPlace(file: samples.text, line: 3, input: samples.text)
  let instant = Samples.now.wall
  return samples.notices.flatMap { json.lines($0, at: instant) }
    + outcomes.map { json.command(place, outcome: $0, at: instant) }
    + [json.command(place, code: .usage, error: samples.text, at: instant)]
}
