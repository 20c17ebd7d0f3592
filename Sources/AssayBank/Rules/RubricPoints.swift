import AssayDiagnostics
import AssayModel

/// The points of a rubric add up to those of the item, and each trait has a level that earns all of its own.
enum RubricPoints: ItemRule {
  static let id: RuleID = "rubric-points"

  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic] {
    guard let rubric = item.interaction.rubric else { return [] }
    let traits = FieldPath(.rubric) / "traits"
    var found = rubric.traits.indices.compactMap { index -> Diagnostic? in
      let trait = rubric.traits[index]
      let highest = trait.levels.map(\.points).max() ?? .zero
      guard highest < trait.points else { return nil }
      return Diagnostic(
        "the highest level of `\(trait.id)` is \(highest), and the trait has \(trait.points) points; nobody can get them all",
        rule: id, at: place.span(traits[index] / .points))
    }
    let sum = rubric.traits.reduce(Rational.zero) { $0 + $1.points }
    if sum != item.points {
      found.append(
        Diagnostic(
          "the traits of `\(item.id)` add up to \(sum) points, and the item has \(item.points)", rule: id,
          at: place.span(FieldPath(.points), or: traits), help: "write `points: \(sum)`, or change the traits"))
    }
    return found
  }
}
