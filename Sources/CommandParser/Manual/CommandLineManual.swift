import ChatCore

extension CommandLineOption {
  /// The section OPTIONS of chat(1) in mdoc, from `.Sh` on, with a newline at its end: the rows in their order.
  public static func manualSection() -> String {
    let items = all.flatMap { row in [row.tag] + Mdoc.sentences([row.summary] + row.details) }
    return Mdoc.section([".Sh OPTIONS", ".Bl -tag -width Ds"] + items + [".El"])
  }

  /// `.It Fl u Ar name , Fl \-user Ar name`
  private var tag: String {
    let value = placeholder.map { " Ar \($0)" } ?? ""
    return ".It "
      + names.map { "Fl \(Mdoc.escaped(String($0.dropFirst())))\(value)" }
      .joined(separator: " , ")
  }
}

extension ExitStatus {
  /// The section EXIT STATUS of chat(1) in mdoc.
  public static func manualSection() -> String {
    let items = allCases.flatMap { [".It \($0.rawValue)"] + Mdoc.sentences([$0.meaning]) }
    let head = [".Sh EXIT STATUS", ".Bl -tag -width Ds -compact"]
    return Mdoc.section(
      head + items + English.otherStatuses + [".El"] + English.errorsInBatch)
  }
}

extension Mdoc {
  static func section(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
}
