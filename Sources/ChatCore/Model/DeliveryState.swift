/// What an own text has reached. Raw values are stored: append only.
public enum DeliveryState: Int, Hashable, Sendable, CaseIterable {
  /// Somebody else's text, stored here.
  case received = 0
  /// Kept until the other side accepts the conversation.
  case held = 1
  /// Committed here, not yet taken by the broker.
  case queued = 2
  /// The broker has it, and no more will be heard of it.
  case sent = 3
  /// The other side's `chat` says that it has stored it.
  case delivered = 4
  /// Will not be sent; the sender was told why.
  case failed = 5
  /// The broker has it, and a sign of the other side that it is there is awaited.
  case awaiting = 6
}

extension DeliveryState {
  /// One way from a state to another; nil: a text begins so.
  public struct Transition: Hashable, Sendable {
    public var from: DeliveryState?
    public var to: DeliveryState
    /// What makes it happen.
    public var cause: String
  }

  /// All ways that an own text can go.
  public static let transitions: [Transition] = [
    Transition(from: nil, to: .held, cause: "no conversation yet: asked for"),
    Transition(from: nil, to: .queued, cause: "accepted"),
    Transition(from: .held, to: .queued, cause: "conversation accepted"),
    Transition(from: .held, to: .failed, cause: "request rejected or ended, or taken back"),
    Transition(from: .queued, to: .awaiting, cause: "broker has it"),
    Transition(from: .queued, to: .sent, cause: "broker has it, the other side is no chat"),
    Transition(from: .queued, to: .delivered, cause: "receipt came first"),
    Transition(
      from: .queued, to: .failed, cause: "broker refuses, target is no more, or taken back"),
    Transition(from: .awaiting, to: .delivered, cause: "receipt"),
    Transition(from: .awaiting, to: .sent, cause: "head known in the group, or target is no more"),
    Transition(from: .awaiting, to: .failed, cause: "broker refuses it when sent again"),
  ]

  public static func isAllowed(from: DeliveryState?, to: DeliveryState) -> Bool {
    transitions.contains { $0.from == from && $0.to == to }
  }

  /// The ways as a diagram (Mermaid).
  public static var diagram: String {
    let lines = transitions.map { transition in
      "    \(transition.from.map { "\($0)" } ?? "[*]") --> \(transition.to): \(transition.cause)"
    }
    return (["stateDiagram-v2"] + lines).joined(separator: "\n")
  }
}
