import AssayPsychometrics

/// Looks at every way to fill the pools of a form whose sets are chosen.
struct ItemSearch {
  private var state: DrawState
  private let problem: DrawProblem
  /// The pools to fill.
  private let pools: [Int]
  private let groups: [Group]
  /// How many of the groups, from the front, are single items with enemies.
  private let singles: Int
  /// By group and pool: how many items there are from that group on.
  private var supply: [Int] = []
  /// By group, pool and row: how many of those the row counts.
  private var countedSupply: [Int] = []

  private var remaining: [Int]
  private var counts: [Int]
  private var assigned: [[Int]]
  /// By group: how many of a single item's enemies stand on the form.
  private var blocked: [Int]
  private var dead: Set<[Int]> = []
  /// The steps that are left.
  private(set) var steps: Int

  /// Items that no rule tells apart.
  private struct Group {
    var items: [Int]
    /// Positions in `pools`.
    var pools: [Int]
    /// Groups that may not stand beside it; of single items only.
    var enemies: [Int] = []
  }

  /// Sorts the items that are free into groups.
  ///
  /// - Returns: Nil when the tables would be too large to search in the steps that are left.
  init?(_ state: DrawState, steps: Int) {
    self.state = state
    self.steps = steps
    let problem = state.problem
    self.problem = problem
    let pools = state.active.filter { problem.pools[$0].count > 0 }
    self.pools = pools
    let free = (0..<problem.itemCount).filter { item in
      state.home[item] == DrawState.free && state.enemiesPresent[item] == 0
        && pools.contains { problem.admits($0, item) }
    }
    var isFree = [Bool](repeating: false, count: problem.itemCount)
    for item in free { isFree[item] = true }
    var singles: [Group] = []
    var others: [Group] = []
    var known: [[Bool]: Int] = [:]
    var groupOfSingle: [Int: Int] = [:]
    for item in free {
      let fits = pools.indices.filter { problem.admits(pools[$0], item) }
      if problem.enemies[item].contains(where: { isFree[$0] }) {
        groupOfSingle[item] = singles.count
        singles.append(Group(items: [item], pools: fits))
        continue
      }
      let signature =
        pools.map { problem.admits($0, item) } + problem.rows.indices.map { problem.counts($0, item) }
      if let group = known[signature] {
        others[group].items.append(item)
      } else {
        known[signature] = others.count
        others.append(Group(items: [item], pools: fits))
      }
    }
    for single in singles.indices {
      singles[single].enemies = problem.enemies[singles[single].items[0]].compactMap { groupOfSingle[$0] }
    }
    self.singles = singles.count
    groups = singles + others
    let levels = groups.reduce(0) { $0 + $1.pools.count + 1 }
    guard levels <= 3000, (groups.count + 1) * pools.count * (problem.rows.count + 1) <= 4_000_000 else { return nil }
    remaining = pools.map { problem.pools[$0].count }
    counts = state.counts
    assigned = groups.map { [Int](repeating: 0, count: $0.pools.count) }
    blocked = [Int](repeating: 0, count: groups.count)
    tabulate()
  }

  private mutating func tabulate() {
    let rows = problem.rows.count
    supply = [Int](repeating: 0, count: (groups.count + 1) * pools.count)
    countedSupply = [Int](repeating: 0, count: (groups.count + 1) * pools.count * rows)
    for group in groups.indices.reversed() {
      for pool in pools.indices {
        let (here, next) = (group * pools.count + pool, (group + 1) * pools.count + pool)
        let fits = groups[group].pools.contains(pool) ? groups[group].items.count : 0
        supply[here] = supply[next] + fits
        for row in 0..<rows {
          countedSupply[here * rows + row] =
            countedSupply[next * rows + row] + (problem.counts(row, groups[group].items[0]) ? fits : 0)
        }
      }
    }
  }

  mutating func run(using generator: inout Generator) -> CompleteSearch.Outcome {
    visit(0, pool: 0, left: groups.first?.items.count ?? 0, using: &generator)
  }

  /// Decides how many items of a group go into the pools from one on.
  private mutating func visit(
    _ group: Int, pool: Int, left: Int, using generator: inout Generator
  ) -> CompleteSearch.Outcome {
    steps -= 1
    guard steps >= 0 else { return .stopped }
    if pool == 0 {
      guard isWithinReach(from: group) else { return .none }
      // Nothing is missing and every row is within what it allows.
      if remaining.allSatisfy({ $0 == 0 }) { return .found(solution(using: &generator)) }
      guard group < groups.count else { return .none }
      if group >= singles, dead.contains(key(group)) { return .none }
    }
    guard pool < groups[group].pools.count, left > 0, blocked[group] == 0 else {
      let next = group + 1
      return visit(next, pool: 0, left: next < groups.count ? groups[next].items.count : 0, using: &generator)
    }
    let target = groups[group].pools[pool]
    let most = min(left, remaining[target])
    let expected = remaining[target] * left / max(supply[group * pools.count + target], 1)
    let start = min(most, expected + generator.index(below: 2))
    for amount in (0...most).sorted(by: { (abs($0 - start), $1) < (abs($1 - start), $0) }) {
      assign(amount, group, pool, target)
      let outcome = visit(group, pool: pool + 1, left: left - amount, using: &generator)
      assign(-amount, group, pool, target)
      guard case .none = outcome else { return outcome }
    }
    if pool == 0, group >= singles { dead.insert(key(group)) }
    return .none
  }

  private mutating func assign(_ amount: Int, _ group: Int, _ pool: Int, _ target: Int) {
    guard amount != 0 else { return }
    assigned[group][pool] += amount
    remaining[target] -= amount
    for enemy in groups[group].enemies { blocked[enemy] += amount }
    for row in problem.pools[pools[target]].rows where problem.counts(row, groups[group].items[0]) {
      counts[row] += amount
    }
  }

  /// Whether the items from a group on could fill the pools and bring every row to what it allows.
  private func isWithinReach(from group: Int) -> Bool {
    let rows = problem.rows.count
    for pool in pools.indices where remaining[pool] > supply[group * pools.count + pool] { return false }
    for row in 0..<rows {
      var most = counts[row]
      var least = counts[row]
      for pool in pools.indices where problem.covers(pools[pool], row) {
        let place = group * pools.count + pool
        let counted = countedSupply[place * rows + row]
        most += min(remaining[pool], counted)
        least += max(0, remaining[pool] - (supply[place] - counted))
      }
      if most < state.lower[row] || least > state.upper[row] { return false }
    }
    return true
  }

  /// What the rest of the search depends on.
  private func key(_ group: Int) -> [Int] {
    var key = [group]
    key.append(contentsOf: remaining)
    for row in counts.indices {
      // Beyond its least, a row without a most is satisfied for good.
      key.append(state.upper[row] == .max ? min(counts[row], state.lower[row]) : counts[row])
    }
    return key
  }

  /// The form with items drawn at random from each group.
  private func solution(using generator: inout Generator) -> Selection {
    var state = state
    for (group, amounts) in zip(groups, assigned) {
      var items = group.items
      generator.shuffle(&items)
      var next = 0
      for (pool, amount) in zip(group.pools, amounts) {
        for item in items[next..<(next + amount)] { state.add(item, to: pools[pool]) }
        next += amount
      }
    }
    for pool in pools { generator.shuffle(&state.chosen[pool]) }
    return state.selection
  }
}
