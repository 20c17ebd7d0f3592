import AssayDiagnostics
import AssayModel

/// A cut by the panel's ratings needs a rating of every item that a form can score.
///
/// The cut belongs to the form: it is the mean rating of that form's items, so an item without one has no form.
enum CutUnrated: AssessmentRule {
  static let id: RuleID = "cut-unrated"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard assessment.cut?.basis == .formAngoff else { return [] }
    let rated = Set(place.context.bank.ratings.map(\.item))
    let scored = place.drawable.scored(assessment)
    let missing = scored.map(\.id).filter { !rated.contains($0) }
    guard let first = missing.first else { return [] }
    let names = missing.prefix(8).map { "`\($0)`" }.joined(separator: ", ")
    let more = missing.count > 8 ? " and \(missing.count - 8) more" : ""
    let message: Diagnostic.Message =
      missing.count == 1
      ? "`form-angoff` needs a rating of `\(first)`, which a form can score"
      : "`form-angoff` needs a rating of every item that a form can score, and \(missing.count) of \(scored.count) have none"
    return [
      Diagnostic(
        message, rule: id, at: place.span(FieldPath("cut") / "basis"),
        notes: missing.count == 1 ? [] : [.init("without a rating: \(names)\(more)")],
        help: "let the panel rate them, and add the rows to `statistics/angoff.csv`")
    ]
  }
}
