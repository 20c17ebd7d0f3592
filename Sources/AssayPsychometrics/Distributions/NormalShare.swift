/// The share of the standard normal law below z, within 10⁻¹³.
func normalShare(below z: Double) -> Double {
  let tail = 0.5 * chiSquareTail(z * z, freedom: 1)
  return z < 0 ? tail : 1 - tail
}

/// The share of the standard bivariate normal law with both below z, for a correlation from 0 to 1.
///
/// Φ(z)² + (1/2π)∫₀^ρ e^(−z²/(1 + r))/√(1 − r²) dr (Owen 1956), with r = 1 − t², which leaves nothing steep.
func normalShare(belowBoth z: Double, correlation: Double) -> Double {
  let own = normalShare(below: z)
  let (from, to) = ((1 - correlation).squareRoot(), 1.0)
  let integral =
    (to - from)
    * DoubleExponential.unit { x, _ in
      let t = from + (to - from) * x
      let left = 2 - t * t
      return 2 / left.squareRoot() * exponential(-z * z / left)
    }
  return own * own + integral / 6.283_185_307_179_586_5
}
