import ChatCore

extension Grammar {
  /// The section COMMANDS of chat(1) in mdoc, from `.Sh` on, with a newline at its end: the rows in their order.
  public func manualSection() -> String {
    let lines = [".Sh COMMANDS", ".Bl -tag -width Ds"] + rows.flatMap(Mdoc.item) + [".El"]
    return lines.map { $0 + "\n" }.joined()
  }
}

/// Text for mandoc(1); see mdoc(7).
enum Mdoc {
  /// A list item on one command.
  static func item(_ row: CommandRow) -> [String] {
    let path = ".It Ic " + escaped(row.form.path)
    var lines = [([path] + row.form.parameters.map(argument)).joined(separator: " ")]
    lines += sentences([row.summary] + row.details)
    if row.form.modes == [.batch] { lines += sentences([English.inScripts]) }
    if let reason = row.failsWhen { lines += sentences(["\(English.failsWhen) \(reason)"]) }
    lines += aliases(row.form)
    return lines + [".Pp", ".Dl \(literal(row.example))"]
  }

  /// `Op Ar GROUP`, `Oo Fl n Ar N Oc`
  static func argument(_ form: ParameterForm) -> String {
    let option = form.option.map { "Fl " + escaped(String($0.dropFirst())) }
    let placeholder = form.placeholder.map { placeholder in
      switch form.expectation {
      case .words(let words): words.map { "Cm \(escaped($0))" }.joined(separator: " | ")
      case .setting: "Ar KEY Oo Ar VALUE Oc"
      default: "Ar " + escaped(placeholder)
      }
    }
    let words = [option, placeholder].compactMap(\.self).joined(separator: " ")
    return form.isOptional || form.option != nil ? "Oo \(words) Oc" : words
  }

  /// `Also /who.`, each name on a macro's line of its own.
  private static func aliases(_ form: CommandForm) -> [String] {
    guard !form.aliases.isEmpty else { return [] }
    let lines = form.aliases.enumerated().map { order, name in
      ".Ic \(escaped("/" + name)) \(order == form.aliases.count - 1 ? "." : ",")"
    }
    return [English.also] + lines
  }

  /// A sentence a line, each with its full stop; a long one goes on in the next line.
  static func sentences(_ texts: [String]) -> [String] {
    texts.flatMap { folded($0 + ".").map(escapedLine) }
  }

  /// Lines of at most 72 characters, broken at blanks: mandoc finds fault with more than 80 bytes.
  private static func folded(_ text: String) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + word.count < 72 {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// Text within a macro's line.
  static func escaped(_ text: String) -> String {
    text.map { $0 == "\\" ? "\\e" : $0 == "-" ? "\\-" : $0 == "\"" ? "\\(dq" : String($0) }.joined()
  }

  /// A line of text, which a dot or an apostrophe in front would make a macro.
  static func escapedLine(_ text: String) -> String {
    let line = escaped(text)
    return line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
  }

  /// Words of a line whose macro is parsed: none of them may be taken for a macro or for closing punctuation.
  static func literal(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false)
      .map { "\\&" + escaped(String($0)) }.joined(separator: " ")
  }
}
