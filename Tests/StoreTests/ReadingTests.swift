import ChatCore
import Testing

@testable import Store

@Suite("What waits to be read")
struct ReadingTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// A store is opened again after each commit: nothing may live in memory alone.
  private func committed(_ changes: [Change]) throws -> Restored {
    try directory.store().commit(changes)
    return try directory.store().restore()
  }

  @Test("Texts that name the user are counted above the read mark")
  func mentions() throws {
    let texts = ["ana", "banana", "oi, Aná!", "hello"].enumerated().map {
      Change.insert(received(Int64($0 + 1), text: $1))
    }
    var mine = own(5, state: .sent)
    mine.text = "ana"
    let other = received(6, in: ops, from: ana, text: "ana")
    let restored = try committed(
      texts + [.insert(mine), .insert(other), .insert(received(7, in: ops, text: "@ana"))])
    #expect(restored.unread == [toBob: 4, ops: 2])
    #expect(restored.mentions == [toBob: 2, ops: 1])
    #expect(try committed([.read(toBob, upTo: 1)]).mentions == [toBob: 1, ops: 1])
    let store = try directory.store()
    #expect(try store.mentions(9).map(\.message.row) == [1, 3, 7])
    #expect(try store.mentions(9).map(\.isUnread) == [false, true, true])
    #expect(try store.mentions(2).map(\.message.row) == [3, 7])
    #expect(try store.mentions(0) == [])
  }

  @Test("A text that comes twice is one mention")
  func twice() throws {
    let text = received(1, number: 1, text: "ana")
    var again = text
    again.row = 2
    #expect(try committed([.insert(text), .insert(again), .insert(text)]).mentions == [toBob: 1])
  }

  @Test("What is hidden is not shown at the next start; what is passed over is not unread either")
  func hidden() throws {
    let texts = (1...4).map { Change.insert(received($0, text: "ana \($0)")) }
    let restored = try committed(
      texts + [.hide(row: 2, isRead: false), .hide(row: 3, isRead: true)])
    #expect(restored.unshown.map(\.row) == [1, 4])
    #expect(restored.unread == [toBob: 3] && restored.mentions == [toBob: 3])
    #expect(try directory.store().mentions(9).map(\.message.row) == [1, 2, 4])
    #expect(try directory.store().latest(9, of: toBob).count == 4)
    #expect(try committed([.read(toBob, upTo: 4)]).unread == [:])
    let store = try directory.store()
    #expect(try store.database.rows("SELECT row FROM passed_over") { $0.integer(0) } == [])
    try store.commit([.hide(row: 77, isRead: true)])
  }

  @Test("Ignored users come back, and their lines are left out where that is asked for")
  func ignored() throws {
    let eve: UserName = name("eve")
    let texts: [Change] = [
      .insert(received(1, in: ops)), .insert(received(2, in: ops, from: eve, text: "ana")),
      .ignore(eve), .ignore(eve), .ignore(bob), .unignore(bob), .unignore(ana),
    ]
    #expect(try committed(texts).ignored == [eve])
    let store = try directory.store()
    #expect(try store.latest(9, of: ops).map(\.row) == [1, 2])
    #expect(try store.latest(9, of: ops, withIgnored: false).map(\.row) == [1])
    #expect(try store.latest(9, of: nil, withIgnored: false).map(\.row) == [1])
    #expect(try store.mentions(9) == [])
    try store.commit([.unignore(eve)])
    #expect(try store.restore().ignored == [])
  }

  @Test("The latest text of each other user comes back")
  func lastTexts() throws {
    func at(_ row: Int64, _ sender: UserName, _ time: Int64) -> Change {
      var message = received(row, in: ops, from: sender)
      message.at = Timestamp(milliseconds: time)
      return .insert(message)
    }
    let restored = try committed([
      at(1, bob, 5), at(2, name("a"), 9), at(3, bob, 7), at(4, name("zoë"), 1), at(5, bob, 6),
      .insert(own(6, state: .sent)),
    ])
    #expect(
      restored.lastTexts.mapValues(\.milliseconds) == [bob: 7, name("a"): 9, name("zoë"): 1])
  }

  @Test("No search reads more than an index", arguments: [Select.mentions, Select.latestHeard])
  func plans(sql: SQL) throws {
    let store = try directory.store()
    let plan = try store.database.rows(
      SQL(stringLiteral: "EXPLAIN QUERY PLAN ") + sql,
      sql == Select.mentions ? [.integer(1)] : [.integer(1), .integer(1)]
    ) { $0.text(3) }
    #expect(
      !plan.contains {
        $0.contains("TEMP B-TREE") || $0 == "SCAN messages" && sql == Select.mentions
      }, "\(plan)")
  }
}
