/// Names that others may imitate, found by how they look.
public struct KnownNames: Sendable {
  /// By skeleton: in order of arrival.
  private var namesByLook: [String: [String]] = [:]

  public init() {}

  public init(_ names: some Sequence<some Name>) {
    for name in names { insert(name) }
  }

  public mutating func insert(_ name: some Name) {
    for look in looks(of: name.text) where !contains(name.text, under: look) {
      namesByLook[look, default: []].append(name.text)
    }
  }

  public mutating func remove(_ name: some Name) {
    for look in looks(of: name.text) {
      namesByLook[look]?.removeAll { $0.utf8.elementsEqual(name.text.utf8) }
      if namesByLook[look]?.isEmpty == true { namesByLook[look] = nil }
    }
  }

  /// A known name that looks like this one and is another, byte for byte.
  func twin(of name: String) -> String? {
    for look in looks(of: name) {
      if let twin = namesByLook[look]?.first(where: { !$0.utf8.elementsEqual(name.utf8) }) {
        return twin
      }
    }
    return nil
  }

  private func contains(_ name: String, under look: String) -> Bool {
    namesByLook[look]?.contains { $0.utf8.elementsEqual(name.utf8) } == true
  }

  /// A name that is cut when shown also looks like every other one with the same beginning.
  private func looks(of name: String) -> Set<String> {
    let skeleton = Skeleton(of: name)
    var looks: Set = ["f" + skeleton.folded, "v" + skeleton.visual]
    let shown = shownName(name).text
    if shown.utf8.count > "…".utf8.count, shown.unicodeScalars.contains("…") {
      looks.insert("c" + shown)
    }
    return looks
  }
}
