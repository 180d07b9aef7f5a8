import ChatCore

/// Where in a line the cursor is.
struct CompletionSite {
  /// The word that ends at the cursor; empty behind a blank.
  var current: Word
  /// The arguments before it, options and their values left out.
  var before: [Word] = []
  /// What can stand here, in the order to offer.
  var places: [Place]

  enum Place {
    /// Typed in any case.
    case words([String])
    case exactWords([String])
    case source(CompletionSource)
  }

  var typed: TypedName { TypedName(current) }
}

extension Grammar {
  /// - Parameter head: the line up to the cursor; begins with a slash.
  func site(in head: String, mode: Mode) -> CompletionSite? {
    var lexer = Lexer(head)
    let name = lexer.commandWord()
    guard lexer.peek != nil else {
      return CompletionSite(current: name, places: [.words(commandNames(for: name, in: mode))])
    }
    let meant = meanings(of: name.text, in: mode)
    guard meant.count == 1 else { return nil }
    let family = family(of: meant[0], in: mode)
    var ahead = lexer
    let second = ahead.secondWord() ?? Word(emptyAt: head.endIndex)
    let single = family.first { $0.form.words.count == 1 }
    if family.count > 1, second.end == head.endIndex {
      let first = single?.form.positionals.first.map { CompletionSite.Place.source($0.source) }
      let words = family.compactMap { $0.form.words.dropFirst().first }
      return CompletionSite(current: second, places: [.words(words)] + (first.map { [$0] } ?? []))
    }
    let rows = meanings(of: second.text, in: family, mode)
    if let row = rows.first {
      return rows.count == 1 ? argumentSite(of: row.form, in: ahead) : nil
    }
    return single.flatMap { argumentSite(of: $0.form, in: lexer) }
  }

  /// First words with their slash; aliases only when no command's own name begins so.
  private func commandNames(for typed: Word, in mode: Mode) -> [String] {
    let known = firstWords(in: mode)
    let own = known.filter { $0.name == $0.word }.map { "/" + $0.name }
    let prefix = typed.text.lowercased()
    let isOwn = own.contains { $0.hasPrefix(prefix) }
    return isOwn ? own : known.map { "/" + $0.name }
  }

  /// Reads the arguments up to the end of the head, which is the cursor.
  private func argumentSite(of form: CommandForm, in lexer: Lexer) -> CompletionSite? {
    var reader = SiteReader(form: form, lexer: lexer)
    while true {
      switch reader.step() {
      case .goOn: continue
      case .found(let site): return site
      case .nothing: return nil
      }
    }
  }
}

/// Walks over the arguments before the cursor.
private struct SiteReader {
  let form: CommandForm
  var lexer: Lexer
  var before: [Word] = []
  var seenOptions: Set<String> = []
  /// The option whose value comes next.
  var open: ParameterForm?

  init(form: CommandForm, lexer: Lexer) {
    self.form = form
    self.lexer = lexer
    self.lexer.readsExpressions = form.hasExpression
  }

  enum Step {
    case goOn, nothing
    case found(CompletionSite)
  }

  private var positional: ParameterForm? {
    let place = before.count + (isTargetLeftOut ? 1 : 0)
    return place < form.positionals.count ? form.positionals[place] : nil
  }

  /// `/expect /RE/`: the expression stands where a target could.
  private var isTargetLeftOut: Bool { form.hasExpression && before.first?.isExpression == true }

  mutating func step() -> Step {
    if open == nil, let positional, positional.takesRest { return rest(positional) }
    do {
      guard let word = try lexer.next() else { return found(Word(emptyAt: lexer.index)) }
      return word.end == lexer.line.endIndex ? found(word) : pass(word)
    } catch {
      return error.open.map { found($0) } ?? .nothing
    }
  }

  /// A word before the cursor's.
  private mutating func pass(_ word: Word) -> Step {
    if open != nil {
      open = nil
    } else if form.hasOptions, let option = word.option {
      guard let parameter = form.parameters.first(where: { $0.option == option }) else {
        return .nothing
      }
      seenOptions.insert(option)
      open = parameter.placeholder == nil ? nil : parameter
    } else {
      before.append(word)
    }
    return .goOn
  }

  /// The cursor's word.
  private func found(_ word: Word) -> Step {
    if let open { return site(word, [.source(open.source)]) }
    let options = CompletionSite.Place.words(form.options.filter { !seenOptions.contains($0) })
    if form.hasOptions, word.option != nil || word.text == "-" { return site(word, [options]) }
    if let positional { return site(word, [.source(positional.source)]) }
    return site(word, [options])
  }

  private mutating func rest(_ parameter: ParameterForm) -> Step {
    if parameter.source == .settings { return setting() }
    let rest = lexer.rest() ?? Word(emptyAt: lexer.line.endIndex)
    return site(rest, [.source(parameter.source)])
  }

  /// A key, or behind one the values that it takes.
  private mutating func setting() -> Step {
    lexer.skipBlanks()
    let key = lexer.commandWord()
    guard lexer.peek != nil else { return site(key, [.words(Setting.shown.map(\.key.rawValue))]) }
    let value = lexer.rest() ?? Word(emptyAt: lexer.line.endIndex)
    guard let row = Setting.shown.first(where: { $0.key.rawValue == key.text }) else {
      return .nothing
    }
    return site(value, [.exactWords(row.kind.candidates)])
  }

  private func site(_ word: Word, _ places: [CompletionSite.Place]) -> Step {
    .found(CompletionSite(current: word, before: before, places: places))
  }
}

extension Word {
  init(emptyAt index: String.Index) {
    self.init(text: "", start: index, end: index, isQuoted: false)
  }
}
