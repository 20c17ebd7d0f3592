/// What Stirling's formula leaves of the log-gamma function: ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π), for x > 0.
///
/// The asymptotic series (Abramowitz and Stegun 6.1.41) from 15 up; below, Γ(x + 1) = xΓ(x) climbs there. Within
/// 10⁻¹⁵. Differences of log-gammas with large arguments keep their digits this way.
func stirlingError(_ x: Double) -> Double {
  if x < 15 {
    // ln Γ(x) = ln Γ(y) − ln(x(x+1)…(y−1)).
    var y = x
    var product = 1.0
    while y < 15 {
      product *= y
      y += 1
    }
    return stirlingError(y) + stirling(y) - naturalLog(product) - stirling(x)
  }
  let q = 1 / (x * x)
  let series = 1.0 / 12 - q * (1.0 / 360 - q * (1.0 / 1260 - q * (1.0 / 1680 - q * (1.0 / 1188 - q * 691.0 / 360_360))))
  return series / x
}

/// Stirling's formula for ln Γ(x).
private func stirling(_ x: Double) -> Double { (x - 0.5) * naturalLog(x) - x + halfLogTwoPi }

/// ½ ln 2π.
let halfLogTwoPi = 0.918_938_533_204_672_741_78
