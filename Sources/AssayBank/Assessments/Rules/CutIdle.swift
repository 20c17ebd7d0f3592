import AssayDiagnostics
import AssayModel

/// An exam decides something, and its cut is part of it.
///
/// A cut alone decides: without `pass`, who reaches it passes. One beside a `pass` that does not speak of it decides
/// nothing, unless a band does or the scale has a point at it.
enum CutIdle: AssessmentRule {
  static let id: RuleID = "cut-idle"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard assessment.type == .exam else { return [] }
    if assessment.cut == nil, assessment.pass == nil {
      // What was written and could not be read has been reported.
      guard !place.wrote(FieldPath("cut")), !place.wrote(FieldPath(.pass)) else { return [] }
      return [
        Diagnostic(
          "nobody passes or fails this exam, because it has neither `cut` nor `pass`", rule: id, severity: .warning,
          at: place.span(), help: "write a `cut`, or `pass` with a share such as `{total: 70%}`")
      ]
    }
    guard assessment.cut != nil, assessment.pass != nil, !assessment.speaksOfCut else { return [] }
    return [
      Diagnostic(
        "the cut decides nothing, because no condition of `pass` is `{total: cut}`", rule: id, severity: .warning,
        at: place.span(FieldPath("cut")))
    ]
  }
}

extension Assessment {
  /// Whether a condition of the pass rule or of a band, or a point of the scale, is at the cut.
  fileprivate var speaksOfCut: Bool {
    conditions.contains { $0.threshold == .cut } || (score.scaled?.points ?? []).contains { $0.raw == .cut }
  }
}
