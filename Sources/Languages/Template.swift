/// Texts with places for arguments, `%1` to `%99`.
enum Template {
  /// A piece of a template.
  enum Piece: Hashable {
    case literal(String)
    /// From 1.
    case argument(Int)
  }

  static func pieces(_ template: String) -> [Piece] {
    var pieces: [Piece] = []
    var literal = ""
    var rest = template[...]
    while let character = rest.popFirst() {
      let digits = character == "%" ? rest.prefix { ("0"..."9").contains($0) }.prefix(2) : ""
      guard let number = Int(digits), number > 0 else {
        literal.append(character)
        continue
      }
      if !literal.isEmpty { pieces.append(.literal(literal)) }
      literal = ""
      pieces.append(.argument(number))
      rest = rest.dropFirst(digits.count)
    }
    return literal.isEmpty ? pieces : pieces + [.literal(literal)]
  }

  /// - Returns: nil when the template is nil, or has a place for which there is no argument.
  static func fill(_ template: String?, _ arguments: [String]) -> String? {
    guard let template else { return nil }
    if arguments.isEmpty { return template }
    var text = ""
    for piece in pieces(template) {
      switch piece {
      case .literal(let literal): text += literal
      case .argument(let number) where number <= arguments.count: text += arguments[number - 1]
      case .argument: return nil
      }
    }
    return text
  }

  static func renumbered(_ template: String, by count: Int) -> String {
    if count == 0 { return template }
    return pieces(template).map { piece in
      switch piece {
      case .literal(let literal): literal
      case .argument(let number): "%\(number + count)"
      }
    }.joined()
  }
}
