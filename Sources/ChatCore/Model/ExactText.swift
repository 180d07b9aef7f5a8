/// Text that is compared byte by byte, as MQTT compares Topic Names.
///
/// Swift's `String` holds "é" (one scalar) and "é" (two) to be equal; on the wire they are two names.
public protocol ExactText: Hashable, Comparable, Sendable, CustomStringConvertible {
  var text: String { get }
}

extension ExactText {
  public static func == (left: Self, right: Self) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  public static func < (left: Self, right: Self) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  public var description: String { text }
}
