import Testing

@testable import ChatCore

@Suite("A flood")
struct FloodTests {
  private let mallory = UserName(unchecked: "mallory")
  private let ops = Target.group(GroupName(unchecked: "ops"))

  private func text(_ sender: String, in target: Target? = nil) -> StoredMessage {
    StoredMessage(
      row: 1, target: target ?? ops, topic: nil, sender: UserName(unchecked: sender), id: nil,
      text: "x", sent: "", at: Timestamp(milliseconds: 0), own: false, state: .received,
      payload: [])
  }

  @Test("A bucket lets a burst through, then so many a second, and is full again after a rest")
  func bucket() {
    var bucket = Bucket(perSecond: 10, burst: 30)
    let start = Duration.seconds(500)
    let burst = (0..<40).count { _ in bucket.take(at: start) }
    let stream = (1...100).count { bucket.take(at: start + .milliseconds(50 * $0)) }
    let later = (0..<40).count { _ in bucket.take(at: start + .seconds(60)) }
    #expect([burst, stream, later] == [30, 50, 30])
  }

  @Test("Each sender has his own bucket: who writes at a human pace is never hidden")
  func senders() {
    var flood = Flood()
    var shown = 0
    for step in 0..<100 {
      let now = Duration.milliseconds(20 * step)
      if flood.admits(text("mallory"), at: now) { shown += 1 }
      let bobs = step % 10 > 0 || flood.admits(text("bob"), at: now)
      #expect(bobs)
    }
    #expect(shown == 49)
    #expect(flood.due(at: .milliseconds(1980 + 1000)) == [.hidden(mallory, ops, count: 51)])
  }

  @Test("What is hidden is told once, when it pauses")
  func pause() {
    var flood = Flood()
    for _ in 0..<100 { _ = flood.admits(text("mallory"), at: .zero) }
    _ = flood.admits(text("mallory", in: .user(mallory)), at: .milliseconds(50))
    #expect(flood.deadline == .seconds(1))
    #expect(flood.due(at: .milliseconds(999)) == [])
    #expect(flood.due(at: .seconds(1)) == [.hidden(mallory, ops, count: 70)])
    #expect(
      flood.due(at: .milliseconds(1050)) == [.hidden(mallory, .user(mallory), count: 1)])
    #expect(flood.deadline == nil)
    #expect(flood.due(at: .seconds(9)) == [])
  }

  @Test("and every few seconds while it goes on")
  func goesOn() {
    var flood = Flood()
    var (shown, told) = (0, [Notice]())
    for step in 0..<2000 {
      let now = Duration.milliseconds(10 * step)
      told += flood.due(at: now)
      if flood.admits(text("mallory"), at: now) { shown += 1 }
    }
    #expect(told.count == 3)
    told += flood.rest()
    let hidden = told.reduce(0) { sum, notice in
      if case .hidden(_, _, let count) = notice { sum + count } else { sum }
    }
    #expect(shown + hidden == 2000)
    #expect((220...230).contains(shown))
  }

  @Test("of invented senders is held by the bucket of the target, and other targets are not")
  func inventedSenders() {
    var flood = Flood()
    let shown = (0..<5000).count { flood.admits(text("m\($0)"), at: .milliseconds($0 / 5)) }
    #expect((150...200).contains(shown))
    let bobs = flood.admits(text("bob", in: .user(UserName(unchecked: "bob"))), at: .seconds(1))
    #expect(bobs)
    #expect(flood.rest() == [.hiddenOfMany(ops, count: 5000 - shown)])
  }

  @Test("of news has one bucket for all, and one line with the counts")
  func news() {
    var flood = Flood()
    var shown = 0
    for step in 0..<300 {
      let kind: WritableKeyPath<HiddenNews, Int> = step % 3 == 0 ? \.requests : \.payloads
      if flood.admits(kind, at: .milliseconds(step)) { shown += 1 }
    }
    #expect(shown == 32)
    let bobs = flood.admits(text("bob"), at: .milliseconds(300))
    #expect(bobs)
    guard case .hiddenNews(let counts)? = flood.due(at: .seconds(2)).first else {
      Issue.record("nothing is told")
      return
    }
    #expect(counts.requests + counts.payloads == 268)
    #expect(counts.requests > 80 && counts.payloads > 160 && counts.presences == 0)
  }
}
