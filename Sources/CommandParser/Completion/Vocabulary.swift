import ChatCore

/// The names that exist right now, for completion. Arrays are shared, not copied; the closures are called only for the
/// commands that need them.
public struct Vocabulary {
  /// The user, who is offered wherever users are, but not to write to; nil: nobody.
  public var me: UserName?
  /// All known users, sorted.
  public var users: [UserName]
  /// All known groups, sorted.
  public var groups: [GroupName]
  /// Open conversations and groups in the order in which they shall be offered: before all other targets.
  public var conversations: [Target]
  /// Users whose request waits for an answer, sorted: for `/accept` and `/reject`.
  public var asking: [UserName]
  /// Groups that the user is in, sorted: for `/part`.
  public var joined: [GroupName]
  /// Groups that the user owns, sorted.
  public var owned: [GroupName]
  /// The other members of a group, sorted: for `/group transfer`.
  public var membersOf: (GroupName) -> [UserName]
  /// Users whose lines are hidden, sorted: for `/unignore`.
  public var ignored: [UserName]
  /// Users who ask to join a group that the user owns, sorted: for `/approve` and `/deny`.
  public var waiting: () -> [UserName]
  /// The owned groups that this user asks to join, sorted.
  public var groupsWhereWaiting: (UserName) -> [GroupName]
  /// Members of the groups that the user owns, sorted: for `/kick`.
  public var members: () -> [UserName]
  /// The owned groups that this user is a member of, sorted.
  public var groupsWhereMember: (UserName) -> [GroupName]
  /// Own texts that can be taken back, as `/cancel` calls them, sorted.
  public var pending: () -> [String]
  /// Paths that begin so, sorted; a directory ends with a slash.
  public var files: (String) -> [String]

  public init(
    me: UserName? = nil,
    users: [UserName] = [], groups: [GroupName] = [], conversations: [Target] = [],
    asking: [UserName] = [], joined: [GroupName] = [], ignored: [UserName] = [],
    waiting: @escaping () -> [UserName] = { [] },
    groupsWhereWaiting: @escaping (UserName) -> [GroupName] = { _ in [] },
    members: @escaping () -> [UserName] = { [] },
    groupsWhereMember: @escaping (UserName) -> [GroupName] = { _ in [] },
    owned: [GroupName] = [], membersOf: @escaping (GroupName) -> [UserName] = { _ in [] },
    pending: @escaping () -> [String] = { [] },
    files: @escaping (String) -> [String] = { _ in [] }
  ) {
    self.owned = owned
    self.membersOf = membersOf
    self.me = me
    self.users = users
    self.groups = groups
    self.conversations = conversations
    self.asking = asking
    self.joined = joined
    self.ignored = ignored
    self.waiting = waiting
    self.groupsWhereWaiting = groupsWhereWaiting
    self.members = members
    self.groupsWhereMember = groupsWhereMember
    self.pending = pending
    self.files = files
  }
}

extension RandomAccessCollection where Element: ExactText, Index == Int {
  /// The elements that begin with a text, byte by byte, found by bisection.
  /// - Precondition: sorted.
  func beginning(with prefix: String) -> SubSequence {
    let start = partition { $0.text.utf8.lexicographicallyPrecedes(prefix.utf8) }
    let rest = self[start...]
    let end = rest.partition { $0.text.utf8.starts(with: prefix.utf8) }
    return self[start..<end]
  }

  /// Whether it holds this element.
  /// - Precondition: sorted.
  func holds(_ element: Element) -> Bool {
    let place = place(of: element)
    return place < endIndex && self[place] == element
  }

  /// Where it is, or would be.
  /// - Precondition: sorted.
  func place(of element: Element) -> Int { partition { $0 < element } }

  /// The first index whose element is not `before`; all that are come first.
  private func partition(_ before: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if before(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
