import ChatCore

/// KEY [VALUE]: nothing lists the settings, a key shows one, a key and the rest of the line change it.
struct SettingChange: Parameter {
  var form: ParameterForm {
    var form = ParameterForm("KEY [VALUE]", .setting, .settings)
    form.takesRest = true
    form.isOptional = true
    return form
  }

  func read(from arguments: inout Arguments) throws(SyntaxError) -> SettingRequest {
    guard arguments.hasRest else { return .list }
    let word = try arguments.word(expecting: .setting)
    guard let key = SettingKey(rawValue: word.text) else {
      throw arguments.unexpected(
        word, .setting, suggestions: SettingKey.nearest(to: word.text))
    }
    guard let rest = arguments.rest() else { return .show(key) }
    let value = rest.text.withoutTrailingBlanks
    // Its value is not looked at, and so not repeated: nobody takes it from here.
    if Setting.row(of: key).isSecret { return .change(key, value: value) }
    do throws(SettingFault) { try Setting.row(of: key).kind.check(value) } catch {
      throw arguments.error(in: rest, error)
    }
    return .change(key, value: value)
  }
}

/// What `/set` asks for.
public enum SettingRequest: Hashable, Sendable {
  case list
  case show(SettingKey)
  /// The value is one that the row takes; but for one that is secret.
  case change(SettingKey, value: String)
}

extension Arguments {
  fileprivate func error(in value: Word, _ fault: SettingFault) -> SyntaxError {
    let index =
      value.text.index(
        value.text.startIndex, offsetBy: fault.offset, limitedBy: value.text.endIndex)
      ?? value.text.endIndex
    let error = error(at: value.start, SyntaxError.Problem(fault), suggestions: [])
    return SyntaxError(
      column: error.column + value.text[..<index].count, command: error.command,
      problem: error.problem, usage: error.usage, suggestions: fault.suggestions)
  }
}

extension SyntaxError.Problem {
  fileprivate init(_ fault: SettingFault) {
    switch fault.problem {
    case .expected(let kind, let found): self = .expected([.value(kind)], found: found)
    case .withheld(let kind): self = .expected([.value(kind)], found: nil)
    case .badName(let name, let error): self = .badName(.user, name, error)
    case .refused(let value, _): self = .expected([.value(.address)], found: value)
    }
  }
}

extension SettingFault {
  /// What may have been meant.
  var suggestions: [String] {
    guard case .expected(let kind, let found) = problem else { return [] }
    return Suggestions.nearest(to: found, among: kind.candidates)
  }
}

extension String {
  var withoutTrailingBlanks: String {
    var scalars = unicodeScalars
    while let last = scalars.last, Lexer.isBlank(last) { scalars.removeLast() }
    return String(scalars)
  }
}
