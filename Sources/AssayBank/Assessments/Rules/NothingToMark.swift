import AssayDiagnostics
import AssayModel
import AssayScoring

/// What waits for marking is of an assessment that people mark.
enum NothingToMark: AssessmentRule {
  static let id: RuleID = "nothing-to-mark"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    let release = assessment.release
    let moments: [(FieldName, ReleasePolicy.Moment)] = [
      ("result", release.result), ("competencies", release.competencies), ("key", release.key),
    ]
    let waiting = moments.filter { $0.1 == .afterMarking }
    guard !waiting.isEmpty, place.isWhole, !place.drawable.scored(assessment).contains(where: \.isMarkedByPeople) else {
      return []
    }
    return waiting.map { name, _ in
      Diagnostic(
        "`\(name): after-marking` is the same as `after-submit`, because no form holds anything that people mark",
        rule: id, severity: .warning, at: place.span(FieldPath("release") / name), help: "write `after-submit`")
    }
  }
}

extension Item {
  /// Whether people score the answers.
  var isMarkedByPeople: Bool { markingRubric != nil }
}
