import AssayModel

/// What a draw takes of a set: the items that always come and those among which it chooses.
///
/// A set that is drawn whole can be taken when every one of its items may stand on a form and passes the draw's filter.
/// One that is drawn n of m can when its required items and enough others do; the others that do not are left out.
struct SetMembers: Hashable, Sendable {
  var required: [ItemID]
  var choice: [ItemID]
  /// How many of the choice are taken.
  var chosen: Int

  /// Nil when the set cannot be taken.
  init?(_ set: ItemSet, _ filter: ItemFilter, in index: PackageIndex, _ eligibility: Eligibility) {
    func fits(_ id: ItemID) -> Bool {
      guard let item = index.items[id] else { return false }
      return eligibility.isReady(item) && filter.admits(item, in: index.tree)
    }
    guard !set.items.isEmpty else { return nil }
    switch set.draw {
    case .all:
      guard set.items.allSatisfy(fits) else { return nil }
      (required, choice, chosen) = (set.items, [], 0)
    case .pick(let count, let require):
      let always = set.items.filter { require.contains($0) }
      guard count > 0, always.count == Set(require).count, always.count <= count, always.allSatisfy(fits) else {
        return nil
      }
      required = always
      choice = set.items.filter { !require.contains($0) && fits($0) && index.items[$0]?.isScorable == true }
      chosen = count - always.count
      guard chosen <= choice.count else { return nil }
    }
  }
}
