import ChatCore
import FuzzSupport

private let known = KnownNames([UserName(unchecked: "ana"), UserName(unchecked: "bob")])

/// Texts, lines, bytes and names on their way to a terminal: nothing that it obeys or hides gets out, and not more than
/// the limit.
@_cdecl("LLVMFuzzerTestOneInput")
public func safeText(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = bytes(start, count)
  let text = String(decoding: bytes, as: UTF8.self)
  let lines = renderText(text)
  claim(lines.count <= 21, "\(lines.count) lines")
  bounded(lines, 4000)
  bounded([renderLine(text)], 400)
  bounded([renderUntrusted(bytes)], 400)
  bounded([renderLine(text, limit: 60)], 60)
  for line in lines + [renderLine(text), renderUntrusted(bytes)] { harmless(line) }
  for line in renderText(text, limits: .none) { harmless(line) }
  if isSafe(bytes) {
    claim(renderText(text, limits: .none) == [text], "a safe text is changed")
  }
  names(text)
  return 0
}

private func names(_ text: String) {
  guard let name = accepted({ () throws(NameError) in try UserName(received: text) }) else {
    return
  }
  let shown = renderName(name, known: known)
  harmless(shown.text)
  claim(columnWidth(shown.text) <= 26, "\(columnWidth(shown.text)) columns")
  let hidden = shown.text.unicodeScalars.filter {
    $0.properties.isDefaultIgnorableCodePoint && !$0.properties.isVariationSelector
  }
  claim(hidden.isEmpty, "something hidden in a name")
}

private func bounded(_ lines: [String], _ limit: Int) {
  let length = lines.reduce(lines.count - 1) { $0 + $1.unicodeScalars.count }
  claim(length <= limit + 40, "\(length) of \(limit)")
}

/// Printable ASCII.
private func isSafe(_ bytes: [UInt8]) -> Bool { bytes.allSatisfy { (0x20..<0x7F).contains($0) } }

private func harmless(_ line: String) {
  var marks = 0
  var joiners = 0
  var base: Unicode.Scalar?
  for scalar in line.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .format where scalar == "\u{200D}" || scalar == "\u{200C}":
      joiners += 1
      claim(joiners == 1 && (base?.value ?? 0) >= 0x600, "a joiner")
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
      .surrogate:
      claim(false, "U+\(String(scalar.value, radix: 16))")
    case .nonspacingMark, .enclosingMark, .spacingMark:
      marks += 1
      claim(marks <= 4, "\(marks) marks")
      claim(base != nil, "a leading mark")
    default: (base, marks, joiners) = (scalar, 0, 0)
    }
  }
}
