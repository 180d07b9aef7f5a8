import ChatCore

/// What can stand behind `chat`: a script, or a verb with words of its own.
public enum CommandLineForm: String, CaseIterable, Sendable {
  case chat, broker, doctor

  /// - Returns: the form, and what stands behind its verb.
  public static func of(_ arguments: [String]) -> (CommandLineForm, [String]) {
    switch arguments.first {
    case "broker": (.broker, Array(arguments.dropFirst()))
    case "doctor": (.doctor, Array(arguments.dropFirst()))
    default: (.chat, arguments)
    }
  }

  public var options: [CommandLineOption] {
    switch self {
    case .chat: CommandLineOption.all
    case .broker: [.row("data-dir"), .row("help")]
    case .doctor: CommandLineOption.doctor + CommandLineOption.all.filter { $0.isOfDoctor }
    }
  }

  /// What a word that is no option can be; nil: anything.
  fileprivate var words: [String]? { self == .broker ? CommandLineSite.brokerVerbs : nil }
  fileprivate var mostWords: Int { self == .doctor ? 0 : 1 }

  /// Whether help is asked for; that goes before whatever is wrong.
  public func asksForHelp(_ arguments: [String]) -> Bool {
    pieces(arguments).contains {
      if case .option(let name, nil) = $0 { row(name)?.long == "help" } else { false }
    }
  }

  /// Finds the first mistake, before the words are parsed.
  public func check(_ arguments: [String]) throws(CommandLineFault) {
    var seen: Set<String> = []
    var count = 0
    for piece in pieces(arguments) {
      switch piece {
      case .word(let word):
        count += 1
        if let words, !words.contains(word) { throw .unknownWord(word, expected: words) }
        if count > mostWords { throw .extraWord(word) }
      case .option(let name, let value):
        let row = try known(name)
        if value != nil, row.value == nil { throw .needlessValue(name) }
        if !seen.insert(row.long).inserted, !row.isRepeatable { throw .doubled(name) }
      case .value: break
      case .missing(let name): throw .missingValue(name, row(name)?.placeholder ?? "")
      }
    }
    if let words, count == 0 { throw .missingWord(expected: words) }
  }

  private func known(_ name: String) throws(CommandLineFault) -> CommandLineOption {
    if let row = row(name) { return row }
    if self != .chat, CommandLineOption.all.contains(where: { $0.names.contains(name) }) {
      throw .misplaced(name, verb: self)
    }
    // `-uana`: a value has a word of its own.
    let joined = name.hasPrefix("--") ? nil : row(String(name.prefix(2)))
    if let joined, let placeholder = joined.placeholder {
      throw .joinedValue(name, option: String(name.prefix(2)), placeholder)
    }
    throw .unknownOption(name, near: nearest(to: name))
  }

  private func nearest(to name: String) -> [String] {
    guard name.hasPrefix("--") else { return [] }
    return Suggestions.nearest(to: String(name.dropFirst(2)), among: options.map(\.long)).map {
      "--" + $0
    }
  }

  private func row(_ name: String) -> CommandLineOption? {
    options.first { $0.names.contains(name) }
  }

  // MARK: Pieces

  private enum Piece {
    /// A name, and the value behind `=`.
    case option(String, String?)
    /// Of the option before it.
    case value
    /// The option has no value, for another one follows, or nothing.
    case missing(String)
    case word(String)
  }

  private func pieces(_ arguments: [String]) -> [Piece] {
    var pieces: [Piece] = []
    var rest = arguments[...]
    while let word = rest.popFirst() {
      if word == "--" { return pieces + rest.map(Piece.word) }
      guard word.hasPrefix("-"), word != "-" else {
        pieces.append(.word(word))
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      let value = parts.count == 2 ? String(parts[1]) : nil
      pieces += flags(name).map { .option($0, value) }
      guard let row = row(name), row.value != nil, value == nil else { continue }
      if let next = rest.first, row.takesAnything || !next.hasPrefix("-") || next == "-" {
        rest.removeFirst()
        pieces.append(.value)
      } else {
        pieces.append(.missing(name))
      }
    }
    return pieces
  }

  /// `-Vh` is `-V -h`, if none of them takes a value.
  private func flags(_ name: String) -> [String] {
    let letters = name.dropFirst().map { "-\($0)" }
    let areFlags = letters.allSatisfy { letter in row(letter).map { $0.value == nil } ?? false }
    return !name.hasPrefix("--") && letters.count > 1 && areFlags ? letters : [name]
  }
}

extension CommandLineOption {
  /// Its value is the next word, whatever that begins with.
  fileprivate var takesAnything: Bool { value == .line || value == .group }

  /// What says who one is and how to reach the broker, and in which form findings are said.
  fileprivate var isOfDoctor: Bool {
    !["execute", "keep-going", "take-over", "version"].contains(long)
  }
}

/// A mistake in the words behind `chat`.
public enum CommandLineFault: Error, Hashable, Sendable {
  case unknownOption(String, near: [String])
  case doubled(String)
  /// It is an option of `chat` itself.
  case misplaced(String, verb: CommandLineForm)
  /// The option, and what its value is called.
  case missingValue(String, String)
  /// `-uana`
  case joinedValue(String, option: String, String)
  /// `--json=yes`
  case needlessValue(String)
  case extraWord(String)
  case unknownWord(String, expected: [String])
  case missingWord(expected: [String])
}
