package import AssayModel

extension Instant {
  /// The time in UTC by ISO 8601, such as `2026-05-12T09:30:00Z`; parts of a second are dropped.
  package var isoText: String { "\(date)T\(clock):\(twoDigits(second))Z" }

  /// For people, such as `2026-05-12 09:30`; UTC.
  var minuteText: String { "\(date) \(clock)" }

  /// The day, such as `2026-05-12`, in the Gregorian calendar.
  ///
  /// Counted in cycles of 400 years (146,097 days) that begin on 1 March, so that a leap day is the last of its year
  /// (Hinnant, 2013, *chrono-compatible low-level date algorithms*).
  private var date: String {
    let days = days + 719_468
    let cycle = days.dividedDown(by: 146_097)
    let dayOfCycle = days - cycle * 146_097
    let yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let year = cycle * 400 + yearOfCycle + (month < 10 ? 0 : 1)
    return "\(fourDigits(year))-\(twoDigits(month < 10 ? month + 3 : month - 9))-\(twoDigits(day))"
  }

  private var clock: String { "\(twoDigits(secondOfDay / 3600)):\(twoDigits(secondOfDay / 60 % 60))" }
  private var second: Int64 { secondOfDay % 60 }
  private var days: Int64 { milliseconds.dividedDown(by: 86_400_000) }
  private var secondOfDay: Int64 { (milliseconds % 86_400_000 + 86_400_000) % 86_400_000 / 1000 }
}

private func twoDigits(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }

private func fourDigits(_ year: Int64) -> String {
  let digits = String(year.magnitude)
  return (year < 0 ? "-" : "") + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
}

extension Int64 {
  fileprivate func dividedDown(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
