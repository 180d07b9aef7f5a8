import CSQLite
import ChatCore

extension Examination.Memory {
  /// Of a user's store, read beside a `chat` that may run, without its lock. Nothing in it is changed; what cannot be
  /// read as what it should be is left out.
  ///
  /// - Throws: when there is no such store, or it cannot be read now.
  public init(directory: String, user: UserName) throws(StoreError) {
    let path = "\(directory)/\(fileName(of: .database, for: user))"
    let database = try Database(path: path, isReadOnly: true)
    try database.set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)
    self.init()
    for (peer, conversation) in try Self.conversations(database) {
      conversations[peer] = conversation
    }
    for (name, group) in try Self.groups(database) { groups[name] = group }
  }

  private static func conversations(
    _ database: Database
  ) throws(StoreError) -> [(UserName, Conversation)] {
    try database.rows("SELECT peer, status, topic FROM conversations") { row in
      guard let peer: UserName = row.name(0), let status: ConversationStatus = row.word(1),
        let topic = row.optional(2, row.topic)
      else { return nil }
      return (peer, Conversation(status, topic: topic))
    }
  }

  private static func groups(_ database: Database) throws(StoreError) -> [(GroupName, Group)] {
    try database.rows("SELECT name, owner, membership FROM groups") { row in
      guard let name: GroupName = row.name(0), let owner: UserName = row.name(1),
        let membership = row.optional(2, { (column) -> MembershipStatus? in row.word(column) })
      else { return nil }
      return (name, Group(owner: owner, membership: membership))
    }
  }
}
