/// What will happen, earliest first; what falls on the same instant in the order in which it was added. A binary heap.
struct EventQueue {
  private struct Event {
    var at: Duration
    var sequence: Int
    var perform: () -> Void

    func isBefore(_ other: Event) -> Bool { (at, sequence) < (other.at, other.sequence) }
  }

  private var heap: [Event] = []
  private var lastSequence = 0

  /// When the next one is due.
  var next: Duration? { heap.first?.at }

  mutating func add(at time: Duration, _ perform: @escaping () -> Void) {
    lastSequence += 1
    heap.append(Event(at: time, sequence: lastSequence, perform: perform))
    var child = heap.count - 1
    while child > 0, heap[child].isBefore(heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func popFirst() -> (() -> Void)? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return first.perform }
    heap[0] = last
    var parent = 0
    while true {
      var least = 2 * parent + 1
      if least + 1 < heap.count, heap[least + 1].isBefore(heap[least]) { least += 1 }
      guard least < heap.count, heap[least].isBefore(heap[parent]) else { return first.perform }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
