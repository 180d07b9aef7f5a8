import ChatCore

/// What a store keeps, as plain values: applies the engine's changes and gives back what a restart would find.
public struct MemoryStore: Sendable {
  public let identity: UInt64
  public private(set) var messages: [Int64: StoredMessage] = [:]
  private var session: Int64 = 0
  private var isNew = true
  private var conversations: [UserName: ConversationRecord] = [:]
  private var groups: [GroupName: GroupRecord] = [:]
  private var received: [ReceivedTextKey: ReceivedStream] = [:]
  private var sending: [Target: SendingStream] = [:]
  private var kept: [TopicName: KeptRecord] = [:]
  private var readUpTo: [Target: Int64] = [:]
  public var shown: Set<Int64> = []
  /// Rows that do not wait to be read.
  private var passedOver: Set<Int64> = []
  private var ignored: Set<UserName> = []

  struct ReceivedTextKey: Hashable, Sendable {
    var target: Target
    var sender: UserName
    var epoch: UInt64
  }

  public init(identity: UInt64) { self.identity = identity }

  public mutating func apply(_ change: Change) {
    switch change {
    case .insert(let message), .update(let message):
      if message.own { note(message.row, becomes: message.state) }
      messages[message.row] = message
    case .state(let row, let state):
      note(row, becomes: state)
      messages[row]?.state = state
    case .read(let target, let row): readUpTo[target] = row
    case .hide(let row, let isRead):
      shown.insert(row)
      if isRead { passedOver.insert(row) }
    case .ignore(let user): ignored.insert(user)
    case .unignore(let user): ignored.remove(user)
    case .conversation(let record): conversations[record.peer] = record
    case .group(let record): groups[record.group] = record
    case .forgetGroup(let group): groups[group] = nil
    case .received(let stream):
      let key = ReceivedTextKey(
        target: stream.target, sender: stream.sender, epoch: stream.epoch)
      received[key] = stream
    case .sending(let stream): sending[stream.target] = stream
    case .keep(let record): kept[record.topic] = record
    case .unkeep(let topic): kept[topic] = nil
    case .session(let number):
      session = number
      isNew = false
    }
  }

  /// Own texts go no way that is not in the table of ways.
  private func note(_ row: Int64, becomes state: DeliveryState) {
    let former = messages[row]?.state
    precondition(
      DeliveryState.isAllowed(from: former, to: state),
      "\(former.map { "\($0)" } ?? "nothing") became \(state)")
  }

  /// A page of what is stored; words are looked for as they stand.
  public func page(_ query: StoredQuery) -> MessagePage {
    let found = lines.reversed().filter { message in
      (query.target == nil || query.target == message.target)
        && (query.sender == nil || query.sender == message.sender)
        && (query.terms ?? []).allSatisfy { message.text.contains($0.text) }
        && message.row < query.before ?? .max
    }
    return MessagePage(query, newestFirst: Array(found.prefix(query.count + 1)))
  }

  /// Payloads of an epoch, by their numbers.
  public func payloads(_ range: StoredRange) -> [[UInt8]] {
    messages.values.filter { message in
      guard message.target == range.target, let id = message.id else { return false }
      if message.state == .failed, !range.withFailed { return false }
      return id.epoch == range.request.epoch && range.request.range.contains(id.number)
    }
    .sorted { ($0.id?.number ?? 0) < ($1.id?.number ?? 0) }
    .prefix(StoredRange.most).map(\.payload)
  }

  /// Stored lines, oldest first.
  public var lines: [StoredMessage] { messages.values.sorted { $0.row < $1.row } }

  /// The same of a target; nil: of all.
  func lines(of target: Target?, withIgnored: Bool) -> [StoredMessage] {
    lines.filter { line in
      (target == nil || line.target == target) && (withIgnored || !ignored.contains(line.sender))
    }
  }

  /// Others' lines that name a user.
  func mentions(of user: UserName) -> [MentionEntry] {
    lines.filter {
      $0.mentions(user) && !passedOver.contains($0.row) && !ignored.contains($0.sender)
    }
    .map { MentionEntry($0, isUnread: isUnread($0)) }
  }

  private func isUnread(_ line: StoredMessage) -> Bool {
    !line.own && line.row > readUpTo[line.target] ?? 0 && !passedOver.contains(line.row)
  }

  /// - Parameter me: whose store it is.
  public func restored(_ me: UserName) -> Restored {
    var restored = restored
    let unread = mentions(of: me).filter(\.isUnread)
    restored.mentions = Dictionary(grouping: unread) { $0.message.target }.mapValues(\.count)
    return restored
  }

  public var restored: Restored {
    let others = lines.filter { !$0.own }
    let anonymous = others.compactMap { message in
      message.origin.map { AnonymousPacket(origin: $0, payload: message.payload) }
    }
    let unread = Dictionary(grouping: others.filter(isUnread)) { $0.target }.mapValues(\.count)
    let lastTexts = Dictionary(grouping: others) { $0.sender }
      .compactMapValues { $0.map(\.at).max() }
    return Restored(
      storeIdentity: identity, isNew: isNew, session: session,
      nextRow: (messages.keys.max() ?? 0) + 1, conversations: Array(conversations.values),
      groups: Array(groups.values), received: Array(received.values),
      sending: Array(sending.values),
      outbox: lines.filter { $0.own && [.held, .queued, .awaiting].contains($0.state) },
      kept: Array(kept.values),
      unshown: others.filter { !shown.contains($0.row) },
      anonymous: anonymous.filter { $0.origin.session == session }, unread: unread,
      lastTexts: lastTexts, ignored: ignored)
  }
}
