import ChatCore

/// What happened among users and groups.
extension Sentences {
  func presence(_ user: UserName, _ status: PresenceStatus) -> Words {
    "\(self.user(user)) is \(word(status))"
  }

  func request(from user: UserName, greeting: String?) -> Words {
    let says: Words = greeting.map { ": \(Words(foreign: $0))" } ?? ""
    return "\(self.user(user)) asks for a conversation "
      + "(/accept \(typed(user)) or /reject \(typed(user)))\(says)"
  }

  func answered(_ user: UserName, accepted: Bool) -> Words {
    accepted
      ? "\(self.user(user)) accepts the conversation (/open \(typed(Target.user(user))))"
      : "\(self.user(user)) rejects the conversation"
  }

  func conversationEnded(_ user: UserName) -> Words {
    "\(self.user(user)) has ended the conversation (/request \(typed(user)) asks for a new one)"
  }

  func unaskedAcceptance(_ user: UserName) -> Words {
    "\(self.user(user)) has accepted a request that is not known here; /accept \(typed(user)) "
      + "takes the conversation up"
  }

  func identityTaken(_ user: UserName) -> Words {
    if user == me {
      return "this chat has not written the last text, though it bears your name and the mark of "
        + "the database here: somebody writes in your name, or uses a copy of the database"
    }
    return "another text with the identity of the last one is here already; "
      + "one of the two may not be by \(self.user(user))"
  }

  func membership(_ group: GroupName, _ user: UserName, _ status: MembershipStatus) -> Words {
    if user == me { return ownMembership(self.group(group), typed(Target.group(group)), status) }
    let (who, place) = (self.user(user), self.group(group))
    return switch status {
    case .pending:
      "\(who) asks to join \(place) (/approve \(typed(user)) \(typed(group)) or "
        + "/deny \(typed(user)) \(typed(group)))"
    case .approved: "\(who) is a member of \(place) now"
    case .denied: "\(who) is denied in \(place)"
    case .removed: "\(who) was removed from \(place)"
    case .left: "\(who) has left \(place)"
    }
  }

  private func ownMembership(
    _ place: Words, _ typed: Words, _ status: MembershipStatus
  ) -> Words {
    switch status {
    case .pending: "you have asked to join \(place)"
    case .approved: "you are a member of \(place) now (/open \(typed))"
    case .denied: "the owner of \(place) denies you"
    case .removed: "you were removed from \(place)"
    case .left: "you have left \(place)"
    }
  }

  func group(_ group: GroupName, owner: UserName, _ event: GroupEvent) -> Words {
    switch event {
    case .created:
      "\(user(owner)) has created \(self.group(group)) (/join \(typed(group)) asks to join)"
    case .deleted: "\(self.group(group)) is no more"
    case .transferred where owner == me:
      "you own \(self.group(group)) now (/names \(typed(group)))"
    case .transferred: "\(self.group(group)) belongs to \(user(owner)) now"
    }
  }

  func invited(_ group: GroupName, by owner: UserName) -> Words {
    "\(user(owner)) invites you to \(self.group(group)) (/join \(typed(group)); "
      + "/part \(typed(group)) declines)"
  }

  func othersInvitation(_ group: GroupName, _ user: UserName) -> Words {
    "\(self.user(user)) is invited to \(self.group(group))"
  }

  func ownerClaim(_ group: GroupName, known: UserName, claimed: UserName) -> Words {
    if claimed == me {
      return
        "\(self.group(group)) is said to be yours, though you are not a member; \(user(known)) "
        + "stays the owner here (/msg \(typed(Target.user(known))) TEXT asks)"
    }
    return
      "\(self.group(group)) is said to belong to \(user(claimed)) now; ask \(user(known)), who stays "
      + "the owner here until /group trust \(typed(group))"
  }
}
