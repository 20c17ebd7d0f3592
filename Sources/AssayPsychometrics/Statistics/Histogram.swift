/// How many scores fall into each of equal steps.
package struct Histogram: Hashable, Sendable {
  /// Where the first step begins.
  package let start: Double
  /// The width of a step, above 0.
  package let width: Double
  /// Scores s with start + k·width ≤ s < start + (k + 1)·width, for each k.
  package private(set) var counts: [Int]

  /// Counts scores into steps of a width.
  ///
  /// - Parameters:
  ///   - scores: Finite; those below the first or beyond the last step are counted in it, so that none is lost.
  ///   - start: Where the first step begins.
  ///   - width: Above 0; 1 for whole points, 0.05 for proportions.
  ///   - steps: At least 1. For whole points from 0 to m, m + 1.
  package init(_ scores: [Double], start: Double, width: Double, steps: Int) {
    precondition(width > 0 && steps > 0, "a histogram has at least one step of some width")
    self.start = start
    self.width = width
    counts = Array(repeating: 0, count: steps)
    for score in scores {
      // A proportion such as 0.15 must not fall below its own step by a rounding of 0.15/0.05.
      let step = ((score - start) / width + 1e-9).rounded(.down)
      counts[Int(min(max(step, 0), Double(steps - 1)))] += 1
    }
  }
}
