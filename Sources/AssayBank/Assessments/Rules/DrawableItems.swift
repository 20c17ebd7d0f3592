import AssayModel

/// Which items of a bank the draws of one assessment can take, by the rules of the format.
///
/// A pick takes approved items of the assessment's use that are scored, belong to no set and are not named by another
/// line; a set is taken whole or as its `draw` says, with approved items only. What a filter lets through is worked out
/// once, in one pass over the bank, and kept for the rules that ask again.
final class DrawableItems {
  let tree: CompetencyTree
  private let context: RuleContext
  private let use: ItemUse
  /// The positions of the items that a pick can take.
  private let ready: [Int]
  private var found: [ItemFilter: [Item]] = [:]

  init(_ assessment: Assessment, _ context: RuleContext) {
    let bank = context.bank
    let use = assessment.type.use
    let named = Set(assessment.blueprint.sections.flatMap(\.draws).compactMap(\.namedItem))
    let inSets = Set(bank.sets.flatMap(\.items))
    self.context = context
    self.use = use
    tree = context.tree
    ready = bank.items.indices.filter { index in
      let item = bank.items[index]
      return item.status == .approved && item.use == use && item.isScorable && item.set == nil
        && !inSets.contains(item.id) && !named.contains(item.id)
    }
  }

  /// The items that a pick can take.
  func items(_ filter: ItemFilter) -> [Item] {
    if let items = found[filter] { return items }
    let items = ready.map { context.bank.items[$0] }.filter { filter.admits($0, in: tree) }
    found[filter] = items
    return items
  }

  /// An item that is named and can be taken.
  func item(_ id: ItemID) -> Item? { known(id).flatMap { isReady($0) ? $0 : nil } }

  private func known(_ id: ItemID) -> Item? { context.items[id].map { context.bank.items[$0] } }

  /// The sets that a draw of sets can take, with what each gives.
  func sets(_ filter: ItemFilter) -> [Members] { context.bank.sets.compactMap { Members($0, filter, self) } }

  /// What a set that is named gives.
  func set(_ id: ItemSetID) -> Members? {
    context.bank.sets.first { $0.id == id }.flatMap { Members($0, ItemFilter(), self) }
  }

  /// Every scored item that a draw can bring onto a form, once.
  func scored(_ draw: Draw) -> [Item] {
    switch draw {
    case .item(let id): item(id).map { $0.isScorable ? [$0] : [] } ?? []
    case .set(let id): set(id)?.all ?? []
    case .pick(_, let filter, _): items(filter)
    case .pickSets(_, let filter, _): sets(filter).flatMap(\.all)
    }
  }

  /// Every scored item that an assessment can bring onto a form, once, in the order of the blueprint.
  func scored(_ assessment: Assessment) -> [Item] {
    var seen: Set<ItemID> = []
    return assessment.blueprint.sections.flatMap(\.draws).flatMap { scored($0) }.filter { seen.insert($0.id).inserted }
  }

  private func isReady(_ item: Item) -> Bool { item.status == .approved && item.use == use }

  /// The scored items that a set gives: those that always come, and so many of others.
  struct Members {
    var id: ItemSetID
    var always: [Item]
    var choice: [Item]
    var chosen: Int

    var all: [Item] { always + choice }
    var count: Int { always.count + chosen }

    /// Nil when a form cannot take the set.
    fileprivate init?(_ set: ItemSet, _ filter: ItemFilter, _ drawable: DrawableItems) {
      func fits(_ id: ItemID) -> Item? {
        guard let item = drawable.known(id), drawable.isReady(item), filter.admits(item, in: drawable.tree) else {
          return nil
        }
        return item
      }
      id = set.id
      switch set.draw {
      case .all:
        let found = set.items.compactMap(fits)
        guard !found.isEmpty, found.count == set.items.count else { return nil }
        (always, choice, chosen) = (found.filter(\.isScorable), [], 0)
      case .pick(let count, let require):
        let required = set.items.filter { require.contains($0) }
        let found = required.compactMap(fits)
        guard found.count == required.count, found.count <= count else { return nil }
        always = found.filter(\.isScorable)
        choice = set.items.filter { !require.contains($0) }.compactMap(fits).filter(\.isScorable)
        chosen = count - found.count
        guard chosen <= choice.count else { return nil }
      }
    }
  }
}

extension Draw {
  /// How many scored items a form gets by it at least and at most; nil where nothing can be drawn.
  func length(_ drawable: DrawableItems) -> ClosedRange<Int>? {
    switch self {
    case .item(let id): return drawable.item(id).map { $0.isScorable ? 1...1 : 0...0 }
    case .set(let id): return drawable.set(id).map { $0.count...$0.count }
    case .pick(let count, _, _): return count...count
    case .pickSets(let count, let filter, let items):
      if let items { return items...items }
      let sizes = drawable.sets(filter).map(\.count).sorted()
      guard sizes.count >= count else { return nil }
      return sizes.prefix(count).reduce(0, +)...sizes.suffix(count).reduce(0, +)
    }
  }

  /// Whether two forms can differ by it.
  func isRandom(_ bank: Bank) -> Bool {
    switch self {
    case .item: return false
    case .set(let id):
      guard let set = bank.sets.first(where: { $0.id == id }), case .pick(let count, _) = set.draw else { return false }
      return count < set.items.count
    case .pick, .pickSets: return true
    }
  }
}

extension Assessment {
  /// Whether two candidates can get different scored items.
  func hasRandomForms(_ bank: Bank) -> Bool {
    blueprint.sections.contains { $0.draws.contains { $0.isRandom(bank) } }
  }

  /// How many scored items a form has at least and at most; nil where some line cannot be met.
  func length(_ drawable: DrawableItems) -> ClosedRange<Int>? {
    var (lower, upper) = (0, 0)
    for draw in blueprint.sections.flatMap(\.draws) {
      guard let length = draw.length(drawable) else { return nil }
      (lower, upper) = (lower + length.lowerBound, upper + length.upperBound)
    }
    return lower...upper
  }
}
