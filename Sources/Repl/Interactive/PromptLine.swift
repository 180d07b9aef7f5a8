import ChatCore
import Prompt

/// The prompt: the current target, and what is unread elsewhere.
///
///     [#ops 3] ▏        3 texts wait in other targets
///     [offline] ▏       no connection; what is written is kept
enum PromptLine {
  static func text(_ state: PromptState) -> StyledText {
    let place = state.current.map(place) ?? "chat"
    var inside = [StyledText.Span(place, .bold)]
    if state.unread > 0 { inside.append(.init(" +\(state.unread)")) }
    if let word = word(state.link) { inside.append(.init(" " + word, .dim)) }
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
    case .waiting, .ended: "offline"
    }
  }
}
