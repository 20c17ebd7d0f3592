import AssayDiagnostics
import AssayModel

/// Between so many attempts there are one fewer waits.
enum WaitsBeyondAttempts: AssessmentRule {
  static let id: RuleID = "waits-beyond-attempts"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard assessment.type == .exam, let retake = assessment.retake, let attempts = retake.attempts,
      retake.waits.count >= attempts
    else { return [] }
    let room = attempts == 1 ? "a single attempt has no wait" : "\(attempts) attempts have \(attempts - 1) waits"
    return [
      Diagnostic(
        "\(room), and \(retake.waits.count) \(retake.waits.count == 1 ? "is" : "are") given", rule: id,
        severity: .warning, at: place.span(FieldPath("retake") / "wait"))
    ]
  }
}
