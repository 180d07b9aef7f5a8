import ChatCore

/// Who comes and goes, as far as it is said at the prompt: a script that comes for a second every few minutes is not
/// said again and again.
///
/// Somebody's coming and going is said at once, but only two changes in ten minutes. What is over, and whatever is done
/// by somebody whose last visit was shorter than a minute, is said once it has lasted for a minute; so what was said
/// last of a user becomes true, and a visit in between is not said at all.
struct Comings {
  static let span = Duration.seconds(600)
  static let most = 2
  static let lasting = Duration.seconds(60)
  private static let mostUsers = 1000

  private struct Visitor {
    /// When changes of his were said, within the span.
    var said: [Duration] = []
    /// The status that was said last.
    var status: PresenceStatus?
    /// When he came, if he is there.
    var cameAt: Duration?
    /// His last visit was short.
    var isFleeting = false
    /// What is to be said if it lasts, and since when it has.
    var upcoming: (notice: Notice, status: PresenceStatus, since: Duration)?
  }

  private var visitors: [UserName: Visitor] = [:]
  /// When something may have lasted; nil: there is nothing.
  private var dueAt: Duration?

  /// Whether it is said now; news of other kinds always are.
  mutating func admits(_ notice: Notice, at now: Duration) -> Bool {
    guard let (user, status) = notice.coming else { return true }
    forgetRested(at: now)
    var visitor = visitors[user] ?? Visitor()
    defer { visitors[user] = visitor }
    let wasFleeting = visitor.isFleeting
    note(status, of: &visitor, at: now)
    visitor.upcoming = nil
    visitor.said.removeAll { now - $0 >= Self.span }
    if visitor.status == status { return notice.saysMore }
    if wasFleeting || visitor.said.count >= Self.most {
      visitor.upcoming = (notice, status, now)
      dueAt = dueAt ?? now + Self.lasting
      return false
    }
    visitor.status = status
    visitor.said.append(now)
    return true
  }

  /// What has lasted, in order.
  mutating func due(at now: Duration) -> [Notice] {
    guard let dueAt, dueAt <= now else { return [] }
    let due = visitors.filter { _, visitor in
      visitor.upcoming.map { now - $0.since >= Self.lasting } ?? false
    }
    for user in due.keys {
      visitors[user]?.status = due[user]?.upcoming?.status
      visitors[user]?.upcoming = nil
      visitors[user]?.isFleeting = false
      visitors[user]?.said.append(now)
    }
    self.dueAt = visitors.values.compactMap(\.upcoming).map { $0.since + Self.lasting }.min()
    return due.values.compactMap(\.upcoming).sorted { $0.since < $1.since }.map(\.notice)
  }

  private func note(_ status: PresenceStatus, of visitor: inout Visitor, at now: Duration) {
    if status == .offline {
      visitor.isFleeting =
        visitor.cameAt.map { now - $0 < Self.lasting } ?? visitor.isFleeting
      visitor.cameAt = nil
    } else if visitor.cameAt == nil {
      visitor.cameAt = now
    }
  }

  /// Names are free to invent: of very many, only those are kept of whom something was said lately.
  private mutating func forgetRested(at now: Duration) {
    guard visitors.count > Self.mostUsers else { return }
    visitors = visitors.filter { _, visitor in
      visitor.upcoming != nil || visitor.said.contains { now - $0 < Self.span }
    }
  }
}

extension Notice {
  /// Who has come or gone; nil: it tells something else.
  var coming: (user: UserName, status: PresenceStatus)? {
    switch self {
    case .presence(let user, let status): (user, status)
    case .presenceDetail(let user, .away), .presenceDetail(let user, .back): (user, .online)
    case .presenceDetail(let user, .farewell): (user, .offline)
    default: nil
    }
  }

  /// It is news even of somebody who is known to be there: that he is away, or back.
  fileprivate var saysMore: Bool {
    switch self {
    case .presenceDetail(_, .away), .presenceDetail(_, .back): true
    default: false
    }
  }
}
