/// How many candidates fail for every place of the cut.
///
/// A candidate passes whose score reaches the cut. Between whole steps of the score scale the share is read off a straight
/// line, so that compromise methods have one answer and not a step.
package struct PassingCurve: Hashable, Sendable {
  private let sorted: [Double]
  /// The step of the score scale, such as 1 point.
  package let unit: Double

  /// - Parameters:
  ///   - scores: Finite, in any order.
  ///   - unit: Above 0.
  package init(_ scores: [Double], unit: Double = 1) {
    precondition(unit > 0 && unit.isFinite, "a score scale has a step")
    sorted = scores.sorted()
    self.unit = unit
  }

  package var count: Int { sorted.count }
  package var lowest: Double? { sorted.first }
  package var highest: Double? { sorted.last }

  /// How many score less than a cut.
  package func failing(at cut: Double) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let half = (low + high) / 2
      if sorted[half] < cut { low = half + 1 } else { high = half }
    }
    return low
  }

  /// The share of those who pass, with Wilson's interval.
  package func passRate(at cut: Double, level: Double = 0.95) -> Figure {
    .passRate(passed: count - failing(at: cut), of: count, level: level)
  }

  /// The share of those who fail, on straight lines between whole steps of the scale; not for nobody.
  func failRate(at cut: Double) -> Double {
    let below = (cut / unit).rounded(.down)
    let low = rate(below)
    return low + (cut / unit - below) * (rate(below + 1) - low)
  }

  private func rate(_ step: Double) -> Double { Double(failing(at: step * unit)) / Double(count) }

  /// Where the share of those who fail meets a line that does not rise: the lowest such place.
  ///
  /// - Parameters:
  ///   - range: Where to look.
  ///   - line: The share that the line gives.
  /// - Returns: Nil where they do not meet in the range, and for nobody.
  func crossing(in range: ClosedRange<Double>, _ line: (Double) -> Double) -> Double? {
    guard count > 0 else { return nil }
    func excess(_ x: Double) -> Double { failRate(at: x) - line(x) }
    guard excess(range.lowerBound) <= 0, excess(range.upperBound) >= 0 else { return nil }
    // Between two steps both are straight; the excess never falls, so halves find the steps.
    var low = (range.lowerBound / unit).rounded(.down)
    var high = (range.upperBound / unit).rounded(.up)
    func place(_ step: Double) -> Double { min(max(step * unit, range.lowerBound), range.upperBound) }
    while high - low > 1 {
      let half = ((low + high) / 2).rounded(.down)
      if excess(place(half)) >= 0 { high = half } else { low = half }
    }
    let (a, b) = (place(low), place(high))
    let (below, above) = (excess(a), excess(b))
    guard above > below, below < 0 else { return a }
    return a - below * (b - a) / (above - below)
  }
}
