import ChatCore

/// Being there, being away, and what groups are about.
extension Sentences {
  func presence(_ user: UserName, _ detail: PresenceDetail) -> Words {
    switch detail {
    case .away(let words): "\(self.user(user)) is \(away(words))"
    case .back: "\(self.user(user)) is back"
    case .farewell(let words): "\(self.user(user)) is offline: \(Words(foreign: words))"
    }
  }

  func word(_ user: UserEntry) -> Words { user.away.map(away) ?? word(user.status) }

  func away(_ words: String) -> Words {
    words.isEmpty ? "away" : "away: \(Words(foreign: words))"
  }

  func topic(of group: GroupName, _ text: String, by user: UserName?, isChange: Bool) -> Words {
    let place = self.group(group)
    if !isChange { return "the topic of \(place) is: \(Words(foreign: text))" }
    let who: Words = user.map { self.user($0) } ?? "somebody"
    return text.isEmpty
      ? "\(who) takes the topic of \(place) away"
      : "\(who) sets the topic of \(place): \(Words(foreign: text))"
  }

  func topic(_ entry: TopicEntry) -> Words {
    let place = group(entry.group)
    guard let topic = entry.topic else { return "\(place) has no topic; /topic TEXT sets one" }
    let words = Words(foreign: topic)
    guard let user = entry.by else { return "the topic of \(place) is: \(words)" }
    return "the topic of \(place) (set by \(self.user(user))) is: \(words)"
  }
}
