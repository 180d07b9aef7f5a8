/// Naive local time as the wire has it: `YYYY-MM-DD HH:MM:SS`, in the zone of whoever wrote it.
public enum LocalTime {
  /// Where there is a 0, any digit may stand.
  private static let pattern = Array("0000-00-00 00:00:00".utf8)

  /// In bytes.
  static var length: Int { pattern.count }

  /// Whether digits and separators stand where they must.
  static func hasShape(_ bytes: some Sequence<UInt8>) -> Bool {
    var rest = pattern[...]
    for byte in bytes {
      guard let expected = rest.popFirst() else { return false }
      let isDigit = UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
      guard expected == UInt8(ascii: "0") ? isDigit : byte == expected else { return false }
    }
    return rest.isEmpty
  }

  /// Whether somebody's clock may have said so: a time of day, on a day from 2000 on that is not past tomorrow
  /// anywhere on Earth.
  public static func isPlausible(_ text: String, now: Timestamp) -> Bool {
    guard hasShape(text.utf8) else { return false }
    let fields = text.utf8.split { !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0) }
      .map { $0.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } }
    let farthestEast = 14 * 3600
    return 1...12 ~= fields[1] && 1...31 ~= fields[2]
      && fields[3] < 24 && fields[4] < 60 && fields[5] <= 60
      && fields[0] >= 2000 && text <= now.text(utcOffset: farthestEast + 12 * 3600)
  }
}
