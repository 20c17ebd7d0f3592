import AssayDiagnostics
import AssayModel
import AssayScoring

/// A further number lies outside of the tolerance of the key.
///
/// Inside it, the answer earns full credit already, and the credit written for it has no effect.
enum AcceptedNumberTwice: ItemRule {
  static let id: RuleID = "accepted-number-twice"

  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic] {
    switch item.interaction {
    case .number(let number): check(number, at: FieldPath(.also), place)
    case .cloze(let cloze):
      cloze.gaps.flatMap { gap -> [Diagnostic] in
        guard case .number(let number) = gap.content else { return [] }
        return check(number, at: .gap(gap.id) / .also, place)
      }
    default: []
    }
  }

  private static func check(_ number: NumberInteraction, at path: FieldPath, _ place: ItemPlace) -> [Diagnostic] {
    let key = NumberInteraction(key: number.key, tolerance: number.tolerance)
    return number.also.indices.compactMap { index in
      let other = number.also[index]
      let at = place.span(path[index] / .answer, or: path[index])
      if Interaction.number(key).share(earnedBy: .number(other.number)) == .one {
        return Diagnostic(
          "`\(other.number)` is within the tolerance of the key `\(number.key)` and earns full credit anyway", rule: id,
          at: at, help: "remove it, or make the tolerance smaller")
      }
      guard
        let first = number.also[..<index].first(where: {
          Rational(written: $0.number) == Rational(written: other.number)
        })
      else { return nil }
      return Diagnostic(
        "`\(other.number)` is listed already, as `\(first.number)`; remove one of the two", rule: id, at: at)
    }
  }
}
