import ChatCore
import Testing
import TestSupport

@Suite("Being away")
struct AwayScenes {
  let world = World()

  private func two() -> (SimulatedClient, SimulatedClient) {
    let (ana, bob) = (world.start("ana"), world.start("bob"))
    ana.becomeReady()
    bob.becomeReady()
    world.run(for: .seconds(1))
    ana.forgetNotices()
    return (ana, bob)
  }

  private func away(_ user: UserName, for client: SimulatedClient) -> String? {
    guard case .done(let result)? = client.perform(.whois(user)),
      case .whois(let entry)? = result.listing
    else { return nil }
    #expect(entry.user.status == .online)
    return entry.user.away
  }

  @Test("Others see why, and that one is back; the status on the wire stays online")
  func awayAndBack() {
    let (ana, bob) = two()
    #expect(bob.perform(.away("lunch")) == .remark(.away("lunch")))
    world.run(for: .seconds(1))
    #expect(ana.notices == [.presenceDetail(bob.name, .away("lunch"))])
    #expect(away(bob.name, for: ana) == "lunch")
    let payload = String(
      decoding: world.broker.retained[.presence(of: bob.name)] ?? [], as: UTF8.self)
    #expect(payload.hasPrefix(#"{"user":"bob","status":"online","ext":{"v":1,"#))
    bob.perform(.away(nil))
    world.run(for: .seconds(1))
    #expect(away(bob.name, for: ana) == "")
    #expect(bob.perform(.back) == .remark(.back))
    world.run(for: .seconds(1))
    #expect(ana.notices.last == .presenceDetail(bob.name, .back))
    #expect(away(bob.name, for: ana) == nil)
    let count = world.broker.log.count
    #expect(bob.perform(.back) == .remark(.back))
    #expect(world.broker.log.count == count)
  }

  @Test("It outlives a connection, and not a run")
  func survives() {
    let (ana, bob) = two()
    bob.perform(.away("lunch"))
    world.cut(bob)
    world.run(for: .seconds(10))
    #expect(away(bob.name, for: ana) == "lunch")
    bob.leave()
    let again = world.start("bob")
    again.becomeReady()
    world.run(for: .seconds(1))
    #expect(away(bob.name, for: ana) == nil)
  }

  @Test("Without a connection it is said with the next one")
  func offline() {
    let (ana, bob) = two()
    world.cut(bob)
    world.run(for: .milliseconds(10))
    #expect(bob.perform(.away("later")) == .remark(.away("later")))
    world.run(for: .seconds(10))
    #expect(away(bob.name, for: ana) == "later")
  }

  @Test("Last words go with the presence, and nobody hears them of one who is back")
  func farewell() {
    let (ana, bob) = two()
    bob.feed(.leave(patience: .seconds(1), text: "good night"))
    world.run(for: .seconds(2))
    #expect(ana.notices == [.presenceDetail(bob.name, .farewell("good night"))])
    let again = world.start("bob")
    again.becomeReady()
    world.run(for: .seconds(1))
    again.leave()
    world.run(for: .seconds(1))
    #expect(ana.notices.last == .presence(bob.name, .offline))
  }

  @Test("Words that are too long are refused, and those of others are cut")
  func long() {
    let (ana, bob) = two()
    let long = String(repeating: "x", count: 2000)
    #expect(bob.perform(.away(long)) == .failed(.lineTooLong(bytes: 2000, limit: 1024)))
    world.publish(
      .presence(of: world.user("eve")),
      #"{"user":"eve","status":"online","ext":{"v":1,"away":"\#(long)"}}"#)
    world.run(for: .seconds(1))
    #expect(away(world.user("eve"), for: ana)?.utf8.count == 1024)
  }
}
