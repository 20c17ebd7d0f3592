import AssayDiagnostics
import AssayModel

/// What candidates did is kept for as long as the retake policy looks back.
///
/// Nothing more is started under a pseudonym of which what it did at the assessment was erased: a retake that the policy
/// allows would be refused.
enum RetentionShort: AssessmentRule {
  static let id: RuleID = "retention-short"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard let retention = assessment.retention, let retake = assessment.retake else { return [] }
    let spans = [("within", retake.within), ("wait", retake.waits.max()), ("after-pass", retake.afterPass)]
    guard let (name, longest) = spans.compactMap({ name, span in span.map { (name, $0) } }).max(by: { $0.1 < $1.1 }),
      longest > retention
    else { return [] }
    return [
      Diagnostic(
        """
        what candidates did is erased after \(retention.durationText), and `\(name)` of `retake` looks back \
        \(longest.durationText)
        """,
        rule: id, severity: .warning, at: place.span(FieldPath("retention")),
        help: "keep it for as long, `retention: \(longest.durationText)`, or let the retake policy look back less")
    ]
  }
}
