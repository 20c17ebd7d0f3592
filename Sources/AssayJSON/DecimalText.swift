/// A decimal number taken apart: sign, digits without leading and trailing zeros, and a power of ten.
///
/// The value is `±digits × 10^exponent`; zero has no digits and exponent 0. Exact for every number of JSON.
struct DecimalText {
  /// How many digits of exponent, beside leading zeros, the reader lets through; so exponents never overflow.
  static let maximumExponentDigits = 9

  var isNegative = false
  /// ASCII digits.
  var digits: [UInt8] = []
  var exponent = 0

  /// Takes apart a number that follows JSON's grammar.
  init(_ text: some Sequence<UInt8>) {
    var scale = 0
    var power = 0
    var isPowerNegative = false
    var part = Part.whole
    for byte in text {
      switch (byte, part) {
      case (JSONByte.minus, .whole): isNegative = true
      case (JSONByte.minus, .power): isPowerNegative = true
      case (JSONByte.point, _): part = .fraction
      case (UInt8(ascii: "e"), _), (UInt8(ascii: "E"), _): part = .power
      case (JSONByte.zero...JSONByte.nine, .power): power = power &* 10 &+ Int(byte - JSONByte.zero)
      case (JSONByte.zero...JSONByte.nine, _):
        if part == .fraction { scale += 1 }
        if byte != JSONByte.zero || !digits.isEmpty { digits.append(byte) }
      default: break
      }
    }
    exponent = (isPowerNegative ? -power : power) - scale
    while digits.last == JSONByte.zero {
      digits.removeLast()
      exponent += 1
    }
    if digits.isEmpty { exponent = 0 }
  }

  private enum Part { case whole, fraction, power }

  /// The number as ECMAScript's `Number::toString` lays it out, which RFC 8785 section 3.2.2.3 takes over.
  ///
  /// Plain digits up to 21 before the point and six zeros after it, else with an exponent; minus zero is `0`. At most 21
  /// bytes longer than the digits.
  var ecmaScript: String {
    guard !digits.isEmpty else { return "0" }
    let sign = isNegative ? "-" : ""
    let text = String(decoding: digits, as: UTF8.self)
    // The place of the point, counted from before the first digit.
    let point = digits.count + exponent
    switch point {
    case ...21 where exponent >= 0:
      return sign + text + String(repeating: "0", count: exponent)
    case 1...21:
      return sign + text.prefix(point) + "." + text.dropFirst(point)
    case -5...0:
      return sign + "0." + String(repeating: "0", count: -point) + text
    default:
      let fraction = digits.count > 1 ? "." + text.dropFirst() : ""
      return sign + text.prefix(1) + fraction + "e" + (point > 0 ? "+" : "-") + String((point - 1).magnitude)
    }
  }
}
