/// A regular expression as instructions, which are all followed at once, character by character (Ken Thompson, Regular
/// Expression Search Algorithm, 1968): each instruction at most once a character, so that no text takes long.
struct ExpressionProgram: Hashable, Sendable {
  /// A search costs at most so many steps for each character.
  static let mostInstructions = 500

  enum Instruction: Hashable, Sendable {
    case scalar(Unicode.Scalar)
    /// One of `sets`.
    case set(Int)
    case any
    case edge(ExpressionEdge)
    /// Go on at both.
    case fork(Int, Int)
    case found
  }

  private var instructions: [Instruction] = []
  /// Kept apart: an instruction is copied at every step.
  private var sets: [ScalarSet] = []
  private let ignoresCase: Bool

  init(_ node: ExpressionNode, ignoringCase: Bool) throws(ExpressionError) {
    ignoresCase = ignoringCase
    try append(node)
    try emit(.found)
  }

  // MARK: Compiling

  private mutating func emit(_ instruction: Instruction) throws(ExpressionError) {
    guard instructions.count < Self.mostInstructions else {
      throw ExpressionError(offset: 0, problem: .tooLarge)
    }
    instructions.append(instruction)
  }

  private mutating func append(_ node: ExpressionNode) throws(ExpressionError) {
    switch node {
    case .any: try emit(.any)
    case .scalar(let scalar): try emit(.scalar(ignoresCase ? scalar.folded : scalar))
    case .set(let set):
      try emit(.set(sets.count))
      sets.append(set)
    case .edge(let edge): try emit(.edge(edge))
    case .sequence(let parts): for part in parts { try append(part) }
    case .choice(let branches): try append(branches[...])
    case .repeated(let node, let least, let most): try append(node, least, most)
    }
  }

  private mutating func append(_ branches: ArraySlice<ExpressionNode>) throws(ExpressionError) {
    guard let first = branches.first else { return }
    if branches.count == 1 { return try append(first) }
    let fork = instructions.count
    try emit(.fork(fork + 1, 0))
    try append(first)
    let jump = instructions.count
    try emit(.fork(0, 0))
    instructions[fork] = .fork(fork + 1, instructions.count)
    try append(branches.dropFirst())
    instructions[jump] = .fork(instructions.count, instructions.count)
  }

  private mutating func append(
    _ node: ExpressionNode, _ least: Int, _ most: Int?
  ) throws(ExpressionError) {
    let start = instructions.count
    for _ in 0..<least {
      try append(node)
      // Nothing, however often it is repeated.
      if instructions.count == start { break }
    }
    guard let most else {
      let fork = instructions.count
      try emit(.fork(0, 0))
      try append(node)
      try emit(.fork(fork, fork))
      return instructions[fork] = .fork(fork + 1, instructions.count)
    }
    var forks: [Int] = []
    for _ in least..<most {
      forks.append(instructions.count)
      try emit(.fork(0, 0))
      try append(node)
    }
    for fork in forks { instructions[fork] = .fork(fork + 1, instructions.count) }
  }

  // MARK: Searching

  func isFound(in text: String) -> Bool {
    let scalars = text.unicodeScalars.map { ignoresCase ? $0.folded : $0 }
    var search = Search(instructions, sets, scalars)
    return search.run(ignoringCase: ignoresCase)
  }

  /// Where the search stands: the instructions that the text so far has led to.
  private struct Search {
    let instructions: [Instruction]
    let sets: [ScalarSet]
    let text: [Unicode.Scalar]
    var current: [Int] = []
    var next: [Int] = []
    /// The place, from 1, at which an instruction was reached last.
    var reached: [Int]
    var open: [Int] = []
    var isFound = false

    init(_ instructions: [Instruction], _ sets: [ScalarSet], _ text: [Unicode.Scalar]) {
      self.instructions = instructions
      self.sets = sets
      self.text = text
      reached = [Int](repeating: 0, count: instructions.count)
    }

    mutating func run(ignoringCase: Bool) -> Bool {
      for place in 0...text.count {
        reach(0, at: place)
        if isFound { return true }
        guard place < text.count else { return false }
        swap(&current, &next)
        next.removeAll(keepingCapacity: true)
        for instruction in current where takes(instruction, text[place], ignoringCase) {
          reach(instruction + 1, at: place + 1)
        }
      }
      return isFound
    }

    /// Adds an instruction, or those to which it forks, to `next`.
    private mutating func reach(_ instruction: Int, at place: Int) {
      visit(instruction, at: place)
      while let instruction = open.popLast() { visit(instruction, at: place) }
    }

    private mutating func visit(_ instruction: Int, at place: Int) {
      if reached[instruction] == place + 1 { return }
      reached[instruction] = place + 1
      switch instructions[instruction] {
      case .fork(let left, let right):
        open.append(right)
        open.append(left)
      case .edge(let edge): if holds(edge, at: place) { open.append(instruction + 1) }
      case .found: isFound = true
      case .scalar, .set, .any: next.append(instruction)
      }
    }

    private func takes(
      _ instruction: Int, _ scalar: Unicode.Scalar, _ ignoringCase: Bool
    ) -> Bool {
      switch instructions[instruction] {
      case .scalar(let wanted): wanted == scalar
      case .any: true
      case .set(let set):
        sets[set].contains(scalar) || (ignoringCase && sets[set].contains(scalar.raised))
      case .edge, .fork, .found: false
      }
    }

    private func holds(_ edge: ExpressionEdge, at place: Int) -> Bool {
      switch edge {
      case .beginning: return place == 0
      case .end: return place == text.count
      case .word(let isWanted):
        let before = place > 0 && ScalarClass.word.contains(text[place - 1])
        let behind = place < text.count && ScalarClass.word.contains(text[place])
        return (before != behind) == isWanted
      }
    }
  }
}

extension Unicode.Scalar {
  /// Its small letter, if that is one character.
  fileprivate var folded: Unicode.Scalar { single(properties.lowercaseMapping) }
  /// Its capital letter, if that is one character.
  fileprivate var raised: Unicode.Scalar { single(properties.uppercaseMapping) }

  private func single(_ mapping: String) -> Unicode.Scalar {
    let scalars = mapping.unicodeScalars
    return scalars.count == 1 ? scalars.first ?? self : self
  }
}
