import ChatCore

/// Texts: `14:03 #ops <ana> hello`, `14:03 #ops * ana waves`; further lines stand under a gutter.
///
/// For those who listen: `14:03 #ops ana: hello`, `14:03 #ops ana (action): waves`, all of a text on one line.
///
/// What is said about a text stands before it, where its writer cannot write; only an own text's state follows it.
extension PeopleFormatter {
  /// - Parameters:
  ///   - limits: how much of the text is shown.
  ///   - remark: what is said about it besides.
  func lines(
    _ message: StoredMessage, at now: Moment, limits: TextLimits = .arriving,
    remark: Words? = nil
  ) -> [String] {
    let namesMe = mention.isMade(by: message)
    let forMe = namesMe && message.target.isGroup ? sentences.forYou : nil
    let remarks = [message.late ? sentences.late : nil, forMe, remark].compactMap { $0 }
    let texts = textLines(message, limits)
    let ink: Ink? = namesMe ? .mention : nil
    return texts.indices.flatMap { index in
      var line = index == 0 ? head(message, remarks, before: texts[0], at: now) : beginningOfFurther
      line.append(texts[index], ink)
      if index == texts.count - 1, message.own { append(message.state, to: &line) }
      return line.lines(style)
    }
  }

  /// One line for those who listen, whatever was written.
  private func textLines(_ message: StoredMessage, _ limits: TextLimits) -> [Words] {
    let lines = Words.lines(of: message.text, limits: limits)
    return style.plain ? [.list(lines, separator: " (\(sentences.newLine)) ")] : lines
  }

  private func head(
    _ message: StoredMessage, _ remarks: [Words], before text: Words, at now: Moment
  ) -> Line {
    var line = Line()
    line.append(time: message.at, at: now, style.timestamps)
    line.append(sentences.target(message.target), .place)
    line.append(" ")
    line.append(sender(message, remarks, before: text), ink(message))
    line.append(" ")
    return line
  }

  private var beginningOfFurther: Line {
    var line = Line()
    line.append(Gutter.words + "| ", .faint)
    return line
  }

  private func sender(
    _ message: StoredMessage, _ remarks: [Words], before text: Words
  ) -> Words {
    let name = sentences.sender(message)
    let isSaid = style.plain && message.kind == .action
    let remarks = (isSaid ? [sentences.action] : []) + remarks
    let said: Words = remarks.isEmpty ? "" : " (\(Words.list(remarks)))"
    let framed: Words =
      switch (message.kind, style.plain) {
      case (.action, false): "* \(name)\(said)"
      case (.text, false): "<\(name)\(said)>"
      case (_, true): "\(name)\(said):"
      }
    return framed.separated(from: text)
  }

  private func ink(_ message: StoredMessage) -> Ink {
    message.own ? .own : .sender(hash: stableHash(message.sender.text))
  }

  private func append(_ state: DeliveryState, to line: inout Line) {
    if state == .queued, !style.marksQueued { return }
    line.append(" ")
    line.append("(\(sentences.word(state)))", .faint)
  }
}

extension Target {
  /// In a conversation, everything is for this user, and it is not said of a text.
  fileprivate var isGroup: Bool { if case .group = self { true } else { false } }
}

/// FNV-1a, 64 bits: the same in every run, unlike Swift's own hashes.
private func stableHash(_ text: String) -> UInt64 {
  text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}
