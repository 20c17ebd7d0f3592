import AssayDiagnostics
import AssayModel

/// Between so many attempts there are one fewer waits.
///
/// With `within` an attempt comes free again, and there is a wait before it.
enum WaitsBeyondAttempts: AssessmentRule {
  static let id: RuleID = "waits-beyond-attempts"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard assessment.type == .exam, let retake = assessment.retake, let attempts = retake.attempts else { return [] }
    let waits = retake.within == nil ? attempts - 1 : attempts
    guard retake.waits.count > waits else { return [] }
    let room =
      switch (attempts, waits) {
      case (_, 0): "a single attempt has no wait"
      case (1, _): "1 attempt at a time has 1 wait"
      default: "\(attempts) attempts have \(counted(waits, "wait"))"
      }
    return [
      Diagnostic(
        "\(room), and \(retake.waits.count) \(retake.waits.count == 1 ? "is" : "are") given", rule: id,
        severity: .warning, at: place.span(FieldPath("retake") / "wait"))
    ]
  }
}
