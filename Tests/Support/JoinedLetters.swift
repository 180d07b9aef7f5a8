/// Texts that Swift takes for one character or a few, and that terminals draw letter by letter, far wider than a row.
public enum JoinedLetters {
  public static let texts = [
    "A" + repeated("\u{E33}", 60),
    "\u{E81}" + repeated("\u{EB3}", 50),
    "\u{915}" + repeated("\u{94D}\u{915}", 50),
    "\u{E01}" + repeated("\u{E33}", 9000),
    "\u{1F469}" + repeated("\u{200D}\u{1F469}", 30),
    repeated("\u{1100}", 60),
    "before " + "\u{E01}" + repeated("\u{E33}", 60) + " behind it",
  ]

  /// No user of ours would be called so; the broker takes it.
  public static let names = ["\u{E01}" + repeated("\u{E33}", 40), repeated("\u{1100}", 40)]

  private static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }
}
