import ChatCore

/// Single words for the model's values.
extension Sentences {
  func word(_ status: PresenceStatus) -> Words {
    switch status {
    case .online: "online"
    case .offline: "offline"
    case .other(let word): "\"\(Words(foreign: word))\""
    }
  }

  func word(_ status: MembershipStatus) -> Words {
    switch status {
    case .pending: "asks to join"
    case .approved: "member"
    case .denied: "denied"
    case .removed: "removed"
    case .left: "left"
    }
  }

  func word(_ role: GroupEntry.Role) -> Words {
    switch role {
    case .owner: "owner"
    case .member: "member"
    case .pending: "asked to join"
    case .none: ""
    }
  }

  func word(_ direction: RequestEntry.Direction) -> Words {
    switch direction {
    case .sent: "sent"
    case .received: "received"
    }
  }

  func word(_ status: RequestEntry.Status) -> Words {
    switch status {
    case .pending: "pending"
    case .accepted: "accepted"
    case .rejected: "rejected"
    case .ended: "ended"
    }
  }

  func word(_ status: ConversationStatus) -> Words {
    switch status {
    case .none: "none"
    case .requested: "you have asked for one"
    case .asked: "asks you for one"
    case .active: "active"
    case .rejected: "rejected your request"
    case .refused: "you have rejected it"
    case .ended: "ended"
    case .unasked: "accepted a request that is not known here"
    }
  }

  /// What an own text has reached; nothing for others' texts.
  func word(_ state: DeliveryState) -> Words {
    switch state {
    case .received: ""
    case .held: "held"
    case .queued: "queued"
    case .sent, .awaiting: "on the broker"
    case .delivered: "received"
    case .failed: "not sent"
    }
  }

  /// Why a text is still here, for `/pending`.
  func why(_ state: DeliveryState, _ target: Target) -> Words {
    switch state {
    case .held: "until \(self.target(target)) accepts the conversation"
    case .queued: "until the broker has it"
    case .awaiting: "until \(self.target(target)) has it"
    case .received, .sent, .delivered, .failed: ""
    }
  }

  func word(_ kind: SessionKind) -> Words {
    switch kind {
    case .new: "new"
    case .resumed: "resumed"
    case .forgotten: "forgotten by the broker"
    case .replaced: "replaced by a new one"
    }
  }

  func word(_ link: LinkStatus, at now: Moment) -> Words {
    switch link {
    case .connecting: "connecting"
    case .synchronizing: "connected; the broker's state is arriving"
    case .ready: "connected"
    case .waiting(let until):
      "not connected; next attempt in \(Words(max(until - now.uptime, .zero)))"
    case .ended: "ended"
    }
  }
}
