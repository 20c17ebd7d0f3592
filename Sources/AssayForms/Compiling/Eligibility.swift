import AssayModel

/// Which items of a package may stand in which kind of place.
///
/// - Scored places take approved items of the assessment's use; what a set shares its stimulus with is drawn with its
///   set only.
/// - Pretest places take scorable `pretest` items of the assessment's use that belong to no set.
/// - Survey questions and pages of information stand on a form only when they are named, or belong to a set that is
///   drawn whole.
struct Eligibility: Sendable {
  let use: ItemUse
  let tree: CompetencyTree
  /// Items that belong to a set.
  let inSets: Set<ItemID>
  /// Items that the blueprint names.
  let named: Set<ItemID>

  init(_ index: PackageIndex) {
    use = index.package.assessment.type.use
    tree = index.tree
    inSets = Set(index.package.sets.flatMap(\.items))
    named = Set(
      index.package.assessment.blueprint.sections.flatMap(\.draws).compactMap {
        if case .item(let id) = $0 { id } else { nil }
      })
  }

  /// Whether an item may stand on a form at all, other than on trial.
  func isReady(_ item: Item) -> Bool { item.status == .approved && item.use == use }

  func belongsToSet(_ item: Item) -> Bool { item.set != nil || inSets.contains(item.id) }

  /// Whether a pick may draw the item, as far as its filter goes along.
  func isPickable(_ item: Item) -> Bool {
    isReady(item) && item.isScorable && !belongsToSet(item) && !named.contains(item.id)
  }

  func isPretest(_ item: Item) -> Bool {
    item.status == .pretest && item.use == use && item.isScorable && !belongsToSet(item) && !named.contains(item.id)
  }
}
