import AssayDiagnostics
import AssayModel

/// A condition on a competency needs enough of its items on every form.
///
/// A subscore on fewer than `minimum-items` is neither reported nor used, so the decision of a form without them would
/// be held.
enum SubscoreNotGuaranteed: AssessmentRule {
  static let id: RuleID = "subscore-not-guaranteed"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard place.isWhole else { return [] }
    let needed = assessment.score.subscoreMinimumItems
    return assessment.conditions.compactMap { condition in
      guard case .competency(let competency) = condition.subject, place.context.tree.competencies[competency] != nil
      else { return nil }
      let sure = assessment.draws.reduce(0) { $0 + $1.draw.guaranteed(competency, place.drawable) }
      guard sure < needed else { return nil }
      let count = sure == 0 ? "no item" : counted(sure, "item")
      return Diagnostic(
        "the blueprint guarantees \(count) of `\(competency)` on a form, and a subscore needs \(needed)", rule: id,
        at: place.span(condition.path),
        help: "draw at least \(needed) with `where: {competency: \(competency)}`, or lower "
          + "`score: {subscores: {minimum-items: …}}`")
    }
  }
}

extension Draw {
  /// How many scored items of a competency, or below it, the draw brings onto every form.
  func guaranteed(_ competency: CompetencyID, _ drawable: DrawableItems) -> Int {
    func isInside(_ item: Item) -> Bool {
      item.competency.map { drawable.tree.isOrStandsBelow($0, competency) } ?? false
    }
    func isInside(_ filter: ItemFilter) -> Bool {
      filter.competency.map { drawable.tree.isOrStandsBelow($0, competency) } ?? false
    }
    /// So many of a set come whatever is chosen.
    func least(_ set: DrawableItems.Members) -> Int {
      set.always.count(where: isInside) + max(0, set.chosen - set.choice.count { !isInside($0) })
    }
    switch self {
    case .item(let id): return drawable.item(id).map { $0.isScorable && isInside($0) ? 1 : 0 } ?? 0
    case .set(let id): return drawable.set(id).map(least) ?? 0
    case .pick(let count, let filter, let minimum):
      if isInside(filter) { return count }
      let asked = minimum.filter { isInside($0.filter) }.map(\.count).max() ?? 0
      return max(asked, count - drawable.items(filter).count { !isInside($0) })
    case .pickSets(let count, let filter, let items):
      let sets = drawable.sets(filter)
      guard sets.count >= count else { return 0 }
      if let items, sets.allSatisfy({ $0.all.allSatisfy(isInside) }) { return items }
      return sets.map(least).sorted().prefix(count).reduce(0, +)
    }
  }
}
