import ChatCore
import Prompt

/// The prompt: the current target, and what is unread elsewhere.
///
///     [#ops +3] ▏       3 texts wait in other targets
///     [#ops +3, 1 for you] ▏       one of them names this user; on a narrow terminal: [#ops +3 @1]
///     [@bob | no connection, 2 queued] ▏       what is written is kept
enum PromptLine {
  /// Terminals of fewer columns are narrow.
  private static let narrow = 60

  /// - Parameter columns: of the terminal; nil: unknown, or without meaning.
  static func text(_ state: PromptState, columns: Int? = nil) -> StyledText {
    let place = state.current.map(place) ?? "chat"
    var inside = [StyledText.Span(place, .bold)]
    if state.unread > 0 { inside.append(.init(" +\(state.unread)")) }
    if state.mentions > 0 {
      let isNarrow = columns.map { $0 < narrow } ?? false
      inside.append(isNarrow ? .init(" ") : .init(", "))
      inside.append(.init(isNarrow ? "@\(state.mentions)" : "\(state.mentions) for you", .bold))
    }
    let words = [word(state.link), state.unsent > 0 ? "\(state.unsent) queued" : nil]
    let said = words.compactMap { $0 }.joined(separator: ", ")
    if !said.isEmpty { inside.append(.init(" | " + said, .dim)) }
    return StyledText([.init("[")] + inside + [.init("] ")])
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
    case .connecting, .synchronizing: "connecting"
    case .waiting, .ended: "no connection"
    }
  }
}
