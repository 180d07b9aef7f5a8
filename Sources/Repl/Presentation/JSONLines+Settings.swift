import ChatCore
import CommandParser
import Languages

/// What `/set` answers to a script: `result` has an object for each setting.
extension JSONLines {
  func command(_ place: CommandPlace, answer: SetAnswer, at instant: Timestamp) -> String {
    switch answer {
    case .listed(let entries):
      command(place, remark: nil, result: entries.map(member), at: instant)
    case .shown(let entry):
      command(place, remark: nil, result: [member(entry)], at: instant)
    case .changed(let entry, let holding):
      command(
        place, remark: token(holding), result: [member(entry)], at: instant)
    case .refused(let refusal):
      command(
        place, code: refusal.exitStatus,
        error: Language.inEnglish { sentences.sentence(refusal).text }, at: instant)
    }
  }

  private func member(_ entry: SettingEntry) -> JSONValue {
    .object([
      "key": .string(entry.key.rawValue), "value": .text(entry.value),
      "source": .string(entry.source.rawValue), "next": .text(entry.upcoming),
    ])
  }

  private func token(_ holding: SetAnswer.Holding) -> String {
    switch holding {
    case .atOnce, .behind(_, atOnce: true): "set"
    case .fromNextStart, .behind(_, atOnce: false): "set-for-next-start"
    }
  }
}
