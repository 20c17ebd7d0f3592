/// Items' difficulties in two groups on the delta scale, and how far each is from the axis on which they lie.
///
/// Δ = 4Φ⁻¹(1 − p) + 13, so that a higher value is harder. The axis is the major axis of the ellipse of points:
/// b = (s²_y − s²_x + √((s²_y − s²_x)² + 4s²_xy))/(2s_xy), a = ȳ − bx̄, x the reference and y the focal group's; an item's
/// distance (bx + a − y)/√(b² + 1) is below 0 where the item is harder for the focal group than others are. Beyond 1.5 it is
/// flagged. Angoff and Ford (1973), *Item-race interaction on a test of scholastic aptitude*, Journal of Educational
/// Measurement 10. A difference in ability shifts all points alike; items of unequal discrimination still may be flagged for
/// nothing.
package struct DeltaPlot: Hashable, Sendable {
  /// a and b of the axis Δ_focal = a + bΔ_reference; nil where the points have no axis.
  package let axis: Axis?
  /// One for each item; nil where all or none of a group are right.
  package let points: [Point?]

  package struct Axis: Hashable, Sendable {
    package let intercept, slope: Double
  }

  package struct Point: Hashable, Sendable {
    package let reference, focal: Double
    /// Nil without an axis.
    package let distance: Double?
  }

  /// From which distance on, either way, an item is flagged.
  package static let threshold = 1.5

  /// - Parameter proportions: Of each item the share of right answers in the reference and in the focal group; nil where there
  ///   is none.
  package init(_ proportions: [(reference: Double, focal: Double)?]) {
    func delta(_ p: Double) -> Double? { p > 0 && p < 1 ? 13 - 4 * normalQuantile(p) : nil }
    let deltas = proportions.map { pair -> (Double, Double)? in
      guard let pair, let reference = delta(pair.reference), let focal = delta(pair.focal) else { return nil }
      return (reference, focal)
    }
    let known = deltas.compactMap(\.self)
    let axis = Axis(known)
    self.axis = axis
    points = deltas.map { deltas in
      deltas.map { reference, focal in
        Point(
          reference: reference, focal: focal,
          distance: axis.map {
            ($0.slope * reference + $0.intercept - focal) / ($0.slope * $0.slope + 1).squareRoot()
          })
      }
    }
  }
}

extension DeltaPlot.Axis {
  fileprivate init?(_ points: [(Double, Double)]) {
    guard points.count > 1 else { return nil }
    let n = Double(points.count)
    let x = orderFreeSum(points.map(\.0)) / n
    let y = orderFreeSum(points.map(\.1)) / n
    let xx = orderFreeSum(points.map { ($0.0 - x) * ($0.0 - x) })
    let yy = orderFreeSum(points.map { ($0.1 - y) * ($0.1 - y) })
    let xy = orderFreeSum(points.map { ($0.0 - x) * ($0.1 - y) })
    guard xy != 0 else { return nil }
    let slope = (yy - xx + ((yy - xx) * (yy - xx) + 4 * xy * xy).squareRoot()) / (2 * xy)
    self.init(intercept: y - slope * x, slope: slope)
  }
}
