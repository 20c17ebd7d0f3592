import AssayDiagnostics
import AssayModel

/// The points of a scale ascend.
enum ScaleDisordered: AssessmentRule {
  static let id: RuleID = "scale-disordered"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    let points = assessment.score.scaled?.points ?? []
    var found: [Diagnostic] = []
    for (index, point) in points.enumerated().dropFirst() {
      let before = points[index - 1]
      let at = place.span(.scalePoint(index))
      let note = Diagnostic.Note("the point before it is here", at: place.span(.scalePoint(index - 1)))
      if point.scaled <= before.scaled {
        found.append(
          Diagnostic(
            "the scale goes from \(before.scaled) to \(point.scaled); more points must give a higher score", rule: id,
            at: at, notes: [note]))
      } else if !ascends(before.raw, point.raw) {
        found.append(
          Diagnostic(
            "\(name(point.raw)) does not stand above \(name(before.raw)); write the points in ascending order",
            rule: id, at: at, notes: [note]))
      }
    }
    if points.count(where: { $0.raw == .cut }) > 1 {
      found.append(
        Diagnostic(
          "the scale has two points at the cut; keep one", rule: id,
          at: place.span(.scalePoint(points.lastIndex { $0.raw == .cut } ?? 0))))
    }
    return found
  }

  /// Whether one place can stand above another; the cut is between numbers, as far as can be told.
  private static func ascends(_ lower: ScaledScore.Anchor, _ upper: ScaledScore.Anchor) -> Bool {
    switch (lower, upper) {
    case (.raw(let a), .raw(let b)): a < b
    case (.max, _): false
    case (.cut, .cut): false
    case (.cut, .raw(let value)): value > .zero
    case (.cut, .max), (.raw, .cut), (.raw, .max): true
    }
  }

  private static func name(_ anchor: ScaledScore.Anchor) -> String {
    switch anchor {
    case .raw(let value): "a raw score of \(value)"
    case .cut: "the cut"
    case .max: "the maximum"
    }
  }
}
