// Imported for the linker alone: square roots and rounding, which IEEE fixes to the last bit, are calls into libm here.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// Exponential and logarithm written out in plain IEEE arithmetic without fused steps: the same bits on every
// machine. The system's mathematics library changes its last bits with the processor, and a report must not.

/// e to the power x, within 1 unit in the last place; 0 below −745.2, infinite above 709.79.
///
/// Cody and Waite (1980): x = k ln 2 + r with |r| ≤ ½ ln 2, and the Taylor series of eʳ to the 13th power (its rest
/// is below 2⁻⁵⁷).
package func exponential(_ x: Double) -> Double {
  guard !x.isNaN else { return x }
  guard x < 709.782712893384 else { return .infinity }
  guard x > -745.2 else { return 0 }
  let k = (x * 0x1.7154_7652_b82fep+0).rounded()
  let r = (x - k * ln2High) - k * ln2Low
  var series = 1.0 / 6_227_020_800
  series = series * r + 1.0 / 479_001_600
  series = series * r + 1.0 / 39_916_800
  series = series * r + 1.0 / 3_628_800
  series = series * r + 1.0 / 362_880
  series = series * r + 1.0 / 40_320
  series = series * r + 1.0 / 5_040
  series = series * r + 1.0 / 720
  series = series * r + 1.0 / 120
  series = series * r + 1.0 / 24
  series = series * r + 1.0 / 6
  series = series * r + 0.5
  let value = 1 + (r + r * r * series)
  // Two halves, because 2ᵏ alone overflows at the top and underflows at the bottom.
  let half = Int(k) / 2
  return value * powerOfTwo(half) * powerOfTwo(Int(k) - half)
}

/// The natural logarithm, within 1 unit in the last place; −∞ at 0, not a number below.
///
/// x = 2ᵏ(1 + f) with √½ ≤ 1 + f < √2, s = f/(2 + f), and log(1 + f) = f − (f²/2 − s(f²/2 + R)), R being
/// Σ 2s²ⁿ/(2n + 1) from n = 1, the series of 2 artanh s, to the 11th term (its rest is below 2⁻⁵⁷).
package func naturalLog(_ x: Double) -> Double {
  guard x > 0 else { return x == 0 ? -.infinity : .nan }
  guard x < .infinity else { return x }
  var k = Double(x.exponent)
  var m = x.significand
  if m > 0x1.6a09_e667_f3bcdp+0 {
    m *= 0.5
    k += 1
  }
  let f = m - 1
  let s = f / (2 + f)
  let q = s * s
  var series = 2.0 / 23
  series = series * q + 2.0 / 21
  series = series * q + 2.0 / 19
  series = series * q + 2.0 / 17
  series = series * q + 2.0 / 15
  series = series * q + 2.0 / 13
  series = series * q + 2.0 / 11
  series = series * q + 2.0 / 9
  series = series * q + 2.0 / 7
  series = series * q + 2.0 / 5
  series = series * q + 2.0 / 3
  let half = 0.5 * f * f
  return k * ln2High - ((half - (s * (half + series * q) + k * ln2Low)) - f)
}

/// ln 2 to 42 bits, so that its products with an exponent are exact.
private let ln2High = 0x1.62e4_2fef_a380p-1
/// What is left of ln 2.
private let ln2Low = 0x1.ef35_793c_7673p-45

/// 2 to the power k, for −1022 ≤ k ≤ 1023.
private func powerOfTwo(_ k: Int) -> Double { Double(bitPattern: UInt64(truncatingIfNeeded: k + 1023) << 52) }
