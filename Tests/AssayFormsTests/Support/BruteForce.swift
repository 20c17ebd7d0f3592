import AssayModel

/// Whether an exam has a valid form, by going through all of them.
///
/// Written from the format alone, for tiny banks only.
struct BruteForce {
  private let index: PackageIndex
  private let blueprint: Blueprint
  private let use: ItemUse
  private var enemies: Set<Set<ItemID>> = []
  private let named: Set<ItemID>

  init(_ index: PackageIndex) {
    self.index = index
    blueprint = index.package.assessment.blueprint
    use = index.package.assessment.type.use
    for item in index.package.items {
      for enemy in item.enemies where enemy != item.id { enemies.insert([item.id, enemy]) }
    }
    named = Set(blueprint.sections.flatMap(\.draws).compactMap { if case .item(let id) = $0 { id } else { nil } })
  }

  func hasForm() -> Bool {
    var steps: [(section: Int, draw: Draw)] = []
    for (number, section) in blueprint.sections.enumerated() { steps += section.draws.map { (number, $0) } }
    return go(steps[...], taken: [], scored: [], picked: blueprint.sections.map { _ in [] })
  }

  private func go(
    _ steps: ArraySlice<(section: Int, draw: Draw)>, taken: Set<ItemID>, scored: [ItemID], picked: [[ItemID]]
  ) -> Bool {
    guard let (section, draw) = steps.first else { return ends(taken, scored, picked) }
    for items in ways(draw) where taken.isDisjoint(with: items) && Set(items).count == items.count {
      let now = taken.union(items)
      let sets = items.compactMap { index.items[$0]?.set }
      guard arePeaceful(now), taken.allSatisfy({ id in index.items[id]?.set.map { !sets.contains($0) } ?? true }) else {
        continue
      }
      var picked = picked
      if case .pick = draw { picked[section] += items }
      let counting = items.filter { index.items[$0]?.isScorable == true }
      if go(steps.dropFirst(), taken: now, scored: scored + counting, picked: picked) { return true }
    }
    return false
  }

  private func ends(_ taken: Set<ItemID>, _ scored: [ItemID], _ picked: [[ItemID]]) -> Bool {
    for (section, items) in zip(blueprint.sections, picked) {
      if let anchors = section.anchors, anchors.count > 0,
        items.count(where: { admits($0, anchors.pool) }) != anchors.count
      {
        return false
      }
    }
    for share in blueprint.balance.shares {
      let count = Rational(scored.count { admits($0, share.filter) })
      let all = Rational(scored.count)
      if count < share.range.lowerBound * all || count > share.range.upperBound * all { return false }
    }
    guard let pretest = blueprint.pretest else { return true }
    let pool = index.package.items.filter {
      $0.status == .pretest && $0.use == use && $0.isScorable && $0.set == nil && !named.contains($0.id)
        && admits($0.id, pretest.filter)
    }
    return combinations(pool.map(\.id), pretest.count).contains { arePeaceful(taken.union($0)) }
  }

  /// Every list of items that a draw could give by itself.
  private func ways(_ draw: Draw) -> [[ItemID]] {
    switch draw {
    case .item(let id):
      guard isReady(id), index.items[id]?.set == nil else { return [] }
      return [[id]]
    case .set(let id):
      guard let set = index.sets[id] else { return [] }
      return ways(set, ItemFilter())
    case .pick(let count, let filter, let minimum):
      let pool = index.package.items.map(\.id).filter { id in
        isReady(id) && index.items[id]?.isScorable == true && index.items[id]?.set == nil && !named.contains(id)
          && admits(id, filter)
      }
      return combinations(pool, count).filter { items in
        minimum.allSatisfy { rule in items.count { admits($0, rule.filter) } >= rule.count }
      }
    case .pickSets(let count, let filter, let total):
      let all = combinations(Array(index.package.sets.indices), count).flatMap { sets in
        sets.reduce([[]] as [[ItemID]]) { lists, set in
          let own = ways(index.package.sets[set], filter)
          return lists.flatMap { list in own.map { list + $0 } }
        }
      }
      guard let total else { return all }
      return all.filter { items in items.count { index.items[$0]?.isScorable == true } == total }
    }
  }

  private func ways(_ set: ItemSet, _ filter: ItemFilter) -> [[ItemID]] {
    switch set.draw {
    case .all: return set.items.allSatisfy { isReady($0) && admits($0, filter) } ? [set.items] : []
    case .pick(let count, let require):
      return combinations(set.items, count).filter { items in
        require.allSatisfy(items.contains)
          && items.allSatisfy { id in
            isReady(id) && admits(id, filter) && (index.items[id]?.isScorable == true || require.contains(id))
          }
      }
    }
  }

  private func isReady(_ id: ItemID) -> Bool {
    index.items[id].map { $0.status == .approved && $0.use == use } ?? false
  }

  private func admits(_ id: ItemID, _ filter: ItemFilter) -> Bool {
    index.items[id].map { filter.admits($0, in: index.tree) } ?? false
  }

  private func arePeaceful(_ items: Set<ItemID>) -> Bool { enemies.allSatisfy { !$0.isSubset(of: items) } }
}

/// Every choice of so many elements, in order.
func combinations<Element>(_ elements: [Element], _ count: Int) -> [[Element]] {
  if count == 0 { return [[]] }
  guard count <= elements.count else { return [] }
  return elements.indices.flatMap { first in
    combinations(Array(elements[(first + 1)...]), count - 1).map { [elements[first]] + $0 }
  }
}
