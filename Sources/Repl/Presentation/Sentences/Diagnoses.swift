import ChatCore
import Mosquitto

/// What `chat doctor` says.
extension Sentences {
  /// `mended: …`, `perhaps: …`
  func heading(_ finding: Finding, mended: Bool?) -> Words {
    let sentence = sentence(finding)
    return switch mended {
    case true?: "mended: \(sentence)"
    case false?: "not mended: \(sentence)"
    case nil: finding.isCertain ? "wrong: \(sentence)" : "perhaps: \(sentence)"
    }
  }

  func sentence(_ finding: Finding) -> Words {
    let places = Words.list(finding.topics.map { Words(foreign: $0) })
    let complaint: Words =
      switch finding.complaint {
      case .unreadable(let error): "\(places): \(sentence(error))"
      case .misplaced: "\(places): nothing belongs there"
      default: sentence(finding.complaint)
      }
    return finding.isDeadly ? "\(complaint); originals that meet it go deaf" : complaint
  }

  private func sentence(_ complaint: Complaint) -> Words {
    switch complaint {
    case .unreadable, .misplaced: ""
    case .orphans(let group, let members):
      "\(self.group(group)) has no owner, but members or who asks to be one: \(users(members))"
    case .membersFirst(let group):
      "the broker gives members of \(self.group(group)) before its owner"
    case .ownerNotMember(let group, let owner):
      "\(user(owner)) owns \(self.group(group)) and is no member of it"
    case .ownerUnlikeStore(let group, let stored, let kept):
      "your store holds \(user(stored)) as owner of \(self.group(group)), the broker \(user(kept))"
    case .stalePresence(let user):
      "\(self.user(user)) is online there, and no client of that name on this machine is"
    case .perhapsGone(let user):
      "\(self.user(user)) is online by the word of a client that leaves no Will Message; it would "
        + "be so, too, after it was killed"
    case .oneSided(let one, let other):
      "the conversation of \(user(one)) and \(user(other)) is accepted on the side of "
        + "\(user(one)) alone"
    case .endedByOne(let one, let other):
      "the conversation of \(user(one)) and \(user(other)) is accepted on the side of "
        + "\(user(one)), and over on the other"
    case .differingTopics(let one, let other):
      "\(user(one)) and \(user(other)) hold different topics for their conversation"
    case .foreignTopic(let one, let other):
      "on the side of \(user(one)), the conversation with \(user(other)) has a topic that is none "
        + "of theirs"
    case .selfRequest(let user): "\(self.user(user)) asks himself for a conversation"
    }
  }

  /// Where it lies, and who can do what about it.
  func details(_ finding: Finding, mended: Bool?) -> [Words] {
    let places = finding.topics.map { Words(foreign: $0) }
    let advice: Words? =
      switch mended {
      case true?: nil
      case false?: "the broker has not kept what was published; perhaps you may not write there"
      case nil: advice(finding)
      }
    let told = finding.complaint.tellsTopics ? [] : places
    return told + [remembered(finding), advice].compactMap { $0 }
  }

  /// Who may come back and say the group again.
  private func remembered(_ finding: Finding) -> Words? {
    guard let owner = finding.storedOwner, case .orphans = finding.complaint else { return nil }
    return owner == me
      ? "your store holds you as its owner; chat says so again when you log in"
      : "your store holds \(user(owner)) as its owner; his chat says so again when he logs in"
  }

  private func advice(_ finding: Finding) -> Words {
    if let cure = finding.cure {
      if case .forget(let group) = cure.deed {
        return "chat doctor --fix would, if you say so, \(words(cure.deed)); "
          + "--forget \(Words(foreign: group.text)) says so"
      }
      return cure.isSure
        ? "chat doctor --fix would \(words(cure.deed))"
        : "chat doctor --fix would, if you say so, \(words(cure.deed))"
    }
    switch finding.complaint {
    case .perhapsGone(let user): return "right again when \(self.user(user)) logs in or out"
    case .ownerUnlikeStore(let group, _, let kept):
      return "chat goes by your store; /group trust \(Words(foreign: group.text)) takes "
        + "\(user(kept)) for its owner"
    case .membersFirst:
      return "it does so for as long as it keeps them; another group, made anew, has them in order"
    default: break
    }
    if finding.menders.isEmpty {
      return "nothing that chat publishes mends it; whoever runs the broker can clear it while no "
        + "original runs"
    }
    let menders = Words.list(finding.menders.map(user), separator: " or ")
    return "chat doctor --fix, run by \(menders), can mend it (-u says who runs it)"
  }

