import AssayDiagnostics
import AssayModel

/// Anchors are at least a fifth of the scored length.
///
/// Fewer do not link forms well enough to equate them (Angoff 1971; Kolen & Brennan 2014, section 8.1.2).
enum AnchorsTooFew: AssessmentRule {
  static let id: RuleID = "anchors-too-few"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    let anchored = assessment.blueprint.sections.enumerated().filter { $0.element.anchors != nil }
    let count = anchored.reduce(0) { $0 + ($1.element.anchors?.count ?? 0) }
    guard let first = anchored.first, place.isWhole, let length = assessment.length(place.drawable)?.lowerBound else {
      return []
    }
    guard length > 0, count * 5 < length else { return [] }
    let least = (length + 4) / 5
    return [
      Diagnostic(
        "\(count) anchors are fewer than a fifth of the \(length) scored items, too few to link forms", rule: id,
        severity: .warning, at: place.span(.anchors(ofSection: first.offset) / "count"),
        help: "raise the count to \(least), over all sections together")
    ]
  }
}
