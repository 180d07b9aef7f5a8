import ChatCore
import Glibc
import Store

/// The store takes nothing: until it works again the engine stands still, and there is no connection.
extension ChatLoop {
  /// Nothing of this turn happened: what came is not acknowledged, commands fail, and the engine stands still until the
  /// store works again.
  func notStored(_ error: StoreError, _ effects: [Effect]) -> [Happening] {
    connection?.connection.close(withPacket: false)
    connection = nil
    (inbox, looks) = ([], [])
    outage = StoreOutage(error, at: Clock.uptime(), former: lastOutage)
    let answered = Set(effects.compactMap(\.answeredCommand))
    let failed = unanswered.filter { $0 >= firstOfTurn || answered.contains($0) }.sorted()
    let lost = unanswered.subtracting(failed).sorted()
    unanswered = []
    remakeEngine()
    if isLeaving { inbox.append(.leave(patience: .zero)) }
    return [.storeFailed(error)] + failed.map { .answer($0, .failed(.notStored)) }
      + lost.map { .answer($0, .failed(.connectionLost)) }
  }

  /// Goes back to what is stored. What was written out, but could not be marked so, is not written again.
  ///
  /// - Returns: false when it cannot be read; the former engine, which stands still, serves for what is asked of it.
  @discardableResult
  private func remakeEngine() -> Bool {
    do throws(StoreError) {
      var restored = try store.restore()
      let written = Set(shown)
      restored.unshown.removeAll { written.contains($0.row) }
      engine = makeEngine(restored)
      engine.timeout = timeout
      return true
    } catch {
      return false
    }
  }

  /// Tries the store when it is time, and goes on if it works.
  func endOutage() -> [Happening] {
    guard var outage, outage.retryAt <= Clock.uptime(), !isLeaving else { return [] }
    guard storeWorks, remakeEngine() else {
      outage.goOn(at: Clock.uptime())
      self.outage = outage
      return []
    }
    (self.outage, lastOutage) = (nil, outage)
    inbox.insert(.start, at: 0)
    return [.storeWorks]
  }

  private var storeWorks: Bool {
    do throws(StoreError) {
      try store.tryWriting()
      return true
    } catch {
      return false
    }
  }

  /// While the store fails, nothing is accepted.
  func turnedAway(_ input: Input, at now: Moment) -> [Happening] {
    switch input {
    case .command(let command, _):
      unanswered.remove(command)
      return [.answer(command, .failed(.notStored))]
    case .leave: return engine.handle(input, at: now).compactMap(carryOut)
    default: return []
    }
  }
}
