import ChatCore

/// Days: what stands between lines of different ones.
extension PeopleFormatter {
  /// `--- Tuesday 24 November 2026`
  func dayLine(_ instant: Timestamp, at now: Moment) -> String {
    let day = sentences.day(CalendarFields(instant, utcOffset: now.utcOffset))
    return style.paint(style.plain ? day : "--- \(day)", .faint)
  }

  /// Texts with a line before those of another day than the one before, or, at the first, than today.
  ///
  /// - Parameter lines: of a text, at a moment of its day.
  func byDay(
    _ messages: [StoredMessage], at now: Moment, lines: (StoredMessage, Moment) -> [String]
  ) -> [String] {
    var day = Day(now.wall, at: now)
    return messages.flatMap { message in
      let before = day
      day = Day(message.at, at: now)
      var moment = now
      moment.wall = message.at
      let line = day == before ? [] : [dayLine(message.at, at: now)]
      return line + lines(message, moment)
    }
  }

  func mentions(_ entries: [MentionEntry], at now: Moment) -> [String] {
    let unread = Set(entries.filter(\.isUnread).map(\.message.row))
    return heading(sentences.heading(entries))
      + byDay(entries.map(\.message), at: now) { message, moment in
        let remark = unread.contains(message.row) ? sentences.unread : nil
        return lines(message, at: moment, limits: .none, remark: remark)
      }
  }
}

/// A day of local time.
struct Day: Hashable {
  private let date: String

  init(_ instant: Timestamp, at now: Moment) {
    date = CalendarFields(instant, utcOffset: now.utcOffset).date
  }
}
