import ChatCore

/// All commands. Parser, completion, help and manual read it; nothing else knows what a command looks like.
public struct Grammar: Sendable {
  /// In the order of help and manual.
  public let rows: [CommandRow]
  /// What holds in each mode, made once: every line asks for it.
  private let byMode: [Mode: ModeWords]

  /// The rows of a mode, and every first word with the one that it stands for.
  private struct ModeWords {
    var rows: [CommandRow]
    var firstWords: [(name: String, word: String)]
  }

  /// - Precondition: options come last in a row, and no two rows answer to the same words in the same mode.
  init(rows: [CommandRow]) {
    let families = Dictionary(grouping: rows) { $0.form.words[0] }
    let rows = rows.map { row in
      var row = row
      if row.form.words.count == 1 {
        let siblings = families[row.form.words[0]] ?? []
        row.form.secondWords = siblings.compactMap { $0.form.words.dropFirst().first }
      }
      return row
    }
    self.rows = rows
    let words = Mode.allCases.map { mode in
      let rows = rows.filter { $0.form.modes.contains(mode) }
      return (mode, ModeWords(rows: rows, firstWords: Self.firstWords(of: rows)))
    }
    byMode = Dictionary(uniqueKeysWithValues: words)
    precondition(rows.allSatisfy { $0.form.optionsComeLast }, "an option before an argument")
    for mode in Mode.allCases { precondition(hasDistinctPaths(in: mode), "two rows of one name") }
  }

  /// How a command is written, by its path with the slash: `/approve USER [GROUP]`. nil: no such command.
  public func usage(of path: String) -> String? {
    rows.first { $0.form.path == path }?.form.usage
  }

  func rows(in mode: Mode) -> [CommandRow] { byMode[mode]?.rows ?? [] }

  /// Every first word of a mode with the word that it stands for: names before aliases, in the order of the rows.
  func firstWords(in mode: Mode) -> [(name: String, word: String)] {
    byMode[mode]?.firstWords ?? []
  }

  private static func firstWords(
    of rows: [CommandRow]
  ) -> [(name: String, word: String)] {
    var seen: Set<String> = []
    let own = rows.map { (name: $0.form.words[0], word: $0.form.words[0]) }
    let aliases = rows.flatMap { row in
      row.form.names.dropFirst().map { (name: $0, word: row.form.words[0]) }
    }
    return (own + aliases).filter { seen.insert($0.name).inserted }
  }

  /// The rows whose path begins with this word, never an alias.
  func family(of word: String, in mode: Mode) -> [CommandRow] {
    rows(in: mode).filter { $0.form.words[0] == word }
  }

  /// The first words of paths that a typed one, with its slash, can mean: one when it is a name or
  /// an alias; else, at the prompt, all that have a name that begins so.
  func meanings(of typed: String, in mode: Mode) -> [String] {
    let typed = String(typed.unicodeScalars.dropFirst()).lowercased()
    let known = firstWords(in: mode)
    if let exact = known.first(where: { $0.name == typed }) { return [exact.word] }
    guard mode == .prompt, !typed.isEmpty else { return [] }
    return known.filter { $0.name.hasPrefix(typed) }.map(\.word).unique
  }

  /// The rows of a family that a typed second word can mean, by the same rule.
  func meanings(of typed: String, in family: [CommandRow], _ mode: Mode) -> [CommandRow] {
    let typed = typed.lowercased()
    let rows = family.filter { $0.form.words.count == 2 }
    if let exact = rows.first(where: { $0.form.words[1] == typed }) { return [exact] }
    return mode == .prompt ? rows.filter { $0.form.words[1].hasPrefix(typed) } : []
  }

  /// Commands with a name near to a mistyped one, with their slash.
  func commandsNear(_ typed: String, in mode: Mode) -> [String] {
    let bare = String(typed.drop { $0 == "/" }).lowercased()
    let word = String(bare.prefix { $0 != " " })
    return Suggestions.nearest(to: word, among: firstWords(in: mode).map(\.name)).map { "/" + $0 }
  }

  private func hasDistinctPaths(in mode: Mode) -> Bool {
    let paths = rows(in: mode).map(\.form.path)
    let names = Set(rows(in: mode).map { $0.form.words[0] })
    let aliases = rows(in: mode).flatMap { $0.form.names.dropFirst() }
    return Set(paths).count == paths.count && Set(aliases).count == aliases.count
      && names.isDisjoint(with: aliases)
  }
}

extension CommandForm {
  fileprivate var optionsComeLast: Bool {
    let first = parameters.firstIndex { $0.option != nil } ?? parameters.count
    return parameters[first...].allSatisfy { $0.option != nil }
  }
}

extension [String] {
  /// Without repetitions, in order.
  var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
