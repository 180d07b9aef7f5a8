/// One reading of the clocks, taken outside and handed in: ChatCore itself has no clock.
public struct Moment: Hashable, Sendable {
  /// Time since an arbitrary start that never goes backwards and counts suspended time (`CLOCK_BOOTTIME`).
  public var uptime: Duration
  /// The wall clock.
  public var wall: Timestamp
  /// Seconds to add to UTC for local time at this moment.
  public var utcOffset: Int

  public init(uptime: Duration, wall: Timestamp, utcOffset: Int) {
    self.uptime = uptime
    self.wall = wall
    self.utcOffset = utcOffset
  }

  /// Naive local time as the original writes it: `YYYY-MM-DD HH:MM:SS`.
  public var localText: String { wall.text(utcOffset: utcOffset) }
}

/// A point in time: milliseconds since 1970-01-01 00:00:00 UTC.
public struct Timestamp: Hashable, Comparable, Sendable {
  public var milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

  /// RFC 3339, UTC, milliseconds: `2026-11-23T10:00:00.000Z`.
  public var rfc3339: String {
    let fields = CalendarFields(self, utcOffset: 0)
    let milliseconds = ((self.milliseconds % 1000) + 1000) % 1000
    return "\(fields.date)T\(fields.time).\(padded(milliseconds, 3))Z"
  }

  /// `YYYY-MM-DD HH:MM:SS` at the given offset from UTC in seconds.
  public func text(utcOffset: Int) -> String {
    let fields = CalendarFields(self, utcOffset: utcOffset)
    return "\(fields.date) \(fields.time)"
  }
}

/// Date and time of day in the proleptic Gregorian calendar.
public struct CalendarFields: Hashable, Sendable {
  public var year: Int64
  public var month: Int64
  public var day: Int64
  public var hour: Int64
  public var minute: Int64
  public var second: Int64
  /// 0 is Sunday.
  public var weekday: Int64

  public init(_ instant: Timestamp, utcOffset: Int) {
    let seconds = floorDivide(instant.milliseconds, 1000) + Int64(utcOffset)
    let days = floorDivide(seconds, 86400)
    let ofDay = seconds - days * 86400
    (year, month, day) = Self.civil(days: days)
    // 1970-01-01 was a Thursday.
    weekday = ((days + 4) % 7 + 7) % 7
    (hour, minute, second) = (ofDay / 3600, ofDay / 60 % 60, ofDay % 60)
  }

  /// `YYYY-MM-DD`
  public var date: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

  /// `HH:MM:SS`
  public var time: String { "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))" }

  /// Days since 1970-01-01 to a date. Years are counted from March, so that the leap day comes last; an era is 400
  /// years of 146,097 days.
  private static func civil(days: Int64) -> (Int64, Int64, Int64) {
    let shifted = days + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}

private func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
  value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
}

private func padded(_ value: Int64, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
