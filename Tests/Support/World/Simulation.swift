import ChatCore

/// One run of the world under everything that can go wrong, and the promise checked at its end:
///
/// *each accepted text is stored exactly once at each who should have it, and shown there, or was reported as not sent*.
///
/// Clients die at any effect, the broker forgets what it had acknowledged, links break, queues overflow. Which of it,
/// when and how often follows from the seed alone.
public struct Simulation {
  public let seed: UInt64
  private let world: World
  private var random: RandomSource
  private var names: [String] = []
  private var people: [String: SimulatedClient] = [:]
  private var original: SimulatedOriginal?
  private var accepted: [Accepted] = []
  private var originalTexts: [String] = []
  private var saved: MemoryBroker
  private var trace: [String] = []
  private var shown: [String: [String]] = [:]

  private struct Accepted {
    var text: String
    var sender: String
    var row: Int64
    var readers: [String]
  }

  private let group: GroupName
  /// Whether the broker refuses some of what comes from who was killed.
  private var isRefusing: Bool { seed % 4 == 1 }
  /// Whether the broker cannot go on with the session of who was killed.
  private var isDamaging: Bool { seed % 4 == 3 }
  /// The two of a conversation; the others have the group alone.
  private var pair: [String] { Array(names.prefix(2)) }

  public init(seed: UInt64) {
    self.seed = seed
    world = World(seed: seed)
    random = RandomSource(seed: seed &* 0x9E37_79B9)
    group = world.group("ops")
    let size = seed % 200 == 0 ? 2 + Int(seed / 200 % 49) : 2 + Int(seed % 4)
    names = (0..<size).map { "user\($0)" }
    saved = world.broker
  }

  /// Runs it, once.
  ///
  /// - Returns: what broke the promise, and how it came to that; nil: it held.
  public mutating func run() -> String? {
    defer { world.end() }
    guard settle() else { return failure("the beginning did not settle") }
    // A broker without persistence, or that never came to save, forgets groups and members as well.
    saved = seed % 5 == 2 ? MemoryBroker() : world.broker
    if seed % 3 == 0 { world.limitQueues(to: 5) }
    for step in 0..<Int.random(in: 10...40, using: &random) { act(step) }
    calm()
    return check()
  }

  // MARK: Beginning

  private mutating func settle() -> Bool {
    for name in names { people[name] = world.start(name) }
    for client in people.values { client.becomeReady() }
    guard let first = people[names[0]], let second = people[names[1]] else { return false }
    first.perform(.request(second.name, greeting: nil))
    world.run(for: .seconds(1))
    second.perform(.accept(first.name))
    first.perform(.createGroup(group))
    world.run(for: .seconds(1))
    for name in names.dropFirst() { people[name]?.command(.join(group)) }
    world.run(for: .seconds(1))
    for name in names.dropFirst() { first.command(.approve(world.user(name), group)) }
    world.run(for: .seconds(5))
    if seed % 5 == 0 { joinOriginal() }
    return people.values.allSatisfy { $0.engine.joinedGroups == [group] }
      && first.engine.writableTargets.count == 2
  }

  /// Reads and writes in the group as a member that was always there.
  private mutating func joinOriginal() {
    let original = SimulatedOriginal("original", in: world)
    original.join([.messages(of: group)])
    self.original = original
    world.run(for: .seconds(1))
  }

  // MARK: What happens

  private mutating func act(_ step: Int) {
    let name = names[Int.random(in: 0..<names.count, using: &random)]
    switch Int.random(in: 0..<24, using: &random) {
    case 0...11: write(step, name)
    case 12: cut(name)
    case 13...15: kill(name)
    case 16: doom(name)
    case 17...18: restart(name)
    case 19: save()
    case 20...21: crash()
    case 22: leave(name)
    default: writeAsOriginal(step)
    }
    world.run(for: .milliseconds(Int64.random(in: 0...3000, using: &random)))
  }

  private mutating func cut(_ name: String) {
    note("cut \(name)")
    if let client = people[name] { world.cut(client) }
  }

  private mutating func kill(_ name: String) {
    note("kill \(name)")
    if let client = people[name] { world.kill(client) }
    if isRefusing { world.exhaust(name) }
    if isDamaging { world.damageSession(of: name) }
  }

  private mutating func save() {
    note("the broker saves")
    saved = world.broker
  }

  private mutating func crash() {
    note("the broker crashes")
    world.crashBroker(to: saved)
  }

