/// What a terminal would obey or hide in a line, if anything.
func harm(in line: String) -> String? {
  var marks = 0
  var joiners = 0
  var base: Unicode.Scalar?
  for scalar in line.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .format where scalar == "\u{200D}" || scalar == "\u{200C}":
      joiners += 1
      if joiners > 1 { return "two joiners" }
      if (base?.value ?? 0) < 0x600 { return "joiner" }
      continue
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
      .surrogate:
      return "U+" + String(scalar.value, radix: 16)
    case .nonspacingMark, .enclosingMark, .spacingMark:
      marks += 1
      if marks > 4 { return "marks" }
      if base == nil { return "leading mark" }
    default: (base, marks, joiners) = (scalar, 0, 0)
    }
  }
  return nil
}
