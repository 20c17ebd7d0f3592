import AssayDiagnostics
import AssayModel

/// Limits that may be lifted go with a window that stays open.
enum UnlimitedInWindow: AssessmentRule {
  static let id: RuleID = "unlimited-in-window"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard assessment.accommodations?.allowsUnlimited == true, assessment.time?.hasLimit == true,
      assessment.window?.closes != nil
    else { return [] }
    return [
      Diagnostic(
        "no window is long enough for a session without limits; it can go on after the window has closed", rule: id,
        severity: .warning, at: place.span(FieldPath("accommodations") / "unlimited"),
        notes: [.init("the window closes here", at: place.span(FieldPath("window") / "closes"))],
        help: "see to it that somebody is there until the last session ends, or write `extra-time` with a range")
    ]
  }
}
