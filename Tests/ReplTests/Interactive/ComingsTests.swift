import ChatCore
import Testing

@testable import Repl

@Suite("Who comes and goes")
struct ComingsTests {
  private static let bob = UserName(unchecked: "bob")

  /// Seconds, whether bob comes, and what is said by then.
  private struct Turn {
    var at: Int
    var change: Notice?
    var said: [Notice]
  }

  private static let online = Notice.presence(bob, .online)
  private static let offline = Notice.presence(bob, .offline)

  private func run(_ turns: [Turn]) {
    var comings = Comings()
    for turn in turns {
      let now = Duration.seconds(turn.at)
      var said = comings.due(at: now)
      if let change = turn.change, comings.admits(change, at: now) { said.append(change) }
      #expect(said == turn.said, "after \(turn.at) s")
    }
  }

  @Test("is said at once of somebody who stays")
  func stays() {
    run([
      Turn(at: 0, change: Self.online, said: [Self.online]),
      Turn(at: 300, change: Self.offline, said: [Self.offline]),
      Turn(at: 1000, change: Self.online, said: [Self.online]),
      Turn(at: 5000, change: Self.offline, said: [Self.offline]),
    ])
  }

  @Test("is said once of a script that comes and goes, however often it does")
  func script() {
    var turns = [
      Turn(at: 0, change: Self.online, said: [Self.online]),
      Turn(at: 1, change: Self.offline, said: [Self.offline]),
    ]
    for minute in 1...200 {
      turns.append(Turn(at: 77 * minute, change: Self.online, said: []))
      turns.append(Turn(at: 77 * minute + 2, change: Self.offline, said: []))
      turns.append(Turn(at: 77 * minute + 70, said: []))
    }
    run(turns)
  }

  @Test("ends with the truth: what lasts a minute is said")
  func lasts() {
    run([
      Turn(at: 0, change: Self.online, said: [Self.online]),
      Turn(at: 1, change: Self.offline, said: [Self.offline]),
      Turn(at: 2, change: Self.online, said: []),
      Turn(at: 61, said: []), Turn(at: 62, said: [Self.online]),
      Turn(at: 63, change: Self.offline, said: []), Turn(at: 64, change: Self.online, said: []),
      Turn(at: 700, change: Self.offline, said: [Self.offline]),
    ])
  }

  @Test("tells at once that somebody is away or back, also within a minute")
  func details() {
    let away = Notice.presenceDetail(Self.bob, .away("lunch"))
    let back = Notice.presenceDetail(Self.bob, .back)
    let farewell = Notice.presenceDetail(Self.bob, .farewell("bye"))
    run([
      Turn(at: 0, change: Self.online, said: [Self.online]),
      Turn(at: 1, change: away, said: [away]), Turn(at: 2, change: back, said: [back]),
      Turn(at: 3, change: away, said: [away]),
      Turn(at: 4, change: farewell, said: [farewell]),
      Turn(at: 5, change: Self.online, said: []), Turn(at: 6, change: farewell, said: []),
      Turn(at: 200, said: []),
    ])
  }

  @Test("lets all other news through, and forgets very many invented names")
  func others() {
    var comings = Comings()
    let isOther = comings.admits(.conversationEnded(Self.bob), at: .zero)
    #expect(isOther)
    for number in 0..<5000 {
      let user = UserName(unchecked: "user\(number)")
      let isSaid = comings.admits(.presence(user, .online), at: .seconds(number))
      #expect(isSaid)
    }
    let due = comings.due(at: .seconds(9000))
    #expect(due == [])
  }
}
