import AssayDiagnostics
import AssayModel

/// What waits for approval waits with the result.
///
/// Staff approve a result where `result: after-approval` asks for it; elsewhere nothing is ever approved, so that there
/// is nothing to wait for.
enum ApprovalIdle: AssessmentRule {
  static let id: RuleID = "approval-without-result"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    let release = assessment.release
    guard release.result != .afterApproval else { return [] }
    let others: [(FieldName, ReleasePolicy.Moment)] = [("competencies", release.competencies), ("key", release.key)]
    return others.filter { $0.1 == .afterApproval }.map { name, _ in
      Diagnostic(
        "`\(name): after-approval` waits for nothing, because only a result with `result: after-approval` is approved",
        rule: id, severity: .warning, at: place.span(FieldPath("release") / name),
        help: "write `result: after-approval` beside it")
    }
  }
}
