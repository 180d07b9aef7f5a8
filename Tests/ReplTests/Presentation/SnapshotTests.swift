import ChatCore
import Languages
import Testing

@testable import Repl

/// Every line for people and scripts, as it is now. Whoever changes a word finds it here: a failing test shows what
/// differs, and `Snapshots/` is edited by hand. `␛` is ESC, `␠` a blank at the end of a line.
@Suite("Lines as they are")
struct SnapshotTests {
  private static let samples = Samples()
  private static let signs = Style(colour: false, plain: false)
  private static let colours = Style(colour: true, plain: false)
  private static let plain = Style(colour: false, plain: true)

  @Test(
    "Notices, for people",
    arguments: [
      (signs, Snapshot.notices), (colours, Snapshot.noticesInColour),
      (plain, Snapshot.noticesPlain),
    ])
  func notices(style: Style, snapshot: String) {
    let formatter = Self.formatter(style)
    compare(Self.samples.notices.flatMap { formatter.lines($0, at: Samples.now) }, snapshot)
  }

  @Test(
    "Listings, for people",
    arguments: [
      (signs, Snapshot.listings), (colours, Snapshot.listingsInColour),
      (plain, Snapshot.listingsPlain),
    ])
  func listings(style: Style, snapshot: String) {
    let formatter = Self.formatter(style)
    let listings =
      Self.samples.listings + Self.samples.emptyListings + Self.samples.quietWhois
      + Self.samples.otherStatuses
    compare(listings.flatMap { formatter.lines($0, at: Samples.now) }, snapshot)
  }

  @Test("Remarks and failures, for people")
  func results() {
    let formatter = Self.formatter(Self.signs)
    let results = Self.samples.remarks.map { Outcome.Result(remark: $0) }
    compare(
      results.flatMap { formatter.lines($0, at: Samples.now) }
        + Self.samples.failures.map(formatter.sentence), Snapshot.results)
  }

  @Test("JSON lines")
  func json() { compare(everyJSONLine(of: Self.samples), Snapshot.json) }

  @Test("Notices, remarks and failures, for people who speak Portuguese")
  func portuguese() {
    Language.$spoken.withValue(.portuguese) {
      let formatter = Self.formatter(Self.signs)
      let results = Self.samples.remarks.map { Outcome.Result(remark: $0) }
      compare(
        Self.samples.notices.flatMap { formatter.lines($0, at: Samples.now) }
          + results.flatMap { formatter.lines($0, at: Samples.now) }
          + Self.samples.failures.map(formatter.sentence), Snapshot.portuguese)
    }
  }

  @Test("JSON lines are the same for those who speak Portuguese")
  func jsonInPortuguese() {
    Language.$spoken.withValue(.portuguese) {
      compare(everyJSONLine(of: Self.samples), Snapshot.json)
    }
  }

  private static func formatter(_ style: Style) -> PeopleFormatter {
    PeopleFormatter(me: samples.ana, style: style, broker: "mqtt://localhost:1883")
  }
}

private func compare(_ lines: [String], _ snapshot: String) {
  let now = lines.map { line in
    let visible = line.replacing("\u{1B}", with: "␛")
    return visible.hasSuffix(" ") ? visible.dropLast() + "␠" : visible
  }
  let before = snapshot.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  let difference = now.difference(from: before)
  #expect(difference.isEmpty, "\(difference.map { "\($0)" }.joined(separator: "\n"))")
}
