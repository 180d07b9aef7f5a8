import ChatCore

/// What `/help` can be asked about.
struct HelpTopic {
  /// `msg`, `group create`, or `group` for both of its commands; without a slash.
  var name: String
  var rows: [CommandRow]
}

extension Grammar {
  /// What `/help` prints, a line each.
  ///
  /// - Parameters:
  ///   - name: a command, one word or two, with or without its slash, or an alias; nil: all commands.
  ///   - isPlain: all commands are listed without columns, for those who listen.
  /// - Throws: when there is no such command, with the nearest names. The column is 1.
  public func helpLines(
    for name: String?, in mode: Mode = .prompt, isPlain: Bool = false
  ) throws(SyntaxError) -> [String] {
    guard let name else {
      return isPlain ? English.spokenOverview(rows(in: mode)) : English.overview(rows(in: mode))
    }
    guard let topic = topic(named: name, in: mode) else {
      throw SyntaxError(
        column: 1, command: "/help", problem: .expected([.command], found: name),
        usage: usage(of: "/help"), suggestions: commandsNear(name, in: mode))
    }
    return Array(topic.rows.map { English.help(on: $0, in: mode) }.joined(separator: [""]))
  }

  /// What `/help` prints where `helpLines` would scroll away: the names alone, under their headings.
  ///
  /// - Parameter columns: of the terminal; lines are folded at its width.
  public func contents(columns: Int, in mode: Mode = .prompt) -> [String] {
    let known = Set(firstWords(in: mode).map(\.word))
    let chapters = Self.chapters.map { title, rows in
      (title, rows.map { $0.form.words[0] }.filter(known.contains).unique)
    }
    return English.contents(chapters.filter { !$0.1.isEmpty }, columns: columns)
  }

  /// The commands that a name means; nil: none.
  func topic(named name: String, in mode: Mode) -> HelpTopic? {
    let bare = name.utf8.first == UInt8(ascii: "/") ? String(name.dropFirst()) : name
    let words = bare.lowercased().split(whereSeparator: { $0 == " " || $0 == "\t" })
    guard let typed = words.first, words.count <= 2,
      let first = firstWords(in: mode).first(where: { $0.name == typed })?.word
    else { return nil }
    let family = family(of: first, in: mode)
    guard words.count == 2 else { return HelpTopic(name: first, rows: family) }
    let rows = family.filter { $0.form.words == [first, String(words[1])] }
    return rows.isEmpty ? nil : HelpTopic(name: "\(first) \(words[1])", rows: rows)
  }
}
