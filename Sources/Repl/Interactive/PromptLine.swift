import ChatCore
import Prompt

/// The prompt: the current target, and what is unread elsewhere.
///
///     [#ops 3] ▏        3 texts wait in other targets
///     [@bob | no connection, 2 queued] ▏       what is written is kept
enum PromptLine {
  /// - Parameter held: something is waited for, and so many lines with it; nil: nothing is.
  static func text(_ state: PromptState, held: Int? = nil) -> StyledText {
    let place = state.current.map(place) ?? "chat"
    var inside = [StyledText.Span(place, .bold)]
    if state.unread > 0 { inside.append(.init(" +\(state.unread)")) }
    let words = [
      word(state.link), state.unsent > 0 ? "\(state.unsent) queued" : nil, held.map(word(held:)),
    ]
    let said = words.compactMap { $0 }.joined(separator: ", ")
    if !said.isEmpty { inside.append(.init(" | " + said, .dim)) }
    return StyledText([.init("[")] + inside + [.init("] ")])
  }

  private static func word(held: Int) -> String {
    switch held {
    case 0: "waiting, ^C ends it"
    case 1: "waiting, 1 line held"
    default: "waiting, \(held) lines held"
    }
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
