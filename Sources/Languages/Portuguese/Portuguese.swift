/// The catalogue: Portuguese as it is written in Portugal, in words that are understood in Brazil as well. Nobody is
/// called tu or você.
///
/// A row has the English phrase and what is said in its place; `%1` stands for the first interpolation of the English
/// phrase, wherever the translation wants it.
enum Portuguese {
  /// Made when it is asked for first.
  static let translations = Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first }

  /// All of it, by areas.
  static var entries: [(key: String, value: String)] {
    [
      connection, reasonCodes, refusals, system, news, texts, days, remarks, failures, lists, model,
      prompt, choices, start, store, privateBroker, doctor, options, syntax, help, settings,
    ].flatMap { $0.map { (key: $0.key, value: $0.value) } }
  }
}
