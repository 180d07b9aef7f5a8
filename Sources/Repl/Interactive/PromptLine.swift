import ChatCore
import Languages
import Prompt

/// The prompt: the current target, and what is unread elsewhere.
///
///     [#ops +3] ▏       3 texts wait in other targets
///     [#ops +3, 1 for you] ▏       one of them names this user; on a narrow terminal: [#ops +3 @1]
///     [@bob | no connection, 2 queued] ▏       what is written is kept
///
/// For those who listen:
///
///     #ops, 3 unread, 1 for you: ▏
///     @bob, no connection, 2 queued: ▏
enum PromptLine {
  /// Terminals of fewer columns are narrow.
  private static let narrow = 60

  /// - Parameter held: something is waited for, and so many lines with it; nil: nothing is.
  static func text(_ state: PromptState, _ style: Repl.Style, held: Int? = nil) -> StyledText {
    let place = state.current.map(place) ?? "chat"
    let words = [
      word(state.link), state.unsent > 0 ? said("\(state.unsent) queued") : nil,
      held.map(AtThePrompt.waiting(held:)),
    ]
    if style.plain { return spoken(place, state, words) }
    var inside = [StyledText.Span(place, style.colour ? .bold : .plain)]
    if state.unread > 0 { inside.append(.init(" +\(state.unread)")) }
    if state.mentions > 0 {
      let isNarrow = style.columns.map { $0 < narrow } ?? false
      let count = isNarrow ? "@\(state.mentions)" : said("\(state.mentions) for you")
      inside += [.init(isNarrow ? " " : ", "), .init(count, style.colour ? .bold : .plain)]
    }
    let said = words.compactMap { $0 }.joined(separator: ", ")
    if !said.isEmpty { inside.append(.init(" | " + said, style.colour ? .dim : .plain)) }
    return StyledText([.init("[")] + inside + [.init("] ")])
  }

  private static func spoken(
    _ place: String, _ state: PromptState, _ words: [String?]
  ) -> StyledText {
    let counts = [
      state.unread > 0 ? said("\(state.unread) unread") : nil,
      state.mentions > 0 ? said("\(state.mentions) for you") : nil,
    ]
    let all = [place] + counts + words
    return StyledText([.init(all.compactMap { $0 }.joined(separator: ", ") + ": ")])
  }

  /// What becomes of pasted lines.
  static func question(aboutLines count: Int, _ style: Repl.Style) -> StyledText {
    let question: Phrase =
      style.plain
      ? "\(count) lines pasted: type o to send them as one text, s as several, d to drop them, and Enter: "
      : "\(count) lines pasted: (o)ne text, (s)everal, (d)rop, then Enter? "
    return StyledText([.init(question.text)])
  }

  private static func place(_ target: Target) -> String {
    switch target {
    case .user(let user): "@" + renderName(user).text
    case .group(let group): "#" + renderName(group).text
    }
  }

  private static func word(_ link: LinkStatus) -> String? {
    switch link {
    case .ready: nil
    case .connecting, .synchronizing: said("connecting")
    case .waiting, .ended: said("no connection")
    }
  }
}
