/// Builds lines that can go to a terminal out of scalars that cannot be trusted.
///
/// What it has written so far decides what the next scalar may do: marks need a base, joiners a letter or an emoji,
/// and no base gets more than four marks. What is left out is counted where it was.
struct SafeWriter {
  /// Where the lines will stand.
  enum Place {
    /// Under a gutter: line breaks are obeyed.
    case text
    /// Within a line: line breaks are shown.
    case line
    /// Where a name stands: nothing invisible is kept, and what is odd is noted.
    case name
  }

  static let mostMarks = 4

  private let place: Place
  private let mostColumns: Int
  private(set) var lines: [String] = []
  private(set) var line = ""
  /// Scalars written so far, in all lines: a line break is one, `<U+200B>` eight.
  private(set) var shown = 0
  private var columns = 0
  /// In bytes of the current line.
  private var cut: Int?
  /// Something was not shown as it was.
  private(set) var isOdd = false

  /// What marks would stand on; nil where they need a base of ours.
  private var base: Unicode.Scalar?
  private var marks = 0
  private var hasSelector = false
  private var hasJoiner = false
  private var leftOut = 0
  private var tags = 0

  /// - Parameter mostColumns: a line that grows wider is cut there.
  init(_ place: Place, mostColumns: Int = .max) {
    self.place = place
    self.mostColumns = mostColumns
  }

  /// Whether a line break begins a line.
  var breaksLines: Bool { place == .text }

  /// The current line up to where it grew too wide; nil while it has not.
  var cutLine: String? {
    cut.map { String(decoding: line.utf8.prefix($0), as: UTF8.self) }
  }

  mutating func put(_ scalar: Unicode.Scalar) {
    let treatment = scalar.treatment
    if treatment != .tag { tellTags() }
    switch treatment {
    case .plain: putBase(scalar)
    case .mark: putMark(scalar)
    case .selector: putSelector(scalar)
    case .joiner: putJoiner(scalar)
    case .tag:
      tellLeftOut()
      tags += 1
    case .newline where place == .text: breakLine()
    case .newline: escape(scalar == "\n" ? "^J" : scalar.codeText)
    case .tab where place == .name: escape("^I")
    case .tab: escape("    ")
    case .caret(let letter): escape("^\(letter)")
    case .code: escape(scalar.codeText)
    case .dropped where place == .name: escape(scalar.codeText)
    case .dropped: break
    }
  }

  /// Ends the current line.
  mutating func breakLine() {
    finish()
    shown += 1
    lines.append(line)
    line = ""
    columns = 0
    cut = nil
    base = nil
  }

  /// Tells what was left out at the very end.
  mutating func finish() {
    tellTags()
    tellLeftOut()
  }

  /// Words of ours, behind what is there.
  mutating func note(_ words: String) {
    finish()
    emit(words)
    base = nil
  }

  private mutating func putBase(_ scalar: Unicode.Scalar) {
    tellLeftOut()
    if place == .name, scalar.properties.isWhitespace, scalar != " " {
      return escape(scalar.codeText)
    }
    if place == .name, scalar == "\"" || scalar == "\\" {
      emit("\\\(scalar)")
    } else {
      emit(scalar)
    }
    (base, marks, hasSelector, hasJoiner) = (scalar, 0, false, false)
  }

  private mutating func putMark(_ scalar: Unicode.Scalar) {
    if base == nil {
      tellLeftOut()
      isOdd = true
      putBase("\u{25CC}")
    }
    if marks < Self.mostMarks { stack(scalar) } else { leftOut += 1 }
  }

  private mutating func putSelector(_ scalar: Unicode.Scalar) {
    if place == .name, base?.isPictograph != true { return escape(scalar.codeText) }
    if base == nil || hasSelector || marks == Self.mostMarks {
      leftOut += 1
    } else {
      hasSelector = true
      stack(scalar)
    }
  }

  private mutating func putJoiner(_ scalar: Unicode.Scalar) {
    guard place != .name, let base, base.takesJoiner, !hasJoiner, leftOut == 0 else {
      return escape(scalar.codeText)
    }
    hasJoiner = true
    emit(scalar)
  }

  private mutating func stack(_ mark: Unicode.Scalar) {
    marks += 1
    emit(mark)
  }

  private mutating func tellTags() {
    guard tags > 0 else { return }
    let count = tags
    tags = 0
    escape("<tags:\(count)>")
  }

  private mutating func tellLeftOut() {
    guard leftOut > 0 else { return }
    let count = leftOut
    leftOut = 0
    escape("<+\(count)>")
  }

  /// Writes what stands for something that is not shown as it was.
  private mutating func escape(_ words: String) {
    tellLeftOut()
    isOdd = true
    emit(words)
    base = nil
  }

  private mutating func emit(_ scalar: Unicode.Scalar) {
    advance(columnWidth(scalar))
    shown += 1
    line.unicodeScalars.append(scalar)
  }

  private mutating func emit(_ words: String) {
    advance(words.utf8.count)
    shown += words.utf8.count
    line += words
  }

  private mutating func advance(_ width: Int) {
    columns += width
    if columns > mostColumns, cut == nil { cut = line.utf8.count }
  }
}
