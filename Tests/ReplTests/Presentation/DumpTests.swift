import ChatCore
import Testing
@testable import Repl
@Test func dump() {
  for style in [
    Style(colour: false, plain: false), Style(colour: true, plain: false),
    Style(colour: false, plain: true),
  ] {
    print("=== \(style)")
    let f = PeopleFormatter(me: Samples().ana, style: style, broker: "mqtt://localhost:1883")
    for l in everyLine(of: Samples(), f) { print(l.replacing("\u{1B}", with: "␛")) }
    for l in (Samples().quietWhois + Samples().otherStatuses).flatMap({
      f.lines($0, at: Samples.now)
    }) { print(l.replacing("\u{1B}", with: "␛")) }
  }
  print("=== JSON")
  for l in everyJSONLine(of: Samples()) { print(l) }
}
