import ChatCore

/// Texts: `14:03 #ops <ana> hello`, `14:03 #ops * ana waves`; further lines stand under a gutter.
///
/// What is said about a text stands before it, where its writer cannot write; only an own text's state follows it.
extension PeopleFormatter {
  /// - Parameter limits: how much of the text is shown.
  func lines(
    _ message: StoredMessage, at now: Moment, limits: TextLimits = .arriving
  ) -> [String] {
    let texts = Words.lines(of: message.text, limits: limits)
    let head = [
      time(message.at, at: now), style.paint(sentences.target(message.target), .place),
      sender(message, before: texts[0]),
    ]
    var lines = texts.map { gutter + $0.text }
    lines[0] = head.joined(separator: " ") + " " + texts[0].text
    if message.own { lines[lines.count - 1] += state(message.state) }
    return lines
  }

  private var gutter: String {
    style.plain ? Words.spaces(6).text : Words.spaces(6).text + style.paint("|", .faint) + " "
  }

  private func sender(_ message: StoredMessage, before text: Words) -> String {
    let name = sentences.sender(message)
    let late: Words = message.late ? " (\(sentences.late))" : ""
    let framed: Words =
      switch (message.kind, style.plain) {
      case (.action, _): "* \(name)\(late)"
      case (.text, false): "<\(name)\(late)>"
      case (.text, true): "\(name)\(late):"
      }
    return style.paint(framed.separated(from: text), ink(message))
  }

  private func ink(_ message: StoredMessage) -> Ink {
    message.own ? .own : .sender(hash: stableHash(message.sender.text))
  }

  /// What has come with certainty needs no word.
  private func state(_ state: DeliveryState) -> String {
    switch state {
    case .received: ""
    case .held, .queued, .sent, .delivered, .failed:
      " " + style.paint("(\(sentences.word(state)))", .faint)
    }
  }
}

/// FNV-1a, 64 bits: the same in every run, unlike Swift's own hashes.
private func stableHash(_ text: String) -> UInt64 {
  text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}
