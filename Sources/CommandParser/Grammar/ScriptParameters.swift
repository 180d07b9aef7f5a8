import ChatCore

/// /RE/: a regular expression between slashes; `/RE/i` takes capital and small letters as one.
struct Expression: WordParameter {
  typealias Value = RegularExpression

  var form: ParameterForm { ParameterForm("/RE/", .expression) }

  func value(of word: Word, in arguments: Arguments) throws(SyntaxError) -> RegularExpression {
    guard word.isExpression else { throw arguments.unexpected(word, .expression) }
    let (source, flags) = word.expressionParts
    if flags != "", flags != "i" {
      let index = word.end.moved(by: -flags.unicodeScalars.count, in: arguments.line)
      throw arguments.error(at: index, .expressionFlags(flags))
    }
    do throws(ExpressionError) {
      return try RegularExpression(source, ignoringCase: flags == "i")
    } catch {
      let index = word.start.moved(by: error.offset + 1, in: arguments.line)
      throw arguments.error(at: index, .badExpression(error.problem))
    }
  }
}

/// [TARGET] in front of an expression: names hold no slash, so nobody has to guess.
struct TargetBeforeExpression: Parameter {
  private let base = TargetWord()

  var form: ParameterForm { base.optional.form }

  func read(from arguments: inout Arguments) throws(SyntaxError) -> TargetReference? {
    let isLeftOut = try arguments.expressionIsNext()
    guard !isLeftOut, try arguments.hasWord() else { return nil }
    return try base.read(from: &arguments)
  }
}

/// FILE: a path.
struct File: WordParameter {
  typealias Value = String

  var form: ParameterForm { ParameterForm("FILE", .file, .files) }

  func value(of word: Word, in arguments: Arguments) throws(SyntaxError) -> String {
    if word.text.isEmpty { throw arguments.unexpected(word, .file) }
    return word.text
  }
}

/// ID: what `/pending` calls an own text.
struct PendingWord: WordParameter {
  typealias Value = PendingID

  var form: ParameterForm { ParameterForm("ID", .pendingID, .pending) }

  func value(of word: Word, in arguments: Arguments) throws(SyntaxError) -> PendingID {
    guard let id = PendingID(word.text) else { throw arguments.unexpected(word, .pendingID) }
    return id
  }
}

/// What ends a script or, at the prompt, `chat`: a status; at the prompt a farewell as well, as `/quit` takes.
struct Exit: Parameter {
  private static let status = Number(0...255)

  var form: ParameterForm { Self.status.optional.form }

  func read(from arguments: inout Arguments) throws(SyntaxError) -> Command {
    guard arguments.mode == .prompt else {
      return .exit(try Self.status.optional.read(from: &arguments))
    }
    guard let rest = arguments.rest() else { return .exit(nil) }
    let isNumber = rest.text.utf8.allSatisfy {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
    }
    return isNumber ? .exit(try Self.status.value(of: rest, in: arguments)) : .quit(rest.text)
  }
}

extension Word {
  /// What stands between the slashes, and what behind them.
  fileprivate var expressionParts: (source: String, flags: String) {
    let scalars = text.unicodeScalars
    guard let last = scalars.lastIndex(of: "/") else { return ("", "") }
    let source = scalars[scalars.index(after: scalars.startIndex)..<last]
    return (String(source), String(scalars[scalars.index(after: last)...]))
  }
}

extension String.Index {
  fileprivate func moved(by scalars: Int, in line: String) -> String.Index {
    line.unicodeScalars.index(self, offsetBy: scalars)
  }
}
