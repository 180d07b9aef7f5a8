import Languages

extension CommandLineFault {
  /// Which word it is, and what was expected.
  public var sentence: String { phrase.text }

  private var phrase: Phrase {
    switch self {
    case .unknownOption(let name, let near) where near.isEmpty:
      "there is no option \(English.shown(name))"
    case .unknownOption(let name, let near):
      "there is no option \(English.shown(name)); did you mean \(English.listed(near, "or"))?"
    case .doubled(let name): "\(name) is given twice; once is enough"
    case .misplaced(let name, let verb): "\(name) means nothing to chat \(verb.rawValue)"
    case .missingValue(let name, let value): "\(name) needs a value: \(name) \(value.uppercased())"
    case .joinedValue(let word, let option, let value):
      "there is no option \(English.shown(word)); expected \(option) \(value.uppercased())"
    case .needlessValue(let name): "\(name) takes no value"
    case .extraWord(let word): "\(English.quoted(word)) is one word too many"
    case .unknownWord(let word, let expected):
      "expected \(English.listed(expected, "or")), but found \(English.quoted(word))"
    case .missingWord(let expected): "expected \(English.listed(expected, "or"))"
    }
  }
}

extension CommandLineForm {
  /// What `--help` prints: for `chat` a screen of 24 lines and 80 columns.
  public var help: [String] {
    let widest = options.map(\.usage.count).max() ?? 0
    let rows = options.map { row in
      let gap = String(repeating: " ", count: widest - row.usage.count + 2)
      return row.usage + gap + English.translated(row.summary)
    }
    return usage + [""] + rows + (examples.isEmpty ? [] : [""] + examples)
  }

  private var usage: [String] {
    switch self {
    case .chat:
      [
        Self.usage("chat [OPTIONS] [SCRIPT]", said("talk; or run SCRIPT, -e, standard input")),
        Self.usage("chat broker start|stop|status", said("the private broker of this machine"), 1),
        Self.usage("chat doctor [--fix]", said("what is wrong with what a broker keeps"), 2),
      ]
    case .broker:
      [
        Self.usage("chat broker start|stop|status [--data-dir DIR]"), "",
        said("The private broker of this machine, which chat starts where there is no other."),
      ]
    case .doctor:
      [
        Self.usage("chat doctor [--fix [--yes] [--forget GROUP]] [OPTIONS]"), "",
        said("What is wrong with what a broker keeps, and what you can mend of it."),
      ]
    }
  }

  /// `usage: chat doctor [--fix]   what is …`, meanings in a column.
  private static func usage(_ words: String, _ meaning: String = "", _ order: Int = 0) -> String {
    let head = column(order == 0 ? said("usage:") : "", 7) + words
    return meaning.isEmpty ? head : column(head, 40) + meaning
  }

  private static func column(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private var examples: [String] {
    guard self == .chat else { return [] }
    return [
      Self.column("chat -u ana", 40) + said("talk as ana; /help lists the commands"),
      Self.column("chat -e '/msg @bob The build is green.'", 40) + said("send a text and leave"),
      said("~/.config/chat/config has the settings (/set). All of it: man chat"),
    ]
  }
}

extension CommandLineOption {
  /// `  -u, --user NAME`
  fileprivate var usage: String {
    let dashed = (short.map { "  -\($0), " } ?? "      ") + name
    return placeholder.map { "\(dashed) \($0.uppercased())" } ?? dashed
  }
}
