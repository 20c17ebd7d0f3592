import AssayDiagnostics
import AssayModel

/// What speaks of the cut needs one.
///
/// Without a cut, `{total: cut}` never holds and a point of the scale at the cut is nowhere.
enum CutMissing: AssessmentRule {
  static let id: RuleID = "cut-missing"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    // One that was written and could not be read has been reported.
    guard assessment.cut == nil, !place.wrote(FieldPath("cut")) else { return [] }
    let isExam = assessment.type == .exam
    let help =
      isExam ? "write `cut: {basis: form-angoff}`, or a share in place of `cut`" : "write a share such as `70%`"
    var found = assessment.conditions.filter { $0.threshold == .cut }.map {
      Diagnostic(
        "`total: cut` speaks of a cut, and \(isExam ? "the exam has none" : "a knowledge check has none")", rule: id,
        at: place.span($0.path), help: help)
    }
    for (index, point) in (assessment.score.scaled?.points ?? []).enumerated() where point.raw == .cut {
      found.append(
        Diagnostic(
          "this point of the scale is at the cut, and the exam has none", rule: id, at: place.span(.scalePoint(index)),
          help: help))
    }
    return found
  }
}
