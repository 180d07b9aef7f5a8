import TestSupport

/// Runs many seeds of the simulated world, and prints the first that breaks the promise:
///
///     simulate COUNT [FIRST]
enum Simulate {
  static func run(_ arguments: [String]) -> Int32 {
    guard let count = arguments.first.flatMap({ UInt64($0) }) ?? 1000 as UInt64?,
      let first = arguments.dropFirst().first.map({ UInt64($0) }) ?? 1
    else {
      print("usage: simulate COUNT [FIRST]")
      return 2
    }
    let start = ContinuousClock.now
    for seed in first..<(first + count) {
      var simulation = Simulation(seed: seed)
      if let failure = simulation.run() {
        print(failure)
        print("again: make simulate SEEDS=1 FIRST=\(seed)")
        return 1
      }
    }
    print("\(count) seeds from \(first) on held, in \(ContinuousClock.now - start)")
    return 0
  }
}
