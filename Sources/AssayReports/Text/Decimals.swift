/// A number with so many digits behind the point, halves away from zero.
///
/// A number that rounds to zero has no sign. Beyond 10¹² it is written as it comes.
func fixed(_ value: Double, _ places: Int) -> String {
  let power = powerOfTen(places)
  guard abs(value) < 1e12, value.isFinite else { return value.description }
  let scaled = Int((abs(value) * power).rounded())
  let unit = Int(power)
  let sign = value < 0 && scaled > 0 ? "-" : ""
  guard places > 0 else { return sign + String(scaled) }
  let digits = String(scaled % unit)
  return "\(sign)\(scaled / unit).\(String(repeating: "0", count: places - digits.utf8.count))\(digits)"
}

/// The nearest double to the number with at most 12 significant digits, and at most 22 behind the point.
///
/// What machines read carries no noise of the last digits, and reads the same on every machine.
func rounded12(_ value: Double) -> Double {
  guard value.isFinite, value != 0, abs(value) < 1e12 else { return value }
  var places = 0
  var size = abs(value)
  while size < 1e11, places < 22 {
    size *= 10
    places += 1
  }
  let power = powerOfTen(places)
  let whole = (value * power).rounded()
  return whole == 0 ? 0 : whole / power
}

/// A number for tables that machines read: at most 12 significant digits, `12` and not `12.0`.
func plain(_ value: Double) -> String {
  let rounded = rounded12(value)
  if abs(rounded) < 1e15, rounded == rounded.rounded() { return String(Int(rounded)) }
  return rounded.description
}

/// 10 to a power of 0 to 22, which is exact.
private func powerOfTen(_ exponent: Int) -> Double {
  var power = 1.0
  for _ in 0..<exponent { power *= 10 }
  return power
}
