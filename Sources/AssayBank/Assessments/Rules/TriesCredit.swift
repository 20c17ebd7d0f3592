import AssayDiagnostics
import AssayModel

/// Each try has its credit, and a later one is worth no more.
enum TriesCredit: AssessmentRule {
  static let id: RuleID = "tries-credit"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    let path = FieldPath("attempts") / "credit"
    guard let policy = assessment.formative, place.wrote(path) else { return [] }
    let (tries, credit) = (policy.triesPerItem, policy.tryCredit)
    guard credit.count == tries else {
      let given = counted(credit.count, "credit is", "credits are")
      return [
        Diagnostic(
          "\(given) given for \(counted(tries, "try", "tries"))", rule: id, at: place.span(path),
          help: "give one for each: `per-item: \(credit.count)`, or change the list")
      ]
    }
    guard let rise = credit.indices.dropFirst().first(where: { credit[$0] > credit[$0 - 1] }) else { return [] }
    return [
      Diagnostic(
        "a later try earns more than an earlier one, so it pays to answer wrongly first", rule: id, severity: .warning,
        at: place.span(path[rise]))
    ]
  }
}
