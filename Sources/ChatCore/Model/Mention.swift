/// Whether a text holds a name as a word of its own, in any case: `Ana, look`, but not `Anagram`.
public func mentions(_ name: UserName, in text: String) -> Bool {
  let word = Array(name.text.lowercased().unicodeScalars)
  let scalars = Array(text.lowercased().unicodeScalars)
  guard let first = word.first, scalars.count >= word.count else { return false }
  for start in 0...(scalars.count - word.count) where scalars[start] == first {
    let end = start + word.count
    if scalars[start..<end].elementsEqual(word),
      start == 0 || !isWordScalar(scalars[start - 1]),
      end == scalars.count || !isWordScalar(scalars[end])
    {
      return true
    }
  }
  return false
}

private func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "_" || scalar.properties.canonicalCombiningClass != .notReordered
    || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
}

extension StoredMessage {
  /// Whether somebody else names this user in it.
  public func mentions(_ me: UserName) -> Bool {
    !own && sender != me && ChatCore.mentions(me, in: text)
  }
}
