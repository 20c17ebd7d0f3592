import AssayDiagnostics
import AssayModel

/// The rule `lenient` needs a limit on what is chosen.
///
/// It takes nothing away for wrong options, so whoever chooses all of them earns all points.
enum LenientWithoutSelect: ItemRule {
  static let id: RuleID = "lenient-without-select"

  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic] {
    guard case .multipleResponse(let multiple) = item.interaction, multiple.rule == .lenient, multiple.select == nil
    else { return [] }
    return [
      Diagnostic(
        "with the rule `lenient` and without `select`, choosing every option of `\(item.id)` earns all points",
        rule: id,
        at: place.span(FieldPath(.scoring)),
        help: "write `select: \(max(1, multiple.options.count(where: \.isKey)))`, or another rule")
    ]
  }
}
