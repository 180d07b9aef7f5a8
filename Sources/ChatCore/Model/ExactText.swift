/// Text that is compared byte by byte, as MQTT compares Topic Names.
///
/// Swift's `String` holds "é" (one scalar) and "é" (two) to be equal; on the wire they are two names.
public protocol ExactText: Hashable, Comparable, Sendable, CustomStringConvertible {
  var text: String { get }
}

extension ExactText {
  public static func == (left: Self, right: Self) -> Bool {
    hasSameBytes(left.text, right.text)
  }

  public static func < (left: Self, right: Self) -> Bool {
    // Sorting 100,000 names by the views themselves takes half a second.
    let isBefore = left.text.utf8.withContiguousStorageIfAvailable { left in
      right.text.utf8.withContiguousStorageIfAvailable { left.lexicographicallyPrecedes($0) }
    }
    return isBefore.flatMap { $0 } ?? left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  public var description: String { text }
}

/// Whether two texts are the same UTF-8. For what every packet asks many times: generic comparison of views is slow.
func hasSameBytes(_ left: String, _ right: String) -> Bool {
  var (left, right) = (left, right)
  return left.withUTF8 { left in
    right.withUTF8 { right in left.count == right.count && left.elementsEqual(right) }
  }
}
