import Testing

@testable import Repl

@Suite("The packets of a turn")
struct TurnBudgetTests {
  @Test("are as many as go through in five milliseconds, from 50 to 200")
  func follows() {
    let table: [(perPacket: Duration, packets: Int)] = [
      (.microseconds(1), 200), (.microseconds(25), 200), (.microseconds(50), 100),
      (.microseconds(80), 62), (.microseconds(100), 50), (.milliseconds(10), 50),
    ]
    for (perPacket, packets) in table {
      var budget = TurnBudget()
      var now = Duration.seconds(1)
      for _ in 0..<10 {
        budget.took(budget.packets, at: now)
        now += perPacket * budget.packets
        budget.ended(at: now)
      }
      #expect((packets - 1...packets).contains(budget.packets), "\(perPacket)")
    }
  }

  @Test("come back after a slow turn, and a turn without any says nothing")
  func recovers() {
    var budget = TurnBudget()
    budget.took(200, at: .zero)
    budget.ended(at: .seconds(1))
    #expect(budget.packets == 50)
    budget.ended(at: .seconds(100))
    budget.took(0, at: .seconds(100))
    budget.ended(at: .seconds(200))
    #expect(budget.packets == 50)
    budget.took(10, at: .seconds(200))
    budget.ended(at: .seconds(200))
    #expect(budget.packets == 100)
  }
}
