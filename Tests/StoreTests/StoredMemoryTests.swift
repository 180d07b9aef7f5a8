import ChatCore
import TestSupport
import Testing

@testable import Store

@Suite("What the doctor reads of a store")
struct StoredMemoryTests {
  private let files: BrokerFiles
  private let ana = UserName(unchecked: "ana")
  private let bob = UserName(unchecked: "bob")
  private let ops = GroupName(unchecked: "ops")

  init() throws { files = try BrokerFiles() }

  @Test("is read beside a chat that runs, and changes nothing")
  func beside() throws {
    let store = try MessageStore(directory: files.path, user: ana)
    let topic = try #require(TopicName(received: "bob_ana_2026-11-01 10:00:00"))
    try store.commit([
      .conversation(ConversationRecord(peer: bob, status: .active, topic: topic)),
      .group(GroupRecord(group: ops, owner: bob, created: "x", membership: .pending)),
    ])
    let memory = try Examination.Memory(directory: files.path, user: ana)
    #expect(memory.conversations == [bob: .init(.active, topic: topic)])
    #expect(memory.groups == [ops: .init(owner: bob, membership: .pending)])
    #expect(try store.restore().conversations.count == 1)
  }

  @Test("is nothing where there is no store, and none is made")
  func none() {
    #expect(throws: StoreError.self) {
      try Examination.Memory(directory: files.path, user: ana)
    }
    #expect(!MessageStore.exists(directory: files.path, user: ana))
  }
}
