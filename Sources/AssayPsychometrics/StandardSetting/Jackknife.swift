/// The standard error of what a panel sets, from leaving out one judge at a time.
///
/// √((k − 1)/k · Σ(θ₍ᵢ₎ − mean)²), θ₍ᵢ₎ being the figure without judge i. Efron and Tibshirani (1993), *An introduction to the
/// bootstrap*, chapter 11. For compromise methods, which have no formula of their own.
///
/// - Parameters:
///   - judges: What each of them said.
///   - figure: The figure of a part of the panel; nil where it has none.
/// - Returns: Nil below three judges, and where the figure cannot be had without one of them.
func jackknifeError<Judge>(_ judges: [Judge], _ figure: ([Judge]) -> Double?) -> Double? {
  guard judges.count >= 3 else { return nil }
  var values: [Double] = []
  for place in judges.indices {
    var rest = judges
    rest.remove(at: place)
    guard let value = figure(rest) else { return nil }
    values.append(value)
  }
  let k = Double(values.count)
  let deviation = sampleDeviation(values)
  return ((k - 1) * (k - 1) / k).squareRoot() * deviation
}
