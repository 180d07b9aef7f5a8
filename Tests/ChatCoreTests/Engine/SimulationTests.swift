import Testing
import TestSupport

@Suite("The simulated world")
struct SimulationTests {
  @Test(
    "Whatever dies, breaks or forgets, each accepted text is there once, or reported",
    arguments: UInt64(0)..<8)
  func seeds(part: UInt64) {
    for seed in (part * 15 + 1)...(part * 15 + 15) {
      var simulation = Simulation(seed: seed)
      if let failure = simulation.run() { Issue.record("\(failure)") }
    }
  }
}