  func question(_ cure: Cure) -> Words {
    cure.isSure
      ? "\(words(cure.deed))? [y/N] "
      : "\(words(cure.deed))? nothing but you can tell whether it is right [y/N] "
  }

  /// Whether it is agreed to what is asked; nil: neither yes nor no was typed.
  func isYes(_ typed: String) -> Bool? {
    let typed = typed.filter { !$0.isWhitespace }.lowercased()
    func means(_ words: Words) -> Bool { words.text.split(separator: " ").contains { $0 == typed } }
    if means("y yes") { return true }
    return typed.isEmpty || means("n no") ? false : nil
  }

  func publication(_ record: Cure.Record) -> Words {
    "\(topic(record.topic)) <- \(Words(foreign: record.payload))"
  }

  /// What mending means, after `would`.
  func words(_ deed: Cure.Deed) -> Words {
    switch deed {
    case .goOffline: "say that you are offline"
    case .forget(let group):
      "let the broker forget \(self.group(group)): its members are said again, behind an owner, and "
        + "expire"
    case .giveOwner(let group, let owner) where owner == me:
      "make you the owner of \(self.group(group)), and say its members again"
    case .giveOwner(let group, let owner):
      "make \(user(owner)) the owner of \(self.group(group)), and say its members again"
    case .joinOwn(let group): "say that you are a member of \(self.group(group))"
    case .askAgain(let group, let user) where user == me: "ask to join \(self.group(group)) again"
    case .askAgain(let group, let user):
      "say that \(self.user(user)) asks to join \(self.group(group))"
    case .agree(let user, let topic):
      "say on both sides that the conversation with \(self.user(user)) is accepted, in "
        + "\(self.topic(topic))"
    case .end(let user): "say that the conversation with \(self.user(user)) is over"
    case .dropSelfRequest: "say that the request is over"
    }
  }

  /// A group of `--forget` that is none of those that could be forgotten.
  func notForgotten(_ group: GroupName) -> Words {
    "--forget: \(self.group(group)) is no group that has members and no owner; nothing is forgotten"
  }

  func conclusion(_ wrong: Int, of count: Int, on broker: String) -> Words {
    let place = Words(foreign: broker)
    let perhaps = count - wrong
    let doubt: Words = perhaps == 0 ? "" : ", \(perhaps) perhaps"
    switch wrong {
    case 0: return "nothing is wrong on \(place)\(doubt)"
    case 1: return "1 thing is wrong on \(place)\(doubt)"
    default: return "\(wrong) things are wrong on \(place)\(doubt)"
    }
  }

  func doctorRefused(_ filter: TopicFilter, _ reason: ReasonCode) -> Words {
    "the broker does not let you look at \(Words(foreign: filter.text)): \(meaning(reason)); what is "
      + "there is not judged"
  }

  var incomplete: Words {
    "the broker has more than came within 3 s: what seems to be missing may be there, so nothing is "
      + "mended"
  }

  func sentence(_ failure: Visit.Failure) -> Words {
    switch failure {
    case .notPrepared(let error): "no connection can be made: \(Words(foreign: "\(error)"))"
    case .lost(let failure): sentence(failure)
    case .refused(let reason, let words): refused(reason, words)
    case .silent(let limit):
      "no answer from the broker within \(Words(limit)); see --broker and --timeout"
    }
  }
}

extension Complaint {
  /// Its sentence has the topics already.
  fileprivate var tellsTopics: Bool {
    switch self {
    case .unreadable, .misplaced: true
    default: false
    }
  }
}
