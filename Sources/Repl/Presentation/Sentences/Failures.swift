import ChatCore

/// Why a command failed, and what to do next.
extension Sentences {
  func sentence(_ failure: CommandFailure) -> Words {
    switch failure {
    case .notConnected:
      "not connected to the broker; /status tells more, /wait ready waits for it"
    case .notReady: "the broker's state has not arrived yet; /wait ready waits for it"
    case .noCurrentTarget:
      "no target is open; /open TARGET opens one, /msg TARGET TEXT sends to one"
    case .unknownUser(let user): "no user \(self.user(user)) is known; /users lists those who are"
    case .unknownGroup(let group):
      "there is no group \(self.group(group)); /groups lists those there are"
    case .noSuchGroup(let group, let near):
      "there is no group \(self.group(group)); did you mean \(groups(near))? /groups lists them all"
    case .unknownTarget(let name):
      "neither a user nor a group \(Words(foreign: name)) is known; /users and /groups list them"
    case .ambiguousTarget(let name): ambiguous(Words(foreign: name))
    case .needsUser(let target): "\(self.target(target)) is a group; name a user, such as @bob"
    case .needsGroup(let target): "\(self.target(target)) is a user; name a group, such as ops"
    case .oneself: "that is yourself; name another user (/users lists them)"
    case .notIgnored(let user): "\(self.user(user)) is not ignored; /ignore lists who is"
    case .emptyText: "there is no text to send; write one behind the command"
    case .tooLarge(let bytes, let limit):
      "the text takes \(bytes) bytes with what goes around it, at most \(limit) can be sent; "
        + "send it in parts"
    case .unconfirmed(let topic):
      "the broker did not bring back \(self.topic(topic)) in time; if the connection is well "
        + "(/status), it may not let you write there: ask whoever runs the broker"
    case .refusedByBroker(let topic, let reason):
      "the broker refused \(self.topic(topic)): \(meaning(reason)); \(advice(reason))"
    case .connectionLost: "the connection was lost meanwhile; /wait ready, then try again"
    case .timedOut: "time ran out; a duration at the end of the command makes it wait longer"
    case .interrupted: "ended by ^C"
    case .refuted(let message):
      "\(sender(message)) wrote in \(target(message.target)): \(Words(foreign: message.text))"
    case .unknownText(let id):
      "no text \(Words(foreign: id.description)) waits here; /pending lists those that do"
    case .sentAlready(let id):
      "\(Words(foreign: id.description)) is sent, or may be; what the broker may have cannot be "
        + "taken back"
    case .notStored:
      "it could not be stored, so nothing was sent; see whether the disk of --data-dir is full, "
        + "then try again"
    case .ended: "chat is leaving; start it again and repeat the command"
    case .alreadyActive(let user):
      "the conversation with \(self.user(user)) is active already; "
        + "/msg \(typed(Target.user(user))) TEXT writes"
    case .alreadyRequested(let user):
      "a request is pending between you and \(self.user(user)); /requests shows it"
    case .noRequest(let user):
      "no request from \(self.user(user)) is pending; /requests lists them"
    case .noConversation(let user):
      "there is no conversation with \(self.user(user)); /request \(typed(user)) asks for one"
    case .groupExists(let group, let owner):
      "\(self.group(group)) exists already \(whose(owner, typed(group)))"
    case .notMember(let group):
      "you are not a member of \(self.group(group)); /join \(typed(group)) asks to join"
    case .unanswered(let group, let owner, let asked): unanswered(group, owner, asked)
    case .alreadyPending(let group):
      "you have asked to join \(self.group(group)) already; "
        + "/wait member \(typed(group)) waits for the answer"
    case .noOwnerThere(let group):
      "nobody owns \(self.group(group)) at this broker now; its owner's chat brings it back when it "
        + "connects; then try again"
    case .deniedBefore(let group):
      "the owner of \(self.group(group)) has denied you; only the owner can change that "
        + "(/groups shows who it is)"
    case .notOwner(let group, let owner):
      "only the owner of \(self.group(group)), \(user(owner)), may do that; "
        + "/msg \(typed(Target.user(owner))) TEXT asks"
    case .ownerCannotLeave(let group):
      "you own \(self.group(group)), and a group's owner cannot leave; /group transfer "
        + "\(typed(group)) USER hands it over, /group delete \(typed(group)) ends it"
    case .notPending(let user, let group):
      "\(self.user(user)) does not ask to join \(self.group(group)); "
        + "/names \(typed(group)) shows who does"
    case .noGroupWithPending(let user):
      "\(self.user(user)) does not ask to join a group of yours; /groups shows who asks where"
    case .ambiguousGroup(let user, let groups):
      "\(self.user(user)) asks to join several groups of yours (\(self.groups(groups))); "
        + "name the group behind the user"
    case .notThere(let user, let group):
      "\(self.user(user)) is not in \(self.group(group)); /names \(typed(group)) shows who is"
    case .alreadyMember(let user, let group):
      "\(self.user(user)) is a member of \(self.group(group)) already; "
        + "/names \(typed(group)) shows who is"
    case .alreadyInvited(let user, let group):
      "\(self.user(user)) is invited to \(self.group(group)) already and has not joined; "
        + "/names \(typed(group)) shows who has"
    case .notJoined(let user, let group, isInvited: true):
      "\(self.user(user)) is invited to \(self.group(group)) and has not joined; hand it over when "
        + "/names \(typed(group)) shows \(self.user(user)) as a member"
    case .notJoined(let user, let group, isInvited: false):
      "\(self.user(user)) is not a member of \(self.group(group)); /invite \(typed(user)) "
        + "\(typed(group)), and hand it over when /names \(typed(group)) shows "
        + "\(self.user(user)) as a member"
    case .noOwnGroup: "you own no group; /group create GROUP makes one"
    case .severalGroups(let groups):
      "several groups of yours fit (\(self.groups(groups))); name one behind the user"
    case .noGroupWithMember(let user):
      "\(self.user(user)) is a member of no group of yours; /groups shows who is where"
    case .lineTooLong(let bytes, let limit):
      "the text takes \(bytes) bytes, at most \(limit) can be shown here; make it shorter"
    case .ownerNotChanged(let group):
      "nobody else has declared himself the owner of \(self.group(group)); /groups shows the owner"
    }
  }

  private func unanswered(_ group: GroupName, _ owner: UserName, _ asked: String?) -> Words {
    let answer: Words = "; /wait member \(typed(group)) waits for the answer"
    guard let asked else {
      return "you have asked to join \(self.group(group)), and its owner, \(user(owner)), has not "
        + "answered" + answer
    }
    return "you asked to join \(self.group(group)) on \(Words(foreign: asked)), and its owner, "
      + "\(user(owner)), has not answered" + answer
  }

  private func ambiguous(_ name: Words) -> Words {
    "both a user and a group \(name) exist; write @\(name) or #\(name)"
  }

  private func whose(_ owner: UserName, _ group: Words) -> Words {
    owner == me
      ? "and is yours; /join \(group) opens it"
      : "and belongs to \(user(owner)); /join \(group) asks to join"
  }
}
