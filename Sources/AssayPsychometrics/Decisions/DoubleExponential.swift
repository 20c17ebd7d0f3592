/// Integrals over an interval at whose ends the integrand may be steep or infinite, by the double exponential rule.
///
/// x = lower + width·t, t = 1/(1 + e^−π sinh s), trapezoids in s. Takahasi and Mori (1974), *Double exponential formulas for
/// numerical integration*, Publications of RIMS 9. About 13 digits for densities of the beta law.
enum DoubleExponential {
  /// ∫f over (0, 1); f is given t and 1 − t, each with all its digits.
  static func unit(_ f: (_ t: Double, _ complement: Double) -> Double) -> Double {
    let step = 1.0 / 32
    var parts: [Double] = []
    for k in -144...144 {
      let (up, down) = (exponential(Double(k) * step), exponential(-Double(k) * step))
      let q = exponential(-halfPi * (up - down))
      guard q < .infinity, q > 0 else { continue }
      let (t, complement) = (1 / (1 + q), q / (1 + q))
      let weight = halfPi * (up + down) * t * complement
      guard weight > 1e-290 else { continue }
      let value = weight * f(t, complement)
      if value.isFinite { parts.append(value) }
    }
    return step * compensatedSum(parts)
  }

  private static let halfPi = 1.570_796_326_794_896_6
}
