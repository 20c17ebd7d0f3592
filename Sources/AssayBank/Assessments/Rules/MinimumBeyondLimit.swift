import AssayDiagnostics
import AssayModel

/// The least time is within the limit.
///
/// Who cannot leave a part before its time is over never gets to the next.
enum MinimumBeyondLimit: AssessmentRule {
  static let id: RuleID = "minimum-beyond-limit"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard let time = assessment.time else { return [] }
    var found = [
      fault("a session", time.minimum, time.limit, .time / "minimum", place),
      fault("an item", time.item?.minimum, time.item?.limit, .time / .item / "minimum", place),
    ]
    for (index, timed) in time.sections.enumerated() {
      let limit = [timed.time.limit, time.limit].compactMap(\.self).min()
      found.append(
        fault("`\(timed.section)`", timed.time.minimum, limit, .timedSection(index) / "minimum", place))
    }
    let told = found.compactMap(\.self)
    guard told.isEmpty, let limit = time.limit else { return told }
    let sections = time.sections.compactMap(\.time.minimum).reduce(.zero, +)
    if let sum = fault("all sections together", sections, limit, .time / "section", place) { return [sum] }
    guard let each = time.item?.minimum, place.isWhole, let count = assessment.length(place.drawable)?.lowerBound
    else { return [] }
    let sum = each.scaled(by: Rational(count))
    return [fault("the \(count) items of a form", sum, limit, .time / .item / "minimum", place)].compactMap(\.self)
  }

  private static func fault(
    _ what: String, _ minimum: Interval?, _ limit: Interval?, _ path: FieldPath, _ place: AssessmentPlace
  ) -> Diagnostic? {
    guard let minimum, let limit, minimum > limit else { return nil }
    return Diagnostic(
      "\(what) cannot be left before \(minimum.durationText), and the time is over after \(limit.durationText)",
      rule: id, at: place.span(path), help: "raise the limit, or lower the minimum")
  }
}
