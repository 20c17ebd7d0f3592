import AssayDiagnostics
import AssayModel

/// Only the rule `weights` looks at the credit of single options in a multiple response.
enum CreditWithoutEffect: ItemRule {
  static let id: RuleID = "credit-without-effect"

  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic] {
    guard case .multipleResponse(let multiple) = item.interaction, multiple.rule != .weights else { return [] }
    return multiple.options.indices.filter { ![.zero, .one].contains(multiple.options[$0].credit) }.map { index in
      Diagnostic(
        "`credit` has no effect with the rule `\(multiple.rule.rawValue)`, which counts this option as wrong", rule: id,
        severity: .warning, at: place.span(FieldPath(.options)[index] / .credit),
        help: "write `scoring: {rule: weights}` to add the credit of options up")
    }
  }
}
