import ChatCore
import CommandParser

/// What `/set` shows.
extension PeopleFormatter {
  /// nil for what is refused: see `sentence`.
  func lines(_ answer: SetAnswer) -> [String] {
    switch answer {
    case .listed(let entries): table(entries)
    case .shown(let entry): pairs(entry)
    case .changed(let entry, let holding): remark(sentences.changed(entry, holding))
    case .refused(let refusal): trouble(sentence(refusal))
    }
  }

  func sentence(_ refusal: SetRefusal) -> String { sentences.sentence(refusal).text }
  func sentence(_ trouble: Notifier.Trouble) -> String { sentences.sentence(trouble).text }

  private func table(_ entries: [SettingEntry]) -> [String] {
    let rows = entries.map { entry in
      [
        Table.Cell(Words(foreign: entry.key.rawValue)), Table.Cell(standing(entry), .own),
        Table.Cell(sentences.source(entry), .faint),
      ]
    }
    return Table(heading: Sentences.SettingLabel.heading, rows: rows).lines(style)
  }

  private func pairs(_ entry: SettingEntry) -> [String] {
    let row = Setting.row(of: entry.key)
    var all = [
      (Sentences.SettingLabel.setting, Words(foreign: entry.key.rawValue)),
      (Sentences.SettingLabel.value, value(entry.value)),
      (Sentences.SettingLabel.from, sentences.source(entry)),
    ]
    if let upcoming = entry.upcoming {
      all.append((Sentences.SettingLabel.upcoming, value(upcoming)))
    }
    return pairs(
      all + [
        (Sentences.SettingLabel.meaning, Words(foreign: row.meaning, limit: 1000)),
        (Sentences.SettingLabel.takes, Words(foreign: row.takes)),
        (Sentences.SettingLabel.usual, Words(foreign: row.usually)),
        (Sentences.SettingLabel.example, Words(foreign: "/set \(row.key.rawValue) \(row.example)")),
      ])
  }

  private func standing(_ entry: SettingEntry) -> Words {
    guard let upcoming = entry.upcoming else { return value(entry.value) }
    return "\(value(entry.value)) (\(Sentences.SettingLabel.upcoming): \(value(upcoming)))"
  }

  private func value(_ text: String?) -> Words {
    text.map { Words(foreign: $0) } ?? sentences.none
  }
}
