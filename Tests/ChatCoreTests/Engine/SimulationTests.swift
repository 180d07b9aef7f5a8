import Testing
import TestSupport

/// The first seeds of what `make simulate` runs by the million.
@Suite("The simulated world")
struct SimulationTests {
  @Test("Whatever dies and is forgotten, each accepted text is there once", arguments: 0..<8)
  func seeds(part: UInt64) {
    for seed in (part * 3 + 1)...(part * 3 + 3) {
      var simulation = Simulation(seed: seed)
      #expect(simulation.run() == nil)
    }
  }
}