  private mutating func write(_ step: Int, _ name: String) {
    guard let client = people[name], !client.isDead, client.ending == nil else { return }
    let isPrivate = pair.contains(name) && Bool.random(using: &random)
    let readers = isPrivate ? pair.filter { $0 != name } : names.filter { $0 != name }
    let target: TargetReference =
      isPrivate ? .user(world.user(readers[0])) : .group(group)
    let text = "\(step) of \(name)"
    note("\(name) writes \(text) to \(isPrivate ? readers[0] : "#ops")")
    let number = client.command(.message(target, text: text))
    // Answered, so accepted: from now on the promise holds, whatever happens to the sender.
    guard case .done? = client.outcomes[number],
      let row = client.store.lines.last(where: { $0.text == text })?.row
    else { return }
    accepted.append(Accepted(text: text, sender: name, row: row, readers: readers))
  }

  private mutating func writeAsOriginal(_ step: Int) {
    guard let original, !original.isGone else { return }
    originalTexts.append("\(step) of the original")
    original.write("\(step) of the original", to: .messages(of: group))
  }

  /// Death at some effect to come.
  private mutating func doom(_ name: String) {
    let steps = Int.random(in: 0...30, using: &random)
    note("\(name) will die in \(steps) effects")
    people[name]?.stepsToLive = steps
  }

  private mutating func restart(_ name: String) {
    guard let client = people[name], client.isDead || client.ending != nil else { return }
    note("start \(name)")
    keepShown(name, client)
    people[name] = world.start(name)
  }

  private mutating func leave(_ name: String) {
    guard let client = people[name], !client.isDead, client.ending == nil else { return }
    note("\(name) leaves")
    client.feed(.leave(patience: .seconds(2)))
  }

  // MARK: The end

  /// Nothing goes wrong any more, and everybody is there for a while.
  private mutating func calm() {
    trace.append("calm")
    // Who is leaving goes first.
    world.run(for: .seconds(3))
    for name in names {
      guard let client = people[name] else { continue }
      client.stepsToLive = nil
      if client.isDead || client.ending != nil {
        keepShown(name, client)
        people[name] = world.start(name)
      }
    }
    world.run(for: .seconds(200))
    for (name, client) in people {
      if client.isDead || client.ending != nil { trace.append("\(name) is not there at the end") }
      keepShown(name, client)
    }
  }

  private mutating func keepShown(_ name: String, _ client: SimulatedClient) {
    shown[name, default: []] += client.texts
    client.forgetNotices()
  }

  private func check() -> String? {
    let stored = people.mapValues { client in
      Dictionary(client.store.messages.values.map { ($0.text, 1) }, uniquingKeysWith: +)
    }
    let shown = shown.mapValues { Set($0) }
    for text in accepted {
      if people[text.sender]?.store.messages[text.row]?.state == .failed { continue }
      for reader in text.readers {
        let count = stored[reader]?[text.text] ?? 0
        if count != 1 { return failure("\(text.text) is stored \(count) times at \(reader)") }
        if shown[reader]?.contains(text.text) != true {
          return failure("\(text.text) was not shown to \(reader)")
        }
      }
    }
    return checkOrder() ?? checkOriginal() ?? checkWire()
  }

  /// Within a sender, what is not marked as late stands in the order of its numbers.
  private func checkOrder() -> String? {
    for (name, client) in people.sorted(by: { $0.key < $1.key }) {
      var last: [String: UInt64] = [:]
      for line in client.store.lines where !line.own && !line.late {
        guard let id = line.id else { continue }
        let key = "\(line.target) \(line.sender) \(id.epoch)"
        if last[key] ?? 0 >= id.number { return failure("\(line.text) is out of order at \(name)") }
        last[key] = id.number
      }
    }
    return nil
  }

  /// An original's texts have no identity: they may get lost, but none is there twice.
  private func checkOriginal() -> String? {
    for text in originalTexts {
      for (name, client) in people.sorted(by: { $0.key < $1.key }) {
        let stored = client.store.messages.values.count { $0.text == text }
        if stored > 1 { return failure("\(text) is stored \(stored) times at \(name)") }
      }
    }
    return nil
  }

  private func checkWire() -> String? {
    var rules = WireRules(leastQoS: isRefusing ? .atLeastOnce : .exactlyOnce)
    for (client, publication) in world.broker.log where client != "original" {
      if let violation = rules.violation(publication) {
        return failure("\(client) published \(publication.topic): \(violation)")
      }
    }
    return world.broker.ownerless.first.map {
      failure("\($0.client) published \($0.topic) while the group had no owner there")
    }
  }

  private mutating func note(_ what: String) { trace.append("\(world.now): \(what)") }

  private func failure(_ words: String) -> String {
    "seed \(seed), \(names.count) users: \(words)\n  " + trace.joined(separator: "\n  ")
  }
}
