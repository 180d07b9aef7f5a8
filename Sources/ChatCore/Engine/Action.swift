/// What a person or a script asks for, parsed and typed. The engine answers each with exactly one `Outcome`.
public enum Action: Hashable, Sendable {
  case users(matching: String?)
  case whois(UserName)
  /// Online, but not at the keyboard; the words may be missing.
  case away(String?)
  case back

  case request(UserName, greeting: String?)
  case requests(RequestFilter)
  case accept(UserName)
  case reject(UserName)

  case message(TargetReference, text: String)
  /// nil lists the open ones.
  case open(TargetReference?)
  case close(TargetReference?, end: Bool)
  /// Text to the current target.
  case say(String)
  /// An action (`/me`) to the current target.
  case act(String)

  case groups(matching: String?)
  case createGroup(GroupName)
  case join(GroupName)
  case part(GroupName?)
  case names(GroupName?)
  case approve(UserName, GroupName?)
  case deny(UserName, GroupName?)
  case kick(UserName, GroupName?)
  case deleteGroup(GroupName)
  case transferGroup(GroupName, to: UserName)
  /// Approves ahead, and tells.
  case invite(UserName, GroupName?)
  /// Shows the current group's topic, or sets it; empty takes it away.
  case topic(String?)
  /// Takes a reported change of a group's owner for good.
  case trustOwner(GroupName)

  /// - Parameter before: only texts before this row.
  case history(TargetReference?, count: Int, before: Int64? = nil)
  /// Stored texts that hold all of these; nil: in all targets, of everybody.
  case search(
    [SearchTerm], in: TargetReference?, by: UserName?, count: Int, before: Int64? = nil)
  /// Where there is something to read.
  case unread
  /// Others' stored texts that name this user.
  case mentions(count: Int)
  /// Hide a user's lines and refuse his requests; nil lists whose are.
  case ignore(UserName?)
  case unignore(UserName?)
  case pending
  case status
  case wait(WaitCondition, atMost: Duration?)
  /// Done when a text of another one matches.
  case expect(ExpectedText, atMost: Duration?)
  /// Fails when one does.
  case refute(ExpectedText, for: Duration)
  /// Drops an own text that has not gone out: its identity, or `held-N`.
  case cancel(PendingID)
}

/// What `/expect` and `/refute` look for in the texts of others.
public struct ExpectedText: Hashable, Sendable {
  /// nil: in any target.
  public var target: TargetReference?
  public var expression: RegularExpression
  /// nil: from anybody.
  public var sender: UserName?

  public init(
    _ expression: RegularExpression, in target: TargetReference? = nil, from sender: UserName? = nil
  ) {
    self.expression = expression
    self.target = target
    self.sender = sender
  }
}

/// What `/pending` calls an own text, for `/cancel`.
public enum PendingID: Hashable, Sendable, CustomStringConvertible {
  case message(MessageID)
  /// A held text has no identity yet; `held-` and the number of its row.
  case held(Int64)

  /// From what was typed; nil: it is neither.
  public init?(_ text: String) {
    if text.utf8.starts(with: "held-".utf8) {
      guard let row = Int64(text.dropFirst(5)), row > 0, text == "held-\(row)" else { return nil }
      self = .held(row)
    } else if let id = MessageID(text) {
      self = .message(id)
    } else {
      return nil
    }
  }

  public var description: String {
    switch self {
    case .message(let id): id.description
    case .held(let row): "held-\(row)"
    }
  }
}

extension StoredMessage {
  /// What `/cancel` calls it.
  public var pendingID: PendingID { id.map { .message($0) } ?? .held(row) }
}

public enum RequestFilter: Hashable, Sendable {
  case all, sent, received
}

/// What `/wait` waits for.
public enum WaitCondition: Hashable, Sendable {
  /// That much time has passed.
  case elapsed(Duration)
  /// Connected, and retained state has arrived.
  case ready
  /// Everything accepted so far is on the broker.
  case sent
  case online(UserName)
  /// The conversation with this user is accepted.
  case accepted(UserName)
  /// This user is an approved member.
  case member(GroupName)
}
