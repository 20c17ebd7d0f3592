/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Comparable, Sendable, Codable {
  package let milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  package static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }
  package static func + (left: Self, right: Interval) -> Self {
    Instant(milliseconds: left.milliseconds.addingSaturating(right.milliseconds))
  }
  package static func - (left: Self, right: Self) -> Interval {
    Interval(milliseconds: left.milliseconds.subtractingSaturating(right.milliseconds))
  }
}

/// A length of time in milliseconds.
package struct Interval: Hashable, Comparable, Sendable, Codable {
  package let milliseconds: Int64

  package static let zero = Interval(milliseconds: 0)

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }
  package init(seconds: Int64) { milliseconds = seconds * 1000 }

  package static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }
  package static func + (left: Self, right: Self) -> Self {
    Interval(milliseconds: left.milliseconds.addingSaturating(right.milliseconds))
  }
  package static func - (left: Self, right: Self) -> Self {
    Interval(milliseconds: left.milliseconds.subtractingSaturating(right.milliseconds))
  }

  /// The length times a factor, such as extra time of 1.25, rounded to the nearest millisecond.
  package func scaled(by factor: Rational) -> Interval {
    // Most candidates have the time that everybody has.
    guard factor != .one else { return self }
    let product = (Rational(Int(milliseconds)) * factor).rounded()
    return Interval(milliseconds: Int64(clamping: product.numerator))
  }
}

extension Interval {
  /// Reads a duration of the format: one or more of `d`, `h`, `m`, `s` in that order, such as `90m` or `1h30m`.
  ///
  /// Nil for anything else, and for more than 10 years.
  package init?(duration text: String) {
    let units: [(UInt8, Int64)] = [(0x64, 86_400), (0x68, 3_600), (0x6D, 60), (0x73, 1)]
    var next = 0
    var number: Int64?
    var seconds: Int64 = 0
    for byte in text.utf8 {
      if (0x30...0x39).contains(byte) {
        let value = (number ?? 0) * 10 + Int64(byte - 0x30)
        guard value < 400_000_000 else { return nil }
        number = value
      } else {
        guard let value = number, let place = units[next...].firstIndex(where: { $0.0 == byte }) else { return nil }
        seconds += value * units[place].1
        next = place + 1
        number = nil
      }
    }
    guard number == nil, next > 0, seconds <= 315_576_000 else { return nil }
    self.init(seconds: seconds)
  }

  /// The duration as an author would write it, such as `1h30m`; parts of a second are dropped.
  package var durationText: String {
    var rest = milliseconds / 1000
    guard rest > 0 else { return "0s" }
    var text = ""
    for (unit, size) in [("d", Int64(86_400)), ("h", 3_600), ("m", 60), ("s", 1)] where rest >= size {
      text += "\(rest / size)\(unit)"
      rest %= size
    }
    return text
  }
}

extension Int64 {
  fileprivate func addingSaturating(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }

  fileprivate func subtractingSaturating(_ other: Int64) -> Int64 {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? (other < 0 ? .max : .min) : difference
  }
}
