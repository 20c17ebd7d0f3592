import AssayDiagnostics
import AssayModel

/// The key is not told while there are tries left.
enum KeyBeforeLastTry: AssessmentRule {
  static let id: RuleID = "key-before-last-try"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard let policy = assessment.formative, policy.triesPerItem > 1, policy.key == .atOnce else { return [] }
    return [
      Diagnostic(
        "`key: at-once` tells the key after the first of \(policy.triesPerItem) tries, and leaves nothing to try",
        rule: id, severity: .warning, at: place.span(FieldPath(.feedback) / "key"),
        help: "write `key: after-last-try`, or `per-item: 1`")
    ]
  }
}
