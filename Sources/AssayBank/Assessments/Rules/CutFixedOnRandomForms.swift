import AssayDiagnostics
import AssayModel

/// The same share on random forms is no standard.
///
/// On the hardest forms that a blueprint allows it fails candidates whom it passes on the easiest ones; `fixed` is for
/// fixed forms, or for forms that are shown to be equivalent.
enum CutFixedOnRandomForms: AssessmentRule {
  static let id: RuleID = "cut-fixed-on-random-forms"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard assessment.type == .exam else { return [] }
    let isRandom = assessment.hasRandomForms(place.context.bank)
    let isFixed = if case .fixed? = assessment.cut?.basis { true } else { false }
    if isFixed, !isRandom, assessment.cut?.equivalence != nil {
      return [
        Diagnostic(
          "`equivalence` has no effect, because every form of this exam holds the same items", rule: id,
          severity: .warning, at: place.span(FieldPath("cut") / "equivalence"))
      ]
    }
    guard isRandom, assessment.cut?.equivalence == nil else { return [] }
    let help =
      "write `basis: form-angoff`, or say why the forms are equally hard: `equivalence: {reason: …}` beside `basis: fixed`"
    if isFixed {
      return [
        Diagnostic(
          "a fixed cut on random forms is not the same standard for every candidate", rule: id,
          at: place.span(FieldPath("cut")), help: help)
      ]
    }
    guard assessment.cut == nil, !place.wrote(FieldPath("cut")) else { return [] }
    return assessment.conditions.filter { $0.subject == .total && $0.threshold != .cut && $0.band == nil }.map {
      Diagnostic(
        "a fixed share of the total on random forms is not the same standard for every candidate", rule: id,
        at: place.span($0.path), help: "write `{total: cut}` and a `cut`: \(help)")
    }
  }
}
