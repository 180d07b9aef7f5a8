import ChatCore
import Testing

@testable import Repl

@Suite("The prompt's text")
struct PromptLineTests {
  private static let ops = Target.group(GroupName(unchecked: "ops"))

  static let table: [(state: PromptState, columns: Int?, text: String)] = [
    (state(nil), 80, "[chat] "),
    (state(ops), 80, "[#ops] "),
    (state(ops, 3), 80, "[#ops +3] "),
    (state(ops, 3, 1), 80, "[#ops +3, 1 for you] "),
    (state(ops, 3, 1), 60, "[#ops +3, 1 for you] "),
    (state(ops, 3, 1), 59, "[#ops +3 @1] "),
    (state(nil, 3, 1), nil, "[chat +3, 1 for you] "),
    (
      state(ops, 3, 1, unsent: 2, .waiting(until: .zero)), 59,
      "[#ops +3 @1 | no connection, 2 queued] "
    ),
  ]

  private static func state(
    _ current: Target?, _ unread: Int = 0, _ mentions: Int = 0, unsent: Int = 0,
    _ link: LinkStatus = .ready
  ) -> PromptState {
    PromptState(current: current, unread: unread, mentions: mentions, unsent: unsent, link: link)
  }

  @Test(
    "tells what is unread elsewhere, and what of it is for me; short on a narrow terminal",
    arguments: table.indices)
  func text(index: Int) {
    let (state, columns, text) = Self.table[index]
    let style = Repl.Style(colour: true, plain: false, columns: columns)
    #expect(PromptLine.text(state, style).text == text)
  }

  @Test("is words for those who listen")
  func spoken() {
    let style = Repl.Style(colour: false, plain: true)
    let text = PromptLine.text(Self.state(Self.ops, 3, 1), style).text
    #expect(text == "#ops, 3 unread, 1 for you: ")
  }
}
