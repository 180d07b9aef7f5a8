extension Setting {
  /// The section SETTINGS of chat(1) in mdoc, from `.Sh` on, with a newline at its end: the rows in their order.
  public static func manualSection() -> String {
    let looks = Look.allCases.enumerated().map { order, look in
      ".Cm \(Mdoc.escaped(look.rawValue))" + (order == Look.allCases.count - 1 ? " ." : " ,")
    }
    let head = [".Sh SETTINGS"] + English.settingsIntroduction + looks
    let lines = head + [".Bl -tag -width Ds"] + all.flatMap(Mdoc.item) + [".El"]
    return lines.map { $0 + "\n" }.joined()
  }
}

extension Mdoc {
  /// A list item on one setting.
  static func item(_ row: Setting) -> [String] {
    var sentences = [row.summary] + row.details
    let takes = row.kind == SettingKind.look ? "a look" : row.takes
    let usual = row.usual ?? row.usualWords
    sentences += ["\(English.takes) \(takes)", "\(English.usually): \(usual)"]
    if row.effect == .fromNextStart, !row.isSecret { sentences.append(English.fromNextStart) }
    let example = "\(row.key.rawValue) = \(row.example)"
    return [".It Cm " + escaped(row.key.rawValue)] + self.sentences(sentences)
      + [".Pp", ".Dl " + literal(example)]
  }
}
