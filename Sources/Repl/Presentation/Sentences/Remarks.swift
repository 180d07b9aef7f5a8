import ChatCore

/// What a command that went well has done.
extension Sentences {
  /// What `/expect` has found.
  func matched(_ message: StoredMessage) -> Words {
    "matched: \"\(beginning(message.text))\" by \(sender(message)) in \(target(message.target))"
  }

  func sentence(_ remark: Remark) -> Words {
    switch remark {
    case .heldUntilAccepted(let user):
      "held: \(self.user(user)) is asked for a conversation, and gets the text by accepting it"
    case .requested(let user): "\(self.user(user)) is asked for a conversation"
    case .accepted(let user, _):
      "the conversation with \(self.user(user)) is accepted (/open \(typed(Target.user(user))))"
    case .rejected(let user): "the request of \(self.user(user)) is rejected"
    case .groupCreated(let group):
      "\(self.group(group)) is created and yours (/open \(typed(Target.group(group))))"
    case .askedToJoin(let group, let owner):
      "\(user(owner)), who owns \(self.group(group)), is asked to let you in"
    case .left(let group): "you have left \(self.group(group))"
    case .groupDeleted(let group): "\(self.group(group)) is deleted, for everybody"
    case .groupTransferred(let group, let user):
      "\(self.group(group)) belongs to \(self.user(user)) now, and you are a member"
    case .invited(let user, let group): "\(self.user(user)) is invited to \(self.group(group))"
    case .topicSet(let group, let text):
      text.isEmpty
        ? "\(self.group(group)) has no topic now"
        : "the topic of \(self.group(group)) is now: \(Words(foreign: text))"
    case .away(let words): "you are \(away(words)) (/back when you are there again)"
    case .back: "you are back"
    case .approved(let user, let group):
      "\(self.user(user)) is a member of \(self.group(group)) now"
    case .denied(let user, let group): "\(self.user(user)) is denied in \(self.group(group))"
    case .kicked(let user, let group): "\(self.user(user)) is removed from \(self.group(group))"
    case .opened(let target): "\(self.target(target)) is open"
    case .closed(let target): "\(self.target(target)) is closed"
    case .ended(let user): "the conversation with \(self.user(user)) is ended for both"
    case .ownerTrusted(let group, let owner):
      "\(user(owner)) is the owner of \(self.group(group)) here, too"
    case .ignored(let user):
      "\(self.user(user)) is ignored (/unignore \(typed(user)) ends it)"
    case .unignored(let user): "\(self.user(user)) is not ignored any more"
    case .cancelled(let target, let text):
      "dropped: \"\(beginning(text))\" to \(self.target(target))"
    case .queuedOffline: "not connected: the text is stored, and goes out when the broker is back"
    }
  }
}
