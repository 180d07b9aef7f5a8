import ChatCore
import Testing
import TestSupport

@Suite("Looking for stored texts")
struct StoredPageScenes {
  let world = World()

  private func page(_ outcome: Outcome?) -> MessagePage? {
    if case .done(let result) = outcome, case .page(let page)? = result.listing {
      page
    } else {
      nil
    }
  }

  @Test("/history pages back from the row of the page before")
  func history() throws {
    let ana = world.start("ana")
    ana.becomeReady()
    ana.perform(.createGroup(world.group("ops")))
    let ops = TargetReference.group(world.group("ops"))
    for number in 1...5 { ana.perform(.message(ops, text: "text \(number)")) }
    let last = try #require(page(ana.perform(.history(ops, count: 2))))
    #expect(last.messages.map(\.text) == ["text 4", "text 5"])
    let older = try #require(last.older)
    #expect(older.target == .group(world.group("ops")) && older.before == last.messages[0].row)
    let before = page(ana.perform(.history(ops, count: 2, before: older.before)))
    #expect(before?.messages.map(\.text) == ["text 2", "text 3"])
    let first = page(ana.perform(.history(ops, count: 2, before: before?.older?.before)))
    #expect(first?.messages.map(\.text) == ["text 1"] && first?.older == nil)
  }

  @Test("/search looks everywhere unless a target is named, and knows the current one")
  func search() throws {
    let ana = world.start("ana")
    ana.becomeReady()
    for name in ["ops", "dev"] {
      ana.perform(.createGroup(world.group(name)))
      ana.perform(.message(.group(world.group(name)), text: "noon in \(name)"))
    }
    ana.perform(.open(.group(world.group("ops"))))
    let noon = [SearchTerm("noon")]
    let all = page(ana.perform(.search(noon, in: nil, by: nil, count: 9)))
    #expect(all?.messages.map(\.text) == ["noon in dev", "noon in ops"])
    let here = page(ana.perform(.search(noon, in: .current, by: nil, count: 9)))
    #expect(here?.messages.map(\.text) == ["noon in ops"])
    let bobs = page(ana.perform(.search(noon, in: nil, by: world.user("bob"), count: 9)))
    #expect(bobs?.messages == [])
    let nowhere = ana.perform(.search(noon, in: .bare("nobody"), by: nil, count: 9))
    #expect(nowhere == .failed(.unknownTarget("nobody")))
  }
}
