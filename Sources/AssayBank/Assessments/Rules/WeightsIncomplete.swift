import AssayDiagnostics
import AssayModel

/// Weights name every section and add up to 100 %.
///
/// Otherwise a candidate with every answer right would not reach, or would exceed, the maximum.
enum WeightsIncomplete: AssessmentRule {
  static let id: RuleID = "weights"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    let weights = assessment.score.weights
    guard !weights.isEmpty else { return [] }
    let sections = assessment.blueprint.sections.map(\.id)
    let whole = FieldPath(.score) / "weights"
    var found: [Diagnostic] = []
    for (index, weight) in weights.enumerated() {
      if !sections.contains(weight.section) {
        let meant = suggestion(for: weight.section.text, among: sections.map(\.text))
        found.append(
          Diagnostic(
            "there is no section `\(weight.section)`\(meant.map { "; did you mean `\($0)`?" } ?? "")", rule: id,
            at: place.span(.weight(index)),
            help: meant == nil ? "there are \(sections.map { "`\($0)`" }.joined(separator: ", "))" : nil))
      } else if weight.weight == .zero {
        found.append(
          Diagnostic(
            "`\(weight.section)` weighs nothing, so its answers would not count", rule: id,
            at: place.span(.weight(index)), help: "give it a share above 0%, or make its items a survey"))
      }
    }
    let missing = sections.filter { id in !weights.contains { $0.section == id } }
    if !missing.isEmpty {
      let names = missing.map { "`\($0)`" }.joined(separator: ", ")
      found.append(
        Diagnostic("`weights` does not name \(names); give every section its share", rule: id, at: place.span(whole)))
    }
    let sum = weights.reduce(Rational.zero) { $0 + $1.weight }
    if found.isEmpty, sum != .one {
      found.append(
        Diagnostic("the weights add up to \((sum * 100).percent), not to 100%", rule: id, at: place.span(whole)))
    }
    return found
  }
}
