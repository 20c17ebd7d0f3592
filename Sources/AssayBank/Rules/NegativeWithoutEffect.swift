import AssayDiagnostics
import AssayModel

/// Marks taken away for a wrong answer are not given back by the floor.
enum NegativeWithoutEffect: ItemRule {
  static let id: RuleID = "negative-without-effect"

  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic] {
    guard let negative = item.negative else { return [] }
    let path = FieldPath(.negative)
    if negative.wrong == .zero {
      return [
        Diagnostic(
          "`wrong: 0` takes nothing away; remove `negative`, or write what a wrong answer costs", rule: id,
          severity: .warning, at: place.span(path / .wrong))
      ]
    }
    guard negative.floor > negative.wrong else { return [] }
    return [
      Diagnostic(
        "a wrong answer to `\(item.id)` costs no more than `floor` allows: \((negative.floor * 100).percent)", rule: id,
        severity: .warning, at: place.span(path / .floor),
        help: "write `floor: \((negative.wrong * 100).percent)` to let `wrong` have its effect")
    ]
  }
}
