/// The parts of a regular expression.
indirect enum ExpressionNode: Hashable, Sendable {
  case any
  case scalar(Unicode.Scalar)
  case set(ScalarSet)
  case edge(ExpressionEdge)
  case sequence([ExpressionNode])
  case choice([ExpressionNode])
  /// most nil: as often as one likes.
  case repeated(ExpressionNode, least: Int, most: Int?)
}

/// What is asked of a place between two characters.
enum ExpressionEdge: Hashable, Sendable {
  case beginning, end
  case word(Bool)
}

/// Reads a regular expression by recursive descent.
struct ExpressionParser {
  static let mostRepetitions = 255
  private static let deepest = 50

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0

  init(_ source: String) { scalars = Array(source.unicodeScalars) }

  mutating func parse() throws(ExpressionError) -> ExpressionNode {
    if scalars.isEmpty { throw error(.empty) }
    let node = try choice()
    if index < scalars.count { throw error(.unopened) }
    return node
  }

  private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private func error(_ problem: ExpressionError.Problem, at offset: Int? = nil) -> ExpressionError {
    ExpressionError(offset: offset ?? index, problem: problem)
  }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    index += 1
    return true
  }

  private mutating func choice() throws(ExpressionError) -> ExpressionNode {
    var branches = [try sequence()]
    while skip("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(ExpressionError) -> ExpressionNode {
    var parts: [ExpressionNode] = []
    while let scalar = peek, scalar != "|", scalar != ")" { parts.append(try repetition()) }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func repetition() throws(ExpressionError) -> ExpressionNode {
    let start = index
    var node = try atom()
    var repetitions = 0
    while let scalar = peek {
      switch scalar {
      case "*": node = .repeated(node, least: 0, most: nil)
      case "+": node = .repeated(node, least: 1, most: nil)
      case "?": node = .repeated(node, least: 0, most: 1)
      case "{":
        let (least, most) = try count()
        node = .repeated(node, least: least, most: most)
        index -= 1
      default: return node
      }
      index += 1
      repetitions += 1
      if repetitions > Self.deepest { throw error(.tooLarge, at: start) }
    }
    return node
  }

  /// `{2}`, `{2,}`, `{2,5}`
  private mutating func count() throws(ExpressionError) -> (Int, Int?) {
    let start = index
    index += 1
    let least = number()
    var most = least
    if skip(",") { most = number() }
    let isOpen = scalars[index - 1] == ","
    guard let least, skip("}"), isOpen || most != nil else {
      throw error(.badCount(most: Self.mostRepetitions), at: start)
    }
    guard least <= most ?? least, max(least, most ?? 0) <= Self.mostRepetitions else {
      throw error(.badCount(most: Self.mostRepetitions), at: start)
    }
    return (least, most)
  }

  /// Of at most four digits; nil: there is none.
  private mutating func number() -> Int? {
    var number: Int?
    while let digit = peek?.value, (0x30...0x39).contains(digit), number ?? 0 < 1000 {
      number = (number ?? 0) * 10 + Int(digit - 0x30)
      index += 1
    }
    return number
  }

  private mutating func atom() throws(ExpressionError) -> ExpressionNode {
    let start = index
    let scalar = scalars[index]
    index += 1
    switch scalar {
    case ".": return .any
    case "^": return .edge(.beginning)
    case "$": return .edge(.end)
    case "(": return try group(from: start)
    case "[": return .set(try set(from: start))
    case "\\": return try escape(from: start)
    case "*", "+", "?", "{": throw error(.nothingToRepeat(Character(scalar)), at: start)
    default: return .scalar(scalar)
    }
  }

  /// `(…)`, and `(?:…)`, which means the same here.
  private mutating func group(from start: Int) throws(ExpressionError) -> ExpressionNode {
    if peek == "?", index + 1 < scalars.count, scalars[index + 1] == ":" { index += 2 }
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest { throw error(.tooLarge, at: start) }
    let node = try choice()
    if !skip(")") { throw error(.unclosed("("), at: start) }
    return node
  }

  private mutating func escape(from start: Int) throws(ExpressionError) -> ExpressionNode {
    guard let scalar = peek else { throw error(.openEscape, at: start) }
    index += 1
    if let named = ScalarClass(escape: scalar) { return .set(ScalarSet(named)) }
    switch scalar {
    case "b": return .edge(.word(true))
    case "B": return .edge(.word(false))
    default: return .scalar(try literal(scalar, from: start))
    }
  }

  /// What `\n`, `\t` and `\` before any sign stand for.
  private func literal(
    _ scalar: Unicode.Scalar, from start: Int
  ) throws(ExpressionError) -> Unicode.Scalar {
    switch scalar {
    case "n": return "\n"
    case "t": return "\t"
    default:
      guard !ScalarClass.word.contains(scalar) else {
        throw error(.unknownEscape(Character(scalar)), at: start)
      }
      return scalar
    }
  }
}

extension ExpressionParser {
  /// `[…]`, whose `[` has been read. A `]` in front is itself, and so is a `-` at either end.
  private mutating func set(from start: Int) throws(ExpressionError) -> ScalarSet {
    var set = ScalarSet()
    set.isInverted = skip("^")
    var isFirst = true
    while let scalar = peek, isFirst || scalar != "]" {
      isFirst = false
      if scalar == "[", let named = try namedClass() {
        set.classes.append(named)
        continue
      }
      guard let low = try member(of: &set, from: start) else { continue }
      set.ranges.append(low...(try upper(from: low, of: &set, start)))
    }
    if !skip("]") { throw error(.unclosed("["), at: start) }
    return set
  }

  /// One character of a set; nil: it was a class, and is in the set.
  private mutating func member(
    of set: inout ScalarSet, from start: Int
  ) throws(ExpressionError) -> Unicode.Scalar? {
    guard let scalar = peek else { throw error(.unclosed("["), at: start) }
    let place = index
    index += 1
    guard scalar == "\\" else { return scalar }
    guard let escaped = peek else { throw error(.openEscape, at: place) }
    index += 1
    if let named = ScalarClass(escape: escaped) {
      set.classes.append(named)
      return nil
    }
    return try literal(escaped, from: place)
  }

  /// The end of the range that `low` begins; `low` itself when it begins none.
  private mutating func upper(
    from low: Unicode.Scalar, of set: inout ScalarSet, _ start: Int
  ) throws(ExpressionError) -> Unicode.Scalar {
    let place = index
    guard peek == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else { return low }
    index += 1
    guard let high = try member(of: &set, from: start), low <= high else {
      throw error(.badRange, at: place)
    }
    return high
  }

  /// `[:alpha:]`; nil: it is only a `[`.
  private mutating func namedClass() throws(ExpressionError) -> ScalarClass? {
    let start = index
    guard index + 1 < scalars.count, scalars[index + 1] == ":" else { return nil }
    let rest = scalars[(index + 2)...]
    guard let end = rest.firstIndex(of: ":"), end + 1 < scalars.count, scalars[end + 1] == "]"
    else { return nil }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: scalars[(index + 2)..<end])
    guard let named = ScalarClass(name: String(name)) else {
      throw error(.unknownClass(String(name)), at: start)
    }
    index = end + 2
    return named
  }
}
