import ChatCore
import Testing
import TestSupport

@Suite("What may be published")
struct WireInvariantTests {
  @Test(
    "Whatever people do and strangers send, nothing leaves that the wire forbids",
    arguments: UInt64(1)...40)
  func invariants(seed: UInt64) {
    var play = Play(seed: seed)
    play.run(steps: 120)
    var rules = WireRules()
    for (client, publication) in play.world.broker.log {
      if client.hasPrefix("stranger") {
        rules.note(publication)
      } else if let violation = rules.violation(publication) {
        Issue.record("seed \(seed): \(client) \(publication.topic): \(violation)")
      }
    }
    let ownerless = play.world.broker.ownerless.filter { !$0.client.hasPrefix("stranger") }
    #expect(ownerless.isEmpty, "seed \(seed): \(ownerless.map(\.topic))")
    // Who was a member of what a broker has lost, these rules do not know.
    if seed % 2 == 0 { #expect(rules.unfinished == nil, "seed \(seed)") }
    #expect(play.world.broker.log.count > 20)
  }
}

/// Four people who do anything at any time, and a stranger who sends what he likes.
struct Play {
  let world: World
  /// Whether the broker may lose everything.
  private let mayLose: Bool
  private var random: RandomSource
  private var people: [SimulatedClient] = []
  private let names = ["ana", "bob", "Zé", "a_b"]
  private let groupNames = ["ops", "mar e terra", "a_b"]

  init(seed: UInt64) {
    world = World(seed: seed)
    mayLose = seed % 2 == 1
    random = RandomSource(seed: seed &* 31)
    people = names.map { world.start($0) }
  }

  mutating func run(steps: Int) {
    for _ in 0..<steps {
      let index = pick(people.indices)
      switch Int.random(in: 0..<20, using: &random) {
      case 0: restart(index, killing: true)
      case 1: restart(index, killing: false)
      case 2: world.cut(people[index])
      case 3...4: strange()
      case 5 where mayLose: world.crashBroker(to: MemoryBroker())
      default: people[index].command(anyAction())
      }
      world.run(for: .milliseconds(Int64.random(in: 0...3000, using: &random)))
    }
    world.run(for: .seconds(30))
  }

  private mutating func restart(_ index: Int, killing: Bool) {
    if killing { world.kill(people[index]) } else { people[index].leave() }
    people[index] = world.start(names[index])
  }

  private mutating func anyAction() -> Action {
    let user = world.user(pick(names))
    let group = world.group(pick(groupNames))
    let target: TargetReference = Bool.random(using: &random) ? .user(user) : .group(group)
    return switch Int.random(in: 0..<24, using: &random) {
    case 0: .request(user, greeting: "olá")
    case 1...2: .accept(user)
    case 3: .reject(user)
    case 4...5: .message(target, text: "text \u{1B}[2J \"quoted\" \n second line")
    case 6: .createGroup(group)
    case 7...8: .join(group)
    case 9: .part(group)
    case 10...11: .approve(user, Bool.random(using: &random) ? group : nil)
    case 12: .deny(user, group)
    case 13: .kick(user, group)
    case 14: .close(target, end: true)
    case 15: .deleteGroup(group)
    case 16...17: .transferGroup(group, to: user)
    case 18: .invite(user, group)
    case 19: .topic("topic of \n \(group)")
    case 20: .away(String(repeating: "ocupado ", count: 20))
    case 21: .back
    case 22: .trustOwner(group)
    default: .open(target)
    }
  }

  /// Retained records as others may write them, and nonsense.
  private mutating func strange() {
    let first = world.user(pick(names))
    let second = world.user(pick(names))
    let group = world.group(pick(groupNames))
    let topics: [TopicName] = [
      .presence(of: first), .owner(of: group), .membership(of: first, in: group),
      .request(to: first, from: second), .messages(of: group), .head(of: first, in: group),
      .inbox(of: first, from: second), .about(group),
    ]
    let payloads = [
      "", "[]", "null", #"{"user":"\#(first)"}"#, #"{"user":"\#(first)","status":"Aprovado"}"#,
      #"{"user":"\#(second)","status":"Aguardando aprovação","created_at":"2026-01-01 00:00:00"}"#,
      #"{"user":"\#(second)","status":"Aprovado","topic":"\#(second)_\#(first)_2026-01-01 00:00:00","started_at":"2026-01-01 00:00:00"}"#,
      #"{"user":"\#(second)","status":"Encerrado","created_at":"x"}"#,
      #"{"user":"eve","created_at":"2026-01-01 00:00:00"}"#,
      #"{"user":"\#(first)","created_at":"2026-01-01 00:00:00","status":"Encerrado"}"#,
      #"{"v":1,"topic":"strange","rev":9007199254740992}"#,
      #"{"user":"\#(first)","status":"Pendente","ext":{"v":1,"rev":9007199254740992}}"#,
      #"{"user":"\#(first)","status":"offline"}"#, "\u{1B}[2J", "{\"user\":1}",
    ]
    world.publish(pick(topics), pick(payloads))
  }

  private mutating func pick<C: RandomAccessCollection>(_ choices: C) -> C.Element {
    choices[
      choices.index(choices.startIndex, offsetBy: Int.random(in: 0..<choices.count, using: &random))
    ]
  }
}
