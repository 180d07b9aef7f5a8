import ChatCore

/// Names of days and months.
extension Sentences {
  private static var weekdays: [Words] {
    [
      "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    ]
  }
  private static var months: [Words] {
    [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
  }

  /// `Tuesday 24 November 2026`
  func day(_ day: CalendarFields) -> Words {
    let (weekday, month) = (Self.weekdays[Int(day.weekday)], Self.months[Int(day.month) - 1])
    return "\(weekday) \(day.day) \(month) \(day.year)"
  }
}
