/// A retained message, nothing in it checked.
public struct RetainedRecord: Hashable, Sendable {
  public var topic: [UInt8]
  public var payload: [UInt8]

  public init(topic: [UInt8], payload: [UInt8]) { (self.topic, self.payload) = (topic, payload) }
}

/// Looks through what a broker keeps, and says what is wrong and what this user can do about it. Pure: everything is
/// handed in.
public struct Examination: Sendable {
  /// What is known of this user's own client on this machine.
  public enum OwnClient: Hashable, Sendable {
    /// A `chat` runs with his store: what it says of itself is right.
    case running
    /// None does; presence with this `ext.instance` is a remnant.
    case idle(instance: UInt64)
    /// He has no store here.
    case unknown
  }

  struct Group {
    var owner: Result<OwnerRecord, WireError>?
    /// `user` of an owner record, though it may be refused for something else.
    var namedOwner: UserName?
    var members: [UserName: (record: MembershipRecord, payload: [UInt8])] = [:]
    var unreadable: [UserName: WireError] = [:]
    /// Where in the order of arrival they stood.
    var ownerPlace: Int?
    var memberPlaces: [Int] = []
  }

  struct Pair: Hashable, Comparable {
    let first: UserName
    let second: UserName

    init(_ one: UserName, _ other: UserName) {
      (first, second) = (min(one, other), max(one, other))
    }

    static func < (left: Self, right: Self) -> Bool {
      (left.first, left.second) < (right.first, right.second)
    }
  }

  let me: UserName
  let client: OwnClient
  /// nil: this user has no store here, or it cannot be read.
  let memory: Memory?
  let now: Moment
  var presences: [UserName: Result<PresenceRecord, WireError>] = [:]
  var groups: [GroupName: Group] = [:]
  /// What lies on a control topic, by whose it is.
  var requests: [Pair: [UserName: Result<RequestRecord, WireError>]] = [:]
  private var others: [Finding] = []

  /// - Parameter retained: in the order in which the broker gave it.
  public init(
    _ retained: [RetainedRecord], me: UserName, client: OwnClient, memory: Memory?, at now: Moment
  ) {
    self.me = me
    self.client = client
    self.memory = memory
    self.now = now
    for (place, record) in retained.enumerated() { take(record.topic, record.payload, place) }
    others.sort { $0.topics[0].lexicographicallyPrecedes($1.topics[0]) }
  }

  /// What is wrong, each place once: presence, groups, conversations, the rest.
  public var findings: [Finding] {
    presenceFindings + groupFindings + requestFindings + others
  }

  private mutating func take(_ topic: [UInt8], _ payload: [UInt8], _ place: Int) {
    do throws(WireError) {
      switch try RetainedPlace(topic: topic) {
      case .presence(let user):
        let record = read { () throws(WireError) in
          try PresenceRecord(decoding: payload, of: user)
        }
        presences[user] = record
      case .owner(let group):
        takeOwner(group, payload)
        groups[group]?.ownerPlace = place
      case .member(let group, let user):
        takeMember(group, user, payload)
        groups[group]?.memberPlaces.append(place)
      case .request(let target, let asker):
        let record = read { () throws(WireError) in
          try RequestRecord(decoding: payload, of: asker)
        }
        requests[Pair(target, asker), default: [:]][target] = record
      case .other(let required): try check(payload, required)
      case .misplaced:
        others.append(Finding(.misplaced, topics: [topic], isDeadly: true))
      case .unread: break
      }
    } catch {
      others.append(
        Finding(.unreadable(error), topics: [topic], isDeadly: error.killsOriginals))
    }
  }

  private mutating func takeOwner(_ group: GroupName, _ payload: [UInt8]) {
    let record = read { () throws(WireError) in try OwnerRecord(decoding: payload) }
    let named = namedUser(payload)
    groups[group, default: Group()].owner = record
    groups[group]?.namedOwner = named
  }

  private mutating func takeMember(_ group: GroupName, _ user: UserName, _ payload: [UInt8]) {
    do throws(WireError) {
      let record = try MembershipRecord(decoding: payload, of: user)
      groups[group, default: Group()].members[user] = (record, payload)
    } catch {
      groups[group, default: Group()].unreadable[user] = error
    }
  }

  private func check(_ payload: [UInt8], _ required: [String]) throws(WireError) {
    let object = try JSONObject(parsing: payload)
    for key in required where object[key] == nil { throw .missing(key) }
  }

  private func namedUser(_ payload: [UInt8]) -> UserName? {
    do throws(WireError) {
      return try JSONObject(parsing: payload).optionalUser("user")
    } catch {
      return nil
    }
  }

  /// `ext.rev` counts up to 2^53, and an original has none.
  static func revision(after former: UInt64?) -> UInt64? { former.map { min($0 + 1, 1 << 53) } }

  private func read<Record>(
    _ decode: () throws(WireError) -> Record
  ) -> Result<Record, WireError> {
    do throws(WireError) { return .success(try decode()) } catch { return .failure(error) }
  }
}

extension TopicName {
  var bytes: [UInt8] { Array(text.utf8) }
}

extension Result {
  var value: Success? { if case .success(let value) = self { value } else { nil } }
  var error: Failure? { if case .failure(let error) = self { error } else { nil } }
}
