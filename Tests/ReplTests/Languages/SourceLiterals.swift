/// The string literals of a Swift source, without what is interpolated.
enum SourceLiterals {
  /// Pieces of one line, with a letter and none of the names that only the wire and programs know.
  static func pieces(of source: String) -> [String] {
    source.split(separator: "\n").flatMap { pieces(ofLine: $0[...]) }.filter { piece in
      piece.utf8.contains { ($0 | 0x20) &- UInt8(ascii: "a") < 26 }
        && !ofPrograms.contains { piece.contains($0) } && !typed.contains(piece)
    }
  }

  private static let ofPrograms = ["CHAT/", "_command: ", " --data-dir "]
  /// Commands and options as they are typed, and the end of a Topic Name.
  private static let typed: Set = [
    "/search", "/history", "-t", "-u", "-n", "--before", "/about",
  ]

  private static func pieces(ofLine line: Substring) -> [String] {
    var rest = line
    var pieces: [String] = []
    while let character = rest.popFirst() {
      if character == "/", rest.first == "/" { break }
      if character == "\"" { pieces += literal(&rest) }
    }
    return pieces
  }

  /// From behind the opening quote to behind the closing one.
  private static func literal(_ rest: inout Substring) -> [String] {
    var pieces = [""]
    while let character = rest.popFirst(), character != "\"" {
      guard character == "\\", let escaped = rest.popFirst() else {
        pieces[pieces.count - 1].append(character)
        continue
      }
      if escaped == "(" {
        pieces += interpolation(&rest) + [""]
      } else {
        pieces[pieces.count - 1].append(escaped == "n" ? "\n" : escaped)
      }
    }
    return pieces
  }

  /// From behind its parenthesis to behind the closing one: the literals within.
  private static func interpolation(_ rest: inout Substring) -> [String] {
    var depth = 1
    var pieces: [String] = []
    while depth > 0, let character = rest.popFirst() {
      switch character {
      case "(": depth += 1
      case ")": depth -= 1
      case "\"": pieces += literal(&rest)
      default: break
      }
    }
    return pieces
  }
}
